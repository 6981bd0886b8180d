"""One cell of figures as it stands: a number, a pair, a ratio, a mark for "nothing", or the kind of fault it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import plain, words
from parcam.intake.numbers.numerals import Numeral, numeral, tidy
from parcam.intake.shape import LONGEST

if TYPE_CHECKING:
    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.sheet import Cell

_DATE = re.compile(r"(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[/.-]\d{1,2}[/.-]\d{1,2})(?:[ T]\d.*)?")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY_AND_NAME = re.compile(rf"(?:\d{{1,2}}[- ](?:{_MONTHS}|thg\s?\d{{1,2}})[a-z]*|(?:{_MONTHS})[a-z]*[- ]\d{{1,4}})", re.IGNORECASE)
_NUMBER = r"[+-]?[\d.,' ]*\d"
_PAIR = re.compile(rf"(?P<top>{_NUMBER})\s*/\s*(?P<bottom>{_NUMBER})")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])\s*/\s*(?:19|20)\d\d")
"""A month among figures is a cell out of its place, not a pair."""
_PERCENT = re.compile(rf"(?P<rate>\(?{_NUMBER}\)?)\s*%")
_LONGEST, _SHORT = 60, 16
_REMEMBERED = 250_000
_BRACKETED = re.compile(r"(?P<head>.+?)\s*[(\[;]\s*(?P<tail>[^()\[\]]+?)\s*[)\]]?")


@dataclass(frozen=True, slots=True)
class Scan:
    """`kind` is blank, nothing (a no-data mark), value or fault. A value has `number`, or `top` and `bottom` of a pair, and perhaps a
    `rate` marked with "%" beside them; `scale` is the đồng per unit when the cell itself says "8,1 tỷ". `raw` is the text shown."""

    kind: str
    raw: str = ""
    number: Numeral | None = None
    top: Numeral | None = None
    bottom: Numeral | None = None
    rate: Numeral | None = None
    scale: float | None = None
    fault: str = ""

    @property
    def numerals(self) -> tuple[Numeral, ...]:
        return tuple(one for one in (self.number, self.top, self.bottom, self.rate) if one)


BLANK = Scan("blank")


class Scanner:
    """Knows the vocabulary's no-data marks and the words that may follow a number."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        known = vocabulary["cell.nothing"]
        self.marks = frozenset(mark for text in known for mark in (text.casefold(), plain(text)) if mark)
        """No-data marks in lower case, as written and as a file without accents has them."""
        self._suffixes = tuple(
            sorted((tuple(one.plain for one in words(text)) for text in vocabulary["cell.suffix"]), key=len, reverse=True)
        )
        self._seen: dict[Cell, Scan] = {}
        self._scales = tuple((tuple(one.plain for one in words(text)), factor) for text, factor in vocabulary.scales)

    def scan(self, cell: Cell) -> Scan:
        """Never raises: what is no number is a Scan of kind fault. Cells of a long table come again and again, and are asked often."""
        known = self._seen.get(cell)
        if known is None:
            known = self._scan(cell)
            if len(self._seen) < _REMEMBERED:
                self._seen[cell] = known
        return known

    def _scan(self, cell: Cell) -> Scan:
        if cell.problem:
            return Scan("fault", cell.text, fault="formula_without_value" if cell.problem == "formula" else "bad_number")
        if cell.day is not None:
            return Scan("fault", cell.text, fault="date_in_number_cell")
        if cell.number is not None:
            value = cell.number * 100 if cell.percent else cell.number
            exact = Numeral(value, value, value < 0)
            return Scan("value", cell.text, rate=exact) if cell.percent else Scan("value", cell.text, number=exact)
        return self._text(cell.text)

    def scan_text(self, text: str) -> Scan:
        return self._text(text)

    def nothing(self, text: str) -> bool:
        return text.strip().casefold() in self.marks

    def _text(self, raw: str) -> Scan:
        if len(raw) < _SHORT and raw.isascii() and raw.isdigit() and raw not in self.marks:
            value = float(raw)
            return Scan("value", raw, Numeral(value, value))
        if not raw.strip():
            return BLANK
        if len(raw) > LONGEST:
            return Scan("fault", raw, fault="bad_number")
        if self.nothing(raw):
            return Scan("nothing", raw)
        text = tidy(raw)
        if len(text) > _LONGEST:
            return Scan("fault", raw, fault="bad_number")
        if self.nothing(text):
            return Scan("nothing", raw)
        if _DATE.fullmatch(text) or _DAY_AND_NAME.fullmatch(text):
            return Scan("fault", raw, fault="date_in_number_cell")
        return self._one(text, raw) or self._two(text, raw) or Scan("fault", raw, fault="bad_number")

    def _one(self, text: str, raw: str) -> Scan | None:
        body, scale = self._without_words(text)
        if match := _PERCENT.fullmatch(body):
            rate = numeral(match["rate"].strip())
            return Scan("value", raw, rate=rate) if rate else None
        if found := numeral(body):
            return Scan("value", raw, number=found, scale=scale)
        if _MONTH.fullmatch(body):
            return None
        if match := _PAIR.fullmatch(body):
            top, bottom = numeral(match["top"].strip()), numeral(match["bottom"].strip())
            return Scan("value", raw, top=top, bottom=bottom) if top and bottom else None
        return None

    def _two(self, text: str, raw: str) -> Scan | None:
        """ "98,33% (118/120)", "118/120 (98,33%)", "118 (98,33%)": two ways of saying one thing; exactly one is a ratio."""
        match = _BRACKETED.fullmatch(text)
        if not match:
            return None
        head, tail = self._one(match["head"].strip(), raw), self._one(match["tail"].strip(), raw)
        if not head or not tail or bool(head.rate) == bool(tail.rate):
            return None
        main, ratio = (tail, head) if head.rate else (head, tail)
        return Scan("value", raw, number=main.number, top=main.top, bottom=main.bottom, rate=ratio.rate, scale=main.scale)

    def _without_words(self, text: str) -> tuple[str, float | None]:
        said = re.search(r"(?<=[\d%)])\s*([^\W\d_][^\d%]*)$", text)
        if not said:
            return text, None
        tail = tuple(one.plain for one in words(said[1]))
        body = text[: said.start()].strip()
        for known, factor in self._scales:
            if tail == known:
                return body, factor
        if tail in self._suffixes:
            return (body + "%" if tail == ("phan", "tram") else body), None
        return text, None
