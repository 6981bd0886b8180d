"""The binary parts of an XLSB: its records, strings, styles and list of sheets. After [MS-XLSB]."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.refuse import refuse
from parcam.intake.workbooks.strings import Strings, by_font
from parcam.intake.workbooks.styles import Style, font_kind, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.intake.workbooks.package import Package

_BOOK_PROPERTIES, _SHEET, _END_BOOK = 153, 156, 132
_FORMAT, _FONT, _XF, _BEGIN_XFS, _END_XFS, _END_STYLES = 44, 43, 47, 617, 618, 279
_STRING, _END_STRINGS = 19, 160
_FONT_NAME = 21


class Entry(NamedTuple):
    name: str
    part: str
    hidden: bool


def records(data: bytes, last: int) -> Iterator[tuple[int, bytes]]:
    """(type, body) of every record. Refused: corrupt_file when the part is cut off before the record `last`."""
    at, end, kind = 0, len(data), -1
    try:
        while at < end:
            kind, at = data[at], at + 1
            if kind & 0x80:
                kind, at = kind & 0x7F | (data[at] & 0x7F) << 7, at + 1
            length = shift = 0
            more = True
            while more and shift < 28:
                byte, at = data[at], at + 1
                length |= (byte & 0x7F) << shift
                more, shift = bool(byte & 0x80), shift + 7
            if at + length > end:
                break
            yield kind, data[at:at + length]
            at += length
            if kind == last:
                return
    except (IndexError, struct.error) as error:
        raise refuse("corrupt_file", "truncated") from error
    raise refuse("corrupt_file", "truncated")


def wide(body: bytes, at: int) -> str:
    """A string with its length in four bytes before it; what is cut off raises struct.error."""
    (length,) = struct.unpack_from("<I", body, at)
    raw = body[at + 4:at + 4 + 2 * length] if length != 0xFFFFFFFF else b""
    if length != 0xFFFFFFFF and len(raw) < 2 * length:
        raise struct.error
    return raw.decode("utf-16-le", "replace")


def read_book(package: Package) -> tuple[list[Entry], bool]:
    """The sheets in their order, and whether days are counted from 1904."""
    relations = package.relations("xl/workbook.bin")
    entries, old_epoch = [], False
    for kind, body in records(package.read("xl/workbook.bin"), _END_BOOK):
        if kind == _BOOK_PROPERTIES:
            old_epoch = bool(body[0] & 1)
        elif kind == _SHEET:
            relation = wide(body, 8)
            name = wide(body, 8 + 4 + 2 * len(relation))
            found = relations.get(relation)
            if found is None:
                raise refuse("corrupt_file", "missing_part", part=name[:40])
            if found.kind == "worksheet":
                entries.append(Entry(name, found.part, body[0] != 0))
    return entries, old_epoch


def read_styles(package: Package) -> tuple[list[Style], list[str]]:
    """The cell styles by index, and the names of the fonts."""
    codes: dict[int, str] = {}
    fonts: list[str] = []
    formats: list[tuple[int, int]] = []
    inside = False
    for kind, body in records(package.read("xl/styles.bin"), _END_STYLES) if "xl/styles.bin" in package else ():
        if kind == _FORMAT:
            codes[int.from_bytes(body[:2], "little")] = wide(body, 2)
        elif kind == _FONT:
            fonts.append(wide(body, _FONT_NAME))
        elif kind in (_BEGIN_XFS, _END_XFS):
            inside = kind == _BEGIN_XFS
        elif kind == _XF and inside:
            number, font = struct.unpack_from("<HH", body, 2)
            formats.append((number, font))
    styles = []
    for number, font in formats:
        name = fonts[font] if font < len(fonts) else ""
        styles.append(style_of(number, codes.get(number, ""), name))
    return styles, fonts


def read_strings(package: Package, fonts: list[str]) -> Strings:
    """The shared strings, each run of a rich one turned by its own font."""
    if "xl/sharedStrings.bin" not in package:
        return Strings([])
    return Strings([_string(body, fonts) for kind, body in records(package.read("xl/sharedStrings.bin"), _END_STRINGS) if kind == _STRING])


def _string(body: bytes, fonts: list[str]) -> str:
    text = wide(body, 1)
    at = 1 + 4 + 2 * len(text)
    if not body[0] & 1 or len(body) < at + 4:
        return text
    (count,) = struct.unpack_from("<I", body, at)
    runs = [struct.unpack_from("<HH", body, at + 4 + 4 * place) for place in range(min(count, (len(body) - at - 4) // 4))]
    pieces = [text[:runs[0][0]]] if runs else [text]
    for (start, font), end in zip(runs, [*(start for start, _ in runs[1:]), len(text)], strict=True):
        kind = font_kind(fonts[font]) if font < len(fonts) else ("", False)
        pieces.append(by_font(text[start:end], Style("", *kind)))
    return "".join(pieces)
