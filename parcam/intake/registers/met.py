"""Days met before, written day first with two digits, two and four: found by a number made of their digits, compared to the last byte."""

from __future__ import annotations

import numpy as np

SIZE = 10
"""Bytes of a text that can be met: "25/03/2024"."""
_DAY_AND_MONTH, _YEAR = (np.uint64(number) for number in ((1 << 32) + (1 << 44) + (1 << 14) + (1 << 26), (1 << 15) + (1 << 3)))
_LOW, _HIGH = np.uint64(0x7FF), np.uint64(0x7F800)
_ROOM = 1 << 19


class Met:
    """A text is two words: its first eight bytes and its last eight. Threads may ask while one learns."""

    def __init__(self) -> None:
        self._heads, self._tails, self._values = np.zeros(_ROOM, np.uint64), np.zeros(_ROOM, np.uint64), np.zeros(_ROOM, np.int32)
        self._heads[0] = 1

    def find(self, heads: np.ndarray, tails: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(values, whether the text was met; else the value says nothing)."""
        places = _places(heads, tails)
        same = self._heads[places] == heads
        same &= self._tails[places] == tails
        return self._values[places], same

    def learn(self, heads: np.ndarray, tails: np.ndarray, values: np.ndarray) -> None:
        """By one thread at a time. A text whose place is taken is not learnt."""
        places = _places(heads, tails)
        places, at = np.unique(places, return_index=True)
        free = self._heads[places] == 0
        places, at = places[free], at[free]
        self._values[places], self._tails[places] = values[at], tails[at]
        self._heads[places] = heads[at]


def _places(heads: np.ndarray, tails: np.ndarray) -> np.ndarray:
    """A place of its own for every day of a hundred years; some place for any other text."""
    years = tails >> np.uint64(48)
    years *= _YEAR
    years &= _HIGH
    places = heads * _DAY_AND_MONTH
    places >>= np.uint64(40)
    places &= _LOW
    places |= years
    return places.view(np.int64)
