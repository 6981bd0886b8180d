"""The cells of an ODS by their attributes and text: each distinct one is looked at once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.sheet import Cell
from parcam.intake.workbooks.odsvalues import day, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.intake.workbooks.cells import Cells
    from parcam.intake.workbooks.odsfonts import Fonts

_REMEMBERED = 400_000


class Told(NamedTuple):
    """What the attributes of a cell say: their values by local names, whether it is an error, how often it stands side by side, how wide
    and high it is merged."""

    found: dict[str, str]
    error: bool
    times: int
    wide: int
    high: int


class Made(NamedTuple):
    """A cell, how often it stands side by side, how wide and high it is merged, whether an old font was turned in it."""

    cell: Cell
    times: int
    wide: int
    high: int
    turned: int


class OdsCells:
    """A text in an old font counts each time it comes."""

    def __init__(self, cells: Cells, fonts: Fonts) -> None:
        self._cells, self._fonts = cells, fonts
        self._known: dict[tuple[tuple[str, ...], str, str], Made] = {}

    def made(self, attributes: tuple[str, ...], text: str, default: str) -> Made:
        """`attributes`: names and values by turns; `default`: the style of a cell that has none."""
        key = (attributes, text, default)
        known = self._known.get(key)
        if known is None:
            known = self.make(told(attributes), text, default)
            if len(self._known) < _REMEMBERED:
                self._known[key] = known
        else:
            self._cells.legacy += known.turned
        return known

    def make(self, told: Told, text: str, default: str = "") -> Made:
        """The same of a cell that is remembered elsewhere, if at all."""
        found, error, times, wide, high = told
        before = self._cells.legacy
        cell = self._made(found, text, default, error=error)
        return Made(cell, times, wide, high, self._cells.legacy - before)

    def _made(self, found: dict[str, str], text: str, default: str, *, error: bool) -> Cell:
        kind = found.get("value-type", "")
        if error:
            return Cell(text, problem="error")
        if kind in ("float", "percentage", "currency"):
            return number(found.get("value", ""), kind == "percentage", text, self._cells)
        if kind == "date":
            return day(found.get("date-value", ""), text)
        if kind == "boolean":
            return Cell("TRUE" if found.get("boolean-value") == "true" else "FALSE")
        if not kind and not text and "formula" in found:
            return Cell("", problem="formula")
        text, font = text or found.get("string-value", ""), self._fonts.cell(found.get("style-name") or default)
        return self._cells.styled_text(text, font) if font.font else self._cells.text(text, 0)


def told(attributes: tuple[str, ...]) -> Told:
    """Of names and values by turns."""
    found, error = named(attributes), ("calcext:value-type", "error") in zip(attributes[::2], attributes[1::2], strict=True)
    wide, high = count(found.get("number-columns-spanned")), count(found.get("number-rows-spanned"))
    return Told(found, error, count(found.get("number-columns-repeated")), wide, high)


@lru_cache(maxsize=1024)
def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def named(attributes: Sequence[str]) -> dict[str, str]:
    """Names and values by turns -> values by local names."""
    return {local(key): value for key, value in zip(attributes[::2], attributes[1::2], strict=True)}


def count(text: str | None) -> int:
    """How many times; 1 where nothing is said."""
    return min(max(int(text), 1), 2_000_000) if text and text.isdecimal() and len(text) < 9 else 1
