"""Kiểm tra: figures that cannot be, should not be, or are worth a question to the unit; two files that tell one month differently."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parcam.judge.checks import Check, Doubtful, check, compare_sources
from parcam.judge.tally import known
from parcam.model.history import Point
from parcam.model.month import Month
from parcam.ui import judged, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.words.dates import month
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

_WRONG = (Doubtful.NUMERATOR_ABOVE, Doubtful.NEGATIVE, Doubtful.CUMULATIVE_FALLS)
"""What cannot be; the rest is only unlikely."""


@dataclass(frozen=True, slots=True)
class Found:
    indicator: str
    check: Check
    files: tuple[str, str] = ("", "")
    """The later and the earlier of two files that differ."""

    @property
    def id(self) -> str:
        return f"{self.indicator}|{self.check.unit}|{self.check.month}|{self.check.kind}"


@lru_cache(maxsize=32)
def found(stamp: str, as_of: date) -> tuple[Found, ...]:
    """Every finding about the plan's year, what cannot be first, then the newest months. Earlier years say what is usual."""
    catalog, year, all_ = readers.catalog(), readers.plan(as_of).year, []
    for id, one in catalog.indicators.items():
        points = known(judged.history(stamp, id, as_of), as_of)
        all_ += [Found(id, each) for each in check(points, one, catalog.thresholds) if each.month.year == year]
    all_ += _disagreements(as_of)
    return tuple(sorted(all_, key=lambda one: (one.check.kind not in _WRONG, -one.check.month.year * 12 - one.check.month.number, one.id)))


def table(stamp: str, as_of: date, language: str) -> tuple[list[Column], list[Row]]:
    """The row's id is indicator|unit|month|kind."""
    columns = [Column(say(f"pages_quality.columns.{name}", language), wrap=name == "finding")
               for name in ("kind", "indicator", "finding", "month")]
    return columns, [_row(one, language) for one in found(stamp, as_of)]


def _row(one: Found, language: str) -> Row:
    indicator = readers.catalog().indicators[one.indicator]
    name = indicator.english if language == "en" and indicator.english else indicator.short
    wrong = one.check.kind in _WRONG
    kind = Cell(say(f"pages_quality.kind.{one.check.kind}", language), tone="bad" if wrong else "warn", sign="✕" if wrong else "?")
    words = one.check.words(readers.catalog().units[one.check.unit].short, language)
    files = say("pages_quality.two_files", language, new=one.files[0], old=one.files[1]) if any(one.files) else ""
    return Row(one.id, (kind, name, Cell(words, under=files), Cell(month(one.check.month, language), sort=str(one.check.month))))


def _disagreements(as_of: date) -> list[Found]:
    """Months that a later file tells otherwise than an earlier one, both still standing."""
    year, files, found = readers.plan(as_of).year, {one.id: one.file for one in readers.store().batches(as_of)}, []
    frame = readers.store().disagreements(first=Month(year, 1), last=Month(year, 12), as_of=as_of)
    for row in frame.to_dict("records"):
        new, old = _point(row, "new", as_of), _point(row, "old", as_of)
        told = files[row["new_batch"]], files[row["old_batch"]]
        found += [Found(row["indicator"], each, told) for each in compare_sources((new,), (old,), readers.catalog().thresholds)]
    return found


def _point(row: dict[str, Any], side: str, as_of: date) -> Point:
    parts = [row[f"{side}_{name}"] for name in ("numerator", "denominator", "stated")]
    known = [None if part is None or math.isnan(part) else part for part in parts]
    return Point(row["unit"], Month.parse(row["month"]), *known, as_of)
