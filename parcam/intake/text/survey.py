"""Every byte of a large file looked at once: how many lines it has, and whether all of it is UTF-8 with line feeds."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from parcam.intake.text import blocks
from parcam.intake.text.blocks import Span, SpanReader, in_order, spans

if TYPE_CHECKING:
    from pathlib import Path
    from threading import Event

_PIECE = 1_000_000
"""Small enough to stay in the processor's cache, large enough that threads seldom wait for each other."""
_KEPT = 500


@dataclass
class Survey:
    """`returns`: line ends written as a carriage return alone; `broken`: the first lines that are no UTF-8, for the vote; `feeds`: line
    feeds before each place in bytes where a block ends."""

    lines: int = 0
    feeds: dict[int, int] = field(default_factory=dict)
    returns: int = 0
    broken: list[bytes] = field(default_factory=list)

    @property
    def plain(self) -> bool:
        return not self.returns and not self.broken


def survey(path: Path, stop: Event | None = None) -> Survey:
    """Lines counted as physical lines are: an unfinished last one counts too. After `stop` the answer says nothing."""
    found, last = Survey(), 10
    with closing(SpanReader(path)) as reader:

        def look(span: Span) -> tuple[Survey, int, Span]:
            return *_look(reader.view(span)), span

        for part, end, span in in_order(look, takewhile(lambda _: not (stop and stop.is_set()), spans(path, blocks.SPAN))):
            found.lines += part.lines
            found.feeds[span.end] = found.lines
            found.returns += part.returns
            found.broken += part.broken[: _KEPT - len(found.broken)]
            last = end
    found.lines += last != 10
    return found


def _look(view: memoryview) -> tuple[Survey, int]:
    data = np.frombuffer(view, np.uint8)
    found = Survey(sum(int(np.count_nonzero(data[start : start + _PIECE] == 10)) for start in range(0, len(data), _PIECE)))
    if not is_utf8(data):
        found.broken = _broken(bytes(view))
    if view.obj.find(b"\r", 0, len(data)) >= 0:
        found.returns = int(np.count_nonzero(data[np.flatnonzero(data[:-1] == 13) + 1] != 10)) + int(data[-1] == 13)
    return found, int(data[-1])


def is_utf8(data: np.ndarray) -> bool:
    """Bytes, uint8. Arrow looks without holding the other threads up; Python's own decoder would."""
    ends = pa.py_buffer(np.array([0, len(data)], np.int32))
    try:
        pa.Array.from_buffers(pa.string(), 1, [None, ends, pa.py_buffer(data)]).validate(full=True)
    except pa.ArrowInvalid:
        return False
    return True


def _broken(data: bytes) -> list[bytes]:
    lines = []
    for line in data.split(b"\n"):
        try:
            line.decode()
        except UnicodeDecodeError:
            lines.append(line + b"\n")
    return lines[:_KEPT]
