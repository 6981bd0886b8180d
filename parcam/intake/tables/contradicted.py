"""Tables whose stated rates contradict the rates of their parts nearly everywhere: what agrees there agrees by chance."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parcam.intake.tables.record import Outcome
from parcam.intake.tables.stated import is_rate

if TYPE_CHECKING:
    from parcam.intake.tables.record import Record
    from parcam.intake.tables.told import Part

    Read = tuple[Part, Record, Outcome]

_LEAST = 3
_TO_ONE = 2


def mostly_contradicted(read: list[Read]) -> list[Read]:
    """The outcomes, those refused too that stand among at least three contradictions, twice as many as agree: some column is not what
    its heading was taken for."""
    against = Counter(_key(record) for _, record, one in read if one.fault == "inconsistent_rate" and one.at and is_rate(one.at.part))
    agreeing = Counter(_key(record) for _, record, one in read if _checked(record, one))
    wrong = {key for key, count in against.items() if count >= max(_LEAST, _TO_ONE * agreeing[key])}
    return [
        (part, record, Outcome(fault="inconsistent_rate", at=record.figures["rate"]))
        if _key(record) in wrong and _checked(record, one)
        else (part, record, one)
        for part, record, one in read
    ]


def _key(record: Record) -> tuple[int, str]:
    return record.table, record.indicator


def _checked(record: Record, outcome: Outcome) -> bool:
    return outcome.reads and outcome.numerator is not None and "rate" in record.figures
