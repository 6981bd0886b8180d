"""Bytes -> text, by a vote over the whole file: each decoder's text is judged by its Vietnamese syllables."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.letters import legacy
from parcam.intake.letters.compose import composed
from parcam.intake.letters.syllable import Score, marked_words, score
from parcam.intake.refuse import refuse
from parcam.model.sentence import Sentence, sentence

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
         (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_VOTE_CHARS = 400_000
_C1_SEEN = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_ASCII = set(map(chr, range(128)))
FROM_WESTERN: dict[str, Callable[[str], str]] = {
    "TCVN3": legacy.from_tcvn3, "VNI-Windows": legacy.from_vni, "VISCII": legacy.from_viscii,
    "windows-1258": legacy.from_cp1258}


class Decoded(NamedTuple):
    """Text in NFC without BOM. `codec` is Python's name where the bytes decode directly, '' where letters had to be mapped.
    `damaged` counts characters that could not be decoded and stand as U+FFFD."""

    text: str
    encoding: str
    evidence: Sentence
    codec: str = ""
    damaged: int = 0


def decode(data: bytes) -> Decoded:
    """The text of a file. Refused (not_a_table) when the bytes are not text."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _lenient(data[len(bom):], codec, f"{codec.upper()} BOM", _say("bom"))
    wide = _wide(data)
    if wide:
        return _lenient(data, wide, wide.upper(), _say("utf16"))
    if _binary(data):
        raise refuse("not_a_table", "binary")
    if data.isascii():
        return _viqr(data.decode("ascii")) or Decoded(data.decode("ascii"), "ASCII", _say("ascii"), "ascii")
    try:
        return from_unicode(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _vote(data)


def decoder(voted: Decoded) -> Callable[[bytes], str]:
    """How to turn further bytes of a file on which the vote was taken; characters that do not decode become U+FFFD."""
    if voted.codec:
        codec = voted.codec
        return lambda data: composed(data.decode(codec, "replace").lstrip("\ufeff"))
    if voted.encoding in FROM_WESTERN:
        turn = FROM_WESTERN[voted.encoding]
        return lambda data: composed(turn(as_western(data)))
    if voted.encoding == "windows-1252":
        return as_western
    return lambda data: decode(data).text


def from_unicode(text: str) -> Decoded:
    """Text that decoded as UTF-8, or stood in a workbook: itself, or old letters and mojibake hidden in it."""
    words = marked_words(_part(text))
    own = score(words)
    if own.share < 0.6 and words:
        for found in (_restored(text, own), _mapped(text, words, own)):
            if found:
                return found
    if not own.good:
        viqr = _viqr(text)
        if viqr:
            return viqr
    evidence = _say("strict", good=own.good, all=own.good + own.bad) if own.good else _say("strict_plain")
    return Decoded(composed(text), "UTF-8", evidence, "utf-8")


def _vote(data: bytes) -> Decoded:
    """The bytes are not UTF-8: every one-byte reading is scored, and UTF-8 with damage too."""
    western = as_western(data)
    words = marked_words(_part(western))
    scores = {name: score(words, turn) for name, turn in FROM_WESTERN.items()}
    broken = data.decode("utf-8", "replace")
    damaged = broken.count("\ufffd")
    if damaged * 4 < sum(map(broken.count, set(broken) - _ASCII)):
        return Decoded(composed(broken), "UTF-8", _say("damaged", bad=damaged), "", damaged)
    best = max(scores, key=lambda name: scores[name].weight)
    won = scores[best]
    if not won.proves:
        return Decoded(western, "windows-1252", _say("western"), "" if _has_c1(western) else "cp1252")
    return Decoded(composed(FROM_WESTERN[best](western)), best, _say("vote", good=won.good, all=won.good + won.bad))


def _restored(text: str, own: Score) -> Decoded | None:
    """UTF-8 read as Western text once or twice, whole or only on some lines."""
    whole = text
    for times in (1, 2):
        turned = _by_line(whole)
        if turned is None:
            return None
        whole = turned
        got = score(marked_words(_part(composed(whole))))
        if got.share >= 0.6 and got.weight > own.weight and got.kinds:
            evidence = _say("mojibake", times=times, good=got.good, all=got.good + got.bad)
            return Decoded(composed(whole), "UTF-8", evidence, "", whole.count("\ufffd"))
    return None


def _by_line(text: str) -> str | None:
    turned = legacy.from_mojibake(text)
    if turned is not None:
        return turned if turned != text else None
    lines = [line if line.isascii() else legacy.from_mojibake(line) for line in text.split("\n")]
    if all(line is None or line.isascii() for line in lines):
        return None
    return "\n".join(old if new is None else new for old, new in zip(text.split("\n"), lines, strict=True))


def _mapped(text: str, words: Counter[str], own: Score) -> Decoded | None:
    """Old one-byte letters that some program wrote out as the Western letters of the same codes."""
    scores = {name: score(words, turn) for name, turn in FROM_WESTERN.items()}
    best = max(scores, key=lambda name: scores[name].weight)
    won = scores[best]
    if won.proves and won.weight > max(own.weight, 0):
        return Decoded(composed(FROM_WESTERN[best](text)), best, _say("vote", good=won.good, all=won.good + won.bad))
    return None


def _viqr(text: str) -> Decoded | None:
    """VIQR needs three distinct sequences and one word in twenty, or plain text with apostrophes would be taken for it."""
    part = _part(text)
    found = legacy.from_viqr(part)
    if found.kinds < 3 or found.certain < 2 or found.changed * 20 < len(part.replace(",", " ").replace(";", " ").split()):
        return None
    text = found.text if part is text else legacy.from_viqr(text).text
    return Decoded(text, "VIQR", _say("viqr", count=found.changed, kinds=found.kinds))


def wide_codec(data: bytes) -> str:
    """'utf-16-le' and the like when the text takes several bytes for each character, by its mark or by its zero bytes; else ''."""
    marked = next((codec for bom, codec in _BOMS if data.startswith(bom)), "")
    return marked if marked != "utf-8" and marked else _wide(data)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: nearly all zero bytes stand on one side of the pairs."""
    head = data[:200_000]
    half = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if half < 2 or max(even, odd) < 0.25 * half or min(even, odd) > 0.02 * half:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _binary(data: bytes) -> bool:
    """Zero bytes or many control characters; those that part fields in some exports (1, 30, 31) are none."""
    controls = sum(data.count(byte) for byte in (*range(2, 9), *range(14, 27), 28, 29))
    return 0 in data or controls > max(8, len(data) // 200)


def as_western(data: bytes) -> str:
    text = data.decode("cp1252", "replace")
    return text if "\ufffd" not in text else data.decode("latin-1").translate(_C1_SEEN)


def _has_c1(text: str) -> bool:
    return any(0x80 <= ord(char) < 0xA0 for char in set(text))


def _part(text: str) -> str:
    """The whole text, or of a long one every n-th line, so that no part of the file goes unheard."""
    if len(text) <= _VOTE_CHARS:
        return text
    lines = text.splitlines(keepends=True)
    return "".join(lines[:: len(text) // _VOTE_CHARS + 1])[: 4 * _VOTE_CHARS]


def _lenient(data: bytes, codec: str, name: str, evidence: Sentence) -> Decoded:
    text = data.decode(codec, "replace")
    damaged = text.count("\ufffd")
    if codec == "utf-8" and not damaged:
        inner = from_unicode(text)
        if inner.encoding != "UTF-8" or inner.text != composed(text):
            return inner
    return Decoded(composed(text), name, evidence, "" if damaged else codec, damaged)


def _say(key: str, **values: int) -> Sentence:
    return sentence(f"intake_front.encoding.{key}", **{name: float(value) for name, value in values.items()})
