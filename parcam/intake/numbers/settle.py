"""Decides by evidence what open numbers mean: the decimal mark of a series of cells, and whether its ratios are percents or fractions.

A series is one column, or one row where the parts of a figure stand in rows. "1.234" is read only when something proves its mark:
another number of its series, the other numbers of the file, a ratio that cannot exceed 100, a stated ratio, whole counts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.numbers.numerals import Numeral

_GROUPED_FROM = 1000.0
_HIGHEST_MARK = 10
_WHOLE = 100
Series = tuple[int, str, int]


@dataclass
class Evidence:
    """What proves what: decimal marks by series and in the whole file; `plain` holds series of whole ungrouped counts."""

    proofs: dict[Series, set[str]] = field(default_factory=lambda: defaultdict(set))
    everywhere: set[str] = field(default_factory=set)
    whole: dict[int, list[Numeral]] = field(default_factory=lambda: defaultdict(list))
    stated: str = ""
    """The decimal mark a person chose; a series that proves the other one is not read by it."""

    def add(self, series: Series, numerals: Iterable[Numeral]) -> None:
        for one in numerals:
            if one.proof:
                self.proofs[series].add(one.proof)
                self.everywhere.add(one.proof)

    def add_count(self, table: int, numerals: Iterable[Numeral]) -> None:
        self.whole[table] += list(numerals)

    def value(self, one: Numeral, series: Series, kind: str) -> float | None:
        """The number, or None when nothing decides what it is."""
        if not one.open:
            return one.settled
        mark = self._mark(one, series, kind)
        value = {"comma": one.comma, "point": one.point}.get(mark)
        return None if kind == "count" and value is not None and value != int(value) else value

    def mark(self, one: Numeral, series: Series, kind: str) -> str:
        """The decimal mark by which an open number is read; "" when nothing decides it."""
        return self._mark(one, series, kind) if one.open else ""

    def _mark(self, one: Numeral, series: Series, kind: str) -> str:
        own = self.proofs.get(series, set())
        if self.stated:
            return "" if own and self.stated not in own else self.stated
        if own:
            return next(iter(own)) if len(own) == 1 else ""
        if kind == "rate":
            return "comma" if (one.comma or 0) < (one.point or 0) else "point"
        if self.everywhere:
            return next(iter(self.everywhere)) if len(self.everywhere) == 1 else ""
        return self._whole_counts(series[0]) if kind == "count" else ""

    def _whole_counts(self, table: int) -> str:
        """Counts are whole: beside plain small counts, a mark that would leave a fraction of a dossier is no decimal mark."""
        numbers = self.whole[table]
        plain = [one.settled for one in numbers if not one.open and one.settled is not None]
        if not plain or any(value != int(value) or value >= _GROUPED_FROM for value in plain):
            return ""
        possible = [mark for mark in ("comma", "point") if all((getattr(one, mark) or 0) % 1 == 0 for one in numbers if one.open)]
        return possible[0] if len(possible) == 1 else ""


@dataclass(frozen=True, slots=True)
class Ratios:
    """How a series writes ratios: factor to percent (1 or 100), or 0 when that cannot be told. `low` is the value under which a bare
    number looks like a fraction among percents."""

    factor: float
    low: float = 0.0

    def percent(self, value: float) -> float | None:
        """The ratio in percent; None when it stays in doubt."""
        if self.factor == 0:
            return 0.0 if value == 0 else None
        return None if self.factor == 1 and 0 < abs(value) <= self.low else value * self.factor


def ratios(bare: list[float], *, marked: bool, said: bool, told: bool = True) -> Ratios:
    """From the bare numbers of a series; `marked` when others carry "%", `said` when heading or title says percent, `told` when one of
    them speaks of a ratio at all: results up to ten that nothing calls so may be marks out of five or ten. Whole numbers
    up to ten beside fractions ("9" and "0,95") may be percents or not; whole numbers of which one is above a hundred are counts.
    """
    above = [value for value in bare if abs(value) > 1]
    fractions = any(0 < abs(value) < 1 for value in bare)
    if above and fractions and not (marked or said) and max(above) <= _HIGHEST_MARK and all(value == int(value) for value in above):
        return Ratios(0.0)
    if above and not (marked or said) and max(above) > _WHOLE and all(value == int(value) for value in bare):
        return Ratios(0.0)
    if above and not (marked or told) and max(above) <= _HIGHEST_MARK:
        return Ratios(0.0)
    if above:
        smallest = min(above)
        return Ratios(1.0, smallest / 10 if smallest / 10 < 1 else 1.0)
    if marked:
        return Ratios(0.0)
    return Ratios(100.0) if fractions and not said else Ratios(0.0)
