"""Words on the pages, in the language of the address; values worded on the way in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.model.indicator import Measure
from parcam.ui import address, readers
from parcam.words import dates, numbers, sentences
from parcam.words import text as catalogue

if TYPE_CHECKING:
    from datetime import date, datetime

    from parcam.model.indicator import Indicator
    from parcam.model.month import Month
    from parcam.model.sentence import Sentence


def say(key: str, **values: object) -> str:
    """The text `area.key` in the reader's language; see parcam.words.text.say."""
    return catalogue.say(key, address.language(), **values)


def sentence(one: Sentence, language: str = "") -> str:
    """What the reader of files says, indicators under the names they have in the language: the page's, unless one is named."""
    language = language or address.language()
    return sentences.worded(one, language, _names(language))


@lru_cache(maxsize=2)
def _names(language: str) -> dict[str, str]:
    return {one.short: readers.shown(language).indicators[id].short for id, one in readers.catalog().indicators.items()}


def percent(rate: float | None, digits: int = 1) -> str:
    return numbers.percent(rate, digits, address.language())


def points(gap: float | None, digits: int = 1) -> str:
    return numbers.points(gap, digits, address.language())


def count(n: float | None) -> str:
    return numbers.count(n, address.language())


def money(dong: float | None) -> str:
    return numbers.money(dong, address.language())


def parts_of(indicator: Indicator, numerator: float | None, denominator: float | None) -> str:
    """"1.921 / 1.933", money in the unit of the whole: "21,80 / 32,50 tỷ đồng"; "" without both."""
    if numerator is None or denominator is None:
        return ""
    if indicator.measure is Measure.MONEY:
        return numbers.money_of(numerator, denominator, address.language())
    return f"{count(numerator)} / {count(denominator)}"


def month(one: Month | None) -> str:
    return dates.month(one, address.language())


def day(one: date | None) -> str:
    return dates.day(one, address.language())


def moment(one: datetime | None) -> str:
    return dates.moment(one, address.language())
