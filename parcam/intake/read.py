"""The reader's door: a file, or a document already opened -> Extraction. Nothing is stored and nothing is guessed."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake import progress
from parcam.intake.account import accounts
from parcam.intake.document import all_rows, open_document
from parcam.intake.meaning.override import cells_as_chosen
from parcam.intake.registers.document import read_register
from parcam.intake.say import note
from parcam.intake.sheet import Refused, letters
from parcam.intake.tables.document import TableReader
from parcam.intake.understood import understood
from parcam.model.reading import Extraction, Options, Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from parcam.catalog.load import Catalog
    from parcam.intake.sheet import Document, Sheet
    from parcam.model.reading import FileError, Note

_OPENED = 0.3
"""The share of the work that is done once a file's cells are known. Of a large text, whose lines are read later, nothing is."""


def read(
    path: Path,
    options: Options,
    catalog: Catalog,
    *,
    name: str | None = None,
    work_dir: Path | None = None,
    aliases: Mapping[str, str] | None = None,
    hashed: bool = True,
) -> Extraction:
    """A file of any kind, whole pipeline; run it in the sandbox for files from outside.

    `name` is what the person calls the file; `aliases` are spellings of units confirmed beside the catalog's (spelling -> unit id);
    `work_dir` receives the Parquet of a register. `sha256` is found only when it is to be `hashed`: nobody accepts what has none.
    A refused file is an Extraction with `error`, never an exception.
    """
    name = name or path.name
    with ThreadPoolExecutor(1) as beside:
        sha256 = beside.submit(_sha256, path) if hashed else None
        found = _read(path, name, options, catalog, aliases=aliases, work_dir=work_dir)
        return replace(found, sha256=sha256.result() if sha256 else "", size=path.stat().st_size)


def _read(
    path: Path, name: str, options: Options, catalog: Catalog, *, aliases: Mapping[str, str] | None, work_dir: Path | None
) -> Extraction:
    try:
        with progress.part(0.0, _OPENED):
            document = open_document(path, name, options)
    except Refused as refusal:
        return _failed(name, options, refusal.error)
    with ExitStack() as undo:
        if document.text_path and document.text_path != path:
            undo.callback(document.text_path.unlink)
        with progress.part(0.0 if document.sampled else _OPENED, 1.0):
            return read_document(cells_as_chosen(document, options), options, catalog, aliases=aliases, work_dir=work_dir)


def read_document(
    document: Document, options: Options, catalog: Catalog, *, aliases: Mapping[str, str] | None = None, work_dir: Path | None = None
) -> Extraction:
    """A document already opened; `sha256` and `size` of the answer are empty. `Unbalanced` when the reader itself lost a line."""
    reader = TableReader(catalog, catalog.vocabulary, options, aliases or {})
    try:
        if found := read_register(document, reader, options, work_dir):
            return replace(found, notes=(*found.notes, *_shape_notes(document)))
        return _tables(cells_as_chosen(all_rows(document, options), options) if document.sampled else document, reader, options)
    except Refused as refusal:
        known = understood(document, reader.told, reader)
        notes = (*document.notes, *_shape_notes(document))
        return replace(_failed(document.name, options, refusal.error), notes=notes, understood=known)


def _tables(document: Document, reader: TableReader, options: Options) -> Extraction:
    told = reader.read(document)
    if told.readings:
        outcome = Outcome.PARTIAL if told.faults else Outcome.OK
    else:
        outcome = Outcome.ERROR
    readings = sorted(told.readings, key=lambda one: (one.indicator, one.unit, one.month))
    faults = sorted(told.faults, key=lambda one: (one.sheet, one.row, one.column))
    return Extraction(
        document.name,
        "",
        0,
        outcome,
        told.error if outcome is Outcome.ERROR else None,
        tuple(readings),
        tuple(faults),
        (*document.notes, *_shape_notes(document), *told.notes),
        accounts(document, told),
        understood(document, told, reader),
        None,
        options,
        tuple(sorted(told.stocks, key=lambda one: (one.indicator, one.unit, one.month))),
    )


def _shape_notes(document: Document) -> list[Note]:
    hidden = [note("hidden_sheet", sheet.name) for sheet in document.sheets if sheet.hidden]
    rows = [note("hidden_row", sheet.name, row.number) for sheet in document.sheets if not sheet.hidden for row in sheet.rows if row.hidden]
    columns = [note("hidden_column", sheet.name, columns=found) for sheet in document.sheets if (found := _hidden_columns(sheet))]
    return [one for one in (*hidden, *rows, *columns) if not any(_same(one, known) for known in document.notes)]


def _hidden_columns(sheet: Sheet) -> str:
    """The letters of the hidden columns of a visible sheet that hold something."""
    filled = [column for column in sorted(sheet.hidden_columns) if any(not row.at(column).blank for row in sheet.rows)]
    return "" if sheet.hidden else ", ".join(letters(column) for column in filled)


def _same(one: Note, other: Note) -> bool:
    return (one.kind, one.sheet, one.row) == (other.kind, other.sheet, other.row)


def _failed(name: str, options: Options, problem: FileError) -> Extraction:
    return Extraction(name, "", 0, Outcome.ERROR, problem, options=options)


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
