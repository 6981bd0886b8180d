"""What the generator hands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.month import Month
    from parcam.model.reading import Options


@dataclass(frozen=True, slots=True)
class Fact:
    """What one cell of a file means: both parts (money in đồng), or only a stated rate (fraction 0-1).

    `parts` are further counts that some layouts print beside them. A fact without numerator and without `stated` is a blank."""

    indicator: str
    unit: str
    month: Month
    numerator: float | None
    denominator: float | None
    stated: float | None = None
    parts: tuple[tuple[str, float], ...] = ()

    @property
    def blank(self) -> bool:
        return self.numerator is None and self.stated is None


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One generated extract: its bytes, what the uploader states, the day from which it counts as known and by whom it came."""

    name: str
    content: bytes
    options: Options
    known_on: date
    by: str
    truth: tuple[Fact, ...]
    source: str
    """Id of the source in the scenario."""


@dataclass(frozen=True, slots=True)
class SampleWithdrawal:
    """The sample file of that name is taken back on a day, with a reason."""

    name: str
    on: date
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class SampleDeed:
    """One milestone done, by its id in the plan."""

    plan_year: int
    commitment: str
    milestone: str
    done_on: date
    evidence: str
    known_on: date
    by: str


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    by: str
    on: date
    cause: str
    measure: str
    done_by: date


@dataclass(frozen=True, slots=True)
class SampleTalk:
    """A unit is asked to explain one commitment by a day; `answer` None: it has not answered."""

    plan_year: int
    commitment: str
    unit: str
    by: str
    on: date
    text: str
    due: date
    answer: SampleAnswer | None = None


@dataclass(frozen=True, slots=True)
class SampleDecision:
    """What a meeting decided; `done_on` None: not carried out, else with evidence and by whom."""

    plan_year: int
    commitment: str
    unit: str
    by: str
    on: date
    text: str
    due: date
    done_on: date | None = None
    done_by: str = ""
    evidence: str = ""
