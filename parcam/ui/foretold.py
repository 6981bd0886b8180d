"""What charts of months are told of the future and of breaks: the fan of a commitment's figure, and where a series does not go on."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.marks import Band, Break, Step
from parcam.judge.judge import outlook
from parcam.model.month import Month
from parcam.ui import judged, readers
from parcam.words.dates import day as day_words
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from parcam.model.unit import Unit


@lru_cache(maxsize=128)
def steps(stamp: str, code: str, as_of: date, after: Month | None, last: Month) -> tuple[Step, ...]:
    """Quantiles of the office's cumulative figure for the months after `after` up to `last`; nothing where nothing is left to foretell."""
    one, known = readers.plan(as_of).commitment(code), readers.shown()
    fan = outlook(one, known.indicators[one.indicator], judged.history(stamp, one.indicator, as_of), as_of, known.thresholds,
                  reporters=known.owing(one.indicator))
    levels = known.thresholds.interval, known.thresholds.wide_interval
    return tuple(Step(each.month, each.middle, (Band(levels[0], each.low, each.high), Band(levels[1], each.wide_low, each.wide_high)))
                 for each in fan if not each.known and each.month <= last and (after is None or each.month > after))


def breaks(first: Month, last: Month, units: Collection[str], language: str) -> tuple[Break, ...]:
    """Where the figures of these units before and after are not comparable, within the span: what happened to the whole office
    (data/breaks.toml, each text up to its colon; one without a day has no place), and units that began, ended or took over from
    another (data/units.toml)."""
    told = [(one.day, one.text.partition(":")[0]) for one in readers.shown().breaks if one.day]
    by_month: dict[Month, list[str]] = {}
    for day, text in sorted([*told, *changes(units, language)]):
        by_month.setdefault(Month.of(day), []).append(text)
    return tuple(Break(month, "; ".join(texts)) for month, texts in by_month.items() if first <= month <= last)


def changes(units: Collection[str], language: str) -> list[tuple[date, str]]:
    """What befell these units, with its day. An end is told of the unit and of its heirs; a beginning where nothing ended."""
    known = readers.shown(language).units
    ends = [(one.ended, one) for one in known.values() if one.ended and not set(units).isdisjoint((one.id, *one.successors))]
    told = [(day, _end(one, day, language)) for day, one in ends]
    taken = {(day, id) for day, one in ends for id in one.successors}
    begun = [(one.valid_from, one) for one in known.values() if one.id in units and one.valid_from]
    return told + [(day, say("pages_units.begun", language, unit=one.short, day=day_words(day, language))) for day, one in begun
                   if (day, one.id) not in taken]


def _end(one: Unit, day: date, language: str) -> str:
    heirs = ", ".join(readers.shown(language).units[id].short for id in one.successors)
    name = "merged" if heirs else "ended"
    return say(f"pages_units.{name}", language, unit=one.short, heirs=heirs, day=day_words(day, language))
