"""Two readings of the same file: what was understood otherwise, and which figures and refusals came or went with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.model.month import Month
    from parcam.model.reading import Extraction, Reading, Understood


@dataclass(frozen=True, slots=True)
class Turn:
    """One conclusion that turned; `before` or `after` is None where it is in one of the readings only."""

    what: str
    sheet: str
    before: Understood | None
    after: Understood | None


@dataclass(frozen=True, slots=True)
class Difference:
    """`gained`, `lost`, `altered` count readings by indicator, unit and month; `faults` and `resolved` are lines refused only now, and
    no longer; `opened` that the file was refused as a whole and no longer is, `closed` the other way."""

    turns: tuple[Turn, ...]
    gained: int
    lost: int
    altered: int
    faults: int
    resolved: int
    opened: bool
    closed: bool

    @property
    def nothing(self) -> bool:
        return not (self.turns or self.gained or self.lost or self.altered or self.faults or self.resolved or self.opened or self.closed)


def compare(before: Extraction, after: Extraction) -> Difference:
    """What reading the file again changed."""
    old, new = _figures(before), _figures(after)
    refused, still = _refused(before), _refused(after)
    return Difference(_turns(before, after), len(new.keys() - old.keys()), len(old.keys() - new.keys()),
                      sum(old[key] != new[key] for key in old.keys() & new.keys()), len(still - refused), len(refused - still),
                      opened=bool(before.error and not after.error), closed=bool(after.error and not before.error))


def _turns(before: Extraction, after: Extraction) -> tuple[Turn, ...]:
    old = {(one.what, one.sheet): one for one in before.understood}
    new = {(one.what, one.sheet): one for one in after.understood}
    keys = [*old, *(key for key in new if key not in old)]
    return tuple(Turn(*key, old.get(key), new.get(key)) for key in keys if _value(old.get(key)) != _value(new.get(key)))


def _value(one: Understood | None) -> str | None:
    return one.value if one else None


def _figures(one: Extraction) -> dict[tuple[str, str, Month], tuple[float | None, ...]]:
    return {(reading.indicator, reading.unit, reading.month): _parts(reading) for reading in one.readings}


def _parts(one: Reading) -> tuple[float | None, ...]:
    return one.numerator, one.denominator, one.stated


def _refused(one: Extraction) -> set[tuple[str, int, str, str]]:
    return {(fault.sheet, fault.row, fault.column, fault.kind) for fault in one.faults}
