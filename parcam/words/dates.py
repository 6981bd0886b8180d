"""Days, months and moments as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.words.numbers import NOTHING
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from parcam.model.month import Month


def month(one: Month | None, language: str = "vi") -> str:
    """Month(2024, 3) -> "T3/2024" (vi), "Mar 2024" (en)."""
    return NOTHING if one is None else say("common.month", language, **_month_fields(one, language))


def month_long(one: Month | None, language: str = "vi") -> str:
    """Month(2024, 3) -> "tháng 3/2024" (vi), "March 2024" (en)."""
    return NOTHING if one is None else say("common.month_long", language, **_month_fields(one, language))


def month_short(one: Month, language: str = "vi") -> str:
    """Month(2024, 3) -> "T3" (vi), "Mar" (en): for axes whose year is said elsewhere."""
    return say("common.month_short", language, **_month_fields(one, language))


def months(first: Month | None, last: Month | None, language: str = "vi") -> str:
    """A span: "T1–T9/2024" within a year, "T11/2023–T2/2024" across years, one month alone as itself."""
    if first is None or last is None or first == last:
        return month(first or last, language)
    start = month_short(first, language) if first.year == last.year else month(first, language)
    return f"{start}–{month(last, language)}"


def spells(these: Iterable[Month], language: str = "vi") -> str:
    """Months named one by one or as unbroken spans, nothing in between implied: "T1, T4–T6/2024"; "—" for none."""
    runs: list[tuple[Month, Month]] = []
    for one in sorted(set(these)):
        if runs and runs[-1][1].plus(1) == one:
            runs[-1] = (runs[-1][0], one)
        else:
            runs.append((one, one))
    said = [_spell(first, last, same_year, language) for (first, last), same_year in zip(runs, _year_follows(runs), strict=True)]
    return ", ".join(said) or NOTHING


def _year_follows(runs: list[tuple[Month, Month]]) -> list[bool]:
    """Whether a later span of the same year will name the year."""
    return [at + 1 < len(runs) and runs[at + 1][1].year == last.year for at, (_, last) in enumerate(runs)]


def _spell(first: Month, last: Month, short: bool, language: str) -> str:
    if not short or first.year != last.year:
        return months(first, last, language)
    start = month_short(first, language)
    return start if first == last else f"{start}–{month_short(last, language)}"


def day(one: date | None, language: str = "vi") -> str:
    """date(2024, 11, 5) -> "05/11/2024" (vi), "5 Nov 2024" (en)."""
    if one is None:
        return NOTHING
    return say("common.day", language, dd=f"{one.day:02d}", d=one.day, mm=f"{one.month:02d}",
               name=say(f"common.months_short.m{one.month}", language), year=one.year)


def day_long(one: date, language: str = "vi") -> str:
    """"ngày 05 tháng 11 năm 2024": as official letters write it, a day below 10 and the months 1 and 2 with a nought before."""
    return say("common.day_long", language, dd=f"{one.day:02d}", mm=f"{one.month:02d}" if one.month < 3 else str(one.month), d=one.day,
               name=say(f"common.months_long.m{one.month}", language), year=one.year)


def moment(one: datetime | None, language: str = "vi") -> str:
    """"05/11/2024 14:05"."""
    return NOTHING if one is None else f"{day(one, language)} {one:%H:%M}"


def countdown(days: int, language: str = "vi") -> str:
    """12 -> "còn 12 ngày", 0 -> "hôm nay", -3 -> "quá 3 ngày"."""
    name = "left" if days > 0 else "today" if days == 0 else "over"
    return say(f"common.days.{name}", language, n=abs(days))


def _month_fields(one: Month, language: str) -> dict[str, object]:
    return {"m": one.number, "year": one.year, "short": say(f"common.months_short.m{one.number}", language),
            "long": say(f"common.months_long.m{one.number}", language)}
