"""The percent axis of a chart on paper, and how many decimals its numbers have."""

from __future__ import annotations

import math

from parcam.words import numbers

_STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
_MOST_STEPS = 6
_HIGH, _LEAST_SPAN = 0.8, 0.02
_NOISE = 1e-9
_WHOLE_PERCENT = 0.01
_LEAST_POINT = 0.05


def percent_range(known: list[float]) -> tuple[float, float, float]:
    """(low, high, step) as fractions, low and high on a step: from 0; where every value lies high, from a multiple of 5 % below the lowest,
    and then the chart says so. ValueError when nothing is known.
    """
    top = min(1.0, max(known))
    low = 0.0
    if min(known) >= _HIGH:
        low = math.floor((min(known) - max(top - min(known), _LEAST_SPAN)) * 20) / 20
    step = next((s for s in _STEPS if (top - low) / s <= _MOST_STEPS), _STEPS[-1])
    return low, min(1.0, math.ceil((top - _NOISE) / step) * step), step


def tick_digits(step: float) -> int:
    """Decimals of the percents beside an axis whose lines lie `step` (a fraction) apart."""
    return 0 if step >= _WHOLE_PERCENT else 1


def gap_words(points: float, language: str = "vi") -> str:
    """A gap in points of percent; one too small for one decimal has two."""
    return numbers.decimal(points, 1 if abs(points) >= _LEAST_POINT or not points else 2, language)
