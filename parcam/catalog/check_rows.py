"""Plan check: each row by itself: who, when, how measured, how written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.catalog.finding import Finding, tell
from parcam.catalog.paper import Paper, Row, misspelt, pattern, word
from parcam.catalog.paper_facts import Due, due, target_kind
from parcam.model.commitment import DeadlineKind

if TYPE_CHECKING:
    from collections.abc import Iterator


def row_findings(paper: Paper) -> Iterator[Finding]:
    for row in paper.rows:
        for rule in (_owner, _deadline, _measure, _basis, _writing):
            yield from rule(paper.file, row)


def _owner(file: str, row: Row) -> Iterator[Finding]:
    if not row.leads:
        yield tell("no_owner", file, row.line, row.code)
    elif pattern("words", "unlisted").search(row.leads):
        yield tell("group_unlisted", file, row.line, row.code, row.leads)
    if not row.directs:
        yield tell("no_director", file, row.line, row.code)


def _deadline(file: str, row: Row) -> Iterator[Finding]:
    stated = due(row.deadline)
    if not row.deadline:
        yield tell("no_deadline", file, row.line, row.code)
    elif stated is None:
        yield tell("deadline_unread", file, row.line, row.code, row.deadline)
    elif stated.kind is DeadlineKind.CONTINUOUS:
        yield tell("no_closing_day", file, row.line, row.code, row.deadline)
    elif _before_year_end(stated) and pattern("words", "whole_year").search(row.target):
        yield tell("year_before_end", file, row.line, row.code, row.deadline)


def _before_year_end(stated: Due) -> bool:
    return stated.last_day is not None and (stated.last_day.month, stated.last_day.day) != (12, 31)


def _measure(file: str, row: Row) -> Iterator[Finding]:
    kind = target_kind(row)
    if not row.target:
        yield tell("no_target", file, row.line, row.code)
    elif kind in ("none", "monthly"):
        yield tell("no_number", file, row.line, row.code, row.target)
    elif kind == "plain" and not pattern("target", "full").search(row.target):
        yield tell("comparison_unsaid", file, row.line, row.code, row.target)
    elif kind == "above":
        yield tell("strict", file, row.line, row.code, row.target)


def _basis(file: str, row: Row) -> Iterator[Finding]:
    if match := pattern("words", "unnamed_basis").search(row.target):
        yield tell("basis_unnamed", file, row.line, row.code, match[0])


def _writing(file: str, row: Row) -> Iterator[Finding]:
    text = " | ".join((row.title, row.target, row.leads))
    for found, usual in misspelt():
        if found.casefold() in text.casefold():
            yield tell("misspelt", file, row.line, row.code, found, usual=usual)
    if row.broken:
        yield tell("row_broken", file, row.line, row.code, word("table", "joined"))
