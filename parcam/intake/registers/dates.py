"""How a column of dates is written, from its own cells: the formats DuckDB reads it by, day or month first by proof only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parcam.intake.registers.session import quoted
from parcam.intake.say import refused

_TWO_WAYS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"\d{4}([/.-])\d{1,2}\1\d{1,2}")
_RUN_TOGETHER = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_COMMON = re.compile(r"(\d\d)([/.-])(\d\d)\2\d{4}")
"""What nearly every day looks like, told at one look."""
_NAMED = re.compile(r"\d{1,2}([ /-])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\1(\d{4}|\d\d)(?!\d)", re.IGNORECASE)
_WORDED = re.compile(r"(ngày |ngay )?(\d{1,2})( tháng | thang )(\d{1,2})( năm | nam |,? ?/? ?)((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_PREFIXED = re.compile(r"(?:ngày|ngay) (?=\d{1,2}[/.-])", re.IGNORECASE)
_CLOCK = re.compile(r"([ T])\d{1,2}:\d{2}(:\d{2})?(\.\d+)?( ?[^\W\d_]{1,2}| ?[+-]\d{2}:?\d{2})?")
"""Behind a day: what follows the figures ("SA", "PM", "Z", "+07:00") tells nothing about the day as it was written."""
_CLOCK_FIRST = re.compile(r"\d{1,2}:\d{2}(:\d{2})? (?=\d{1,2}[/.-]\d{1,2}[/.-]\d{4})")
_MONTHS = 12
_ENOUGH = 3
SERIAL = re.compile(r"[34]\d{4}(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Dates:
    """`formats` in strptime's letters; `order` is dmy, mdy, unknown (open dates and no proof) or "" (no such date, or
    only such as read the same both ways);
    `example` a date that stays open."""

    formats: tuple[str, ...]
    order: str
    serial: bool
    example: str = ""


def read_dates(texts: Iterable[str], order: str = "") -> Dates:
    """The formats of all texts that have the shape of a date. `order` decides the column when it was proved elsewhere."""
    seen = [text.strip() for text in texts]
    pairs = [(int(match[1]), int(match[3]), text) for text in seen if (match := _day_month(text))]
    proved = {"dmy" for first, second, _ in pairs if first > 12 >= second} | {"mdy" for first, second, _ in pairs if second > 12 >= first}
    still = next((text for first, second, text in pairs if first <= 12 and second <= 12 and first != second), "")
    if len(proved) == 1:
        order = next(iter(proved))
    elif proved or (still and not order):
        order = "unknown"
    day, month = ("%m", "%d") if order == "mdy" else ("%d", "%m")
    formats = dict.fromkeys(made for text in seen if (made := _format(text, day, month)))
    short_first = tuple(sorted(formats, key=lambda one: "%y" not in one))  # "%Y" takes "24" for the year 24
    return Dates(short_first, order if pairs else "", any(SERIAL.fullmatch(text) for text in seen), still)


def is_date(text: str) -> bool:
    """Whether a text has the shape of a day, a spreadsheet's day number included."""
    return bool(_format(text.strip(), "%d", "%m") or SERIAL.fullmatch(text.strip()))


def decided(texts: dict[str, list[str]], order: str = "") -> dict[str, Dates]:
    """How each column of days is written; a column without proof of its own takes the order that all the others prove.
    Refused: ambiguous_date_order."""
    if not order and (raw := _turned(text.strip() for cells in texts.values() for text in cells)):
        raise refused("ambiguous_date_order", "days_turned", raw=raw)
    found = {role: read_dates(cells, order) for role, cells in texts.items()}
    proved = {dates.order for role, dates in found.items() if dates.order in ("dmy", "mdy") and any(texts[role])}
    for role, dates in found.items():
        if dates.order == "unknown" and len(proved) == 1:
            found[role] = dates = read_dates(texts[role], next(iter(proved)))
        if dates.order == "unknown":
            raise refused("ambiguous_date_order", "days_unproved", raw=dates.example)
    return found


def _turned(texts: Iterable[str]) -> str:
    """A true day, where all of them are up to the 12th and all days left as text are later: a spreadsheet that puts the month first has
    made days of what it could, and turned them."""
    days: list[str] = []
    late = 0
    for text in texts:
        if match := _YEAR_FIRST.match(text):
            if int(match[0][-2:].strip("/.-")) > _MONTHS:
                return ""
            days.append(text)
        elif match := _day_month(text):
            if int(match[1]) <= _MONTHS:
                return ""
            late += 1
    return days[0] if min(len(days), late) >= _ENOUGH else ""


def telling(texts: Iterable[str]) -> dict[tuple[object, ...], str]:
    """One text for each thing that texts can tell `decided`, so that a column of millions is told by a handful."""
    found: dict[tuple[object, ...], str] = {}
    for text in {text.strip(): None for text in texts}:
        if not (text[:1].isdecimal() or text[:1] in "nN"):
            continue
        if match := _COMMON.fullmatch(text):
            made, serial = f"%d{match[2]}%m{match[2]}%Y", False
            match = match if int(match[1]) and int(match[3]) else None
        else:
            made, serial, match = _format(text, "%d", "%m"), bool(SERIAL.fullmatch(text)), _day_month(text)
        if made or serial or match:
            first, second = (int(match[1]), int(match[3])) if match else (0, 0)
            found.setdefault((made, serial, first > _MONTHS, second > _MONTHS, first == second, _turnable(text, first, second)), text)
    return found


def _turnable(text: str, first: int, second: int) -> tuple[int, ...]:
    """What `_turned` counts: day and month, where the day stands first and is past the 12th, or behind the year and is not."""
    if match := _YEAR_FIRST.match(text):
        month, day = int(match[0][5:7].strip("/.-")), int(match[0][-2:].strip("/.-"))
        return (month, day) if day <= _MONTHS else ()
    return (first, second) if first > _MONTHS else ()


def _day_month(text: str) -> re.Match[str] | None:
    """The match whose groups 1 and 3 are day and month in some order; None when one of them is 0, which is neither."""
    match = _TWO_WAYS.match(_PREFIXED.sub("", _CLOCK_FIRST.sub("", text), count=1))
    return match if match and _format(text, "%d", "%m") and int(match[1]) and int(match[3]) else None


def _format(text: str, first: str, second: str) -> str:
    """The format of a text that is a day, perhaps with a clock before or behind it; "" for any other."""
    if early := _CLOCK_FIRST.match(text):
        return f"%H:%M{':%S' if early[1] else ''} {day}" if (day := _day(text[early.end() :], first, second)) else ""
    return _day(text, first, second)


def _day(text: str, first: str, second: str) -> str:
    if said := _PREFIXED.match(text):
        return said[0] + day if (day := _day(text[said.end() :], first, second)) else ""
    for pattern in (_TWO_WAYS, _YEAR_FIRST, _NAMED, _WORDED, _RUN_TOGETHER):
        if match := pattern.match(text):
            tail = _clock(text[match.end() :])
            return "" if tail is None else _pattern(match, first, second) + tail
    return ""


def _pattern(match: re.Match[str], first: str, second: str) -> str:
    if match.re is _TWO_WAYS:
        return f"{first}{match[2]}{second}{match[2]}{'%Y' if len(match[4]) == 4 else '%y'}"
    if match.re is _YEAR_FIRST:
        return f"%Y{match[1]}%m{match[1]}%d"
    if match.re is _WORDED:
        return f"{match[1] or ''}%d{match[3]}%m{match[5]}%Y"
    return f"%d{match[1]}%b{match[1]}{'%Y' if len(match[2]) == 4 else '%y'}" if match.re is _NAMED else "%Y%m%d"


def _clock(text: str) -> str | None:
    match = _CLOCK.fullmatch(text)
    if text and not match:
        return None
    return f"{match[1]}%H:%M{':%S' if match[2] else ''}{'.%g' if match[3] else ''}{match[4] or ''}" if match else ""


def day_in_sql(dates: Dates | None) -> str:
    """The SQL that reads a text as a day by the formats found; NULL for anything else."""
    if dates is None:
        return "NULL::DATE"
    formats = ", ".join(quoted(one) for one in dates.formats)
    parsed = (
        f"try_strptime(trim(text), [{formats}])::DATE"
        if len(dates.formats) > 1
        else f"try_strptime(trim(text), {formats})::DATE"
        if formats
        else "NULL::DATE"
    )
    serial = (
        "CASE WHEN regexp_full_match(trim(text), '[34]\\d{4}([.,]\\d+)?') "
        "THEN DATE '1899-12-30' + try_cast(left(trim(text), 5) AS INTEGER) END"
    )
    day = f"coalesce({parsed}, {serial})" if dates.serial else parsed
    return f"CASE WHEN {day} BETWEEN DATE '1990-01-01' AND DATE '2099-12-31' THEN {day} END"
