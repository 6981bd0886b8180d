"""Freezing what is known on a day: one value from which every paper and the deck are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.desk.explaining import ANSWERED, ASKED, DECIDED
from parcam.desk.sample import has_sample
from parcam.desk.status import histories, status
from parcam.judge.trust import Arrival, arrivals
from parcam.judge.why import gap_causes, split_gap
from parcam.model.month import Month, span
from parcam.model.snapshot import Late, Snapshot, SnapshotPoint, Standpoint
from parcam.model.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parcam.catalog.load import Catalog
    from parcam.model.commitment import Commitment, Plan
    from parcam.model.verdict import Judgement
    from parcam.store.store import Store


def snapshot(catalog: Catalog, store: Store, plan: Plan, as_of: date, language: str = "vi") -> Snapshot:
    """Everything `plan` shows on `as_of`. Later loads change nothing in it."""
    asked = store.acts((ASKED, ANSWERED), as_of, plan=plan.id)
    standpoints = tuple(
        Standpoint(one, catalog.indicators[one.indicator], judged, catalog.resolve(one.leads), catalog.reporters(one.indicator),
                   _causes(catalog, one, judged, language), tuple(act for act in asked if act.commitment == one.code))
        for one, judged in status(catalog, store, plan, as_of, language))
    slipping = dict(catalog.thresholds.standing)
    return Snapshot(
        as_of, plan, standpoints, tuple(catalog.units.values()), tuple(_points(catalog, store, plan, as_of)), store.batches(as_of),
        tuple(_late(catalog, store, plan, as_of)), store.acts((DECIDED,), as_of, plan=plan.id), has_sample(store, as_of),
        store.stamp(as_of),
        tuple(verdict for verdict in Verdict if slipping.get(verdict) in ("slipping", "lost")))


def _causes(catalog: Catalog, commitment: Commitment, judged: Judgement, language: str) -> tuple[str, ...]:
    """The units that pull the figure below its target; nothing for deeds."""
    if commitment.target is None:
        return ()
    parts = {one.unit: (one.numerator, one.denominator) for one in judged.by_unit
             if one.numerator is not None and one.denominator is not None}
    names = {unit.id: unit.short for unit in catalog.units.values()}
    return gap_causes(split_gap(parts, commitment.target.value), names, language=language)


def _points(catalog: Catalog, store: Store, plan: Plan, as_of: date) -> Iterator[SnapshotPoint]:
    wanted = {one.indicator for one in plan.commitments}
    frame = store.origins(wanted, catalog.units, first=Month(plan.year - 2, 12), last=Month(plan.year, 12), as_of=as_of)
    for row in frame.itertuples(index=False):
        parts = (float(row.numerator), float(row.denominator)) if row.denominator == row.denominator else (None, None)
        stated = None if parts[0] is not None else float(row.stated)
        yield SnapshotPoint(row.indicator, row.unit, Month.parse(row.month), *parts, stated, int(row.batch), row.sheet or "", int(row.row))


def _late(catalog: Catalog, store: Store, plan: Plan, as_of: date) -> Iterator[Late]:
    """Readings of the plan's year that were due by the day and have not come, one entry per unit and indicator."""
    indicators = tuple(dict.fromkeys(one.indicator for one in plan.commitments if catalog.reporters(one.indicator)))
    months = span(Month(plan.year, 1), min(Month.of(as_of), Month(plan.year, 12)))
    for id, known in histories(catalog, store, indicators, plan.year, as_of).items():
        units = catalog.reporters(id)
        missing = [cell for cell in arrivals(known, catalog.indicators[id], months, units, as_of) if cell.arrival is Arrival.MISSING]
        for unit in units:
            owed = tuple(cell.month for cell in missing if cell.unit == unit)
            if owed:
                yield Late(unit, id, owed)
