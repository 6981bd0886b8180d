"""How a commitment stands on a day: the verdict, its reason, its chance, what is still attainable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcam.model.month import Month


class Verdict(StrEnum):
    """Before the deadline: secured … lost. After it: met, partly_met, not_met. Deeds: done, due, overdue, not_due. no_data for all."""

    LOST = "lost"
    NOT_MET = "not_met"
    OVERDUE = "overdue"
    UNLIKELY = "unlikely"
    PARTLY_MET = "partly_met"
    AT_RISK = "at_risk"
    NO_DATA = "no_data"
    DUE = "due"
    NOT_DUE = "not_due"
    ON_TRACK = "on_track"
    SECURED = "secured"
    DONE = "done"
    MET = "met"


WORST_FIRST: tuple[Verdict, ...] = tuple(Verdict)


class Standing(StrEnum):
    """The four buckets of the headline."""

    KEPT = "kept"
    SLIPPING = "slipping"
    LOST = "lost"
    NO_DATA = "no_data"


@dataclass(frozen=True, slots=True)
class UnitPart:
    """One unit's share: its own figure, and `gap` = (n_u - T·d_u)/Σd, which adds up over units to the office's gap exactly."""

    unit: str
    numerator: float | None
    denominator: float | None
    rate: float | None
    gap: float | None
    stated: bool = False
    last_month: Month | None = None
    verdict: Verdict | None = None
    required_rate: float | None = None
    chance: float | None = None
    slack: int | None = None
    """How many more misses the unit can afford in what it has left; None when none has a meaning or the target is out of its reach."""
    lost_since: Month | None = None
    last_chance: Month | None = None


@dataclass(frozen=True, slots=True)
class MilestoneState:
    id: str
    text: str
    due: date
    verdict: Verdict
    done_on: date | None = None
    evidence: str = ""
    days: int = 0
    """Days until due; negative when overdue."""


@dataclass(frozen=True, slots=True)
class DefinedFigure:
    """The cumulative figure as one definition of the indicator counts it. Parts are None where it has none for the office.

    `lacking` are units whose readings came without the parts it needs; a definition is `computed` when extracts can hold them at all.
    """

    definition: str
    numerator: float | None
    denominator: float | None
    units: tuple[tuple[str, float, float], ...] = ()
    """(unit, numerator, denominator) of those that have them."""
    lacking: tuple[str, ...] = ()
    computed: bool = True
    chosen: bool = False
    """The one the plan goes by."""

    @property
    def figure(self) -> float | None:
        return self.numerator / self.denominator if self.numerator is not None and self.denominator else None

    @property
    def partial(self) -> float | None:
        """The figure of the units that have the parts, whoever lacks them."""
        whole = sum(denominator for _, _, denominator in self.units)
        return sum(numerator for _, numerator, _ in self.units) / whole if whole else None


@dataclass(frozen=True, slots=True)
class Judgement:
    """All of it for one commitment on one day. Rates and chances are fractions 0-1."""

    code: str
    as_of: date
    verdict: Verdict
    standing: Standing
    reason: str
    """One Vietnamese sentence."""
    numerator: float | None = None
    denominator: float | None = None
    figure: float | None = None
    gap: float | None = None
    """figure - target, a fraction; None without both."""
    chance: float | None = None
    interval: tuple[float, float] | None = None
    """80 % interval of the final figure."""
    required_rate: float | None = None
    slack: float | None = None
    """How many more misses are affordable in what is left (counts), None where it has no meaning."""
    lost_since: Month | None = None
    last_chance: Month | None = None
    by_unit: tuple[UnitPart, ...] = ()
    milestones: tuple[MilestoneState, ...] = ()
    last_month: Month | None = None
    """Newest month with data: the freshness of this figure."""
    expected_readings: int = 0
    missing_readings: int = 0
    definitions: tuple[DefinedFigure, ...] = ()
    """What each definition of the indicator says, where systems differ."""
