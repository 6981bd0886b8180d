"""Points: several scoring rules side by side for the same figures, and which next percent is worth most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parcam.model.scoring import Rule, RuleSet, Score

    Rates = Mapping[str, float | None]
    """Figures (fractions 0-1) by rule id or indicator id."""

PERCENT = 0.01


@dataclass(frozen=True, slots=True)
class RulePoints:
    """One criterion: `points` of `maximum`, both None where the rule does not apply (no rate, or no known maximum)."""

    rule: Rule
    rate: float | None
    points: float | None

    @property
    def maximum(self) -> float | None:
        return self.rule.max_points if self.points is not None else None


@dataclass(frozen=True, slots=True)
class Scored:
    """One rule set applied: its score, and every criterion."""

    rules: RuleSet
    score: Score
    criteria: tuple[RulePoints, ...]


@dataclass(frozen=True, slots=True)
class NextPercent:
    """What raising one figure is worth under one rule. `gain` is the points of one percent more from here; where that is 0,
    `needed` says how far (a fraction of the rate) the next gain lies and `then` what it brings; None when the maximum is reached."""

    rules: str
    rule: str
    indicator: str
    rate: float
    gain: float
    needed: float | None
    then: float | None


def score(rules: RuleSet, rates: Rates) -> Scored:
    """Apply one rule set; a criterion without a rate leaves the score and takes its maximum along."""
    criteria = tuple(RulePoints(rule, rate := _rate(rule, rates), rule.points(rate)) for rule in rules.rules)
    return Scored(rules, rules.score(dict(rates)), criteria)


def side_by_side(sets: Iterable[RuleSet], rates: Rates) -> tuple[Scored, ...]:
    return tuple(score(rules, rates) for rules in sets)


def next_percents(sets: Iterable[RuleSet], rates: Rates) -> tuple[NextPercent, ...]:
    """Every criterion with a rate below 1, most valuable next percent first; then the nearest gain that needs more than a percent."""
    found = [_next(rules, rule, rate) for rules in sets for rule in rules.rules
             if (rate := _rate(rule, rates)) is not None and rate < 1 and rule.points(rate) is not None]
    return tuple(sorted(found, key=lambda one: (-one.gain, one.needed if one.needed is not None else 2.0, one.rules, one.rule)))


def _next(rules: RuleSet, rule: Rule, rate: float) -> NextPercent:
    now = rule.points(rate) or 0.0
    gain = (rule.points(min(1.0, rate + PERCENT)) or 0.0) - now
    edges = sorted(edge for edge in (*(step.at_least for step in rule.steps), rule.floor, rule.ceiling) if rate < edge <= 1)
    needed = next((edge - rate for edge in edges if (rule.points(edge) or 0.0) > now + 1e-12), None)
    then = (rule.points(rate + needed) or 0.0) - now if needed is not None else None
    return NextPercent(rules.id, rule.id, rule.indicator, rate, gain, needed, then)


def _rate(rule: Rule, rates: Rates) -> float | None:
    return rates.get(rule.id, rates.get(rule.indicator))
