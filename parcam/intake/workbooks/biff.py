"""What calamine does not tell about an XLS: percent formats, error cells, formulas, hidden rows and columns, old fonts. After [MS-XLS]."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parcam.intake.workbooks.styles import Style, style_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_BOF, _EOF, _FILEPASS, _FONT, _FORMAT, _XF, _ROW, _COLINFO = 0x809, 0x0A, 0x2F, 0x31, 0x41E, 0xE0, 0x208, 0x7D
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR, _LABELSST, _BOUNDSHEET = 0x203, 0x27E, 0xBD, 0x06, 0x205, 0xFD, 0x85
_TEXT_IN_FORMULA = 0x17
"""The token of a text constant."""
_SST, _DIMENSIONS = 0xFC, 0x200
_ROWS, _COLUMNS = 65_536, 256


@dataclass
class Marks:
    """Of one sheet, by (row, column) from 0. An error without name is a formula whose result was not kept: an empty text that it cannot
    give, since no text stands in it."""

    styles: dict[tuple[int, int], Style] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


@dataclass
class _Book:
    fonts: list[str] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=dict)
    formats: list[tuple[int, int]] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    styles: dict[int, Style] = field(default_factory=dict)
    """Those that change what a cell says, by their index."""


def is_locked(stream: bytes) -> bool:
    """Whether the book asks for a password."""
    return any(kind == _FILEPASS for kind, _ in _records(stream, 0))


def is_boastful(stream: bytes) -> bool:
    """Whether the book promises more than can be: more strings than bytes, or a sheet that ends before it begins or beyond the last
    cell an XLS can have. A reader that trusts such a promise asks for memory that no machine has."""
    globals_ = list(_records(stream, 0))
    if any(kind == _SST and int.from_bytes(body[4:8], "little") * 3 > len(stream) for kind, body in globals_):
        return True
    sheets = [int.from_bytes(body[:4], "little") for kind, body in globals_ if kind == _BOUNDSHEET and len(body) >= 6]
    sizes = [body for offset in sheets for kind, body in _records(stream, offset) if kind == _DIMENSIONS and len(body) >= 12]
    return any(not _fits(*struct.unpack("<IIHH", body[:12])) for body in sizes)


def _fits(top: int, bottom: int, left: int, right: int) -> bool:
    return top <= bottom <= _ROWS and left <= right <= _COLUMNS


def read_marks(stream: bytes) -> list[Marks]:
    """The marks of each sheet in the order of the book; what is cut off is left out."""
    book = _Book()
    for kind, body in _records(stream, 0):
        if kind == _FONT and len(body) > 16:
            book.fonts.append(_text(body[14:], 1))
        elif kind == _FORMAT and len(body) > 5:
            book.codes[_short(body, 0)] = _text(body[2:], 2)
        elif kind == _XF and len(body) >= 4:
            book.formats.append((_short(body, 0), _short(body, 2)))
        elif kind == _BOUNDSHEET and len(body) >= 6:
            book.offsets.append(int.from_bytes(body[:4], "little"))
    for index, (font, number) in enumerate(book.formats):
        place = font - (font > 4)
        name = book.fonts[place] if 0 <= place < len(book.fonts) else ""
        style = style_of(number, book.codes.get(number, ""), name)
        if style.number in ("percent", "points") or style.font or style.shown_by > 1:
            book.styles[index] = style
    return [_sheet(stream, offset, book) for offset in book.offsets]


def _sheet(stream: bytes, offset: int, book: _Book) -> Marks:
    marks = Marks()
    for kind, body in _records(stream, offset):
        if kind == _ROW and len(body) >= 16 and body[12] & 0x20:
            marks.hidden_rows.add(_short(body, 0))
        elif kind == _COLINFO and len(body) >= 10 and body[8] & 1:
            marks.hidden_columns.update(range(_short(body, 0), min(_short(body, 2) + 1, 256)))
        elif kind in (_NUMBER, _RK, _FORMULA, _LABELSST, _BOOLERR) and len(body) >= 8:
            if book.styles:
                _mark(marks, book, _short(body, 0), _short(body, 2), _short(body, 4))
            if kind in (_FORMULA, _BOOLERR):
                _error(marks, kind, body)
        elif kind == _MULRK and len(body) >= 12:
            for place in range((len(body) - 6) // 6):
                _mark(marks, book, _short(body, 0), _short(body, 2) + place, _short(body, 4 + 6 * place))
    return marks


def _mark(marks: Marks, book: _Book, row: int, column: int, index: int) -> None:
    if style := book.styles.get(index):
        marks.styles[row, column] = style


def _error(marks: Marks, kind: int, body: bytes) -> None:
    if kind == _BOOLERR and body[7]:
        marks.errors[_short(body, 0), _short(body, 2)] = ERRORS.get(body[6], "#ERR")
    elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        marks.errors[_short(body, 0), _short(body, 2)] = ERRORS.get(body[8], "#ERR")
    elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 3 and _TEXT_IN_FORMULA not in body[22:]:
        marks.errors[_short(body, 0), _short(body, 2)] = ""


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """(type, body) from `at` to the end of that part of the book."""
    deep = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4:at + 4 + length]
        at += 4 + length
        deep += (kind == _BOF) - (kind == _EOF)
        if kind == _EOF and deep <= 0:
            return


def _text(body: bytes, width: int) -> str:
    length = int.from_bytes(body[:width], "little")
    wide = body[width] & 1 if len(body) > width else 0
    raw = body[width + 1:width + 1 + length * (1 + wide)]
    return raw.decode("utf-16-le" if wide else "latin-1", "replace")


def _short(body: bytes, at: int) -> int:
    return int.from_bytes(body[at:at + 2], "little")
