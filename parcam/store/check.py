"""What an extraction must be before the ledger takes it. The reader sees to all of it; the ledger does not trust that it did."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from parcam.errors import StoreError
from parcam.model.reading import Outcome
from parcam.store.refusal import refusal
from parcam.words import dates
from parcam.words.text import say

if TYPE_CHECKING:
    from parcam.model.reading import Extraction, Reading

LIMIT = 10**15
"""Parts are DECIMAL(18, 3): exact, so that a sum does not depend on the order of its terms."""


def check(extraction: Extraction) -> None:
    """StoreError naming every fault at once when the extraction failed, loses lines, or holds unusable or contradicting readings."""
    if extraction.outcome is Outcome.ERROR:
        raise refusal("failed_file", file=extraction.file)
    for account in extraction.accounts:
        if not account.balances:
            counted = account.header + account.readings + account.rejects + account.totals + account.blank + account.extras
            raise refusal("unbalanced", sheet=account.sheet, file=extraction.file, lines=account.lines, counted=counted)
    told = (*extraction.readings, *extraction.stocks)
    _refuse([r for r in told if not _usable(r)], "store.not_a_reading")
    _refuse([r for r in told if max(abs(r.numerator or 0), abs(r.denominator or 0)) >= LIMIT], "store.too_large")
    _refuse(_repeated(told), "store.twice")


def _usable(reading: Reading) -> bool:
    numbers = (reading.numerator, reading.denominator, reading.stated)
    if any(number is not None and not isfinite(number) for number in numbers):
        return False
    if reading.numerator is None and reading.denominator is None:
        return reading.stated is not None
    return reading.numerator is not None and reading.denominator is not None and reading.stated is None


def _repeated(readings: tuple[Reading, ...]) -> list[Reading]:
    seen: set[tuple[object, ...]] = set()
    repeated = []
    for reading in readings:
        key = (reading.indicator, reading.unit, reading.month)
        if key in seen:
            repeated.append(reading)
        seen.add(key)
    return repeated


def _refuse(readings: list[Reading], text: str) -> None:
    if readings:
        said = tuple(say(text, indicator=r.indicator, unit=r.unit, month=dates.month(r.month)) for r in readings)
        raise StoreError(said[0], details=said[1:], remedy=say(f"{text}_remedy"))
