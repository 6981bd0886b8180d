"""Published frameworks (PAR INDEX, SIPAS, PAPI, Bộ chỉ số 766) and their results, each figure with its source."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    id: str
    name: str
    since: int | None = None
    max_points: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One published figure. `value` is None where only the rank was found; `derived` when computed from two published ones."""

    year: int
    part: str
    value: float | None
    place: str
    source: str
    trust: str
    rank: int | None = None
    of: int | None = None
    derived: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Framework:
    id: str
    name: str
    full_name: str
    scale_low: float
    scale_high: float
    measure: str
    """`percent` or `points`."""
    about: str
    source: str
    parts: tuple[Part, ...] = ()
    results: tuple[Result, ...] = ()
    gaps: tuple[str, ...] = ()
    """What was looked for and not found, in words for the screen."""
