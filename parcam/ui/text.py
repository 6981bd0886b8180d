"""Words on the pages, in the language of the address; values worded on the way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.ui import address
from parcam.words import dates, numbers
from parcam.words import text as catalogue

if TYPE_CHECKING:
    from datetime import date, datetime

    from parcam.model.month import Month


def say(key: str, **values: object) -> str:
    """The text `area.key` in the reader's language; see parcam.words.text.say."""
    return catalogue.say(key, address.language(), **values)


def percent(rate: float | None, digits: int = 1) -> str:
    return numbers.percent(rate, digits, address.language())


def points(gap: float | None, digits: int = 1) -> str:
    return numbers.points(gap, digits, address.language())


def count(n: float | None) -> str:
    return numbers.count(n, address.language())


def money(dong: float | None) -> str:
    return numbers.money(dong, address.language())


def month(one: Month | None) -> str:
    return dates.month(one, address.language())


def day(one: date | None) -> str:
    return dates.day(one, address.language())


def moment(one: datetime | None) -> str:
    return dates.moment(one, address.language())
