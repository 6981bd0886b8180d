"""The texts of XML read without a parser, where their bytes are plain; and the escapes that Office has of its own."""

from __future__ import annotations

import re

_ENTITY = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML may hold."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HALF = re.compile("[\ud800-\udfff]")


class NotPlain(Exception):
    """These bytes are not written as plainly as most are: a parser has to look at them."""


def decoded(raw: bytes) -> str:
    """The letters between two tags, entities still in. NotPlain when they are none that XML may hold."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotPlain from error
    if _NEVER.search(text) or "]]>" in text:
        raise NotPlain
    return text


def entities(text: str) -> str:
    """A text with its entities replaced and its lines ended as XML ends them. NotPlain for entities that XML does not know."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(match: re.Match[str]) -> str:
    name, decimal, hexadecimal = match.groups()
    if name:
        return _NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
    if not 0 < number < 0x110000 or _NEVER.match(chr(number)):
        raise NotPlain
    return chr(number)


def unescaped(text: str) -> str:
    """What Office writes as `_x000D_` for a letter that XML has no place for; `_x005F_` for the line before such an `x`."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if _HALF.search(text) else text
