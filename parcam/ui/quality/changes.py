"""Đã thay đổi gì: between two days of knowledge, what became of verdicts and figures, which batch did it, and who brought it."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parcam.judge.reason import chance_words
from parcam.judge.restate import Moved, moved
from parcam.model.month import Month
from parcam.ui import listing, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.words.dates import day as day_words
from parcam.words.dates import month as month_words
from parcam.words.numbers import count, money, percent, points
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

Listed = tuple[list[Column], list[Row]]
_ARROW = " → "


@lru_cache(maxsize=32)
def commitments(stamps: tuple[str, str], days: tuple[date, date], language: str) -> tuple[Moved, ...]:
    """Commitments of the later day's plan whose verdict, figure or chance differs; empty when the days have different plans."""
    if readers.plan(days[0]) is not readers.plan(days[1]):
        return ()
    before, after = ({judged.code: judged for _, judged in readers.standings(stamp, day, language)}
                     for stamp, day in zip(stamps, days, strict=True))
    return tuple(one for code in after if (one := moved(before[code], after[code])).changed)


@lru_cache(maxsize=32)
def readings(stamps: tuple[str, str], days: tuple[date, date]) -> tuple[dict[str, Any], ...]:
    """Each reading known otherwise, with the batch that made it so (columns of Store.changes)."""
    return tuple(readers.store().changes(*days, readers.catalog().indicators, readers.catalog().units).to_dict("records"))


def moved_table(stamps: tuple[str, str], days: tuple[date, date], language: str) -> Listed:
    """Commitments whose word changed first."""
    plan = readers.shown_plan(days[1], language)
    found = sorted(commitments(stamps, days, language), key=lambda one: one.verdict[0] is one.verdict[1])
    return _columns(language, "code", "commitment", "verdict_before", "verdict_after", "figure", "chance", end=("figure", "chance")), [
        Row(one.code, (Cell(one.code, strong=True), plan.commitment(one.code).title, listing.verdict(one.verdict[0]),
                       listing.verdict(one.verdict[1]), _pair(one.figure, 1, language),
                       _pair(one.chance, 0, language, chance_words))) for one in found]


def batch_table(stamps: tuple[str, str], days: tuple[date, date], language: str) -> Listed:
    """Each batch, or its withdrawal, with how many readings it brought, changed or took away."""
    counts: Counter[tuple[int, bool, str]] = Counter()
    first: dict[tuple[int, bool], dict[str, Any]] = {}
    for row in readings(stamps, days):
        key = (int(row["batch"]), bool(row["withdrawn"]))
        counts[*key, row["change"]] += 1
        first.setdefault(key, row)
    ordered = sorted(first.items(), key=lambda pair: (pair[1]["on_day"], pair[0]), reverse=True)
    return _columns(language, "on_day", "batch", "by", "new", "changed", "gone", end=("new", "changed", "gone")), [
        _batch(key, row, counts, language) for key, row in ordered]


def reading_table(stamps: tuple[str, str], days: tuple[date, date], language: str) -> Listed:
    """Readings corrected or taken back, old beside new; readings that only came are counted with their batch."""
    known = [row for row in readings(stamps, days) if row["change"] != "new"]
    return _columns(language, "indicator", "unit", "month", "before", "after", "because", end=("before", "after")), [
        _reading(at, row, language) for at, row in enumerate(known)]


def _batch(key: tuple[int, bool], row: dict[str, Any], counts: Counter[tuple[int, bool, str]], language: str) -> Row:
    told = say("pages_quality.withdrawn", language, why=row["why"]) if key[1] else ""
    numbers = [Cell(count(counts[*key, kind], language) if counts[*key, kind] else "", sort=counts[*key, kind])
               for kind in ("new", "changed", "gone")]
    return Row(f"{key[0]}-{key[1]}", (Cell(day_words(row["on_day"], language), sort=str(row["on_day"])),
                                      Cell(f"{key[0]} · {row['file']}", under=told), row["by"], *numbers))


def _reading(at: int, row: dict[str, Any], language: str) -> Row:
    indicator, unit = readers.shown().indicators[row["indicator"]], readers.shown().units.get(row["unit"])
    name = readers.named(indicator, language)
    because = say("pages_quality.withdrawn", language, why=row["why"]) if row["withdrawn"] else row["file"]
    told = f"{row['by']} · {day_words(row['on_day'], language)}"
    sides = (_side(row, side, indicator.measure == "money", language) for side in ("old", "new"))
    when = Cell(month_words(Month.parse(row["month"]), language), sort=row["month"])
    return Row(f"{at}", (name, unit.short if unit else row["unit"], when, *sides, Cell(because, under=told)))


def _side(row: dict[str, Any], side: str, is_money: bool, language: str) -> Cell:
    """Rate with its parts under it; a dash when that day knew nothing."""
    n, d, stated = (row[f"{side}_{name}"] for name in ("numerator", "denominator", "stated"))
    if d == d and d is not None:
        word = money if is_money else count
        return Cell(percent(n / d if d else None, 1, language), under=f"{word(n, language)} / {word(d, language)}")
    return Cell(percent(stated, 1, language) if stated == stated else percent(None))


def _pair(sides: tuple[float | None, float | None], digits: int, language: str,
          words: Callable[[float | None, str], str] | None = None) -> Cell:
    """Both sides, as `words` says a figure (a percentage of that many decimals when it is not given); once where they read alike."""
    before, after = sides
    told = [words(side, language) if words else percent(side, digits, language) for side in sides]
    if before == after:
        return Cell(told[1] if after is not None else "", sort=0.0)
    step = points(after - before, digits, language) if before is not None and after is not None and told[0] != told[1] else ""
    return Cell(_ARROW.join(dict.fromkeys(told)), under=step, sort=(after or 0.0) - (before or 0.0))


def _columns(language: str, *names: str, end: tuple[str, ...]) -> list[Column]:
    wide = ("commitment", "batch", "because", "indicator")
    return [Column(say(f"pages_quality.columns.{name}", language), "end" if name in end else "start", wrap=name in wide) for name in names]
