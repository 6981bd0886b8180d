"""Why a figure is where it is: exact splits that add up, and the largest causes in words.

Gap to target, by unit: (n_u − T·d_u)/Σd. The sum over units is N/D − T to the last bit of rounding.

Change between two periods, by unit: with weights w_u = d_u/Σd and rates r_u the office's rate is Σ w_u·r_u, and
  rate effect  (w_u' + w_u)/2 · (r_u' − r_u)            the unit itself did better or worse
  mix effect   (w_u' − w_u) · ((r_u' + r_u)/2 − F̄)      more or less of the work fell to a unit that is better or worse than the office
where F̄ is the mean of the two office rates (it may be subtracted because the weights' changes add to 0). The sum is F' − F exactly.
A unit without cases in one of the periods has no rate there: it is given the rate of the other, so that all it does is mix.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.model.indicator import Accumulation
from parcam.model.month import span
from parcam.words import numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parcam.model.indicator import Indicator
    from parcam.model.month import Month

    Parts = Mapping[str, tuple[float, float]]
    """Unit -> (numerator, denominator)."""


PERIODS = ("year", "quarter", "month")
"""With what the newest months are compared: the same months a year before, the three months before, the month before."""


@dataclass(frozen=True, slots=True)
class GapShare:
    """One unit's share of the gap, fractions of the office's rate; `misses` is what it lacks to the target in its own cases."""

    unit: str
    rate: float | None
    weight: float
    gap: float
    misses: float


@dataclass(frozen=True, slots=True)
class Effect:
    unit: str
    rate: float
    mix: float

    @property
    def total(self) -> float:
        return self.rate + self.mix


@dataclass(frozen=True, slots=True)
class Change:
    """From one office rate to another; the effects add up to `after - before`."""

    before: float
    after: float
    effects: tuple[Effect, ...]

    @property
    def rate(self) -> float:
        return sum(one.rate for one in self.effects)

    @property
    def mix(self) -> float:
        return sum(one.mix for one in self.effects)


def periods(indicator: Indicator, last: Month, against: str) -> tuple[tuple[Month, ...], tuple[Month, ...]]:
    """The earlier and the later months of one of PERIODS. What is cumulative by definition stands at one month's end, so its periods
    are single months."""
    length, back = {"year": (last.number, 12), "quarter": (3, 3), "month": (1, 1)}[against]
    if indicator.over_months is Accumulation.LATEST:
        length = 1
    earlier, later = (span(end.plus(1 - length), end) for end in (last.plus(-back), last))
    return earlier, later


def split_gap(parts: Parts, target: float) -> tuple[GapShare, ...]:
    """The gap to `target` (a fraction) by unit, worst first; empty when nothing arose."""
    whole = sum(d for _, d in parts.values())
    if not whole:
        return ()
    shares = [GapShare(unit, n / d if d else None, d / whole, (n - target * d) / whole, max(0.0, target * d - n))
              for unit, (n, d) in parts.items()]
    return tuple(sorted(shares, key=lambda share: (share.gap, share.unit)))


def split_change(before: Parts, after: Parts) -> Change | None:
    """The change of the office's rate from `before` to `after`, largest effect first; None when nothing arose in one of them."""
    whole, whole_after = (sum(d for _, d in parts.values()) for parts in (before, after))
    if not whole or not whole_after:
        return None
    start, end = (sum(n for n, _ in parts.values()) / total for parts, total in ((before, whole), (after, whole_after)))
    middle = (start + end) / 2
    effects = []
    for unit in dict.fromkeys((*before, *after)):
        (n, d), (n2, d2) = before.get(unit, (0.0, 0.0)), after.get(unit, (0.0, 0.0))
        if not d and not d2:
            continue
        rate = n / d if d else n2 / d2
        rate2 = n2 / d2 if d2 else rate
        weight, weight2 = d / whole, d2 / whole_after
        effects.append(Effect(unit, (weight + weight2) / 2 * (rate2 - rate), (weight2 - weight) * ((rate + rate2) / 2 - middle)))
    return Change(start, end, tuple(sorted(effects, key=lambda one: (-abs(one.total), one.unit))))


def gap_causes(shares: Sequence[GapShare], names: Mapping[str, str], most: int = 3, language: str = "vi") -> tuple[str, ...]:
    """The units that pull the office below its target, in words; `names` gives what to call them."""
    return tuple(
        say("judge.cause.gap", language, unit=names.get(one.unit, one.unit), rate=numbers.percent(one.rate, 1, language),
            points=numbers.points_plain(one.gap, 1, language), weight=numbers.percent(one.weight, 0, language))
        for one in shares[:most] if one.gap < 0)


def change_causes(change: Change, names: Mapping[str, str], most: int = 3, language: str = "vi") -> tuple[str, ...]:
    """The largest single effects, rate and mix apart, in words."""
    effects = [(abs(size), kind, one.unit, size) for one in change.effects for kind, size in (("rate", one.rate), ("mix", one.mix))]
    effects.sort(key=lambda row: (-row[0], row[1], row[2]))
    return tuple(
        say(f"judge.cause.{kind}_{'up' if size > 0 else 'down'}", language, unit=names.get(unit, unit),
            points=numbers.points_plain(size, 1, language))
        for strength, kind, unit, size in effects[:most] if strength > 0)
