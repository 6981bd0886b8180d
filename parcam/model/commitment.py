"""The signed plan: what was promised, to what measure, by when, by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class Aim(StrEnum):
    REFORM = "reform"
    MAINTAIN = "maintain"
    IMPROVE = "improve"
    OTHER = "other"


class Comparison(StrEnum):
    AT_LEAST = "at_least"
    ABOVE = "above"
    EXACTLY = "exactly"

    def holds(self, figure: float, value: float) -> bool:
        """Whether `figure` meets `value`; both are fractions (or counts), compared to within 1e-12 of rounding noise."""
        if self is Comparison.AT_LEAST:
            return figure >= value - 1e-12
        if self is Comparison.ABOVE:
            return figure > value + 1e-12
        return abs(figure - value) <= 1e-12


@dataclass(frozen=True, slots=True)
class Target:
    """A value (fraction 0-1) and how the figure is held against it; `count` is set for targets such as 40/40 tasks."""

    value: float
    comparison: Comparison
    count: int | None = None

    @property
    def of_unit(self) -> Target:
        """What one unit is held against: the office's count (40 tasks) is nobody's own, the share of it is."""
        return replace(self, count=None)


class DeadlineKind(StrEnum):
    """`before` excludes the written day ("trước 25/11"); `by` includes it; `within` ends with the named span
    (a year, a quarter); `continuous` ("thường xuyên") is judged all along and settled at the year's end."""

    BEFORE = "before"
    BY = "by"
    WITHIN = "within"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, slots=True)
class Deadline:
    """`day` is the date written (or the span's last day); `last_day` is the last day that still counts."""

    text: str
    kind: DeadlineKind
    day: date

    @property
    def last_day(self) -> date:
        return date.fromordinal(self.day.toordinal() - 1) if self.kind is DeadlineKind.BEFORE else self.day


@dataclass(frozen=True, slots=True)
class Milestone:
    """A deed with the day it is due (that day included); one that comes back monthly is twelve milestones, their ids the months."""

    id: str
    text: str
    due: date
    sourced: bool = True
    basis: str = ""
    """Where the day comes from; says "chưa có nguồn" in words when the plan gives none."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A contradiction in the source, kept verbatim and flagged "cần xác nhận", never mended."""

    where: str
    text: str
    kind: str = ""
    """Rule id of the plan check that finds it by itself ("" when only a person sees it)."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading row of the plan's annex, word for word; its commitments' codes start with `code`."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Feeds:
    """Which part of which framework a commitment feeds; `sourced` is False for a crosswalk nobody published."""

    framework: str
    part: str
    basis: str
    sourced: bool = False


@dataclass(frozen=True, slots=True)
class Commitment:
    """One line of the plan. It has a target on its indicator, or milestones; titles and texts are word for word."""

    code: str
    aim: Aim
    title: str
    target_text: str
    deadline: Deadline
    directs: str
    leads_text: str
    leads: tuple[str, ...]
    """Unit or group ids."""
    product: str
    indicator: str
    target: Target | None = None
    milestones: tuple[Milestone, ...] = ()
    feeds: tuple[Feeds, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    note: str = ""
    english: str = ""
    definition: str = ""
    """Which of the indicator's definitions the plan goes by; "" for the one the indicator uses."""


@dataclass(frozen=True, slots=True)
class Plan:
    id: str
    year: int
    office: str
    title: str
    number: str
    signed_text: str
    signer: str
    bases: tuple[str, ...]
    source: str
    commitments: tuple[Commitment, ...]
    doubts: tuple[Doubt, ...] = ()
    sections: tuple[Section, ...] = ()
    signer_title: str = ""
    annex_title: str = ""
    annex_text: str = ""
    letter: tuple[str, ...] = ()
    """The covering letter, paragraph by paragraph, word for word."""
    recipients: tuple[str, ...] = ()

    def section(self, code: str) -> tuple[Section, ...]:
        """The headings above a commitment, outermost first: B.I.4 -> (B, B.I)."""
        return tuple(one for one in self.sections if code.startswith(one.code + "."))

    def commitment(self, code: str) -> Commitment:
        """The commitment of that code; KeyError when the plan has none."""
        for one in self.commitments:
            if one.code == code:
                return one
        raise KeyError(code)
