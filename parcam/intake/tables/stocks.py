"""What stands at a month's end beside a reading ("đang giải quyết: trong hạn, quá hạn"): taken along where the row says it whole.

A stock decides nothing about its row: what is missing, unreadable or contradicts itself leaves the reading as it is, without a stock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.meaning.aims import specific
from parcam.intake.sheet import letters
from parcam.intake.tables.gathered import Figure
from parcam.intake.tables.record import series
from parcam.model.indicator import stock_series
from parcam.model.reading import Origin, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from parcam.catalog.vocabulary import StockRule, Vocabulary
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.lines import Line
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.numbers.settle import Evidence
    from parcam.intake.tables.gathered import Beside


def stock_figures(line: Line, figures: Iterable[Figure], columns: Iterable[Column], scanner: Scanner,
                  vocabulary: Vocabulary) -> Iterator[Figure]:
    """The pieces of stocks in a row whose `figures` tell one unit and month of the stock's indicator."""
    for rule in vocabulary.stocks:
        whose = {(one.unit, one.month) for one in figures if one.indicator == rule.indicator and not one.across}
        if len(whose) != 1:
            continue
        unit, month = whose.pop()
        for column in columns:
            part = specific(column.meaning).get(rule.indicator, "")
            if column.role == "value" and not column.meaning.skip and part in (rule.whole, rule.good, rule.bad):
                scan = scanner.scan(line.row.at(column.column))
                if scan.kind == "value" and not scan.fault:
                    yield Figure(line.row.number, column.column, False, column.name, rule.indicator, part, unit, month, scan, "count", None,
                                 False, False)


def stock_of(told: Reading, table: int, stocks: Mapping[Beside, list[Figure]], evidence: Evidence, vocabulary: Vocabulary,
             ) -> Iterator[Reading]:
    """The stocks that the pieces found in table number `table` give beside a reading of it."""
    beside = stocks.get((told.origin.row, told.indicator, told.unit, told.month), [])
    for rule in vocabulary.stocks if told.numerator is not None else ():
        parts = _balanced(rule, _numbers(table, beside, evidence)) if rule.indicator == told.indicator else None
        if parts:
            columns = ",".join(letters(one.column) for one in beside)
            yield Reading(stock_series(rule.indicator, rule.id), told.unit, told.month, *parts, None,
                          Origin(told.origin.sheet, told.origin.row, columns, told.origin.raw))


def _numbers(table: int, figures: Iterable[Figure], evidence: Evidence) -> dict[str, float | None]:
    """The value of each piece; None for one that stands twice with different values, or can be read two ways."""
    found: dict[str, float | None] = {}
    for one in figures:
        value = evidence.value(one.scan.number, series(table, one), one.kind) if one.scan.number else None
        found[one.part] = value if found.setdefault(one.part, value) == value else None
    return found


def _balanced(rule: StockRule, pieces: dict[str, float | None]) -> tuple[float, float] | None:
    """(good, whole) from two or three pieces that agree and count things."""
    whole, good, bad = (pieces.get(name) for name in (rule.whole, rule.good, rule.bad))
    if [whole, good, bad].count(None) > 1 or any(value is None for value in pieces.values()):
        return None
    whole = good + bad if whole is None else whole  # type: ignore[operator]
    good = whole - bad if good is None else good  # type: ignore[operator]
    agree = bad is None or good + bad == whole
    return (good, whole) if agree and 0 <= good <= whole and good == int(good) and whole == int(whole) else None
