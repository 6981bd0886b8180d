"""Which span of time a text names: "T3/2024", "tháng 03 năm 2024", "Quý II/2024", "đến 31/8/2024", "6 tháng đầu năm".

The grammar's words are data (data/vocabulary/periods.toml). Patterns are tried from the longest to the shortest and each takes its
text away, so that the month of "Quảng Trị, ngày 02 tháng 4 năm 2024" is never taken for a period.
"""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.intake.fold import word, words
from parcam.model.month import Month

if TYPE_CHECKING:
    from collections.abc import Callable

    from parcam.catalog.vocabulary import Vocabulary

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR = r"((?:19|20)\d\d)"
_MONTH = r"(0?[1-9]|1[0-2])"
_DATE = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*((?:19|20)\d\d))?"
_END = r"(?![\w%])"
_START = r"(?<![\w/.,-])"


@dataclass(frozen=True, slots=True)
class Span:
    """Months `first`..`last` of a year (None: not said here). `until` is the day an as-of date names; `shape` says how it was written:
    month, range, quarter, ytd, year, until, day."""

    first: int
    last: int
    year: int | None
    shape: str
    cumulative: bool = False
    until: int = 0

    @property
    def monthly(self) -> bool:
        return self.first == self.last and not self.cumulative and self.shape in ("month", "range", "day")

    def month(self, year: int | None = None) -> Month | None:
        """The last month of the span, or None when no year is known."""
        known = self.year or year
        return Month(known, self.last) if known else None


@dataclass(frozen=True, slots=True)
class Found:
    """What a text says of time: spans, years standing alone, whether it speaks of a running total; `rest` is the text left over."""

    spans: tuple[Span, ...]
    years: tuple[int, ...]
    cumulative: bool
    rest: str


def flat(text: str) -> str:
    """Lower case, tones at the end of each word, figures and punctuation kept."""
    clean = unicodedata.normalize("NFKC", text).replace("_", " ")
    return re.sub(r"\s+", " ", re.sub(r"[^\W\d_]+", lambda found: word(found[0]).key, clean)).strip()


class Grammar:
    """The patterns made from one vocabulary's words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = {key.removeprefix("period."): texts for key, texts in vocabulary.words.items() if key.startswith("period.")}
        self._names, self._english = self._numbered("names."), self._numbered("english.")
        self._rules = self._patterns()
        self._cumulative = re.compile(rf"{_START}{self._any('cumulative')}{_END}")
        self._filler = frozenset(found.plain for text in self._words["filler"] for found in words(text))

    def _numbered(self, prefix: str) -> dict[str, int]:
        found = {key.removeprefix(prefix): texts for key, texts in self._words.items() if key.startswith(prefix)}
        return {form: int(number) for number, texts in found.items() for text in texts for form in _forms(text)}

    def find(self, text: str, *, loose: bool = False) -> Found:
        """Every span and year in a text. `loose` reads names of files and sheets, where blanks part month and year."""
        left, spans, years = flat(text), [], []
        if loose:
            left = re.sub(rf"{_START}{_MONTH} {_YEAR}(?!\d)", r"\1/\2", left)
        cumulative = bool(self._cumulative.search(left))
        for pattern, make in self._rules:
            for match in pattern.finditer(left):
                span = make(match)
                if isinstance(span, Span):
                    spans.append(span)
                elif span:
                    years.append(span)
            left = pattern.sub(" ", left)
        return Found(tuple(dict.fromkeys(spans)), tuple(dict.fromkeys(years)), cumulative, left.strip())

    def cell(self, text: str) -> Span | int | None:
        """A cell that holds a period and nothing else: its Span, a bare year as int, None for anything else (also for two periods)."""
        if re.fullmatch(_YEAR, text.strip()):
            return int(text)
        if short := self._short(flat(text)):
            return short
        found = self.find(text)
        if any(said.plain not in self._filler for said in words(self._cumulative.sub(" ", found.rest))):
            return None
        spans = list(found.spans)
        if len(spans) == 2 and any(s.shape in ("range", "until") for s in spans):
            spans = _agreeing(spans)
        if len(spans) == 1:
            span = spans[0]
            year = found.years[0] if span.year is None and len(found.years) == 1 else span.year
            return replace(span, year=year, cumulative=span.cumulative or found.cumulative)
        return found.years[0] if not spans and len(found.years) == 1 else None

    def _short(self, text: str) -> Span | None:
        """ "Jan" and "03/24" (a year above 12 cannot be a month): periods only where nothing else stands beside them."""
        if text in self._english:
            return _one(self._english[text], None)
        match = re.fullmatch(rf"{_MONTH}/(1[3-9]|[2-9]\d)", text)
        return _one(match[1], f"20{match[2]}") if match else None

    def _any(self, key: str) -> str:
        forms = sorted({form for text in self._words[key] for form in _forms(text)}, key=len, reverse=True)
        return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms) + ")"

    def _patterns(self) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], Span | int | None]]]:
        month, quarter, year, day = (self._any(key) for key in ("month", "quarter", "year", "day"))
        to, until = self._any("to"), self._any("until")
        of_year = rf"(?:\s*(?:[/.,-]|{year})?\s*(?:{year}\s*)?{_YEAR})"
        long_date = rf"(\d{{1,2}})\s*{month}\s*(\d{{1,2}})(?:\s*(?:{year}|/)\s*((?:19|20)\d\d))?"
        name, english = (f"({'|'.join(sorted(map(re.escape, table), key=len, reverse=True))})" for table in (self._names, self._english))
        rules: list[tuple[str, Callable[[re.Match[str]], Span | int | None]]] = []
        for date in (long_date, _DATE):
            rules.append((rf"(?:{self._any('from')}\s*)?(?:{day}\s*)?{date}\s*{to}\s*(?:{day}\s*)?{date}", _date_range))
        rules.append(
            (
                rf"(?:{self._any('from')}\s*)?{_START}{month}\s*\.?{_MONTH}{of_year}?\s*{to}\s*(?:{month}\s*\.?)?{_MONTH}{of_year}?{_END}",
                _month_range,
            )
        )
        rules += [(rf"{until}\s*(?:{day}\s*)?{date}", _until) for date in (long_date, _DATE)]
        rules.append((rf"{_START}((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[t ]00:00(?::00)?)?{_END}", lambda m: _day(m[3], m[2], m[1])))
        rules.append((rf"(?:{day}\s*)?{long_date}", lambda m: _day(m[1], m[2], m[3])))
        rules.append((rf"{day}\s*{_DATE}", lambda m: _day(m[1], m[2], m[3])))
        rules.append((rf"{_START}(\d{{1,2}})\s*[/.-]\s*(\d{{1,2}})\s*[/.-]\s*{_YEAR}{_END}", lambda m: _day(m[1], m[2], m[3])))
        rules.append((rf"{until}\s*{month}\s*{_MONTH}{of_year}?{_END}", lambda m: Span(1, int(m[1]), _int(m[2]), "until", True)))
        rules.append(
            (rf"{_START}{_MONTH}\s*{month}\s*{self._any('last_part')}{of_year}?", lambda m: Span(13 - int(m[1]), 12, _int(m[2]), "range"))
        )
        rules.append((rf"{_START}{_MONTH}\s*{month}(?:\s*{self._any('first_part')})?{of_year}?{_END}", _ytd))
        rules.append((rf"{_START}{quarter}\s*\.?(iv|i{{1,3}}|[1-4]){of_year}?{_END}", _quarter))
        rules.append((rf"{_START}{month}\s*[.:]?\s*{_MONTH}{of_year}{_END}", lambda m: _one(m[1], m[2])))
        rules.append(
            (rf"{_START}{month}\s*{name}\s*(?:[/,-]|{year})\s*(?:{year}\s*)?{_YEAR}{_END}", lambda m: _one(self._names[m[1]], m[2]))
        )
        rules.append((rf"{_START}{month}\s*{_MONTH}\s*[/.-]\s*(\d\d){_END}", lambda m: _one(m[1], f"20{m[2]}")))
        rules.append((rf"{_START}{_MONTH}\s*[/.-]\s*{_YEAR}{_END}", lambda m: _one(m[1], m[2])))
        rules.append((rf"{_START}{_YEAR}\s*[/.-]?\s*(0[1-9]|1[0-2]|(?<=\D)[1-9]){_END}", lambda m: _one(m[2], m[1])))
        rules.append((rf"{_START}{english}\s*[/ ,.-]\s*(?:{_YEAR}|(\d\d)){_END}", lambda m: _one(self._english[m[1]], m[2] or f"20{m[3]}")))
        rules.append((rf"{_START}{month}\s*[.:]?\s*{_MONTH}{_END}", lambda m: _one(m[1], None)))
        rules.append((rf"{_START}(?:{self._any('whole_year')}\s*){_YEAR}?{_END}", lambda m: Span(1, 12, _int(m[1]), "year", True)))
        rules.append((rf"{_START}(?:{year}\s*)?{_YEAR}{_END}", lambda m: int(m[1])))
        return [(re.compile(pattern), make) for pattern, make in rules]


def _agreeing(spans: list[Span]) -> list[Span]:
    """ "Tháng 3/2024 (từ 01/03/2024 đến 31/03/2024)" says one month twice."""
    first, second = spans
    same = first.last == second.last and first.first == second.first and (first.year or second.year) == (second.year or first.year)
    return [first if first.shape == "month" else second] if same else spans


@lru_cache(maxsize=8)
def grammar(vocabulary_words: object) -> Grammar:
    """One Grammar per vocabulary (kept by identity)."""
    return Grammar(vocabulary_words)  # type: ignore[arg-type]


def _forms(text: str) -> tuple[str, ...]:
    said = words(text)
    return (" ".join(found.key for found in said), " ".join(found.plain for found in said)) if said else (text,)


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _one(month: str | int, year: str | None) -> Span | None:
    return Span(int(month), int(month), _int(year), "month")


def _ytd(match: re.Match[str]) -> Span | None:
    return Span(1, int(match[1]), _int(match[2]), "ytd", True)


def _quarter(match: re.Match[str]) -> Span:
    number = _ROMAN[match[1]]
    return Span(3 * number - 2, 3 * number, _int(match[2]), "quarter")


def _month_range(match: re.Match[str]) -> Span | None:
    first, last = int(match[1]), int(match[3])
    return Span(first, last, _int(match[4] or match[2]), "range", last > first) if first <= last else None


def _day(day: str, month: str, year: str | None) -> Span | None:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return Span(int(month), int(month), _int(year), "day", until=int(day))


def _until(match: re.Match[str]) -> Span | None:
    one = _day(match[1], match[2], match[3])
    return replace(one, first=1, shape="until") if one else None


def _date_range(match: re.Match[str]) -> Span | None:
    begin, end = _day(match[1], match[2], match[3] or match[6]), _day(match[4], match[5], match[6])
    if begin is None or end is None or (begin.year != end.year and begin.first != 12):
        return None
    whole = begin.until == 1 and (end.year is None or end.until == calendar.monthrange(end.year, end.last)[1])
    if begin.first == end.last and begin.year == end.year:
        return Span(begin.first, end.last, end.year, "range", until=0 if whole else end.until)
    return Span(begin.first if begin.year == end.year else 1, end.last, end.year, "range", True, end.until)
