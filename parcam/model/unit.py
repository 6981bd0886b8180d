"""Organisational units and named groups of them; a unit of measure is never called a unit here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from parcam.model.month import Month

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Unit:
    """One room, centre or desk of the office.

    `aliases` are spellings a person confirmed; only they may load a reading. `successors` name the units that carry on
    after `valid_to`, so that a series across a merger shows its break. `source` says where the name was found.
    """

    id: str
    name: str
    short: str
    order: int
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()
    source: str = ""
    english: str = ""

    def exists_in(self, month: Month) -> bool:
        """On any day of the month."""
        begun = self.valid_from is None or self.valid_from <= month.last_day
        return begun and (self.valid_to is None or month.first_day <= self.valid_to)

    @property
    def ended(self) -> date | None:
        """The first day without it."""
        return self.valid_to + timedelta(days=1) if self.valid_to else None


@dataclass(frozen=True, slots=True)
class Reporters:
    """Who owes a reading of one indicator, in the office's order: each unit with its first and its last month (None: without end)."""

    terms: tuple[tuple[str, Month | None, Month | None], ...] = ()

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Reporters:
        """A unit owes every month in which it exists on any day."""
        return cls(tuple((one.id, Month.of(one.valid_from) if one.valid_from else None,
                          Month.of(one.valid_to) if one.valid_to else None) for one in units))

    @classmethod
    def always(cls, *units: str) -> Reporters:
        return cls(tuple((unit, None, None) for unit in units))

    def owing(self, months: Sequence[Month]) -> tuple[str, ...]:
        """Units that owe at least one of `months`."""
        return tuple(unit for unit, first, last in self.terms if any(_within(month, first, last) for month in months))

    def gone(self, unit: str, month: Month) -> bool:
        """Whether a unit known here does not exist in that month; of any other nothing is known against it."""
        return any(unit == one and not _within(month, first, last) for one, first, last in self.terms)


NOBODY = Reporters()


def _within(month: Month, first: Month | None, last: Month | None) -> bool:
    return (first is None or first <= month) and (last is None or month <= last)


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of units, resolved when read ("các phòng, đơn vị có TTHC"); `sourced` is False when members are our guess."""

    id: str
    name: str
    members: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    sourced: bool = True
    source: str = ""
    english: str = ""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Spellings that may mean several units: never guessed, the candidates are offered to a person."""

    spellings: tuple[str, ...]
    candidates: tuple[str, ...]
