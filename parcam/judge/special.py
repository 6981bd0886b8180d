"""The four rules of special cause (NHS Making Data Count, as coded in NHSRplotthedots)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]


class Rule(StrEnum):
    """Outside the 3-sigma limits; a run on one side of the mean; a run all rising or all falling; two of three near a limit."""

    OUTSIDE = "outside"
    SHIFT = "shift"
    TREND = "trend"
    TWO_OF_THREE = "two_of_three"


class Bands(NamedTuple):
    """3-sigma limits and 2-sigma warning lines of each point."""

    lower: Floats
    upper: Floats
    warn_low: Floats
    warn_high: Floats


def bands(mean: float, sigma: Floats, *, bounded: bool) -> Bands:
    """The lines around `mean`; proportions (`bounded`) do not fall below 0 nor rise above 1."""
    edges = (mean - 3 * sigma, mean + 3 * sigma, mean - 2 * sigma, mean + 2 * sigma)
    return Bands(*(np.clip(edge, 0.0, 1.0) if bounded else edge for edge in edges))


def special_causes(values: Floats, mean: float, lines: Bands, shift: int, trend: int) -> tuple[frozenset[Rule], ...]:
    """Which rules each point breaks; `shift` and `trend` are the lengths of run that count."""
    outside = (values > lines.upper) | (values < lines.lower)
    found = {
        Rule.OUTSIDE: outside,
        Rule.SHIFT: _runs(np.sign(values - mean), shift),
        Rule.TREND: _trends(values, trend),
        Rule.TWO_OF_THREE: _two_of_three(~outside & ((values > lines.warn_high) | (values < lines.warn_low)), np.sign(values - mean)),
    }
    return tuple(frozenset(rule for rule, flags in found.items() if flags[i]) for i in range(len(values)))


def _runs(sides: Floats, length: int) -> Flags:
    """Points in a run of at least `length` on one side; a point on the line belongs to neither."""
    flags = np.zeros(len(sides), dtype=bool)
    for start in range(len(sides) - length + 1):
        if abs(sides[start:start + length].sum()) == length:
            flags[start:start + length] = True
    return flags


def _trends(values: Floats, length: int) -> Flags:
    """Points in a run of at least `length` points, each above (or each below) the one before."""
    flags = np.zeros(len(values), dtype=bool)
    steps = np.sign(np.diff(values))
    for start in range(len(values) - length + 1):
        if abs(steps[start:start + length - 1].sum()) == length - 1:
            flags[start:start + length] = True
    return flags


def _two_of_three(near: Flags, sides: Floats) -> Flags:
    """Points near a limit in some three in a row that all lie on one side of the mean, two of them near the limit."""
    flags = np.zeros(len(near), dtype=bool)
    for start in range(len(near) - 2):
        three = slice(start, start + 3)
        if near[three].sum() >= 2 and abs(sides[three].sum()) == 3:
            flags[three] |= near[three]
    return flags
