"""What the texts of a column mean, each distinct text looked at once: numbers that a block's lines look up."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import numpy as np
from pyarrow import compute

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

DOUBT = np.iinfo(np.int32).min
"""The value of a text that must be looked at with care, line by line."""
NONE = DOUBT + 1
"""The value of a text that says nothing where a day should be."""
_MOST = 200_000
_DAY = len("31/12/2024")
_CLOCK = re.compile(r"[ T](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?")


def tidy(text: str) -> str:
    """Blanks trimmed and single, letters composed: how a text counts as the same."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


class Memo:
    """`texts` and `values` by place; place 0 stands for texts no longer learnt, when a column has too many."""

    def __init__(self, look: Callable[[list[str]], list[int]]) -> None:
        self._look = look
        self._places: dict[str, int] = {}
        self.texts, self.values = [""], np.array([DOUBT], np.int32)

    def places(self, column: pa.DictionaryArray) -> np.ndarray:
        """The place of each line's text, int32."""
        found = self._find(column.dictionary.to_numpy(zero_copy_only=False).tolist())
        return np.array(found, np.int32)[_indices(column)]

    def _find(self, said: list[str]) -> list[int]:
        found = list(map(self._places.get, said))
        if None in found:
            if len(self.texts) < _MOST:
                self._learn([text for text in said if text not in self._places])
            found = [self._places.get(text, 0) for text in said]
        return found

    def _learn(self, fresh: list[str]) -> None:
        tidied = [tidy(text) for text in fresh]
        for text in fresh:
            self._places[text] = len(self._places) + 1
        self.texts += tidied
        self.values = np.concatenate((self.values, np.array(self._look(tidied), np.int32)))


class DayMemo(Memo):
    """Days with a clock behind them are as many as the lines; the days alone are few, and the clock only has to be one."""

    def __init__(self, look: Callable[[list[str]], list[int]]) -> None:
        super().__init__(look)
        self._clocks: dict[str, int] = {"": 1}
        self._examples, self._shapes = ["", ""], {"": 1}

    def places(self, column: pa.DictionaryArray) -> np.ndarray:
        """As in Memo; a day is learnt with one clock for each shape that clocks have."""
        texts = column.dictionary
        if not len(texts) or compute.max(compute.binary_length(texts)).as_py() <= _DAY:
            return super().places(column)
        days = compute.utf8_slice_codeunits(texts, 0, _DAY).dictionary_encode()
        clocks = compute.utf8_slice_codeunits(texts, _DAY).dictionary_encode()
        shapes = np.array([self._shape(clock) for clock in clocks.dictionary.to_pylist()], np.int64)[_indices(clocks)]
        pairs, back = np.unique(_indices(days) * len(self._examples) + shapes, return_inverse=True)
        known, width = days.dictionary.to_pylist(), len(self._examples)
        found = self._find([known[pair // width] + self._examples[pair % width] for pair in pairs.tolist()])
        return np.where(pairs % width, np.array(found, np.int32), 0).astype(np.int32)[back][_indices(column)]

    def _shape(self, clock: str) -> int:
        """Place in `_examples`; 0 for a text that is no clock."""
        if clock in self._clocks:
            return self._clocks[clock]
        place = 0
        if _CLOCK.fullmatch(clock):
            shape = re.sub(r"\d", "9", clock)
            if shape not in self._shapes:
                self._shapes[shape] = len(self._examples)
                self._examples.append(clock)
            place = self._shapes[shape]
        if len(self._clocks) < _MOST:
            self._clocks[clock] = place
        return place


def _indices(column: pa.DictionaryArray) -> np.ndarray:
    return np.frombuffer(column.indices.buffers()[1], np.int32)[: len(column)]
