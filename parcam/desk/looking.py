"""The first rows of a file as they stand, for a person who has to say where its table is or how its lines are cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.intake.child.sandbox import run
from parcam.intake.document import open_document
from parcam.intake.sheet import Refused, letters

if TYPE_CHECKING:
    from pathlib import Path

    from parcam.model.reading import Options

    _Told = tuple[str, tuple[str, ...], tuple[tuple[int, tuple[str, ...]], ...]]

ROWS, COLUMNS, SHEETS = 15, 20, 40
_LONG = 200


@dataclass(frozen=True, slots=True)
class Head:
    """The first filled rows of one sheet: `columns` are letters, each row its number and its cells, very long texts cut."""

    sheet: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def heads(path: Path, name: str, options: Options) -> tuple[Head, ...]:
    """One for each visible sheet, at most SHEETS; () when the file cannot be opened."""
    try:
        told = run(_heads, path.resolve(), name, options)
    except Refused:
        return ()
    return tuple(Head(*one) for one in told)


def _heads(path: Path, name: str, options: Options) -> list[_Told]:
    """In the child, which may hand over plain values only."""
    made = []
    for sheet in [one for one in open_document(path, name, options).sheets if not one.hidden][:SHEETS]:
        rows = sheet.rows[:ROWS]
        width = min(max((len(row.cells) for row in rows), default=0), COLUMNS)
        cells = tuple((row.number, tuple(_cut(row.at(at).text) for at in range(width))) for row in rows)
        made.append((sheet.name, tuple(letters(at) for at in range(width)), cells))
    return made


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else text[:_LONG - 1] + "…"
