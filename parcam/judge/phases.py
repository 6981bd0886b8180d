"""Where a series has taken a new level for good, so that its limits are worked out anew from there and the step is drawn.

NHS Making Data Count: a run of 7 on one side of the mean says that something changed; limits may be recalculated once the new level is
known to stay. A person may decide that; here it is decided from the data alone, always in the same way, and the page says so:

  before     at least `signal_points` months make the old level firm;
  the run    at least `signal_shift` months in a row lie on one side of the old level's mean (the signal itself);
  it holds   at least `signal_hold` months have passed since the run began (a whole year, so that no season passes for a step);
  it counts  the two means lie more than `signal_step` standard errors apart, so that no chance run passes for a step.

The new level begins at the month of the run that parts the two best. The old level is measured by the months before the run alone:
a mean that holds the step already (as in `abspc.rebase_control_limits`) finds runs where nothing happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge.limits import Chart, limits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from parcam.model.thresholds import Thresholds

    Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Phase:
    """Points `start` to `end` (excluded) share a centre line; `sigma` [end - start]."""

    start: int
    end: int
    mean: float
    sigma: Floats


def phases(values: Floats, sizes: Floats, chart: Chart, thresholds: Thresholds, *, screen: bool = True) -> tuple[Phase, ...]:
    """The levels of a series in order, at least one; each has its own limits."""
    found, start, whole = [], 0, len(values)
    now = _phase(values, sizes, chart, 0, whole, screen)
    while (at := _next(values, sizes, chart, now, thresholds, screen)) is not None:
        found.append(_phase(values, sizes, chart, start, at, screen))
        start, now = at, _phase(values, sizes, chart, at, whole, screen)
    return (*found, now)


def _next(values: Floats, sizes: Floats, chart: Chart, now: Phase, thresholds: Thresholds, screen: bool) -> int | None:
    """Where the next level begins inside the phase that runs to the end; None when it is one level."""
    def apart(at: int) -> float:
        before, after = (_phase(values, sizes, chart, *part, screen) for part in ((now.start, at), (at, now.end)))
        error = np.hypot(_error(before), _error(after))
        return abs(after.mean - before.mean) / error if error else float(np.inf) if after.mean != before.mean else 0.0

    run, last = thresholds.signal_shift, now.end - max(thresholds.signal_shift, thresholds.signal_hold)
    for at in range(now.start + max(thresholds.signal_points, 2), last + 1):
        mean, _ = limits(values[now.start:at], sizes[now.start:at], chart)
        if abs(np.sign(values[at:at + run] - mean).sum()) == run:
            best = max(range(at, min(at + run, last + 1)), key=apart)
            if apart(best) > thresholds.signal_step:
                return best
    return None


def _phase(values: Floats, sizes: Floats, chart: Chart, start: int, end: int, screen: bool) -> Phase:
    return Phase(start, end, *limits(values[start:end], sizes[start:end], chart, screen=screen))


def _error(phase: Phase) -> float:
    """Standard error of the phase's mean."""
    return float(np.sqrt((phase.sigma**2).mean() / len(phase.sigma)))
