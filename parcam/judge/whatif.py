"""What if a unit did better, or had more to do, in the months left: figure, chance, against the forecast as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from parcam.judge.definitions import judged_points
from parcam.judge.forecast import Futures, chance, futures, interval, rates
from parcam.judge.window import books_open, months_judged
from parcam.model.unit import NOBODY, Reporters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from numpy.typing import NDArray

    from parcam.model.commitment import Commitment
    from parcam.model.history import History
    from parcam.model.indicator import Indicator
    from parcam.model.thresholds import Thresholds

    Floats = NDArray[np.float64]

_SEED = 20241115


@dataclass(frozen=True, slots=True)
class Lever:
    """What one unit's months left are supposed to bring. `rate` (fraction) replaces the forecast rate, None leaves it; for a figure that
    takes the latest month it is the share of the open rest that gets done. `volume` multiplies what is still to come."""

    rate: float | None = None
    volume: float = 1.0


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Fractions 0-1. `figure` and `base_figure` are the middle of the futures with and without the levers."""

    figure: float | None
    chance: float | None
    interval: tuple[float, float] | None
    base_figure: float | None
    base_chance: float | None
    by_unit: tuple[tuple[str, float | None], ...]
    """Each unit's middle final rate with the levers."""


def what_if(commitment: Commitment, indicator: Indicator, history: History, as_of: date, thresholds: Thresholds,
            levers: Mapping[str, Lever], *, reporters: Reporters = NOBODY) -> WhatIf | None:
    """The scenario's outcome; None when nobody has parts to foretell from. Units without a lever keep their forecast.

    Raises ValueError for a rate outside 0-1 or a negative volume.
    """
    for unit, lever in levers.items():
        if (lever.rate is not None and not 0 <= lever.rate <= 1) or lever.volume < 0:
            raise ValueError(f"impossible lever for {unit}: {lever}")
    points = judged_points(commitment, indicator, history, as_of)
    if not any(point.numerator is not None for point in points):
        return None
    closing = books_open(commitment.deadline, indicator, as_of, thresholds)
    base = futures(points, months_judged(commitment.deadline), indicator, thresholds, reporters, closing)
    if not base.units:
        return None
    numerator, denominator = _pulled(base, levers)
    target = commitment.target
    promised = target.count or 0 if target else 0
    final, plain = (rates(n.sum(axis=1), np.maximum(d.sum(axis=1), promised)) for n, d in ((numerator, denominator), base.final()))
    return WhatIf(
        _middle(final), chance(final, target) if target else None, interval(final, thresholds.interval),
        _middle(plain), chance(plain, target) if target else None,
        tuple((unit, _middle(rates(numerator[:, u], denominator[:, u]))) for u, unit in enumerate(base.units)))


def _pulled(base: Futures, levers: Mapping[str, Lever]) -> tuple[Floats, Floats]:
    """(numerator, denominator) at the deadline [draw, unit] with the levers pulled."""
    numerator, denominator = (part.copy() for part in base.final())
    rng = np.random.default_rng(_SEED)
    for u, unit in enumerate(base.units):
        lever = levers.get(unit)
        if lever is None:
            continue
        if base.summed:
            _pull_flow(base, u, lever, numerator, denominator, rng)
        elif lever.rate is not None:
            now = base.known_numerator[u]
            numerator[:, u] = now + lever.rate * np.maximum(denominator[:, u] - now, 0.0)
    return numerator, denominator


def _pull_flow(base: Futures, u: int, lever: Lever, numerator: Floats, denominator: Floats, rng: np.random.Generator) -> None:
    n, d = base.known_numerator[u], base.known_denominator[u]
    coming, success = denominator[:, u] - d, numerator[:, u] - n
    volume = np.rint(coming * lever.volume)
    if lever.rate is None:
        share = np.divide(success, coming, out=np.zeros_like(success), where=coming > 0)
        numerator[:, u] = n + np.rint(volume * share)
    else:
        numerator[:, u] = n + rng.binomial(volume.astype(np.int64), lever.rate)
    denominator[:, u] = d + volume


def _middle(final: Floats) -> float | None:
    arose = final[~np.isnan(final)]
    return float(np.median(arose)) if arose.size else None
