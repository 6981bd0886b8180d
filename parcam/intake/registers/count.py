"""Lines of a register counted as they pass: by unit, by two months and by answers of yes or no, with the first line of each."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

_FIRST_YEAR = 1990
_MONTHS = 110 * 12 + 1
"""Months that a day can fall in (dates.py takes no other years), and one place for "no day"."""
NO_MONTH = 0


class Group(NamedTuple):
    """One group of lines: place of the unit, months counted by `month_places`, answers as bits, how many, the first."""

    unit: int
    early: int
    late: int
    bits: int
    lines: int
    first: int


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

    def groups(self) -> list[Group]:
        """Every group that has a line."""
        found = []
        for cell in np.flatnonzero(self._lines).tolist():
            pair, inner = divmod(cell, self._width)
            unit, bits = inner >> self._bits, inner & ((1 << self._bits) - 1)
            early, late = divmod(self._met[pair], _MONTHS)
            found.append(Group(unit, early, late, bits, int(self._lines[cell]), int(self._first[cell])))
        return found

    def _meet(self, months: np.ndarray) -> None:
        self._pairs[months] = np.arange(len(self._met), len(self._met) + len(months), dtype=np.int32)
        self._met += months.tolist()
        room = np.zeros((len(self._met) * self._width) - len(self._lines), np.int64)
        self._lines, self._first = np.concatenate((self._lines, room)), np.concatenate((self._first, room))


def month_places(days: np.ndarray, none: int) -> np.ndarray:
    """Days since 1970 -> the place of their month; `none` and less give NO_MONTH."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) - (_FIRST_YEAR - 1970) * 12 + 1
    return np.where(days > none, months, NO_MONTH)


def month_of(place: int) -> tuple[int, int]:
    """(year, month) of a place above NO_MONTH."""
    return _FIRST_YEAR + (place - 1) // 12, (place - 1) % 12 + 1
