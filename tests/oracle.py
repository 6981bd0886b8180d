"""The rules of the ledger again, in plain loops: slow, obvious, independent of the store. Months are (year, number) pairs.

Parts are Fractions, so nothing is ever rounded; rates are divided at the very end.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

YearMonth = tuple[int, int]
Key = tuple[str, str, YearMonth]


@dataclass(frozen=True)
class Said:
    """What one batch says for one key: both parts, or only a stated rate."""

    numerator: Fraction | None
    denominator: Fraction | None
    stated: float | None


@dataclass
class Batch:
    id: int
    known_on: date
    said: dict[Key, Said]
    withdrawn_on: date | None = None


def counts(batch: Batch, as_of: date) -> bool:
    if batch.known_on > as_of:
        return False
    return batch.withdrawn_on is None or batch.withdrawn_on > as_of


def known(batches: list[Batch], as_of: date) -> dict[Key, tuple[Said, Batch]]:
    """The newest version of every key, of the batches that count."""
    best: dict[Key, tuple[Said, Batch]] = {}
    for batch in batches:
        if not counts(batch, as_of):
            continue
        for key, said in batch.said.items():
            if key not in best:
                best[key] = (said, batch)
            else:
                rival = best[key][1]
                if batch.known_on > rival.known_on or (batch.known_on == rival.known_on and batch.id > rival.id):
                    best[key] = (said, batch)
    return best


def rate(numerator: Fraction | None, denominator: Fraction | None, stated: float | None = None) -> float | None:
    if denominator is None:
        return stated
    if denominator == 0:
        return None
    return float(numerator / denominator)


def readings(batches, indicators, units, first, last, as_of):
    rows = []
    for (indicator, unit, month), (said, batch) in known(batches, as_of).items():
        if indicator in indicators and unit in units and first <= month <= last:
            rows.append((indicator, unit, month, said.numerator, said.denominator,
                         rate(said.numerator, said.denominator, said.stated), said.stated is not None, batch.id))
    return sorted(rows, key=lambda row: row[:3])


def monthly(batches, indicators, units, first, last, as_of):
    """indicator, month, numerator, denominator, rate, reported, stated_only."""
    rows = []
    for indicator in sorted(indicators):
        for month in months(first, last):
            here = [row for row in readings(batches, indicators, units, first, last, as_of) if row[0] == indicator and row[2] == month]
            if here:
                numerator, denominator = summed(row for row in here)
                rows.append((indicator, month, numerator, denominator, rate(numerator, denominator), len(here),
                             sum(1 for row in here if row[6])))
    return rows


def summed(rows):
    """The sum of the parts of those that have parts; None, None when none has."""
    with_parts = [row for row in rows if row[4] is not None]
    if not with_parts:
        return None, None
    return sum(row[3] for row in with_parts), sum(row[4] for row in with_parts)


def year_to_date_by_unit(batches, indicators, units, first, last, as_of, latest):
    """indicator, unit, month, numerator, denominator, rate, stated, last_month, carried, months, stated_months."""
    rows = []
    start = (first[0], 1)
    everything = readings(batches, indicators, units, start, last, as_of)
    for indicator in sorted(indicators):
        for unit in sorted(units):
            for month in months(first, last):
                this_year = [row for row in everything if row[0] == indicator and row[2][0] == month[0]]
                newest_anyone = max((row[2] for row in this_year), default=None)
                own = [row for row in this_year if row[1] == unit and row[2] <= month]
                if newest_anyone is None or month > newest_anyone or not own:
                    continue
                rows.append((indicator, unit, month, *reached(own, indicator in latest), max(row[2] for row in own),
                             max(row[2] for row in own) < month, len(own), sum(1 for row in own if row[6])))
    return rows


def reached(own, is_latest):
    """numerator, denominator, rate, stated of one unit's readings of one year so far."""
    if is_latest:
        newest = max(own, key=lambda row: row[2])
        return newest[3], newest[4], newest[5], newest[6]
    numerator, denominator = summed(own)
    return numerator, denominator, rate(numerator, denominator), False


def year_to_date(batches, indicators, units, first, last, as_of, latest):
    """indicator, month, numerator, denominator, rate, units, stated_only, carried."""
    rows = []
    by_unit = year_to_date_by_unit(batches, indicators, units, first, last, as_of, latest)
    for indicator in sorted(indicators):
        for month in months(first, last):
            here = [row for row in by_unit if row[0] == indicator and row[2] == month]
            if here:
                numerator, denominator = summed(here)
                rows.append((indicator, month, numerator, denominator, rate(numerator, denominator), len(here),
                             sum(1 for row in here if row[4] is None), sum(1 for row in here if row[8])))
    return rows


def disagreements(batches, indicators, units, first, last, as_of):
    """indicator, unit, month, the newest version, its batch, the newest older version that says otherwise, its batch."""
    rows = []
    for (indicator, unit, month), (said, batch) in known(batches, as_of).items():
        if indicator not in indicators or unit not in units or not first <= month <= last:
            continue
        older = [one for one in batches if one is not batch and counts(one, as_of) and one.said.get((indicator, unit, month), said) != said]
        if older:
            other = max(older, key=lambda one: (one.known_on, one.id))
            rows.append((indicator, unit, month, said, batch.id, other.said[indicator, unit, month], other.id))
    return sorted(rows, key=lambda row: row[:3])


def changes(batches, indicators, units, from_day, to_day):
    """indicator, unit, month, old said, new said, and the batch that (or whose withdrawal) made it so."""
    before, after = known(batches, from_day), known(batches, to_day)
    rows = []
    for key in sorted(set(before) | set(after)):
        old, new = before.get(key), after.get(key)
        if key[0] not in indicators or key[1] not in units or (old and new and old[0] == new[0]):
            continue
        if old is None:
            cause = new[1]
        elif new is None or (new[1].known_on, new[1].id) < (old[1].known_on, old[1].id):
            cause = old[1]
        else:
            cause = new[1]
        rows.append((*key, old[0] if old else None, new[0] if new else None, cause.id))
    return rows


def freshness(batches, indicators, units, as_of):
    """indicator, unit, newest month, highest batch number and newest day among the batches that count."""
    rows = []
    for indicator in sorted(indicators):
        for unit in sorted(units):
            found = [(key[2], batch) for batch in batches if counts(batch, as_of) for key in batch.said if key[:2] == (indicator, unit)]
            if found:
                rows.append((indicator, unit, max(month for month, _ in found), max(batch.id for _, batch in found),
                             max(batch.known_on for _, batch in found)))
    return rows


def timeliness(batches, indicators, units, first, last, as_of):
    """indicator, unit, month, day it first became known among the batches that count, and the batch."""
    rows = []
    for indicator in sorted(indicators):
        for unit in sorted(units):
            for month in months(first, last):
                found = [batch for batch in batches if counts(batch, as_of) and (indicator, unit, month) in batch.said]
                if found:
                    earliest = min(found, key=lambda batch: (batch.known_on, batch.id))
                    rows.append((indicator, unit, month, earliest.known_on, earliest.id))
    return rows


def months(first: YearMonth, last: YearMonth) -> list[YearMonth]:
    found = []
    year, number = first
    while (year, number) <= last:
        found.append((year, number))
        year, number = (year, number + 1) if number < 12 else (year + 1, 1)
    return found
