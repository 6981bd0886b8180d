"""The patterns of the grammar of time, from the longest to the shortest: days and what runs between them, then months, quarters, years."""

from __future__ import annotations

import re
from collections.abc import Callable

from parcam.intake.meaning.span import (
    Span,
    day_of,
    days_between,
    iso_days_between,
    maybe_int,
    months_between,
    one_month,
    part_of_month,
    quarter_of,
    until_day,
    year_to_date,
)

YEAR = r"((?:19|20)\d\d)"
MONTH = r"(0?[1-9]|1[0-2])"
DATE = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*((?:19|20)\d\d))?"
ISO = r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[t ]00:00(?::00)?)?"
END = r"(?![\w%])"
START = r"(?<![\w/.,-])"

Rule = Callable[[re.Match[str]], Span | int | None]
Pattern = tuple[str, Rule]
Forms = Callable[[str], str]
"""A key of the vocabulary -> the pattern of its words."""


def days(form: Forms, of_year: str) -> list[Pattern]:
    """Days, what runs from or to one, and what runs between months."""
    month, year, day, to, until = (form(key) for key in ("month", "year", "day", "to", "until"))
    long_date = rf"(\d{{1,2}})\s*{month}\s*(\d{{1,2}})(?:\s*(?:{year}|/)\s*((?:19|20)\d\d))?"
    rules: list[Pattern] = [
        (rf"{START}\d{{1,5}}\s*/\s*{YEAR}\s*/\s*[^\W\d_][\w&.-]*", lambda _: None),
        (
            rf"{START}(?:{form('part')}\s*(?:[1-5]|i{{1,3}}|iv)?|\d{{1,2}}\s*{day})\s*(?:{form('part_end')}\s*)?{month}\s*{MONTH}"
            rf"{of_year}?{END}",
            part_of_month,
        ),
    ]
    rules.append((rf"(?:{form('from')}\s*)?(?:{day}\s*)?{START}{ISO}\s*{to}\s*(?:{day}\s*)?{ISO}{END}", iso_days_between))
    for date in (long_date, DATE):
        rules.append((rf"(?:{until}\s*)?(?:{day}\s*)?{date}\s*{form('next_year')}", lambda _: None))
        rules.append((rf"(?:{form('from')}\s*)?(?:{day}\s*)?{date}\s*{to}\s*(?:{day}\s*)?{date}", days_between))
    rules.append(
        (
            rf"(?:{form('from')}\s*)?{START}{month}\s*\.?{MONTH}{of_year}?\s*{to}\s*(?:{month}\s*\.?)?{MONTH}{of_year}?{END}",
            months_between,
        )
    )
    rules += [(rf"{until}\s*(?:{day}\s*)?{date}", until_day) for date in (long_date, DATE)]
    rules.append((rf"{START}{ISO}{END}", lambda m: day_of(m[3], m[2], m[1])))
    rules.append((rf"(?:{day}\s*)?{long_date}", lambda m: day_of(m[1], m[2], m[3])))
    rules.append((rf"{day}\s*{DATE}", lambda m: day_of(m[1], m[2], m[3])))
    rules.append((rf"{START}(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*{YEAR}{END}", lambda m: day_of(m[1], m[2], m[3])))
    return rules


def months(form: Forms, of_year: str, names: dict[str, int], english: dict[str, int]) -> list[Pattern]:
    """Months, quarters and years."""
    month, quarter, year, until = (form(key) for key in ("month", "quarter", "year", "until"))
    name, foreign = (f"({'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})" for table in (names, english))
    rules: list[Pattern] = []
    rules.append((rf"{until}\s*{month}\s*{MONTH}{of_year}?{END}", lambda m: Span(1, int(m[1]), maybe_int(m[2]), "until", True)))
    rules.append(
        (
            rf"{START}{MONTH}\s*{month}\s*{form('last_part')}{of_year}?",
            lambda m: Span(13 - int(m[1]), 12, maybe_int(m[2]), "range"),
        )
    )
    rules.append((rf"{START}{MONTH}\s*{month}(?:\s*{form('first_part')})?{of_year}?{END}", year_to_date))
    rules.append((rf"{START}{quarter}\s*\.?(iv|i{{1,3}}|[1-4]){of_year}?{END}", quarter_of))
    rules.append((rf"{START}{month}\s*[.:]?\s*{MONTH}{of_year}{END}", lambda m: one_month(m[1], m[2])))
    rules.append(
        (
            rf"{START}{month}\s*(?!{year}\s*{YEAR}){name}\s*(?:[/,-]|{year})?\s*(?:{year}\s*)?{YEAR}{END}",
            lambda m: one_month(names[m[2]], m[3]),
        )
    )
    ends = r"(?=$|[\s,;:.)\]–-])(?!\W{0,3}\d)"
    rules.append((rf"{START}{month}\s*{MONTH}\s*[/.-]\s*(\d\d){ends}", lambda m: one_month(m[1], f"20{m[2]}")))
    rules.append((rf"{START}{MONTH}\s*[/.-]\s*{YEAR}{END}", lambda m: one_month(m[1], m[2])))
    rules.append((rf"{START}{YEAR}\s*[/.-]?\s*(0[1-9]|1[0-2]|(?<=\D)[1-9]){END}", lambda m: one_month(m[2], m[1])))
    rules.append(
        (rf"{START}{foreign}\s*[/ ,.-]\s*(?:{YEAR}|(\d\d)){END}", lambda m: one_month(english[m[1]], m[2] or f"20{m[3]}"))
    )
    rules.append((rf"{START}{month}\s*[.:]?\s*{MONTH}{END}", lambda m: one_month(m[1], None)))
    rules.append((rf"{START}(?:{form('whole_year')}\s*){YEAR}?{END}", lambda m: Span(1, 12, maybe_int(m[1]), "year", True)))
    rules.append((rf"{START}(?:{year}\s*)?{YEAR}{END}", lambda m: int(m[1])))
    return rules
