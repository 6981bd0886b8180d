"""Organisational units and named groups of them; a unit of measure is never called a unit here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from parcam.model.month import Month


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

    def exists_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def exists_in(self, month: Month) -> bool:
        """On any day of the month."""
        begun = self.valid_from is None or self.valid_from <= month.last_day
        return begun and (self.valid_to is None or month.first_day <= self.valid_to)

    @property
    def ended(self) -> date | None:
        """The first day without it."""
        return self.valid_to + timedelta(days=1) if self.valid_to else None


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
