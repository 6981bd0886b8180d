"""Which span of time a text names: "T3/2024", "tháng 03 năm 2024", "Quý II/2024", "đến 31/8/2024", "6 tháng đầu năm".

The grammar's words are data (data/vocabulary/periods.toml). Patterns are tried from the longest to the shortest and each takes its
text away, so that the month of "Quảng Trị, ngày 02 tháng 4 năm 2024" is never taken for a period.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import word, words
from parcam.intake.meaning import span as spanning
from parcam.intake.meaning.patterns import END, MONTH, START, YEAR, days, months
from parcam.intake.meaning.span import Span, one_month
from parcam.intake.shape import LONGEST

if TYPE_CHECKING:
    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.meaning.patterns import Rule

_FIGURE = re.compile(r"\d{1,3}|\d{5}|\d{7,}|\d{3,}\.\d+|\d{1,2}\.(?!(?:19|20)\d\d$)\d+")
"""Figures that are neither a year ("2024") nor a month ("202403", "3.2024"), told at once: a table has a million of them."""
_CELL = 200
"""Letters: no cell that names a period and nothing else has more."""
_SHORT = 2
"""Letters of a form of "tháng" ("T", "th") that any word may begin with."""


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
        names = "|".join(sorted(map(re.escape, self._names), key=len, reverse=True))
        self._named = re.compile(rf"{self._any('month')}\s+({names})")
        self._rules = self._patterns()
        self._cumulative = re.compile(rf"{START}{self._any('cumulative')}{END}")
        figure = rf"(?!{MONTH}(?![^\W_]))(?=[^\W_]*\d)[^\W_]{{1,3}}"
        wordy = "|".join(form for form in self._any("month")[3:-1].split("|") if len(form) > _SHORT)
        self._misspelt = re.compile(rf"{START}(?:(?:{wordy})\s*[^\W\d_]|{self._any('month')}\s*\.?\s*{figure})\s*[/.-]\s*{YEAR}{END}")
        self.cell, self._met = lru_cache(maxsize=65536)(self._cell), lru_cache(maxsize=4096)(self._find)
        self._filler = frozenset(found.plain for text in self._words["filler"] for found in words(text))

    def _numbered(self, prefix: str) -> dict[str, int]:
        found = {key.removeprefix(prefix): texts for key, texts in self._words.items() if key.startswith(prefix)}
        return {form: int(number) for number, texts in found.items() for text in texts for form in _forms(text)}

    def find(self, text: str, *, loose: bool = False) -> Found:
        """Every span and year in the beginning of a text. `loose` reads names of files and sheets, where blanks part month and year."""
        return self._met(text[:LONGEST], loose)

    def _find(self, text: str, loose: bool) -> Found:
        left, spans, years = flat(text), [], []
        if loose:
            left = re.sub(rf"{START}{MONTH} {YEAR}(?!\d)", r"\1/\2", left)
        cumulative = bool(self._cumulative.search(left))
        for pattern, make in self._rules:
            matches = list(pattern.finditer(left))
            for match in matches:
                span = make(match)
                if isinstance(span, Span):
                    spans.append(span)
                elif span:
                    years.append(span)
            left = pattern.sub(" ", left) if matches else left
        return Found(tuple(dict.fromkeys(spans)), tuple(dict.fromkeys(years)), cumulative, left.strip())

    def misspelt(self, text: str) -> bool:
        """Whether a text names a month by what is none: "THÁNG S/2024", "T1O/2024", "tháng 13/2024"."""
        return bool(self._misspelt.search(flat(text[:LONGEST])))

    def _cell(self, text: str) -> Span | int | None:
        """A cell that holds a period and nothing else: its Span, a bare year as int, None for anything else (also for two periods)."""
        if len(text) > _CELL or _FIGURE.fullmatch(text):
            return None
        if re.fullmatch(YEAR, text.strip()):
            return int(text)
        if short := self.alone(text):
            return short
        found = self.find(text)
        if any(said.plain not in self._filler for said in words(self._cumulative.sub(" ", found.rest))):
            return None
        spans = list(found.spans)
        if len(spans) == 2 and any(s.shape in ("range", "until") for s in spans):
            spans = spanning.agreeing(spans)
        if len(spans) == 1:
            span = spans[0]
            year = found.years[0] if span.year is None and len(found.years) == 1 else span.year
            return replace(span, year=year, cumulative=span.cumulative or found.cumulative)
        return found.years[0] if not spans and len(found.years) == 1 else None

    def alone(self, text: str) -> Span | None:
        """ "Jan", "tháng ba" and "03/24" (a year above 12 cannot be a month): periods only where nothing else stands beside them."""
        if len(text) > _CELL:
            return None
        text = flat(text)
        if text in self._english:
            return one_month(self._english[text], None)
        if match := self._named.fullmatch(text):
            return one_month(self._names[match[1]], None)
        match = re.fullmatch(rf"{MONTH}/(1[3-9]|[2-9]\d)", text)
        return one_month(match[1], f"20{match[2]}") if match else None

    def _any(self, key: str) -> str:
        forms = sorted({form for text in self._words[key] for form in _forms(text)}, key=len, reverse=True)
        return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms) + ")"

    def _patterns(self) -> list[tuple[re.Pattern[str], Rule]]:
        """What is tried first to last: days before months, months before years."""
        year = self._any("year")
        of_year = rf"(?:\s*(?:[/.,-]|{year})?\s*(?:{year}\s*)?{YEAR})"
        found = (*days(self._any, of_year), *months(self._any, of_year, self._names, self._english))
        return [(re.compile(pattern), make) for pattern, make in found]


def _forms(text: str) -> tuple[str, ...]:
    said = words(text)
    return (" ".join(found.key for found in said), " ".join(found.plain for found in said)) if said else (text,)
