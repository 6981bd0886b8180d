"""What a person states about a file in words ("encoding=TCVN3", "table:Biểu 06=B7:F15"), checked before any file is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parcam.errors import UserError
from parcam.intake.letters.as_stated import ENCODINGS, is_delimiter
from parcam.intake.meaning.override import CELL, UNIT, is_column_meaning
from parcam.intake.tables.located import area_of, rows_of
from parcam.model.month import Month
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from parcam.catalog.load import Catalog

NUMBERS, DATES = ("comma", "point"), ("dmy", "mdy")
_OF_SHEET = ("table", "header", "period")
"""Said of one sheet: `table:<sheet>`; a text file has one sheet without a name."""
_MARKS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "space": " "}
"""Names for marks that a command line swallows."""
_COLUMN = re.compile(r"(?:.*!)?[A-Z]{1,3}")
_CELL = re.compile(r"cell:.*?![A-Z]{1,3}[1-9]\d{0,6}(?==|$)", re.DOTALL)


def overrides(said: Iterable[str], catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """`Options.overrides` from texts "what=value". UserError names every one that says nothing the reader knows."""
    checks = _checks(catalog)
    pairs, wrong = {}, []
    for text in said:
        what, equals, value = _parted(text)
        what = f"{what}:" if what in _OF_SHEET else what
        value = _MARKS.get(value, value) if what == "delimiter" else value
        if equals and _holds(what, value, checks):
            pairs[what] = value
        else:
            wrong.append(say("desk.stated_wrong", raw=text))
    if wrong:
        remedy = say("desk.stated_remedy", encodings=", ".join(ENCODINGS))
        raise UserError(say("desk.stated_unknown"), details=tuple(wrong), remedy=remedy)
    return tuple(pairs.items())


def _parted(text: str) -> tuple[str, str, str]:
    """A spelling may hold "=", and so may the text of a mended cell."""
    if text.startswith(UNIT):
        return text.rpartition("=")
    cell = _CELL.match(text) if text.startswith(CELL) else None
    return (cell[0], *text[cell.end():].partition("=")[1:]) if cell else text.partition("=")


def _checks(catalog: Catalog) -> Mapping[str, Callable[[str], object]]:
    roles = {role for columns in catalog.vocabulary.datasets.values() for role in columns}

    def meaning(text: str) -> bool:
        return text in roles or is_column_meaning(text, catalog.indicators)

    return {
        "encoding": ENCODINGS.__contains__, "delimiter": is_delimiter, "numbers": NUMBERS.__contains__, "dates": DATES.__contains__,
        "money": lambda text: text.isdecimal() and int(text) > 0, "table": area_of, "header": rows_of, "period": _is_month,
        "column": meaning, "unit": catalog.units.__contains__, "cell": lambda _: True}


def _holds(what: str, value: str, checks: Mapping[str, Callable[[str], object]]) -> bool:
    name, colon, place = what.partition(":")
    if name not in checks or not checks[name](value):
        return False
    if name == "column":
        return bool(_COLUMN.fullmatch(place))
    if name == "cell":
        return bool(_CELL.fullmatch(what))
    return bool(place.strip()) if name == "unit" else bool(colon) == (name in _OF_SHEET)


def _is_month(text: str) -> bool:
    try:
        Month.parse(text)
    except ValueError:
        return False
    return True
