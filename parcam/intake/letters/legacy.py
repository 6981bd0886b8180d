"""Vietnamese before Unicode: TCVN3 (ABC fonts), VNI-Windows, VISCII, VIQR, and UTF-8 that was once read as Western text.

Tables: TCVN3 agrees with TCVN 5712:1993 (VN1) as in glibc iconv; VNI-Windows is two characters of Windows-1252 per letter;
VISCII and VIQR after RFC 1456. Every function takes text decoded as Windows-1252 (`western`) and gives NFC.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from parcam.intake.letters.compose import composed
from parcam.intake.letters.syllable import is_syllable

_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđ", range(0xA1, 0xAF)), ("àảãáạ", range(0xB5, 0xBA)), ("ằẳẵắ", range(0xBB, 0xBF)), (
    "ặầẩẫấậè", range(0xC6, 0xCD)), ("ẻẽéẹềểễếệìỉ", range(0xCE, 0xD9)), ("ĩíịò", range(0xDC, 0xE0)), (
    "ỏõóọồổỗốộờởỡớợù", range(0xE1, 0xF0)), ("ủũúụừửữứựỳỷỹýỵ", range(0xF1, 0xFF))
_TCVN3_MAP = {code: letter for letters, codes in _TCVN3 for letter, code in zip(letters, codes, strict=True)}

_VISCII = {
    0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ",
    **dict(zip(range(0x80, 0xA0), "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ", strict=True)),
    **dict(zip(range(0xA0, 0xC0), "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ", strict=True)),
    **dict(zip(range(0xC0, 0xE0), "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư", strict=True)),
    **dict(zip(range(0xE0, 0x100), "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ", strict=True)),
}

_VNI_AFTER = {
    **dict.fromkeys("ùÙ", "\u0301"), **dict.fromkeys("øØ", "\u0300"), **dict.fromkeys("ûÛ", "\u0309"), **dict.fromkeys("õÕ", "\u0303"),
    **dict.fromkeys("ïÏ", "\u0323"), **dict.fromkeys("âÂ", "\u0302"), **dict.fromkeys("áÁ", "\u0302\u0301"),
    **dict.fromkeys("àÀ", "\u0302\u0300"), **dict.fromkeys("åÅ", "\u0302\u0309"), **dict.fromkeys("ãÃ", "\u0302\u0303"),
    **dict.fromkeys("äÄ", "\u0302\u0323"), **dict.fromkeys("êÊ", "\u0306"), **dict.fromkeys("éÉ", "\u0306\u0301"),
    **dict.fromkeys("èÈ", "\u0306\u0300"), **dict.fromkeys("úÚ", "\u0306\u0309"), **dict.fromkeys("üÜ", "\u0306\u0303"),
    **dict.fromkeys("ëË", "\u0306\u0323"),
}
_VNI_ALONE = dict(zip("íìæóòîñôöÍÌÆÓÒÎÑÔÖ", "íìỉĩịỵđơưÍÌỈĨỊỴĐƠƯ", strict=True))
_VNI = re.compile(f"([aeouyôöAEOUYÔÖ])([{''.join(_VNI_AFTER)}])|([{''.join(_VNI_ALONE)}])")

_VIQR_MARKS = {"(": "\u0306", "^": "\u0302", "+": "\u031b", "'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_VIQR_WORD = re.compile(r"(?:[A-Za-z]*(?:[AEIOUYaeiouy](?:[(^+]['`?~.]?|['`?~.])|[Dd][Dd]))+[A-Za-z]*")
_VIQR_OWN = re.compile(r"[(^+]|[Dd][Dd]")
_VIQR_LETTER = re.compile(r"([AEIOUYaeiouy])([(^+]?)(['`?~.]?)|([Dd][Dd])")


def from_tcvn3(western: str) -> str:
    """TCVN3 bytes seen as Western letters -> Vietnamese. Fonts ending in H show capitals for small codes: a word typed in capitals
    around its marked letters is raised whole."""
    return _raise_capitals(western.translate(_TCVN3_MAP))


def from_viscii(western: str) -> str:
    try:
        return western.encode("cp1252", "parcam-c1").decode("latin-1").translate(_VISCII)
    except UnicodeEncodeError:
        return western


def from_cp1258(western: str) -> str:
    """Windows-1258 sets tones behind their letter; NFC joins them."""
    try:
        return composed(western.encode("cp1252", "parcam-c1").decode("cp1258"))
    except UnicodeError:
        return western


def from_vni(western: str) -> str:
    return composed(_VNI.sub(_vni_letter, western))


class Viqr(NamedTuple):
    """Text turned from VIQR; words changed, how many of them hold a letter of its own (^ ( + dd), distinct sequences seen."""

    text: str
    changed: int
    certain: int
    kinds: int


def from_viqr(text: str) -> Viqr:
    """Only words that become a syllable are changed: an apostrophe or full stop elsewhere stays."""
    known: dict[str, tuple[str, str]] = {}
    changed = certain = 0

    def word(match: re.Match[str]) -> str:
        nonlocal changed, certain
        plain = match[0]
        if plain not in known:
            known[plain] = _viqr_word(plain)
        letters, core = known[plain]
        changed += core != ""
        certain += core != "" and _VIQR_OWN.search(core) is not None
        return letters

    turned = _VIQR_WORD.sub(word, text)
    kinds = {part[0] for _, core in known.values() for part in re.finditer(r"[A-Za-z][(^+'`?~.]+|[Dd][Dd]", core)}
    return Viqr(turned, changed, certain, len(kinds))


def _viqr_word(plain: str) -> tuple[str, str]:
    """(the word in letters, the part of it that was VIQR): the part is '' when the word makes no syllable.
    A full stop, question mark or apostrophe at its end may belong to the sentence. "DD" in an abbreviation ("TDDC") is one letter, which
    proves nothing, and a letter with a full stop counts ("I.", "B.I.1")."""
    if len(plain) == len("I.") and plain.endswith("."):
        return plain, ""
    for tail in ("", plain[-1] if plain[-1] in ".?'" else ""):
        core = plain.removesuffix(tail) if tail else plain
        letters = composed(_VIQR_LETTER.sub(_viqr_letter, core))
        if not letters.isascii() and is_syllable(letters):
            return letters + tail, core
    return plain.replace("DD", "Đ") if plain.isupper() else plain, ""


def from_mojibake(text: str) -> str | None:
    """UTF-8 that was read as Windows-1252 or Latin-1, turned back; None when it was not.

    A no-break space that became a plain one is mended; letters lost on the way stay U+FFFD.
    """
    for candidate in (text, re.sub("([ÃÂ]) ", "\\1\u00a0", text), re.sub("(á[º»]) ", "\\1\u00a0", text)):
        try:
            return candidate.encode("cp1252", "parcam-c1").decode("utf-8", "replace" if "\ufffd" in text else "strict")
        except UnicodeError:
            continue
    return None


def _raise_capitals(text: str) -> str:
    return re.sub(r"[^\W\d_]{3,}", lambda m: m[0].upper() if _typed_in_capitals(m[0]) else m[0], text)


def _typed_in_capitals(word: str) -> bool:
    plain = [char for char in word if char.isascii()]
    return len(plain) >= 2 and len(plain) < len(word) and all(char.isupper() for char in plain)


def _vni_letter(match: re.Match[str]) -> str:
    if match[3]:
        return _VNI_ALONE[match[3]]
    return _VNI_ALONE.get(match[1], match[1]) + _VNI_AFTER[match[2]]


def _viqr_letter(match: re.Match[str]) -> str:
    if match[4]:
        return "Đ" if match[4][0] == "D" else "đ"
    return match[1] + "".join(_VIQR_MARKS[mark] for mark in (match[2], match[3]) if mark)


def _keep_c1(error: UnicodeError) -> tuple[bytes, int]:
    """Bytes that Windows-1252 leaves undefined are read by most programs as C1 controls: give them back."""
    if isinstance(error, UnicodeEncodeError):
        taken = error.object[error.start:error.end]
        if all(0x80 <= ord(char) < 0xA0 or char == "\ufffd" for char in taken):
            return bytes(0xFF if char == "\ufffd" else ord(char) for char in taken), error.end
    raise error


codecs.register_error("parcam-c1", _keep_c1)
