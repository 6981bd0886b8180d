"""What a person decided in place of the reader, by the id of the conclusion it replaces (`Options.overrides`).

encoding = one of as_stated.ENCODINGS; delimiter = the mark itself; numbers = comma | point; dates = dmy | mdy; money = đồng per unit;
table:<sheet> = "B7:F15"; header:<sheet> = "5-7"; period:<sheet> = YYYY-MM; unit:<spelling> = a unit's id;
column:<letters> or column:<sheet>!<letters> = unread, unit, period, month, year, label, or a part ("numerator", "denominator", "rate",
"on_time.numerator"), or, of a register, a role of its columns (data/vocabulary/registers.toml);
cell:<sheet>!<letters><row> = the text that stands there instead. The sheet of a text file is "".
"""

from __future__ import annotations

from dataclasses import replace
from string import ascii_uppercase
from typing import TYPE_CHECKING
from unicodedata import normalize

from parcam.intake.meaning.labels import ANY
from parcam.intake.sheet import BLANK, Cell, letters
from parcam.model.month import Month

if TYPE_CHECKING:
    from collections.abc import Container

    from parcam.intake.meaning.columns import Column
    from parcam.intake.sheet import Document, Row, Sheet
    from parcam.model.reading import Options

CELL, UNIT = "cell:", "unit:"
ROLES = ("unread", "unit", "period", "month", "year", "label", "index", "measure")
PARTS = ("numerator", "denominator", "rate")


def chosen(options: Options, what: str) -> str:
    """The value a person chose for `what`; "" when nobody did."""
    return dict(options.overrides).get(what, "")


def cell_id(sheet: str, row: int, column: int) -> str:
    """The id under which a cell is mended; `row` physical from 1, `column` from 0."""
    return f"{CELL}{sheet}!{letters(column)}{row}"


def cells_as_chosen(document: Document, options: Options) -> Document:
    """The document with the cells a person mended. A sampled one stays as it is: its lines are read where they lie, in the file."""
    mended = {what: value for what, value in options.overrides if what.startswith(CELL)}
    if not mended or document.sampled:
        return document
    return replace(document, sheets=tuple(_sheet(sheet, mended) for sheet in document.sheets))


def _sheet(sheet: Sheet, mended: dict[str, str]) -> Sheet:
    places = [what.removeprefix(CELL).rpartition("!") for what in mended]
    touched = {int(cell.lstrip(ascii_uppercase)) for name, _, cell in places if name == sheet.name}
    rows = (_row(sheet, row, mended) if row.number in touched else row for row in sheet.rows)
    return replace(sheet, rows=tuple(row for row in rows if not row.blank))


def _row(sheet: Sheet, row: Row, mended: dict[str, str]) -> Row:
    texts = [mended.get(cell_id(sheet.name, row.number, at)) for at in range(max(sheet.width, len(row.cells)))]
    return row._replace(cells=tuple(row.at(at) if text is None else _cell(text.strip()) for at, text in enumerate(texts)))


def _cell(text: str) -> Cell:
    return Cell(normalize("NFC", text)) if text else BLANK


def money(options: Options) -> float | None:
    text = chosen(options, "money")
    return float(text) if text.replace(".", "", 1).isdecimal() else None


def month_stated(options: Options, sheet: str) -> Month | None:
    """The month a person stated for this sheet, or for the whole file."""
    text = chosen(options, f"period:{sheet}")
    return Month.parse(text) if text else options.month


def units_as_chosen(options: Options) -> dict[str, str]:
    """Spelling -> unit id, as a person stated for this file."""
    return {what.removeprefix(UNIT): unit for what, unit in options.overrides if what.startswith(UNIT)}


def columns_as_chosen(made: tuple[Column, ...], options: Options, sheet: str) -> tuple[Column, ...]:
    """The columns with the roles and parts a person gave them, on this sheet or on all."""
    return tuple(_column(column, column_stated(options, sheet, letters(column.column))) for column in made)


def column_stated(options: Options, sheet: str, at: str) -> str:
    """What a person said of the column `at` (letters); "" when nobody did."""
    return chosen(options, f"column:{sheet}!{at}") or chosen(options, f"column:{at}")


def is_column_meaning(text: str, indicators: Container[str]) -> bool:
    """Whether a person may say it of a column: a role, or a part with or without its indicator."""
    indicator, dot, part = text.rpartition(".")
    return text in ROLES or (part in PARTS and (not dot or indicator in indicators))


def _column(column: Column, wanted: str) -> Column:
    if not wanted:
        return column
    if wanted in ROLES:
        return replace(column, role=wanted, why="stated" if wanted != "unread" else "note")
    indicator, _, part = wanted.rpartition(".")
    meaning = replace(
        column.meaning,
        parts={indicator or ANY: part},
        named=(indicator,) if indicator else column.meaning.named,
        skip="",
        rate=part == "rate",
    )
    return replace(column, role="value", why="stated", meaning=meaning)
