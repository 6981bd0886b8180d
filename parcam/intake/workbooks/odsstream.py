"""The XML of an ODS told to its reader as it is unpacked: plainly written rows by their bytes (`odsrows`), the rest by a parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from parcam.intake.refuse import refuse
from parcam.intake.workbooks.odsrows import ROW_END, PlainRows
from parcam.intake.workbooks.strings import is_utf8
from parcam.intake.workbooks.xmltext import NotPlain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.workbooks.odsreader import OdsReader

_FIRST = re.compile(rb"<table:table-row(?=[ >/])")
_LONG = 4_000_000
_MISSES = 20
"""Pieces that were not plain, after which none is thought to be."""
_PROBE = b"<!---->"


def hear(data: bytes, reader: OdsReader) -> None:
    """Tell it all by a parser. Refused: corrupt_file."""
    try:
        _parser(reader).Parse(data, True)
    except expat.ExpatError as error:
        raise refuse("corrupt_file", "workbook", reason=str(error)) from error


def hear_rows(blocks: Iterable[bytes], reader: OdsReader) -> None:
    """Tell the same, rows by their bytes where they are plain. NotPlain when it is no sound XML: `hear` then tells why."""
    stream, rest = _Stream(reader), b""
    try:
        for block in blocks:
            rest += block
            end = rest.rfind(ROW_END) + len(ROW_END)
            if end >= len(ROW_END) or len(rest) > _LONG:
                end = end if end >= len(ROW_END) else len(rest)
                stream.take(rest[:end])
                rest = rest[end:]
        stream.parser.Parse(rest, True)
    except expat.ExpatError as error:
        raise NotPlain from error


class _Stream:
    """A parser that is not shown the rows that are read without it."""

    def __init__(self, reader: OdsReader) -> None:
        self.parser = _parser(reader)
        self.parser.CommentHandler = self._comment
        self._reader, self._plain = reader, PlainRows(reader.maker)
        self._begun, self._heard, self._missed = False, False, 0

    def take(self, piece: bytes) -> None:
        """More of the document."""
        if not self._begun:
            self._begun, self._missed = True, 0 if is_utf8(piece) else _MISSES
        found = _FIRST.search(piece) if self._missed < _MISSES else None
        if not found:
            self.parser.Parse(piece, False)
            return
        self.parser.Parse(piece[:found.start()], False)
        piece = piece[found.start():]
        if self._here():
            try:
                self._reader.take(self._plain.read(piece))
            except NotPlain:
                self._missed += 1
            else:
                return
        self.parser.Parse(piece, False)

    def _here(self) -> bool:
        """Whether the parser stands where rows may come: nowhere else would it hear of a comment."""
        if not self._reader.between_rows():
            return False
        self._heard = False
        self.parser.Parse(_PROBE, False)
        return self._heard

    def _comment(self, _: str) -> None:
        self._heard = True


def _parser(reader: OdsReader) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = parser.ordered_attributes = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = reader.start, reader.end, reader.data
    parser.StartDoctypeDeclHandler = _forbidden
    return parser


def _forbidden(*_: object) -> None:
    raise refuse("corrupt_file", "entities")
