"""What the forecast expects of each unit in the months left: where the levers of a scenario stand before anyone moves them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.judge.definitions import judged_points
from parcam.judge.forecast import futures
from parcam.judge.window import books_open, months_judged
from parcam.model.unit import NOBODY, Reporters

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.commitment import Commitment
    from parcam.model.history import History
    from parcam.model.indicator import Indicator
    from parcam.model.thresholds import Thresholds

_NOTHING = 0.5
"""Less than half a case still to come is nothing to move."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """Means over the futures. `volume`: cases still to come (or still open of the whole); `rate`: the share of them that succeeds (0-1)."""

    unit: str
    numerator: float
    denominator: float
    volume: float
    rate: float


def ahead(commitment: Commitment, indicator: Indicator, history: History, as_of: date, thresholds: Thresholds, *,
          reporters: Reporters = NOBODY) -> tuple[Ahead, ...]:
    """One entry per unit that still has something to come, in the forecast's order; empty when all is in."""
    points = judged_points(commitment, indicator, history, as_of)
    if not any(point.numerator is not None for point in points):
        return ()
    closing = books_open(commitment.deadline, indicator, as_of, thresholds)
    base = futures(points, months_judged(commitment.deadline), indicator, thresholds, reporters, closing)
    final_n, final_d = base.final()
    found = []
    for at, unit in enumerate(base.units):
        n, d = float(base.known_numerator[at]), float(base.known_denominator[at])
        volume = float(final_d[:, at].mean()) - (d if base.summed else n)
        if volume > _NOTHING and base.ahead[at].any():
            gained = float(final_n[:, at].mean()) - n
            found.append(Ahead(unit, n, d, volume, min(1.0, max(0.0, gained / volume))))
    return tuple(found)
