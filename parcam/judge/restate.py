"""What changed between two days of knowledge: readings that came, were corrected or taken back, and what that did to a judgement."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.model.history import History, Point
    from parcam.model.month import Month
    from parcam.model.verdict import Judgement, Verdict


class Restated(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Restatement:
    """One unit-month whose reading differs between the two days; the missing side is None."""

    kind: Restated
    unit: str
    month: Month
    before: Point | None
    after: Point | None


@dataclass(frozen=True, slots=True)
class Moved:
    """One commitment on the earlier and the later day. `verdict` holds both words, the others both values."""

    code: str
    verdict: tuple[Verdict, Verdict]
    figure: tuple[float | None, float | None]
    chance: tuple[float | None, float | None]

    @property
    def changed(self) -> bool:
        return any(before != after for before, after in (self.verdict, self.figure, self.chance))


def restatements(before: History, after: History) -> tuple[Restatement, ...]:
    """Reading by reading what differs; the same parts known again on a later day are no change.

    Raises ValueError when the histories are of different indicators.
    """
    if before.indicator != after.indicator:
        raise ValueError(f"{before.indicator} is not {after.indicator}")
    old, new = ({(point.unit, point.month): point for point in one.points} for one in (before, after))
    found = []
    for unit, month in sorted({*old, *new}):
        was, is_ = old.get((unit, month)), new.get((unit, month))
        if was is None or is_ is None:
            found.append(Restatement(Restated.NEW if was is None else Restated.WITHDRAWN, unit, month, was, is_))
        elif (was.numerator, was.denominator, was.stated) != (is_.numerator, is_.denominator, is_.stated):
            found.append(Restatement(Restated.CHANGED, unit, month, was, is_))
    return tuple(found)


def moved(before: Judgement, after: Judgement) -> Moved:
    """Raises ValueError for judgements of different commitments."""
    if before.code != after.code:
        raise ValueError(f"{before.code} is not {after.code}")
    return Moved(after.code, (before.verdict, after.verdict), (before.figure, after.figure), (before.chance, after.chance))
