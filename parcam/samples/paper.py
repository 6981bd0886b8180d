"""The words of a layout filled in for one file: its period, titles, month texts, numbers, bytes."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from parcam.model.month import Month
    from parcam.samples.kinds import Fact
    from parcam.samples.scenario import Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one file is to say: its months, its facts in order, the names to print for units."""

    layout: Table
    words: Table
    mark: str
    months: tuple[Month, ...]
    facts: tuple[Fact, ...]
    names: Mapping[str, str]
    letters: tuple[str, str]
    """TCVN3: Unicode letters and the same letters as Latin-1."""

    def text(self, template: str, month: Month | None = None) -> str:
        one = month or self.months[-1]
        return template.format(mark=self.mark, m=one.number, y=one.year, day=vietnamese_day(one.last_day))

    def titles(self, month: Month | None = None) -> list[str]:
        return [self.text(t, month) for t in self.layout["titles"]]

    @property
    def nothing(self) -> str:
        return str(self.words["nothing"])


def vietnamese_day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def period(sheet: Sheet, running: bool = False) -> str:
    """Words for the file's months: one month, a quarter, half a year, a year, or since January."""
    last = sheet.months[-1]
    if running:
        template = sheet.words["running"]
    elif len(sheet.months) == 1:
        template = sheet.words["month"]
    else:
        names = sheet.words["span"][str(len(sheet.months))]
        template = names[(last.number - 1) // len(sheet.months)]
    return str(template.format(m=last.number, y=last.year))


def written(value: float | None, style: str, digits: int = 0) -> str:
    """A number as the layout writes it: `vi` has a decimal comma, `plain` a point; never a thousands mark."""
    if value is None:
        return ""
    text = f"{value:.{digits}f}" if digits else str(int(value))
    return text.replace(".", ",") if style == "vi" else text


def rate_of(fact: Fact) -> float | None:
    """Fraction; None when nothing arose or nothing was sent."""
    if fact.numerator is None or fact.denominator is None:
        return fact.stated
    return fact.numerator / fact.denominator if fact.denominator else None


def field(fact: Fact, name: str) -> float | None:
    """One printed number of a fact, by the name the layout gives it; None for a blank."""
    if fact.blank:
        return None
    if name == "rate":
        rate = rate_of(fact)
        return None if rate is None else round(rate * 100, 2)
    parts = dict(fact.parts)
    if name == "rest":
        return (fact.numerator or 0) - parts["most"]
    if name == "misses":
        return (fact.denominator or 0) - (fact.numerator or 0)
    return fact.numerator if name == "numerator" else fact.denominator if name == "denominator" else parts[name]


def csv_bytes(rows: Iterable[Sequence[str]], sheet: Sheet) -> bytes:
    """Rows -> bytes in the layout's delimiter and encoding (`tcvn3` maps letter by letter)."""
    out = io.StringIO()
    csv.writer(out, delimiter=sheet.layout["delimiter"], lineterminator="\r\n").writerows(rows)
    encoding = sheet.layout["encoding"]
    if encoding == "tcvn3":
        return out.getvalue().translate(str.maketrans(*sheet.letters)).encode("latin-1")
    return out.getvalue().encode(encoding)
