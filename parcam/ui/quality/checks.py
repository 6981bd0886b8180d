"""Kiểm tra: figures that cannot be, should not be, or are worth a question to the unit; two files that tell one month differently."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.desk.doubts import Doubt, doubts
from parcam.ui import judged, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.words.dates import month
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date


@lru_cache(maxsize=32)
def found(stamp: str, as_of: date) -> tuple[Doubt, ...]:
    """Every finding about the plan's year, what cannot be first, then the newest months."""
    catalog = readers.shown()
    told = {id: judged.history(stamp, id, as_of) for id in catalog.indicators}
    return doubts(catalog, readers.store(), told, readers.plan(as_of).year, as_of)


def table(stamp: str, as_of: date, language: str) -> tuple[list[Column], list[Row]]:
    """The row's id is indicator|unit|month|kind."""
    columns = [Column(say(f"pages_quality.columns.{name}", language), wrap=name == "finding")
               for name in ("kind", "indicator", "finding", "month")]
    return columns, [_row(one, language) for one in found(stamp, as_of)]


def _row(one: Doubt, language: str) -> Row:
    indicator = readers.shown().indicators[one.indicator]
    name = readers.named(indicator, language)
    kind = Cell(say(f"pages_quality.kind.{one.check.kind}", language), tone="bad" if one.impossible else "warn",
                sign="✕" if one.impossible else "?")
    words = one.check.words(readers.shown().units[one.check.unit].short, language)
    files = say("pages_quality.two_files", language, new=one.files[0], old=one.files[1]) if any(one.files) else ""
    return Row(one.id, (kind, name, Cell(words, under=files), Cell(month(one.check.month, language), sort=str(one.check.month))))
