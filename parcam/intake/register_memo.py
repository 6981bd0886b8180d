"""What the texts of a column mean, each distinct text looked at once: numbers that a block's lines look up."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

DOUBT = np.iinfo(np.int32).min
"""The value of a text that must be looked at with care, line by line."""
NONE = DOUBT + 1
"""The value of a text that says nothing where a day should be."""
_MOST = 200_000


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
        said = column.dictionary.to_numpy(zero_copy_only=False).tolist()
        found = list(map(self._places.get, said))
        if None in found:
            if len(self.texts) < _MOST:
                self._learn([text for text in said if text not in self._places])
            found = [self._places.get(text, 0) for text in said]
        return np.array(found, np.int32)[np.frombuffer(column.indices.buffers()[1], np.int32)[: len(column)]]

    def _learn(self, fresh: list[str]) -> None:
        tidied = [tidy(text) for text in fresh]
        for text in fresh:
            self._places[text] = len(self._places) + 1
        self.texts += tidied
        self.values = np.concatenate((self.values, np.array(self._look(tidied), np.int32)))
