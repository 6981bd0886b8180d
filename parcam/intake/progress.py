"""Telling how far a long reading is. Outside the child it is heard by nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_listeners: list[Callable[[float], None]] = []


def listen(listener: Callable[[float], None]) -> None:
    """Only the child's main loop calls this."""
    _listeners.append(listener)


def report(share: float) -> None:
    """Share of the work that is done, 0-1."""
    for listener in _listeners:
        listener(share)
