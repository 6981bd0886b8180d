"""Days of a large register by arithmetic on their digits: each distinct day, however many lines say it, is looked at once.

Day and month (which is which is decided elsewhere) and a year of four digits, or the year first; one mark between them; a clock or none.
Texts of one `_Layout` with the same numbers mean the same day. Every other text is looked up as a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from parcam.intake.registers.codes import even, row_of, words_of
from parcam.intake.registers.memo import Memo
from parcam.intake.registers.met import SIZE, Met

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from threading import Lock

    import pyarrow as pa

_CLOCK = r"(?P<clock>[ T]\d\d:\d\d(?::\d\d)?)?"
_SHAPE = re.compile(r"(?:\d\d?(?P<mark>[/.-])\d\d?(?P=mark)\d{4}|\d{4}(?P<after>[/.-])\d\d(?P=after)\d\d)" + _CLOCK, re.ASCII)
_FIRST_YEAR, _YEARS = 1990, 110
_ROOM = _YEARS << 10
_UNSEEN = np.iinfo(np.int32).max
_DAY = 10
_HIGH = 0x8080808080808080


class _Layout(NamedTuple):
    """`clock` is " 00:00", "T00:00:00" … or "" for none."""

    mark: str
    year_first: bool
    clock: str

    @property
    def day(self) -> str:
        return f"0000{self.mark}00{self.mark}00" if self.year_first else f"00{self.mark}00{self.mark}0000"


class Days(Memo):
    """Values by day in place of values by text."""

    def __init__(self, look: Callable[[list[str]], Sequence[int] | np.ndarray], lock: Lock) -> None:
        super().__init__(look, lock)
        self._tables: dict[_Layout, np.ndarray] = {}
        self._met: Met | None = None

    def read(self, column: pa.StringArray) -> np.ndarray:
        """The value of each line's text, int32."""
        ends, words = words_of(column)
        starts, sizes = ends[:-1], np.diff(ends)
        found, left = self._known(words, starts, sizes)
        tried, fresh = set[_Layout](), left[sizes[left] == SIZE] if self._met else left[:0]
        while len(left):
            layout = next((one for one in list(self._tables) if one not in tried), None) or _layout(column[int(left[0])].as_py())
            if layout is None or layout in tried:
                others = self.places(column.take(left).dictionary_encode())
                found[left] = self.values[others]
                break
            tried.add(layout)
            places, fits = _places(layout, words, starts[left], sizes[left])
            if not fits.all():
                places, rows, left = places[fits], left[fits], left[~fits]
            else:
                rows, left = left, left[:0]
            found[rows] = self._values(layout, column, rows, places)
        if len(fresh):
            with self._lock:
                self._met.learn(words[starts[fresh]], words[starts[fresh] + 2], found[fresh])
        return found

    def _known(self, words: np.ndarray, starts: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """(values of blank texts and of those met before, the rows of all others)."""
        if self._met and even(starts, sizes) == SIZE:
            found, same = self._met.find(row_of(words, starts, SIZE, 0), row_of(words, starts, SIZE, 2))
            return found, sizes[:0] if same.all() else np.flatnonzero(~same)
        (blank,) = self._find([""])
        left = sizes != 0
        if not self._met:
            return np.full(len(sizes), self.values[blank], np.int32), np.flatnonzero(left)
        found, same = self._met.find(words[starts], words[starts + 2])
        same &= sizes == SIZE
        left &= ~same
        return np.where(same, found, self.values[blank]), np.flatnonzero(left)

    def _values(self, layout: _Layout, column: pa.StringArray, rows: np.ndarray, places: np.ndarray) -> np.ndarray:
        table = self._tables.get(layout)
        if table is None:
            with self._lock:
                table = self._tables.setdefault(layout, np.full(_ROOM, _UNSEEN, np.int32))
                if not layout.year_first and not layout.clock:
                    self._met = self._met or Met()
        found = table[places]
        unseen = found == _UNSEEN
        if unseen.any():
            with self._lock:
                unseen = table[places] == _UNSEEN
                fresh, at = np.unique(places[unseen], return_index=True)
                if len(fresh):
                    table[fresh] = self._look(column.take(rows[unseen][at]).to_pylist())
            found = table[places]
        return found


def _layout(text: str) -> _Layout | None:
    match = _SHAPE.fullmatch(text)
    if not match:
        return None
    return _Layout(match["mark"] or match["after"], bool(match["after"]), re.sub("[0-9]", "0", match["clock"] or ""))


def _places(layout: _Layout, words: np.ndarray, starts: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For texts by where they start and how long they are: (place of year and day, whether the layout is theirs; else the place says
    nothing)."""
    head, tail = _words(words, starts, sizes)
    fits = sizes == _DAY + len(layout.clock)
    if not layout.year_first and not fits.all():
        head, tail, days = _padded(head, tail, _u(ord(layout.mark)))
        fits = sizes == days + len(layout.clock)
    head, wrong = _numbers(head, layout.day[:8])
    tail, amiss = _numbers(tail, layout.day[8:])
    wrong |= amiss
    if layout.clock:
        wrong |= _no_clock(words, starts + np.maximum(sizes - len(layout.clock), 0), layout.clock)
    tail &= _u(0xFF)
    if layout.year_first:
        year, first, second = (head & _u(0xFF)) * _u(100) + (head >> _u(16) & _u(0xFF)), head >> _u(40) & _u(0xFF), tail
    else:
        year, first, second = (head >> _u(48) & _u(0xFF)) * _u(100) + tail, head & _u(0xFF), head >> _u(24) & _u(0xFF)
    year -= _u(_FIRST_YEAR)
    fits &= (wrong == 0) & (year < _YEARS) & ((first | second) < 32)
    return (year << _u(10) | first << _u(5) | second).view(np.int64), fits


def _words(words: np.ndarray, starts: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The first eight bytes of each text and the eight behind them."""
    if size := even(starts, sizes):
        return row_of(words, starts, size, 0), row_of(words, starts, size, 8)
    return words[starts], words[starts + 8]


def _padded(head: np.ndarray, tail: np.ndarray, mark: np.uint64) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Days and months of one digit filled with a 0; how long the text was."""
    short = head >> _u(8) & _u(0xFF) == mark
    tail = np.where(short, tail << _u(8) | head >> _u(56), tail)
    head = np.where(short, head << _u(8) | _u(0x30), head)
    brief = head >> _u(32) & _u(0xFF) == mark
    tail = np.where(brief, tail << _u(8) | head >> _u(56), tail)
    head = np.where(brief, head & _u(0xFFFFFF) | _u(0x30 << 24) | head >> _u(24) << _u(32), head)
    return head, tail, _DAY - short.astype(np.int64) - brief


def _numbers(word: np.ndarray, like: str) -> tuple[np.ndarray, np.ndarray]:
    """In the byte of a digit, the number that it makes with the digit behind it; not 0 unless every byte of `like` has a digit for its 0
    and itself for all else."""
    mask, same, lift = (_u(int.from_bytes(bytes(made), "little")) for made in (
        [255] * len(like), like.encode(), [0x76 if sign == "0" else 0x7F for sign in like]))
    word = (word & mask if len(like) < 8 else word) ^ same
    return word * _u(10) + (word >> _u(8)), (word + lift | word) & _u(_HIGH)


def _no_clock(words: np.ndarray, starts: np.ndarray, like: str) -> np.ndarray:
    """0 where a clock like this one starts."""
    parts, wrong = _numbers(words[starts + 1], like[1:])
    late = (parts & _u(0xFF0000FF0000FF)) + _u((127 - 23) | (127 - 59) << 24 | (127 - 59) << 48) & _u(_HIGH)
    return wrong | late | words[starts] & _u(0xFF) ^ _u(ord(like[0]))


def _u(number: int) -> np.uint64:
    return np.uint64(number)
