"""Lines of a register counted as they pass: by unit, by two months and by answers of yes or no, with the first line of each."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

_FIRST_YEAR = 1990
_MONTHS = 110 * 12 + 1
"""Months that a day can fall in (dates.py takes no other years), and one place for "no day"."""
NO_MONTH = 0


class Groups(NamedTuple):
    """Groups of lines: place of the unit, months counted by `month_places`, answers as bits, how many, the first."""

    units: np.ndarray
    early: np.ndarray
    late: np.ndarray
    bits: np.ndarray
    lines: np.ndarray
    first: np.ndarray


class Counts:
    """Room for `units` units and `answers` answers under each pair of months that is met."""

    def __init__(self, units: int, answers: int) -> None:
        self._bits, self._width = answers, units << answers
        self._pairs = np.full(_MONTHS * _MONTHS, -1, np.int32)
        self._met: list[int] = []
        self._lines = np.zeros(0, np.int64)
        self._first = np.zeros(0, np.int64)

    def add(self, units: np.ndarray, early: np.ndarray, late: np.ndarray, bits: np.ndarray, lines: np.ndarray) -> None:
        """Lines in rising order; all arrays of one length."""
        months = early.astype(np.int64) * _MONTHS + late
        pairs = self._pairs[months]
        if len(pairs) and pairs.min() < 0:
            self._meet(np.unique(months[pairs < 0]))
            pairs = self._pairs[months]
        cells = pairs.astype(np.int64) * self._width + ((units.astype(np.int64) << self._bits) | bits)
        np.add.at(self._lines, cells, 1)
        new = self._first[cells] == 0
        self._first[cells[new][::-1]] = lines[new][::-1]

    def groups(self) -> Groups:
        """Every group that has a line."""
        cells = np.flatnonzero(self._lines)
        pairs, inner = np.divmod(cells, self._width)
        early, late = np.divmod(np.array(self._met, np.int64)[pairs], _MONTHS)
        return Groups(inner >> self._bits, early, late, inner & ((1 << self._bits) - 1), self._lines[cells], self._first[cells])

    def _meet(self, months: np.ndarray) -> None:
        self._pairs[months] = np.arange(len(self._met), len(self._met) + len(months), dtype=np.int32)
        self._met += months.tolist()
        room = np.zeros((len(self._met) * self._width) - len(self._lines), np.int64)
        self._lines, self._first = np.concatenate((self._lines, room)), np.concatenate((self._first, room))


_DAYS = np.arange(f"{_FIRST_YEAR}-01-01", f"{_FIRST_YEAR + 110}-01-01", dtype="datetime64[D]")
_BEFORE = int(_DAYS[0].astype(np.int64)) - 1
_PLACES = np.append(NO_MONTH, _DAYS.astype("datetime64[M]").astype(np.int32) - (_FIRST_YEAR - 1970) * 12 + 1).astype(np.int32)


def month_places(days: np.ndarray) -> np.ndarray:
    """Days since 1970 -> the place of their month; what is no day that a register can have gives NO_MONTH."""
    return _PLACES[np.maximum(days, _BEFORE) - _BEFORE]


def first_days(places: np.ndarray) -> np.ndarray:
    """Places of months -> days since 1970 of their first days; NO_MONTH gives some day."""
    months = (places + ((_FIRST_YEAR - 1970) * 12 - 1)).astype("datetime64[M]")
    return months.astype("datetime64[D]").astype(np.int32)
