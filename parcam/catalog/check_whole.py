"""Plan check: the plan's own dates and numbers, the documents it cites, its rows held against each other."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from parcam.catalog.finding import Finding, tell
from parcam.catalog.paper import Paper, pattern, word
from parcam.catalog.paper_facts import citations, due, own_dates, own_numbers, target_kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


def whole_findings(paper: Paper) -> Iterator[Finding]:
    for rule in (_dates_apart, _dates_incomplete, _number_missing, _number_spelt_apart, _cited_apart, _cited_after, _dated_before_cited,
                 _deadline_order, _target_kinds, _codes_twice):
        yield from rule(paper)


def _dates_apart(paper: Paper) -> Iterator[Finding]:
    """The plan's own date stands in two places with two values."""
    dates = own_dates(paper)
    if len({(one.year, one.month) for one in dates}) > 1 or len({one.day for one in dates if one.day}) > 1:
        yield tell("dates_apart", paper.file, dates[0].line, quote="; ".join(f"“{one.quote}”" for one in dates))


def _dates_incomplete(paper: Paper) -> Iterator[Finding]:
    for one in own_dates(paper):
        if one.day is None:
            yield tell("date_incomplete", paper.file, one.line, quote=one.quote)


def _number_missing(paper: Paper) -> Iterator[Finding]:
    for line, quote, digits in own_numbers(paper):
        if not digits:
            yield tell("number_missing", paper.file, line, quote=quote)


def _number_spelt_apart(paper: Paper) -> Iterator[Finding]:
    """One document, known by its number and day, is cited under two symbols."""
    dated = sorted((one for one in citations(paper) if one.day), key=lambda one: (one.number, str(one.day), one.line))
    for (number, _), group in groupby(dated, key=lambda one: (one.number, str(one.day))):
        same = list(group)
        spellings = list(dict.fromkeys(f"{one.number}/{one.symbol}" for one in same))
        if len({one.symbol.upper() for one in same}) > 1:
            yield tell("number_spelt_apart", paper.file, same[0].line, quote="; ".join(spellings), number=number)


def _cited_apart(paper: Paper) -> Iterator[Finding]:
    """One document, known by its number and symbol, is cited with two days."""
    dated = sorted((one for one in citations(paper) if one.day), key=lambda one: (one.number, one.symbol.upper(), one.line))
    for _, group in groupby(dated, key=lambda one: (one.number, one.symbol.upper())):
        same = list(group)
        days = list(dict.fromkeys(_worded(one.day) for one in same if one.day))
        if len(days) > 1:
            yield tell("cited_apart", paper.file, same[0].line, quote=f"{same[0].number}/{same[0].symbol}", days="; ".join(days))


def _cited_after(paper: Paper) -> Iterator[Finding]:
    """A cited document is dated after the plan that cites it."""
    dates = own_dates(paper)
    if not dates:
        return
    latest = max(one.latest for one in dates)
    for one in citations(paper):
        if one.day and one.day > latest:
            yield tell("cited_after_period", paper.file, one.line, one.where, one.quote, day=_worded(one.day), own=_worded(latest))


def _dated_before_cited(paper: Paper) -> Iterator[Finding]:
    """A date the plan gives itself lies before a document its prose rests on."""
    bases = [one for one in citations(paper) if one.day and not one.where]
    for own in own_dates(paper):
        later = [one for one in bases if one.day and one.day > own.latest]
        if later:
            newest = max(later, key=lambda one: str(one.day))
            yield tell("dated_before_cited", paper.file, own.line, quote=own.quote, cited=newest.quote)


def _deadline_order(paper: Paper) -> Iterator[Finding]:
    """A row that reports on the others is due before they are."""
    days = {row.code: stated.last_day for row in paper.rows if (stated := due(row.deadline)) and stated.last_day}
    for row in paper.rows:
        if row.code not in days or not pattern("words", "report").match(row.target):
            continue
        later = [code for code, day in days.items() if day > days[row.code] and code != row.code]
        if later:
            yield tell("deadline_order", paper.file, row.line, row.code, row.deadline, count=len(later), codes=", ".join(later))


def _target_kinds(paper: Paper) -> Iterator[Finding]:
    """Targets are of several kinds, so that one way of comparing would be wrong for some."""
    counts = Counter(target_kind(row) for row in paper.rows)
    if len(counts) > 1:
        codes = {kind: ", ".join(row.code for row in paper.rows if target_kind(row) == kind) for kind in counts}
        told = "; ".join(f"{word('kinds', kind)}: {which}" for kind, which in codes.items())
        yield tell("target_kinds", paper.file, paper.rows[0].line, quote=told, count=len(counts))


def _codes_twice(paper: Paper) -> Iterator[Finding]:
    for code, count in Counter(row.code for row in paper.rows).items():
        if count > 1:
            yield tell("code_twice", paper.file, next(row.line for row in paper.rows if row.code == code), code)


def _worded(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
