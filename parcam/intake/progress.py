"""Telling how far a long reading is. Outside the child it is heard by nobody."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")

_EVERY = 1024
_listeners: list[Callable[[float], None]] = []
_span = [0.0, 1.0]
"""The part of the whole work that is being done."""


def listen(listener: Callable[[float], None]) -> None:
    """Only the child's main loop calls this."""
    _listeners.append(listener)


def begin() -> None:
    """Only the child's main loop calls this, before each piece of work: the last one may have ended in the middle."""
    _span[:] = 0.0, 1.0


def report(share: float) -> None:
    """Share of the part of the work in hand that is done, 0-1."""
    start, end = _span
    for listener in _listeners:
        listener(start + (end - start) * share)


@contextmanager
def part(start: float, end: float) -> Iterator[None]:
    """What is reported inside is of this part of the part in hand."""
    outer, last = tuple(_span)
    _span[:] = outer + (last - outer) * start, outer + (last - outer) * end
    try:
        report(0.0)
        yield
    finally:
        _span[:] = outer, last


def each(things: Sequence[T]) -> Iterator[T]:
    """The things one by one, told now and then how many are done."""
    for at, thing in enumerate(things):
        if at % _EVERY == 0:
            report(at / len(things))
        yield thing


def parts(things: Sequence[T]) -> Iterator[T]:
    """A few large things, each an equal part of the work in hand."""
    outer, last = tuple(_span)
    step = (last - outer) / max(len(things), 1)
    for at, thing in enumerate(things):
        _span[:] = outer + step * at, outer + step * (at + 1)
        report(0.0)
        yield thing
    _span[:] = outer, last
