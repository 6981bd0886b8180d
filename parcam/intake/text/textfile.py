"""A text file -> Document: decoded, cut into lines, its dialect found, its ragged records fitted. Large files are sampled."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake import limits
from parcam.intake.letters.as_stated import decode_as
from parcam.intake.letters.compose import composed
from parcam.intake.refuse import note, refuse
from parcam.intake.sheet import BLANK, Cell, Dialect, Document, Row, Sheet
from parcam.intake.text.aligned import aligned
from parcam.intake.text.dialect import Found, detect
from parcam.intake.text.large import whole_file
from parcam.intake.text.mend import is_sure, mend
from parcam.intake.text.records import Record, split
from parcam.intake.text.wrapped import unwrapped
from parcam.model.sentence import Sentence, sentence

if TYPE_CHECKING:
    from parcam.intake.letters.encoding import Decoded
    from parcam.model.reading import Note

_BLANKS = " \t\u00a0\u3000\ufeff\x0b\x0c"


class Text(NamedTuple):
    """A text file understood: its document, and its records with their values untouched.

    Every ragged record that fits is mended in `records`; the rows of `document` take only what is sure, others stand as found.
    """

    document: Document
    records: list[Record]
    path: Path


def read_text(path: Path, name: str, whole: int = 0, *, encoding: str = "", delimiter: str = "") -> Text:
    """Read a text file, sampled when larger than `limits.TEXT_WHOLE` (or `whole` bytes, if more). `encoding` and `delimiter` are
    what a person stated in place of what the file shows.

    Refused: empty_file, not_a_table, too_large.
    """
    size = path.stat().st_size
    if size > max(limits.TEXT_WHOLE, whole):
        return _read_large(path, name, size, encoding, delimiter)
    return _document(_unnulled(decode_as(path.read_bytes(), encoding)), name, path, delimiter)


def _unnulled(decoded: Decoded) -> Decoded:
    """NUL characters made visible as damage: they part words and numbers that no eye sees parted."""
    count = decoded.text.count("\0")
    return decoded._replace(text=decoded.text.replace("\0", "\ufffd"), damaged=decoded.damaged + count) if count else decoded


def _document(decoded: Decoded, name: str, path: Path, delimiter: str, *, whole: bool = True) -> Text:
    lines = unwrapped(physical_lines(decoded.text))
    if not any(line.strip(_BLANKS + ",;\t|\"'") for line in lines):
        raise refuse("empty_file")
    _check_lines(lines)
    found = detect(lines, delimiter)
    if whole and not found.dialect.delimiter and (parted := aligned(lines)):
        lines, found = parted, found._replace(dialect=Dialect("\t", ""), width=len(parted[-1].split("\t")), how="aligned")
    raw = split(lines, found.dialect)
    _check_columns(raw)
    records = mend(raw, found)
    taken = [new if not new.repaired or is_sure(new, found.dialect) else old for old, new in zip(raw, records, strict=True)]
    notes = _notes(decoded, taken)
    sheet = Sheet("", 0, rows_of(taken), len(lines))
    kind = "tsv" if found.dialect.delimiter == "\t" else "csv"
    return Text(Document(name, kind, (sheet,), decoded.encoding, decoded.evidence, found.dialect.delimiter, _evidence(found),
                         found.dialect, notes=notes), records, path)


def _read_large(path: Path, name: str, size: int, encoding: str, delimiter: str) -> Text:
    if size > limits.FILE_BYTES:
        raise refuse("too_large", "bytes", size=size // limits.MB, limit=limits.FILE_BYTES // limits.MB)
    scratch = Path(os.environ.get("PARCAM_SCRATCH") or tempfile.gettempdir())
    whole = whole_file(path, scratch, lambda head: _document(head, name, path, delimiter, whole=False), encoding)
    document, records = whole.head.document, whole.head.records
    kept = tuple(row for row in document.sheets[0].rows if row.number <= whole.head_lines)
    notes = (*document.notes, note("sampled", size=size // limits.MB, lines=float(whole.lines), rows=float(len(kept))))
    sheet = Sheet("", 0, kept, whole.lines)
    return Text(replace(document, sheets=(sheet,), sampled=True, text_path=whole.path, feeds=whole.feeds, notes=notes), records, path)


def physical_lines(text: str) -> list[str]:
    """The lines of a text whatever ends them (CRLF, LF, CR); no empty last line after a final line end."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return lines


def clean(value: str) -> str:
    """A value as a person sees it: outer blanks off, NFC; `="03/2024"`, by which exports keep a text a text, is that text."""
    value = value.strip(_BLANKS + "\n")
    if value.startswith('="') and value.endswith('"') and value.count('"') == 2:
        value = value[2:-1].strip(_BLANKS)
    return composed(value)


def rows_of(records: list[Record]) -> tuple[Row, ...]:
    """The rows of a sheet from records; equal values share a cell, blank records are left out."""
    seen: dict[str, Cell] = {"": BLANK}
    rows: list[Row] = []
    for record in records:
        cells = []
        for field in record.fields:
            cell = seen.get(field)
            if cell is None:
                cell = seen[field] = Cell(clean(field)) if field.strip(_BLANKS) else BLANK
            cells.append(cell)
        if any(cell is not BLANK for cell in cells):
            found = record.found or len(record.fields)
            rows.append(Row(record.number, tuple(cells), False, found, record.lines, record.repaired))
    return tuple(rows)


def _check_lines(lines: list[str]) -> None:
    longest = max(map(len, lines))
    if longest > limits.LINE_BYTES:
        raise refuse("too_large", "line", size=longest // limits.MB, limit=limits.LINE_BYTES // limits.MB)


def _check_columns(records: list[Record]) -> None:
    widest = max((len(record.fields) for record in records), default=0)
    if widest > limits.COLUMNS:
        raise refuse("too_large", "columns", count=widest, limit=limits.COLUMNS)
    total = sum(len(record.fields) for record in records)
    if total > limits.CELLS:
        raise refuse("too_large", "cells", count=total, limit=limits.CELLS)


def _notes(decoded: Decoded, records: list[Record]) -> tuple[Note, ...]:
    notes: list[Note] = []
    if decoded.damaged:
        notes.append(note("damaged_text", count=decoded.damaged))
    mended = [record for record in records if record.repaired]
    if mended:
        notes.append(note("mended", row=mended[0].number, count=len(mended)))
    return tuple(notes)


def _evidence(found: Found) -> Sentence:
    key = found.how or "consensus"
    return sentence(f"intake_front.delimiter.{key}", rows=float(found.agree), all=float(found.lines), width=found.width)
