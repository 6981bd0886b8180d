"""Text written the old ways: the other direction of `letters.legacy`, made here from letters and marks, not from its tables' code."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

_TCVN3_LOWER = {
    "à": 0xB5, "ả": 0xB6, "ã": 0xB7, "á": 0xB8, "ạ": 0xB9, "ă": 0xA8, "ằ": 0xBB, "ẳ": 0xBC, "ẵ": 0xBD, "ắ": 0xBE, "ặ": 0xC6, "â": 0xA9,
    "ầ": 0xC7, "ẩ": 0xC8, "ẫ": 0xC9, "ấ": 0xCA, "ậ": 0xCB, "đ": 0xAE, "è": 0xCC, "ẻ": 0xCE, "ẽ": 0xCF, "é": 0xD0, "ẹ": 0xD1, "ê": 0xAA,
    "ề": 0xD2, "ể": 0xD3, "ễ": 0xD4, "ế": 0xD5, "ệ": 0xD6, "ì": 0xD7, "ỉ": 0xD8, "ĩ": 0xDC, "í": 0xDD, "ị": 0xDE, "ò": 0xDF, "ỏ": 0xE1,
    "õ": 0xE2, "ó": 0xE3, "ọ": 0xE4, "ô": 0xAB, "ồ": 0xE5, "ổ": 0xE6, "ỗ": 0xE7, "ố": 0xE8, "ộ": 0xE9, "ơ": 0xAC, "ờ": 0xEA, "ở": 0xEB,
    "ỡ": 0xEC, "ớ": 0xED, "ợ": 0xEE, "ù": 0xEF, "ủ": 0xF1, "ũ": 0xF2, "ú": 0xF3, "ụ": 0xF4, "ư": 0xAD, "ừ": 0xF5, "ử": 0xF6, "ữ": 0xF7,
    "ứ": 0xF8, "ự": 0xF9, "ỳ": 0xFA, "ỷ": 0xFB, "ỹ": 0xFC, "ý": 0xFD, "ỵ": 0xFE}
_TCVN3_UPPER = {"Ă": 0xA1, "Â": 0xA2, "Ê": 0xA3, "Ô": 0xA4, "Ơ": 0xA5, "Ư": 0xA6, "Đ": 0xA7}
_TONE_FIRST = "\u0302\u0306\u031b"
_VIQR = {"\u0306": "(", "\u0302": "^", "\u031b": "+", "\u0301": "'", "\u0300": "`", "\u0309": "?", "\u0303": "~", "\u0323": "."}
_VNI = {
    "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï", "\u0302": "â", "\u0302\u0301": "á", "\u0302\u0300": "à",
    "\u0302\u0309": "å", "\u0302\u0303": "ã", "\u0302\u0323": "ä", "\u0306": "ê", "\u0306\u0301": "é", "\u0306\u0300": "è",
    "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0306\u0323": "ë"}
_VNI_ALONE = dict(zip("íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ", "íìæóòîñôöÍÌÆÓÒÎÑÔÖ", strict=True))


def _parts(letter: str) -> tuple[str, str]:
    """Base letter and its marks, those that make another letter first."""
    whole = unicodedata.normalize("NFD", letter)
    return whole[0], "".join(sorted(whole[1:], key=lambda mark: mark not in _TONE_FIRST))


def tcvn3(text: str) -> bytes:
    """Capitals with a tone have no code: they are typed small, in a font that draws capitals."""
    return bytes(_TCVN3_LOWER.get(c) or _TCVN3_UPPER.get(c) or _TCVN3_LOWER.get(c.lower()) or ord(c) for c in text)


def vni(text: str) -> bytes:
    out = []
    for letter in text:
        base, marks = _parts(letter)
        if letter in _VNI_ALONE:
            out.append(_VNI_ALONE[letter])
        elif not marks:
            out.append(letter)
        else:
            if "\u031b" in marks:
                base, marks = _VNI_ALONE[unicodedata.normalize("NFC", base + "\u031b")], marks.replace("\u031b", "")
            out.append(base + (_VNI[marks].upper() if letter.isupper() else _VNI[marks]))
    return "".join(out).encode("cp1252")


def viqr(text: str) -> bytes:
    out = []
    for letter in text:
        base, marks = _parts(letter)
        out.append({"đ": "dd", "Đ": "DD"}.get(letter) or base + "".join(_VIQR[mark] for mark in marks))
    return "".join(out).encode("ascii")


def cp1258(text: str) -> bytes:
    out = []
    for letter in text:
        base, marks = _parts(letter)
        own = "".join(mark for mark in marks if mark in _TONE_FIRST)
        tone = "".join(mark for mark in marks if mark not in _TONE_FIRST)
        out.append(unicodedata.normalize("NFC", base + own) + tone)
    return "".join(out).encode("cp1258")


def mojibake(text: str, times: int = 1) -> bytes:
    for _ in range(times):
        text = "".join(chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([b]).decode("cp1252") for b in text.encode())
    return text.encode()


WRITERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode, "utf-8 bom": lambda text: text.encode("utf-8-sig"),
    "nfd": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16": lambda text: text.encode("utf-16"), "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"), "windows-1258": cp1258, "tcvn3": tcvn3, "vni": vni, "viqr": viqr,
    "tcvn3 saved as utf-8": lambda text: tcvn3(text).decode("latin-1").encode(), "mojibake": mojibake,
    "mojibake twice": lambda text: mojibake(text, 2), "mojibake latin-1": lambda text: text.encode().decode("latin-1").encode()}
