"""The cells of plainly written rows made many at a time: of whole numbers and places of strings each distinct one is looked at once."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from parcam.intake.sheet import BLANK, Cell
from parcam.intake.workbooks.maker import INLINE, NO_RESULT, NUMBER, SHARED, Kind, kind_of
from parcam.intake.workbooks.tokens import C_ALONE, F_ALONE, V_ALONE, F, T, Tokens, V, whole_numbers, words
from parcam.intake.workbooks.xmltext import NotPlain, decoded, entities, unescaped

if TYPE_CHECKING:
    from parcam.intake.workbooks.maker import Maker

_ATTRIBUTES = re.compile(rb'(?: \w+="[^"<>&]*")* ?')
_ATTRIBUTE = re.compile(rb' (\w+)="([^"<>&]*)"')
_LONGEST = 32
_KINDS = 200
_VALUES = 1 << 50


class PlainCells:
    """Of one sheet, piece after piece; remembers the kinds of cells and those made of whole numbers."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker
        self._kinds: dict[bytes, int] = {}
        self._list: list[Kind] = []
        self._whole: dict[int, Cell] = {}

    def made(
        self, piece: bytes, raw: np.ndarray, found: Tokens, cells: np.ndarray, attributes: np.ndarray
    ) -> tuple[list[Cell], np.ndarray]:
        """(distinct cells, for each of the tokens `cells` its place among them or -1 when it holds nothing). `attributes`: where those
        behind the reference begin."""
        kinds = self._kinds_of(piece, raw, attributes, found.ends[cells] - (found.kinds[cells] == C_ALONE))
        return self._made(piece, raw, found, cells, kinds)

    def _kinds_of(self, piece: bytes, raw: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
        """The number of the kind of each cell, by the bytes of its attributes: a workbook has few of them."""
        sizes = ends - starts
        if len(sizes) and sizes.max() > _LONGEST:
            raise NotPlain
        parts = [words(raw, starts + at, np.clip(sizes - at, 0, 8)) for at in range(0, int(sizes.max(initial=0)), 8)]
        out = np.full(len(starts), -1, np.int64)
        left = np.arange(len(starts))
        for _ in range(_KINDS):
            if not len(left):
                return out
            first = left[0]
            same = sizes[left] == sizes[first]
            for part in parts:
                same &= part[left] == part[first]
            out[left[same]] = self._kind(piece[starts[first]:ends[first]])
            left = left[~same]
        raise NotPlain

    def _kind(self, raw: bytes) -> int:
        place = self._kinds.get(raw)
        if place is None:
            found = _ATTRIBUTE.findall(raw)
            told = dict(found)
            if not raw.isascii() or not _ATTRIBUTES.fullmatch(raw) or len(told) != len(found) or b"r" in told:
                raise NotPlain
            place = self._kinds[raw] = len(self._list)
            self._list.append(kind_of(told.get(b"t", b"").decode(), told.get(b"s", b"").decode()))
        return place

    def _made(self, piece: bytes, raw: np.ndarray, found: Tokens, cells: np.ndarray, kinds: np.ndarray) -> tuple[list[Cell], np.ndarray]:
        """(distinct cells, for each cell its place among them or -1 when it holds nothing)."""
        values = np.flatnonzero((found.kinds == V) | (found.kinds == T))
        owner = np.searchsorted(cells, values) - 1
        starts, ends = found.ends[values] + 1, found.starts[values + 1]
        filled = ends > starts
        whole, number = whole_numbers(raw, starts, ends)
        simple = np.array([kind.type in (NUMBER, SHARED) for kind in self._list], bool)
        whole &= filled & (found.kinds[values] == V) & simple[kinds[owner]]
        ids = np.full(len(cells), -1, np.int64)
        keys, inverse, times = np.unique(kinds[owner[whole]] * _VALUES + number[whole], return_inverse=True, return_counts=True)
        made = self._wholes(keys, times)
        ids[owner[whole]] = inverse
        for at in np.flatnonzero(filled & ~whole).tolist():
            kind = self._list[kinds[owner[at]]]
            text = entities(decoded(piece[starts[at]:ends[at]]))
            if found.kinds[values[at]] == T:
                kind = kind._replace(type=INLINE)
            ids[owner[at]] = len(made)
            made.append(self._maker.cell(kind, unescaped(text) if kind.type == INLINE else text))
        self._without_result(found, cells, kinds, values, made, ids)
        blank = np.array([cell is BLANK for cell in made], bool)
        if blank.any():
            ids[(ids >= 0) & blank[ids]] = -1
        return made, ids

    def _wholes(self, keys: np.ndarray, times: np.ndarray) -> list[Cell]:
        """The cells of kinds and whole numbers, both in one key, ascending."""
        known = self._whole
        listed = keys.tolist()
        made = [known.get(key) for key in listed]
        bounds = [*np.flatnonzero(np.diff(keys // _VALUES, prepend=-1)).tolist(), len(listed)]
        for start, end in pairwise(bounds):
            kind = self._list[listed[start] // _VALUES]
            if self._maker.counts(kind):
                made[start:end] = self._maker.several(kind, [key % _VALUES for key in listed[start:end]], times[start:end].tolist())
                continue
            new = [at for at in range(start, end) if made[at] is None]
            for at, cell in zip(new, self._maker.several(kind, [listed[at] % _VALUES for at in new], [1] * len(new)), strict=True):
                made[at] = known[listed[at]] = cell
        return made

    def _without_result(
        self, found: Tokens, cells: np.ndarray, kinds: np.ndarray, values: np.ndarray, made: list[Cell], ids: np.ndarray
    ) -> None:
        formulas = np.searchsorted(cells, np.flatnonzero((found.kinds == F) | (found.kinds == F_ALONE))) - 1
        for at in formulas[ids[formulas] < 0].tolist():
            kind, formula = self._list[kinds[at]], cells[at] + 1
            after = found.kinds[formula + (2 if found.kinds[formula] == F else 1)]
            if not (kind.type == "str" and after in (V, V_ALONE)):
                ids[at] = len(made)
                made.append(self._maker.cell(kind._replace(type=NO_RESULT), ""))
