"""The texts of a workbook: shared strings, runs of several fonts, old fonts turned into Unicode."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.letters import legacy
from parcam.intake.workbooks.styles import Style, font_kind

if TYPE_CHECKING:
    from parcam.intake.workbooks.package import Package

_TEXT = re.compile(rb"<t(?:\s[^>]*)?>(.*?)</t>", re.DOTALL)
_RUN = re.compile(rb"<r>(.*?)</r>|<r\s[^>]*>(.*?)</r>", re.DOTALL)
_FONT = re.compile(rb'<rFont\s+val="([^"]*)"')
_PHONETIC = re.compile(rb"<rPh\b.*?</rPh>|<phoneticPr[^>]*/>", re.DOTALL)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Strings(NamedTuple):
    """Shared strings by their number."""

    texts: list[str]


def shared_strings(package: Package) -> Strings:
    if "xl/sharedStrings.xml" not in package:
        return Strings([])
    data = package.plain("xl/sharedStrings.xml")
    return Strings([rich_text(part) for part in re.split(rb"<si(?:\s[^>]*)?/?>", data)[1:]])


def rich_text(part: bytes) -> str:
    """The text of a string item: its runs joined, each turned by its own font, phonetic guides left out."""
    if b"<rPh" in part:
        part = _PHONETIC.sub(b"", part)
    if b"<rFont" not in part:
        return _unescape(b"".join(_TEXT.findall(part)))
    pieces = []
    for one, other in _RUN.findall(part):
        run = one or other
        font = _FONT.search(run)
        text = _unescape(b"".join(_TEXT.findall(run)))
        pieces.append(by_font(text, Style("", *font_kind(font[1].decode("utf-8", "replace")))) if font else text)
    return "".join(pieces)


def _unescape(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    if "&" in text:
        text = html.unescape(text)
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return text


def by_font(text: str, style: Style) -> str:
    """A text in the letters of an old font turned into Unicode; as it is in any other font."""
    if style.font == "tcvn3":
        text = legacy.from_tcvn3(text)
    elif style.font == "vni":
        text = legacy.from_vni(text)
    return text.upper() if style.capitals else text
