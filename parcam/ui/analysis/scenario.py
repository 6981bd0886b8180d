"""A scenario as it stands in the address: "tdc:80.qlkh::150" is 80 % for one unit, one and a half times the work for another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.judge.whatif import Lever

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

MOST_VOLUME = 200
"""Percent of the expected volume up to which the slider goes."""


@dataclass(frozen=True, slots=True)
class Move:
    """Whole percent; None leaves the forecast as it is."""

    rate: int | None = None
    volume: int | None = None

    @property
    def lever(self) -> Lever:
        return Lever(None if self.rate is None else self.rate / 100, 1.0 if self.volume is None else self.volume / 100)


def read(text: str, units: Collection[str]) -> dict[str, Move]:
    """Unit -> move. What is no unit of `units`, no whole number or out of range is dropped, never an error."""
    found = {}
    for part in text.split("."):
        unit, _, rest = part.partition(":")
        rate, _, volume = rest.partition(":")
        move = Move(_percent(rate, 100), _percent(volume, MOST_VOLUME))
        if unit in units and move != Move():
            found[unit] = move
    return found


def write(moves: Mapping[str, Move]) -> str:
    """The shortest text that reads as the same; units left alone have no place in it."""
    return ".".join(f"{unit}:{_text(move.rate)}:{_text(move.volume)}".rstrip(":") for unit, move in moves.items() if move != Move())


def _percent(text: str, most: int) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text) <= most else None


def _text(percent: int | None) -> str:
    return "" if percent is None else str(percent)
