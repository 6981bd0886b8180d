"""Plan check: the plan file itself, and whether its values are what its words and its source say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.catalog.defects import Defects
from parcam.catalog.finding import Finding, tell
from parcam.catalog.frameworks import load_frameworks, load_places
from parcam.catalog.indicators import load_indicators
from parcam.catalog.known import Known
from parcam.catalog.paper import Paper, Row, paper_of_plan, paper_of_text, squeeze
from parcam.catalog.paper_facts import due, target_kind, target_value
from parcam.catalog.plans import read_plan
from parcam.catalog.units import load_units
from parcam.model.commitment import Commitment, Comparison, Plan
from parcam.places import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TEXTS = ("code", "title", "target", "directs", "leads", "deadline")
_COMPARISONS = {"count": Comparison.AT_LEAST, "above": Comparison.ABOVE, "at_least": Comparison.AT_LEAST, "plain": Comparison.AT_LEAST}


def file_findings(path: Path) -> list[Finding]:
    """Defects of the file, then differences between its values, its words and its source text."""
    defects = Defects()
    plan = read_plan(path, path.parent, defects, _known())
    found = [Finding(one.kind, "", one.file, one.line, defect=one) for one in defects.found]
    if defects.found:
        return found
    paper, source = paper_of_plan(path), path.parent / plan.source
    found += [*_values(plan, paper), *_noted(plan, paper)]
    if not source.is_file():
        return [*found, tell("no_source_text", path.name, 1, quote=plan.source)]
    return [*found, *_unquoted(paper, paper_of_text(source))]


def _known() -> Known:
    """Units, indicators and frameworks of the office; their own faults are told when the catalog loads."""
    root, elsewhere, known = data_dir(), Defects(), Known()
    known.units, known.groups, _ = load_units(root, elsewhere)
    known.indicators = load_indicators(root, elsewhere, known)
    known.places = load_places(root, elsewhere)
    known.frameworks = load_frameworks(root, elsewhere, known)
    return known


def _noted(plan: Plan, paper: Paper) -> Iterator[Finding]:
    """Doubts that a person wrote down and no rule finds."""
    for one in plan.doubts:
        if not one.kind:
            yield tell("noted", paper.file, 1, "", one.text, part=one.where)
    for row, commitment in zip(paper.rows, plan.commitments, strict=True):
        for one in commitment.doubts:
            if not one.kind:
                yield tell("noted", paper.file, row.line, row.code, one.text, part=one.where)


def _values(plan: Plan, paper: Paper) -> Iterator[Finding]:
    """The typed deadline and target of each commitment against the words beside them."""
    for row, one in zip(paper.rows, plan.commitments, strict=True):
        stated = due(row.deadline)
        if (stated and stated.kind is not one.deadline.kind) or (stated and stated.day and stated.day != one.deadline.day):
            yield tell("deadline_differs", paper.file, row.line, row.code, row.deadline, kind=one.deadline.kind, day=one.deadline.day)
        if _target_differs(row, one):
            typed = f"{one.target.comparison} {one.target.value}" if one.target else "-"
            yield tell("target_differs", paper.file, row.line, row.code, row.target, typed=typed)


def _target_differs(row: Row, one: Commitment) -> bool:
    said = target_value(row)
    if one.target is None or said is None:
        return (one.target is None) != (said is None)
    same_count = target_kind(row) != "count" or one.target.count is not None
    return abs(said - one.target.value) > 1e-9 or one.target.comparison is not _COMPARISONS[target_kind(row)] or not same_count


def _unquoted(plan: Paper, source: Paper) -> Iterator[Finding]:
    """Texts that are not word for word in the source, rows that one has and the other lacks."""
    rows = {row.code: row for row in source.rows}
    prose = squeeze(" ".join(text for _, text in source.prose))
    for line, text in plan.prose:
        if squeeze(text) not in prose:
            yield tell("not_in_source", plan.file, line, quote=squeeze(text))
    for row in plan.rows:
        told = rows.pop(row.code, None)
        if told is None:
            yield tell("row_not_in_source", plan.file, row.line, row.code)
            continue
        for name in _TEXTS:
            if getattr(row, name) != getattr(told, name):
                yield tell("not_in_source", plan.file, row.line, row.code, getattr(row, name))
    for code, row in rows.items():
        yield tell("row_missing", source.file, row.line, code, row.title)
