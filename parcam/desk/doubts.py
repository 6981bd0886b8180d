"""What is doubtful in the figures of the plan's year: checks of each indicator against itself, and months that two files tell apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.judge.checks import IMPOSSIBLE, Check, check, compare_sources
from parcam.judge.tally import known
from parcam.model.history import Point
from parcam.model.month import Month

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from parcam.catalog.load import Catalog
    from parcam.model.history import History
    from parcam.store.store import Store


@dataclass(frozen=True, slots=True)
class Doubt:
    indicator: str
    check: Check
    files: tuple[str, str] = ("", "")
    """The later and the earlier of two files that differ."""

    @property
    def id(self) -> str:
        return f"{self.indicator}|{self.check.unit}|{self.check.month}|{self.check.kind}"

    @property
    def impossible(self) -> bool:
        return self.check.kind in IMPOSSIBLE


def doubts(catalog: Catalog, store: Store, histories: Mapping[str, History], year: int, as_of: date) -> tuple[Doubt, ...]:
    """Every finding about `year`, what cannot be first, then the newest months. Earlier years say what is usual."""
    found = []
    for id, history in histories.items():
        checked = check(known(history, as_of), catalog.indicators[id], catalog.thresholds)
        found += [Doubt(id, each) for each in checked if each.month.year == year]
    found += _disagreements(catalog, store, frozenset(histories), year, as_of)
    return tuple(sorted(found, key=lambda one: (not one.impossible, -one.check.month.year * 12 - one.check.month.number, one.id)))


def unnamed_units(catalog: Catalog, store: Store) -> tuple[str, ...]:
    """Units with readings that the definitions no longer name: nothing counts them, so they have to be told."""
    return tuple(sorted(store.units() - catalog.units.keys()))


def _disagreements(catalog: Catalog, store: Store, indicators: frozenset[str], year: int, as_of: date) -> list[Doubt]:
    """Months that a later file tells otherwise than an earlier one, both still standing."""
    files, found = {one.id: one.file for one in store.batches(as_of)}, []
    frame = store.disagreements(indicators, catalog.units, first=Month(year, 1), last=Month(year, 12), as_of=as_of)
    for row in frame.to_dict("records"):
        told = files[row["new_batch"]], files[row["old_batch"]]
        pair = compare_sources((_point(row, "new", as_of),), (_point(row, "old", as_of),), catalog.thresholds)
        found += [Doubt(row["indicator"], each, told) for each in pair]
    return found


def _point(row: dict[str, Any], side: str, as_of: date) -> Point:
    parts = [row[f"{side}_{name}"] for name in ("numerator", "denominator", "stated")]
    told = [None if part is None or math.isnan(part) else part for part in parts]
    return Point(row["unit"], Month.parse(row["month"]), *told, as_of)
