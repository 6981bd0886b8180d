"""A text file read by the encoding and the delimiter a person states, in place of the vote and the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.letters import legacy
from parcam.intake.letters.compose import composed
from parcam.intake.letters.encoding import FROM_WESTERN, Decoded, as_western, decode, decoder
from parcam.intake.refuse import refuse
from parcam.model.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable

_CODECS = {"UTF-8": "utf-8", "UTF-16-LE": "utf-16-le", "UTF-16-BE": "utf-16-be"}
ENCODINGS = (*_CODECS, "windows-1258", "TCVN3", "VNI-Windows", "VISCII", "VIQR", "windows-1252")
"""What may be stated, in the order people meet them."""
DELIMITERS = (",", ";", "\t", "|")
"""The usual ones; any other mark may be stated too."""
_LONGEST = 4


def decode_as(data: bytes, encoding: str) -> Decoded:
    """The text under a stated encoding ("" = by the vote). What does not decode stands as U+FFFD and is counted.

    Refused (not_a_table) when the bytes are not text.
    """
    if not encoding:
        return decode(data)
    if b"\0" in data and not wide_as(encoding):
        raise refuse("not_a_table", "binary")
    text = composed(_turn(encoding)(data))
    damaged = text.count("\ufffd")
    return Decoded(text, encoding, Sentence("intake_front.encoding.stated"), "" if damaged else _CODECS.get(encoding, ""), damaged)


def decoder_as(voted: Decoded, encoding: str) -> Callable[[bytes], str]:
    """How to turn further bytes of the same file."""
    if not encoding:
        return decoder(voted)
    turn = _turn(encoding)
    return lambda data: composed(turn(data))


def wide_as(encoding: str) -> str:
    """The codec when the stated encoding takes several bytes for each character, else ""."""
    codec = _CODECS.get(encoding, "")
    return codec if codec.startswith("utf-16") else ""


def is_delimiter(text: str) -> bool:
    """Whether a text can stand between cells: one to four marks, none of them a letter, a digit, a quote or a line's end."""
    return 0 < len(text) <= _LONGEST and not any(mark.isalnum() or mark in "\"'\r\n\\" for mark in text)


def _turn(encoding: str) -> Callable[[bytes], str]:
    if encoding in _CODECS:
        codec = _CODECS[encoding]
        return lambda data: data.decode(codec, "replace").lstrip("\ufeff")
    if encoding in FROM_WESTERN:
        turn = FROM_WESTERN[encoding]
        return lambda data: turn(_letters(data))
    if encoding == "VIQR":
        return lambda data: legacy.from_viqr(_letters(data)).text
    return as_western


def _letters(data: bytes) -> str:
    """Old letters as the Western ones of the same codes, whether the file holds their bytes or some program wrote them out as UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return as_western(data)
