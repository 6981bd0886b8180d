"""What changed between two days of knowledge: verdicts and figures, and the batches that did it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from parcam.desk import wire_parts as parts
from parcam.desk.status import status
from parcam.judge.restate import Moved, moved

if TYPE_CHECKING:
    from parcam.catalog.load import Catalog
    from parcam.model.commitment import Plan
    from parcam.store.store import Store

USUAL_DAYS = 30
"""How far back the earlier day lies when nobody names one."""


@dataclass(frozen=True, slots=True)
class Changes:
    """From `since` to `as_of`: every commitment that moved, every reading known otherwise (columns of Store.changes)."""

    since: date
    as_of: date
    moved: tuple[Moved, ...]
    readings: tuple[dict[str, Any], ...]


def usual_since(as_of: date) -> date:
    return as_of - timedelta(days=USUAL_DAYS)


def changes(catalog: Catalog, store: Store, plan: Plan, since: date, as_of: date, language: str = "vi") -> Changes:
    before = {judged.code: judged for _, judged in status(catalog, store, plan, since, language)}
    found = (moved(before[judged.code], judged) for _, judged in status(catalog, store, plan, as_of, language))
    readings = store.changes(since, as_of, catalog.indicators, catalog.units).to_dict("records")
    return Changes(since, as_of, tuple(one for one in found if one.changed), tuple(readings))


def wire(found: Changes) -> dict[str, Any]:
    """`commitments` that moved (each pair [before, after]), and `readings` known otherwise with the batch that made them so."""
    return {
        "since": found.since.isoformat(), "as_of": found.as_of.isoformat(),
        "commitments": [{"code": one.code, **parts.sides(one)} for one in found.moved],
        "readings": [{"indicator": row["indicator"], **parts.restated(row)} for row in found.readings],
    }
