"""What the texts of a column mean, each distinct text looked at once: numbers that a block's lines look up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from parcam.intake.letters.compose import composed
from parcam.intake.registers.codes import untidy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Lock

DOUBT = np.iinfo(np.int32).min
"""The value of a text that must be looked at with care, line by line."""
NONE = DOUBT + 1
"""The value of a text that says nothing where a day should be."""
_MOST = 200_000


def tidy(text: str) -> str:
    """Blanks trimmed and single, letters composed: how a text counts as the same."""
    return " ".join(composed(text).split())


class Memo:
    """`texts` and `values` by place; place 0 stands for texts no longer learnt, when a column has too many.

    Threads may ask at once: what is new is learnt by one at a time, under the `lock`, and found only when all of it stands.
    """

    def __init__(self, look: Callable[[list[str]], Sequence[int] | np.ndarray], lock: Lock) -> None:
        self._look, self._lock = look, lock
        self._places: dict[str, int] = {}
        self.texts, self.values = [""], np.array([DOUBT], np.int32)

    def places(self, column: pa.DictionaryArray) -> np.ndarray:
        """The place of each line's text, int32."""
        found = self._find(column.dictionary.to_numpy(zero_copy_only=False).tolist())
        return np.array(found, np.int32)[_indices(column)]

    def _find(self, said: list[str]) -> list[int]:
        found = list(map(self._places.get, said))
        if None in found:
            with self._lock:
                if len(self.texts) < _MOST:
                    self._learn([text for text in said if text not in self._places])
            found = [self._places.get(text, 0) for text in said]
        return found

    def _learn(self, fresh: list[str]) -> None:
        tidied, known = [tidy(text) for text in fresh], len(self.texts)
        self.texts += tidied
        self.values = np.concatenate((self.values, np.array(self._look(tidied), np.int32)))
        self._places |= {text: known + at for at, text in enumerate(fresh)}


def tidied(column: pa.DictionaryArray | pa.StringArray) -> pa.StringArray:
    """Each text as `tidy` leaves it."""
    if isinstance(column, pa.DictionaryArray):
        return tidied(column.dictionary).take(column.indices)
    odd = untidy(column)
    if odd is None:
        return column
    texts = column.to_pylist()
    for at in np.flatnonzero(odd).tolist():
        texts[at] = tidy(texts[at])
    return pa.array(texts, pa.string())


def blank(column: pa.DictionaryArray | pa.StringArray) -> np.ndarray:
    """Which lines have nothing but blanks there."""
    few = column if isinstance(column, pa.DictionaryArray) else column.dictionary_encode()
    return np.array([not text.strip() for text in few.dictionary.to_pylist()], bool)[_indices(few)]


def _indices(column: pa.DictionaryArray) -> np.ndarray:
    return np.frombuffer(column.indices.buffers()[1], np.int32)[: len(column)]
