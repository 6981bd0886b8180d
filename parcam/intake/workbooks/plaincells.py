"""The cells of plainly written rows made many at a time: each distinct one is looked at once."""

from __future__ import annotations

import re
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
_NEW = -1
_ROOM = 1 << 22
"""Whole numbers, of all kinds together, whose cells are found by the number itself."""
_REMEMBERED = 500_000


class Pool:
    """Distinct cells by their places; at place 0 stands the blank one."""

    def __init__(self) -> None:
        self._cells, self._size = np.empty(1 << 12, object), 1
        self._cells[0] = BLANK

    def add(self, cells: list[Cell]) -> np.ndarray:
        """The places of more cells; 0 for those that are blank."""
        start, self._size = self._size, self._size + len(cells)
        if self._size > len(self._cells):
            self._cells = np.concatenate((self._cells, np.empty(self._size, object)))
        self._cells[start:self._size] = np.fromiter(cells, object, len(cells))
        places = np.arange(start, self._size)
        places[[at for at, cell in enumerate(cells) if cell is BLANK]] = 0
        return places

    def put(self, cell: Cell) -> int:
        """The place of one more cell; 0 when it is blank."""
        return int(self.add([cell])[0])

    def take(self, places: np.ndarray) -> np.ndarray:
        """The cells at places, as objects in an array of the same shape."""
        return self._cells[places]


class PlainCells:
    """Of one sheet, piece after piece; remembers the kinds of cells, and the cells made by kind and value."""

    def __init__(self, maker: Maker) -> None:
        self.pool = Pool()
        self._maker = maker
        self._kinds: dict[bytes, int] = {}
        self._list: list[Kind] = []
        self._small: list[np.ndarray] = []
        self._large: list[dict[int, int]] = []
        self._texts: dict[tuple[int, bool, bytes], int] = {}
        self._room = _ROOM

    def made(self, piece: bytes, raw: np.ndarray, found: Tokens, cells: np.ndarray, attributes: np.ndarray) -> np.ndarray:
        """For each of the tokens `cells` its place in the pool. `attributes`: where those behind the reference begin."""
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
            self._small.append(np.zeros(0, np.int32))
            self._large.append({})
        return place

    def _made(self, piece: bytes, raw: np.ndarray, found: Tokens, cells: np.ndarray, kinds: np.ndarray) -> np.ndarray:
        values = np.flatnonzero((found.kinds == V) | (found.kinds == T))
        owner = np.searchsorted(cells, values) - 1
        starts, ends = found.ends[values] + 1, found.starts[values + 1]
        filled = ends > starts
        whole, number = whole_numbers(raw, starts, ends)
        simple = np.array([kind.type in (NUMBER, SHARED) for kind in self._list], bool)
        whole &= filled & (found.kinds[values] == V) & simple[kinds[owner]]
        places, told = np.zeros(len(cells), np.int64), np.where(whole, kinds[owner], -1)
        for kind in range(len(self._list)):
            if len(at := np.flatnonzero(told == kind)):
                places[owner[at]] = self._wholes(kind, number[at])
        if len(rest := np.flatnonzero(filled & ~whole)):
            texts = [piece[start:end] for start, end in zip(starts[rest].tolist(), ends[rest].tolist(), strict=True)]
            places[owner[rest]] = self._others(kinds[owner[rest]].tolist(), (found.kinds[values[rest]] == T).tolist(), texts)
        self._without_result(found, cells, kinds, owner[filled], places)
        return places

    def _wholes(self, kind: int, numbers: np.ndarray) -> np.ndarray:
        """The places of whole numbers of a kind: small ones met before are found by the number itself."""
        told, known, end = self._list[kind], self._small[kind], int(numbers.max()) + 1
        if self._maker.counts(told):
            distinct, inverse, times = np.unique(numbers, return_inverse=True, return_counts=True)
            return self.pool.add(self._maker.several(told, distinct.tolist(), times.tolist()))[inverse]
        if end - len(known) > self._room:
            return self._sorted(kind, numbers)
        if end > len(known):
            more = min(max(end - len(known), len(known)), self._room)
            self._room -= more
            known = self._small[kind] = np.concatenate((known, np.full(more, _NEW, np.int32)))
        fresh = np.unique(numbers[known[numbers] == _NEW])
        if len(fresh):
            known[fresh] = self.pool.add(self._maker.several(told, fresh.tolist(), [1] * len(fresh)))
        return known[numbers]

    def _sorted(self, kind: int, numbers: np.ndarray) -> np.ndarray:
        distinct, inverse = np.unique(numbers, return_inverse=True)
        known, listed = self._large[kind], distinct.tolist()
        fresh = [number for number in listed if number not in known]
        made = self.pool.add(self._maker.several(self._list[kind], fresh, [1] * len(fresh)))
        known.update(zip(fresh, made.tolist(), strict=True))
        return np.array([known[number] for number in listed], np.int64)[inverse]

    def _others(self, kinds: list[int], inner: list[bool], texts: list[bytes]) -> list[int]:
        """The places of values that are no whole numbers, by their kinds and bytes; `inner`: of an `<is>`. A text in an old font counts
        each time it comes."""
        places, known, maker = [], self._texts, self._maker
        for kind, inside, raw in zip(kinds, inner, texts, strict=True):
            key = (kind, inside, raw)
            place = known.get(key)
            if place is None or maker.counting:
                told, text = self._list[kind], entities(decoded(raw))
                told = told._replace(type=INLINE) if inside else told
                cell = maker.cell(told, unescaped(text) if told.type == INLINE else text)
                if place is None:
                    place = self.pool.put(cell)
                    if len(known) < _REMEMBERED:
                        known[key] = place
            places.append(place)
        return places

    def _without_result(self, found: Tokens, cells: np.ndarray, kinds: np.ndarray, filled: np.ndarray, places: np.ndarray) -> None:
        """Formulas whose result was not kept, among all cells but those with a value."""
        formulas = np.searchsorted(cells, np.flatnonzero((found.kinds == F) | (found.kinds == F_ALONE))) - 1
        for at in sorted(set(formulas.tolist()).difference(filled.tolist())) if len(formulas) else ():
            kind, formula = self._list[kinds[at]], cells[at] + 1
            after = found.kinds[formula + (2 if found.kinds[formula] == F else 1)]
            if not (kind.type == "str" and after in (V, V_ALONE)):
                places[at] = self.pool.put(self._maker.cell(kind._replace(type=NO_RESULT), ""))
