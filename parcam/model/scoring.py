"""How a rate becomes points: dated rules as data, in the shapes Vietnamese scoring sets use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RuleKind(StrEnum):
    """`proportional`: rate / ceiling of the maximum, full from the ceiling on. `floor`: the same, but nothing below the floor.
    `steps`: the points of the highest step reached."""

    PROPORTIONAL = "proportional"
    FLOOR = "floor"
    STEPS = "steps"


@dataclass(frozen=True, slots=True)
class Step:
    """From this rate (fraction 0-1, included) the criterion earns these points."""

    at_least: float
    points: float


@dataclass(frozen=True, slots=True)
class Rule:
    """One criterion. `max_points` is None where no source gives the maximum: such a rule never scores."""

    id: str
    name: str
    kind: RuleKind
    max_points: float | None
    indicator: str = ""
    part: str = ""
    ceiling: float = 1.0
    """Rate from which the maximum is earned."""
    floor: float = 0.0
    steps: tuple[Step, ...] = ()
    digits: int | None = None
    """Decimals the rule itself rounds points to; None: unrounded."""
    same_definition: bool = False
    """Whether the rule's rate is defined as this project's indicator is; if not, its points are an estimate."""
    source: str = ""
    trust: str = ""
    note: str = ""

    def points(self, rate: float | None) -> float | None:
        """Points of a rate (fraction 0-1). None without a rate or a known maximum: not applicable, the maximum falls out too."""
        if rate is None or self.max_points is None:
            return None
        if self.kind is RuleKind.STEPS:
            earned = max((step.points for step in self.steps if rate >= step.at_least - 1e-12), default=0.0)
        elif self.kind is RuleKind.FLOOR and rate < self.floor - 1e-12:
            earned = 0.0
        else:
            earned = min(1.0, max(0.0, rate) / self.ceiling) * self.max_points
        return earned if self.digits is None else round(earned + 1e-9, self.digits)


@dataclass(frozen=True, slots=True)
class Score:
    """Points earned out of the maxima that apply; `left_out` names the rules without a rate or a maximum."""

    points: float
    maximum: float
    left_out: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        return self.points / self.maximum if self.maximum else None


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A dated set of criteria. `valid_from` is the day of the decision or of its taking effect, as `source` tells."""

    id: str
    name: str
    framework: str
    rules: tuple[Rule, ...]
    valid_from: date | None
    valid_to: date | None
    sourced: bool
    source: str
    trust: str
    about: str = ""
    gaps: tuple[str, ...] = ()

    def score(self, rates: dict[str, float | None]) -> Score:
        """Score of rates by rule id or indicator id (fractions 0-1); what is missing is left out with its maximum."""
        points = {rule.id: rule.points(rates.get(rule.id, rates.get(rule.indicator))) for rule in self.rules}
        counted = [(points[rule.id], rule.max_points) for rule in self.rules]
        return Score(
            points=sum(earned for earned, _ in counted if earned is not None),
            maximum=sum(most for earned, most in counted if earned is not None and most is not None),
            left_out=tuple(id for id, earned in points.items() if earned is None))
