"""What a person decided in place of the reader, by the id of the conclusion it replaces (`Options.overrides`).

numbers = comma | point; dates = dmy | mdy; money = đồng per unit; column:<letters> = unread, unit, period, month, year, label, or a part
("numerator", "denominator", "rate", "on_time.numerator").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.meaning import ANY
from parcam.intake.sheet import letters

if TYPE_CHECKING:
    from parcam.intake.columns import Column
    from parcam.model.reading import Options

_ROLES = ("unread", "unit", "period", "month", "year", "label", "index", "measure")


def chosen(options: Options, what: str) -> str:
    """The value a person chose for `what`; "" when nobody did."""
    return dict(options.overrides).get(what, "")


def money(options: Options) -> float | None:
    text = chosen(options, "money")
    return float(text) if text.replace(".", "", 1).isdigit() else None


def columns_as_chosen(made: tuple[Column, ...], options: Options) -> tuple[Column, ...]:
    """The columns with the roles and parts a person gave them."""
    return tuple(_column(column, chosen(options, f"column:{letters(column.column)}")) for column in made)


def _column(column: Column, wanted: str) -> Column:
    if not wanted:
        return column
    if wanted in _ROLES:
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
