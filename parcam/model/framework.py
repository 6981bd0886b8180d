"""Published frameworks (PAR INDEX, SIPAS, PAPI, Bộ chỉ số 766) and their results, each figure with its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Part:
    id: str
    name: str
    since: int | None = None
    max_points: float | None = None
    group: str = ""
    """Id of the part this one belongs to ("" at the top)."""
    formula: str = ""
    source: str = ""
    trust: str = ""
    english: str = ""


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
class Place:
    """Whose figure a result is: the province, the country, a region."""

    id: str
    name: str
    english: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A year from which the framework measures otherwise; the line through it is broken on charts."""

    year: int
    text: str
    source: str
    trust: str


@dataclass(frozen=True, slots=True)
class Break:
    """A day on which offices or provinces merged: figures before and after are not comparable. `day` is None when no source gives it."""

    id: str
    text: str
    day: date | None
    source: str
    trust: str
    ranks_of: int | None = None
    """How many provinces are ranked from then on."""


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
    english: str = ""
    changes: tuple[Change, ...] = ()

    def part(self, id: str) -> Part:
        """The part of that id; KeyError when there is none."""
        for one in self.parts:
            if one.id == id:
                return one
        raise KeyError(id)

    def series(self, part: str, place: str) -> tuple[Result, ...]:
        """Published results of one part and place, oldest first; years without one are absent, never filled."""
        return tuple(sorted((one for one in self.results if one.part == part and one.place == place), key=lambda one: one.year))
