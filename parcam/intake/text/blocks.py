"""A large text file in spans of whole lines, worked on two at a time and handed on in their order."""

from __future__ import annotations

import os
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from parcam.intake import limits
from parcam.intake.refuse import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

T = TypeVar("T")
S = TypeVar("S")

SPAN = 2_000_000
_THREADS = 2
_BLOCK = 1 << 20
_WAITING = 4
"""Spans worked on ahead: they bound the memory that a file of any size takes."""


class Span(NamedTuple):
    """Bytes `start` up to `end` of a file: whole lines, the last one perhaps without its line feed."""

    start: int
    end: int


def spans(path: Path, size: int, skip: int = 0, within: Span | None = None) -> Iterator[Span]:
    """All of the file (or of the span `within` it) after its first `skip` lines, a little more than `size` bytes at a time: each ends with
    the first line that reaches a multiple of `size`.
    Refused: too_large, for one line."""
    start, whole = within or (0, path.stat().st_size)
    with path.open("rb") as file:
        file.seek(start)
        start += sum(len(file.readline()) for _ in range(skip))
        while start < whole:
            near = (start // size + 1) * size
            file.seek(near)
            line = file.readline(limits.LINE_BYTES)
            end = min(near + len(line), whole)
            if len(line) == limits.LINE_BYTES:
                raise refuse("too_large", "line", size=len(line) // limits.MB, limit=limits.LINE_BYTES // limits.MB)
            yield Span(start, end)
            start = end


def end_of(path: Path, line: int) -> int:
    """Where the physical line ends, its line feed included; the size of the file for a line it has not."""
    with path.open("rb") as file:
        while (data := file.read(_BLOCK)) and (found := data.count(b"\n")) < line:
            line -= found
        at = -1
        for _ in range(line if data else 0):
            at = data.index(b"\n", at + 1)
        return file.tell() - len(data) + at + 1 if data else path.stat().st_size


class SpanReader:
    """Reads spans of one file into a buffer of each thread's own, used again for the next span."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self._own = threading.local()

    def view(self, span: Span) -> memoryview:
        """The bytes of the span, until the same thread reads another."""
        size = span.end - span.start
        if len(getattr(self._own, "buffer", b"")) < size:
            self._own.buffer = bytearray(size)
        view, done = memoryview(self._own.buffer)[:size], 0
        while done < size and (more := os.preadv(self._file.fileno(), [view[done:]], span.start + done)):
            done += more
        return view[:done]

    def close(self) -> None:
        self._file.close()


def in_order(work: Callable[[T], S], things: Iterable[T]) -> Iterator[S]:
    """`work` done on things in threads; the answers come in the order of the things."""
    with ThreadPoolExecutor(_THREADS) as pool:
        waiting: deque = deque()
        for thing in things:
            waiting.append(pool.submit(work, thing))
            if len(waiting) >= _WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
