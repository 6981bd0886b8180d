"""Everything a paper or a deck shows, frozen on one day: later loads change nothing in it, and the same snapshot gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from parcam.model.act import Act
from parcam.model.commitment import Commitment, Plan
from parcam.model.indicator import Indicator
from parcam.model.month import Month
from parcam.model.reading import Batch
from parcam.model.unit import Unit
from parcam.model.verdict import Judgement, Verdict


@dataclass(frozen=True, slots=True)
class SnapshotPoint:
    """One unit's newest figure for one month as known on the day, with the batch, sheet and row it came from (batch 0: not told)."""

    indicator: str
    unit: str
    month: Month
    numerator: float | None
    denominator: float | None
    stated: float | None
    batch: int = 0
    sheet: str = ""
    row: int = 0

    @property
    def rate(self) -> float | None:
        """Fraction 0-1; None when nothing arose."""
        if self.numerator is None or self.denominator is None:
            return self.stated
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One commitment as it stood: the commitment, its indicator, the judgement.

    `causes` are finished sentences that explain a miss (largest first); `asks` are the open and answered requests to explain;
    `expected` names the units that should report its indicator each month."""

    commitment: Commitment
    indicator: Indicator
    judgement: Judgement
    leads: tuple[str, ...] = ()
    """Unit ids, groups resolved."""
    expected: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    asks: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Late:
    """Readings that were due by the day and have not come: one unit, one indicator."""

    unit: str
    indicator: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`stamp` names the state of knowledge; `sample` is True when any figure comes from generated data."""

    as_of: date
    plan: Plan
    standpoints: tuple[Standpoint, ...]
    """In the plan's order."""
    units: tuple[Unit, ...]
    points: tuple[SnapshotPoint, ...] = ()
    """Newest version each, from the December before last: a report window opens in December and is compared with a year earlier."""
    batches: tuple[Batch, ...] = ()
    late: tuple[Late, ...] = ()
    decisions: tuple[Act, ...] = ()
    sample: bool = False
    stamp: str = ""
    slipping: tuple[Verdict, ...] = (Verdict.LOST, Verdict.NOT_MET, Verdict.OVERDUE, Verdict.UNLIKELY, Verdict.PARTLY_MET, Verdict.AT_RISK)

    def unit(self, id: str) -> Unit:
        """KeyError when the office has no such unit."""
        for one in self.units:
            if one.id == id:
                return one
        raise KeyError(id)

    def standpoint(self, code: str) -> Standpoint:
        """KeyError when the plan has no such commitment."""
        for one in self.standpoints:
            if one.commitment.code == code:
                return one
        raise KeyError(code)
