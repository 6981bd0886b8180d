"""One pass over a large register: its lines cut in blocks, looked up, counted; the doubtful ones laid aside for DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from parcam.intake import progress
from parcam.intake.registers.codes import among, hashes, keyed, twice
from parcam.intake.registers.count import Counts, month_places
from parcam.intake.registers.find import DATES, IN_TIME, TIMED, answers
from parcam.intake.registers.memo import DOUBT, NONE, blank
from parcam.intake.text import blocks
from parcam.intake.text.blocks import Span, SpanReader, in_order, spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parcam.intake.registers.careful import Careful
    from parcam.intake.registers.cut import Cut, Cutter
    from parcam.intake.registers.find import Shape
    from parcam.intake.registers.keep import Aside, Keeper
    from parcam.intake.registers.memo import Memo

_FINE = 100_000
_FEW = 1_000
"""Doubtful lines of one span that are looked at one by one."""
_HELD = 16_000_000
"""How far an open quote is followed before the lines are taken as they stand."""
Found = dict[str, np.ndarray]
"""By role, one number for each line of a block."""


class Pass:
    """`units`: how many there are to count by, 0 when lines are only kept; `room`: lines at most; `distrusted`: hashes of codes that
    were met twice, whose lines are doubtful. `counted` lines are in `counts` and with `keeper`, all others with `aside` or `careful`."""

    def __init__(
        self,
        shape: Shape,
        cutter: Cutter,
        reader: SpanReader,
        memos: dict[str, Memo],
        careful: Careful,
        keeper: Keeper | None,
        aside: Aside,
        needed: tuple[str, ...],
        units: int,
        room: int,
        distrusted: np.ndarray,
    ) -> None:
        self.careful, self.keeper, self.aside, self.counted = careful, keeper, aside, 0
        self._needed = needed
        self._cutter, self._reader, self._memos, self._distrusted = cutter, reader, memos, distrusted
        self._days, self._answers = DATES[shape.dataset], answers(shape.dataset)
        self._by_day = shape.dataset == "documents"
        self.counts = Counts(units, len(self._answers)) if units else None
        self._hashes, self._filled, self._taken = np.zeros(room, np.uint64), 0, 0
        self._last: bytes | None = b""
        """The last code met while each came behind the one before it."""

    def run(self, path: Path, first: int, size: int) -> None:
        """Take the file from physical line `first` on, up to `size` bytes from its start."""
        line, held = first, None
        for cut in self._cuts(path, first, size):
            progress.report(cut.span.end / size)
            if held:
                cut = self._cutter.cut(Span(held.start, cut.span.end))
            held = cut.span if cut.open and cut.span.end - cut.span.start < _HELD and cut.span.end < size else None
            if not held:
                line = self._take(cut, line)

    def _cuts(self, path: Path, first: int, size: int) -> Iterator[Cut]:
        """Span after span; one that cannot be trusted again in finer pieces, so that a damaged line costs only its neighbours time."""
        for cut in in_order(self._cutter.cut, spans(path, blocks.SPAN, first - 1, Span(0, size))):
            if cut.table is None and not cut.open:
                yield from (self._cutter.cut(piece) for piece in spans(path, _FINE, within=cut.span))
            else:
                yield cut

    def note(self, codes: pa.Array, units: pa.Array, days: np.ndarray) -> None:
        """Hear of lines that were not counted, by their codes, units and days."""
        self._note(keyed(hashes(codes), hashes(units), days) if self._by_day else hashes(codes))

    def twice(self) -> np.ndarray:
        """Hashes of the keys that more than one of the lines counted or heard of has. To be asked last."""
        return twice(self._hashes[: self._filled], 0 if self._last is None else self._taken)

    def _take(self, cut: Cut, line: int) -> int:
        table = cut.table
        if table is None:
            data = bytes(self._reader.view(cut.span))
            lines = data.count(b"\n") + (data[-1:] != b"\n")
            self.careful.take(data, list(range(line, line + lines)))
            return line + lines
        self._last = cut.rising[1] if cut.rising and self._last is not None and self._last < cut.rising[0] else None
        places, said = cut.places, cut.said
        numbers = np.arange(line, line + table.num_rows)
        keys = self._keys(cut, places, said)
        sure = self._sure(cut, said, keys)
        if not sure.all():
            self._doubtful(cut, numbers, ~sure, line)
            numbers, table = numbers[sure], table.filter(pa.array(sure))
            places, said = {role: one[sure] for role, one in places.items()}, {role: one[sure] for role, one in said.items()}
            keys = None if keys is None else keys[sure]
        if len(numbers):
            self.counted += len(numbers)
            self._count(said, numbers)
            self._note(keys)
            self._taken = self._filled
            if self.keeper:
                self.keeper.add(numbers, table["code"] if "code" in table.column_names else None, places, said)
        return line + cut.table.num_rows

    def _doubtful(self, cut: Cut, numbers: np.ndarray, doubtful: np.ndarray, line: int) -> None:
        """Few lines are looked at one by one; of many, those that have what a line must have go to DuckDB as they stand."""
        if np.count_nonzero(doubtful) > _FEW:
            whole = doubtful if cut.untidy is None else doubtful & ~cut.untidy
            for role in self._needed:
                whole = whole & ~blank(cut.table[role].chunk(0))
            self.aside.add(numbers[whole], cut.table.filter(pa.array(whole)))
            self.careful.tally.kept += int(np.count_nonzero(whole))
            doubtful = doubtful & ~whole
        if doubtful.any():
            self._lay_aside(bytes(self._reader.view(cut.span)), np.flatnonzero(doubtful), line)

    def _note(self, keys: np.ndarray | None) -> None:
        if keys is not None:
            keys = keys[keys != 0]
            self._hashes[self._filled : self._filled + len(keys)] = keys
            self._filled += len(keys)

    def _sure(self, cut: Cut, said: Found, keys: np.ndarray | None) -> np.ndarray:
        if not self.counts:
            return np.zeros(cut.table.num_rows, bool)
        sure = np.logical_or.reduce([said[role] != NONE for role in (self._days[0], self._days[-1]) if role in said])
        for values in said.values():
            sure &= values != DOUBT
        if IN_TIME in self._answers and self._days[0] in said:
            for role in self._days[1:]:
                if role in said:
                    sure &= (said[role] >= said[self._days[0]]) | (said[role] == NONE)
        if cut.untidy is not None:
            sure &= ~cut.untidy
        if keys is not None and len(self._distrusted):
            sure &= ~among(self._distrusted, keys)
        return sure

    def _keys(self, cut: Cut, places: Found, said: Found) -> np.ndarray | None:
        """Hashes of what makes a line unique: a document's code is so only within its unit and day."""
        if cut.hashes is None or not self.counts or not self._by_day:
            return cut.hashes if self.counts else None
        units = hashes(pa.array(self._memos["unit"].texts))[places["unit"]]
        keys = keyed(cut.hashes, units, said[self._days[0]])
        return np.where(cut.hashes == 0, np.uint64(0), keys)

    def _count(self, said: Found, numbers: np.ndarray) -> None:
        if not self.counts:
            return
        nothing = np.zeros(len(numbers), np.uint8)
        early, late = (month_places(said[role]) if role in said else nothing for role in (self._days[0], self._days[-1]))
        bits = nothing.copy()
        times = self._times(said, nothing) if IN_TIME in self._answers else {}
        for bit, role in enumerate(self._answers):
            if role in said or role in times:
                bits |= (said[role] if role in said else times[role]).astype(np.uint8) << np.uint8(bit)
        self.counts.add(said["unit"], early, late, bits, numbers)

    def _times(self, said: Found, nothing: np.ndarray) -> Found:
        _, due, done = self._days
        if due not in said or done not in said:
            return {IN_TIME: nothing, TIMED: nothing}
        return {IN_TIME: said[done] <= said[due], TIMED: (said[due] != NONE) & (said[done] != NONE)}

    def _lay_aside(self, data: bytes, rows: np.ndarray, line: int) -> None:
        ends = np.append(np.flatnonzero(np.frombuffer(data, np.uint8) == 10) + 1, len(data))
        starts = np.append(0, ends)
        pieces = [data[starts[row] : ends[row]] for row in rows.tolist()]
        self.careful.take(b"".join(pieces), (rows + line).tolist())
