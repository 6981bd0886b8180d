"""The tags of a plainly written ODS: attributes and texts of cells by their bytes. Anything else is `NotPlain` and left to a parser."""

from __future__ import annotations

import re
from itertools import chain

from parcam.intake.workbooks.odscells import count, named
from parcam.intake.workbooks.xmltext import NotPlain, decoded, entities

ATTRIBUTES = rb'((?: [A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?="[^"<]*")*)'
_ATTRIBUTE = re.compile(r' ([A-Za-z_][\w.:-]*)="([^"<]*)"', re.ASCII)
_BLANKS = re.compile(r"[\t\n\r]")
_TAG = re.compile(rb"<(/?)(text:[a-z-]+)" + ATTRIBUTES + rb"( ?/)?>")
_ONE = re.compile(rb"<text:p>([^<]+)</text:p>")
_BETWEEN = re.compile(rb"(<[^<>]*>)")
_AROUND = ("text:span", "text:a")
"""Elements of a paragraph that only hold text."""


def attributes(raw: bytes) -> tuple[str, ...]:
    """Names and values by turns. NotPlain when one stands twice or has blanks that XML would turn."""
    text = decoded(raw)
    found = _ATTRIBUTE.findall(text)
    if len(dict(found)) != len(found) or _BLANKS.search(text):
        raise NotPlain
    if "&" in text:
        found = [(name, entities(value)) for name, value in found]
    return tuple(chain.from_iterable(found))


def said(content: bytes) -> str:
    """The text of a cell's paragraphs, one under the other. NotPlain when there is anything else in it."""
    if one := _ONE.fullmatch(content):
        return entities(decoded(one[1]))
    text, inside = "", list[bytes]()
    for at, part in enumerate(_BETWEEN.split(content)):
        if at % 2:
            text += _sign(part, text, inside)
        elif part:
            if not inside or b"<" in part:
                raise NotPlain
            text += entities(decoded(part))
    if inside:
        raise NotPlain
    return text


def _sign(tag: bytes, text: str, inside: list[bytes]) -> str:
    """What a tag adds to the text before it; `inside`: the names of the elements that are open."""
    found = _TAG.fullmatch(tag)
    if not found or (found[1] and (found[3] or found[4])):
        raise NotPlain
    end, name, told, alone = found.groups()
    if end:
        if not inside or inside.pop() != name:
            raise NotPlain
        return ""
    attrs = attributes(told)
    if name == b"text:p":
        if inside:
            raise NotPlain
        inside += [] if alone else [name]
        return "\n" if text else ""
    if not inside or (not alone and name.decode() not in _AROUND):
        raise NotPlain
    if name in (b"text:s", b"text:tab"):
        return " " * count(named(attrs).get("c"))
    if name == b"text:line-break":
        return "\n" if text else ""
    if name.decode() not in _AROUND:
        raise NotPlain
    inside += [] if alone else [name]
    return ""
