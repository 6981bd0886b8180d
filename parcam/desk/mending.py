"""Mending what was refused without touching the file: a mended cell is something a person states about it, kept with the batch.

The file is then read again, in the child process as ever; the archived original stays as it came.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parcam.intake.child.sandbox import run
from parcam.intake.document import open_document
from parcam.intake.layout.headings import headings
from parcam.intake.layout.locate import locate
from parcam.intake.letters.fold import keyed
from parcam.intake.meaning.override import CELL, cell_id, cells_as_chosen
from parcam.intake.sheet import Refused, letters
from parcam.intake.tables.located import located
from parcam.model.reading import Options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from parcam.intake.sheet import Sheet
    from parcam.model.reading import Extraction, Fault

    _Told = tuple[str, tuple[str, ...], list[tuple[int, tuple[str, ...]]]]

ROWS = 500
"""Refused rows offered for mending at once."""
_LARGE = 16 << 20
"""Bytes over which a file is better mended in its own program."""
_ABOUT_FILE = ("indicator", "dataset")
_OF_ONE_FILE = (CELL, "table:", "header:", "period:")
"""Where the table lies and which month it is of is said anew for each file."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One refused row as it stands in the file, earlier mends included; `cells` start at column A."""

    sheet: str
    row: int
    faults: tuple[Fault, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RefusedRows:
    """The refused rows of one sheet under the headings of their table, one for each column."""

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[RefusedRow, ...]


def mendable(extraction: Extraction) -> bool:
    """False for large files, and for registers whose lines are read where they lie."""
    sampled = any(one.kind == "sampled" for one in extraction.notes)
    return bool(extraction.faults) and not (extraction.register and sampled) and extraction.size <= _LARGE


def refused_rows(path: Path, extraction: Extraction) -> tuple[RefusedRows, ...]:
    """The first ROWS refused rows, by sheet. Empty when the file cannot be opened."""
    faults: dict[tuple[str, int], list[Fault]] = {}
    for one in extraction.faults:
        faults.setdefault((one.sheet, one.row), []).append(one)
    wanted = list(faults)[:ROWS]
    try:
        told = run(_rows_in, path.resolve(), extraction.file, extraction.options, wanted)
    except Refused:
        return ()
    return tuple(RefusedRows(sheet, heads, tuple(RefusedRow(sheet, row, tuple(faults[sheet, row]), cells) for row, cells in rows))
                 for sheet, heads, rows in told)


def mend(options: Options, before: RefusedRow, after: Sequence[str]) -> Options:
    """The options with every cell of the row that was changed; an unchanged row changes nothing."""
    changed = {cell_id(before.sheet, before.row, at): text.strip()
               for at, (old, text) in enumerate(zip(before.cells, after, strict=True)) if text.strip() != old}
    return replace(options, overrides=tuple((dict(options.overrides) | changed).items()))


def header_key(path: Path, name: str) -> str:
    """One text per set of headings, whatever case, accents' form and spacing; "" when the file has no table."""
    try:
        found = run(_headings_in, path.resolve(), name)
    except Refused:
        return ""
    return hashlib.sha256("\n".join(found).encode()).hexdigest()[:16] if found else ""


def mapping_of(options: Options) -> tuple[tuple[str, str], ...]:
    """What of a person's statements holds for every file with the same headings: not its month, its place or its mended cells."""
    said = [(name, value) for name in _ABOUT_FILE if (value := getattr(options, name))]
    return (*said, *sorted(pair for pair in options.overrides if not pair[0].startswith(_OF_ONE_FILE)))


def options_of(mapping: Sequence[tuple[str, str]]) -> Options:
    """The statements of a remembered mapping."""
    said: Mapping[str, str] = dict(mapping)
    overrides = tuple(pair for pair in mapping if pair[0] not in _ABOUT_FILE)
    return Options(indicator=said.get("indicator"), dataset=said.get("dataset"), overrides=overrides)


def _rows_in(path: Path, name: str, options: Options, wanted: Sequence[tuple[str, int]]) -> list[_Told]:
    document = cells_as_chosen(open_document(path, name, options), options)
    return [found for sheet in document.sheets if (found := _of_sheet(sheet, wanted, options))[2]]


def _of_sheet(sheet: Sheet, wanted: Sequence[tuple[str, int]], options: Options) -> _Told:
    rows = [(number, row) for name, number in wanted if name == sheet.name and (row := sheet.row(number))]
    named = {one.column: one.text for table in located(sheet, options) for one in headings(sheet, table)}
    width = max([len(row.cells) for _, row in rows] + [at + 1 for at in named if rows], default=0)
    heads = tuple(f"{letters(at)}. {named.get(at, '')}".rstrip(". ") for at in range(width))
    return sheet.name, heads, [(number, tuple(row.at(at).text for at in range(width))) for number, row in rows]


def _headings_in(path: Path, name: str) -> list[str]:
    sheets = open_document(path, name).sheets
    return [keyed(one.text) for sheet in sheets if not sheet.hidden for table in locate(sheet) for one in headings(sheet, table)]
