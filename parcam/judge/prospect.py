"""What one cumulative figure, of the office or of one unit, may still become against its target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge import attain
from parcam.judge.forecast import chance, interval, rates

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parcam.model.commitment import Target
    from parcam.model.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Position:
    """The parts so far, the simulated parts at the deadline [draw], and how they add up.

    `flows`: the figure sums months, so volume is still to come; otherwise a part grows within a given whole.
    `grows`: the part never falls (money spent, tasks done), so what is reached stays reached. `whole`: the parts count things.
    """

    numerator: float
    denominator: float
    final_numerator: NDArray[np.float64]
    final_denominator: NDArray[np.float64]
    flows: bool
    grows: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Prospect:
    chance: float
    interval: tuple[float, float] | None
    rest: float
    """Expected volume still to come (flows), or what is still open of the whole."""
    required_rate: float | None
    slack: int | None
    secured: bool
    lost: bool


def prospect(now: Position, target: Target, thresholds: Thresholds) -> Prospect:
    """Chance, interval and attainability of `now` against `target`."""
    final = rates(now.final_numerator, now.final_denominator)
    likely = chance(final, target)
    if now.flows:
        volumes = np.maximum(now.final_denominator - now.denominator, 0)
        rest, high = float(volumes.mean()), float(np.quantile(volumes, thresholds.secured_volume))
        required = attain.required_rate(now.numerator, now.denominator, rest, target.value)
        secured = attain.holds_whatever_comes(now.numerator, now.denominator, high, target)
        lost = _out_of_reach(now, rest, target) and likely < thresholds.lost_below
    else:
        rest = max(0.0, now.denominator - now.numerator)
        required = attain.required_of_open(now.numerator, now.denominator, target.value)
        secured = now.grows and now.denominator > 0 and target.comparison.holds(now.numerator / now.denominator, target.value)
        lost = False
    slack = _slack(now, rest, target)
    return Prospect(likely, interval(final, thresholds.interval), rest, required, slack, secured, lost)


def _out_of_reach(now: Position, rest: float, target: Target) -> bool:
    return not attain.within_reach(now.numerator, now.denominator, rest, target)


def _slack(now: Position, rest: float, target: Target) -> int | None:
    if not now.whole:
        return None
    if now.flows:
        return attain.affordable_misses(now.numerator, now.denominator, round(rest), target)
    return attain.affordable_misses(now.numerator, now.numerator, rest, target)
