"""Contradictions and gaps of a plan, found from its own words by rules that know no particular plan.

The patterns they read by are data/plan_check.toml, their sentences data/words/vi/catalog.toml.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from parcam.catalog.check_file import file_findings
from parcam.catalog.check_rows import row_findings
from parcam.catalog.check_whole import whole_findings
from parcam.catalog.finding import Finding
from parcam.catalog.paper import Paper, paper_of_plan, paper_of_text
from parcam.errors import DefinitionError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Finding", "plan_check"]


def plan_check(path: Path) -> list[Finding]:
    """Every finding of a plan file (.toml) together with its source text, or of a source text alone.

    DefinitionError when the file is neither readable TOML nor text. Findings of the whole plan first, then row by row.
    """
    if path.suffix.lower() != ".toml":
        return _in_order([_text(path)], [])
    found = file_findings(path)
    try:
        papers = [paper_of_plan(path)]
        source = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("source")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return found
    if isinstance(source, str) and source and (path.parent / source).is_file():
        papers.append(_text(path.parent / source))
    return _in_order(papers, found)


def _text(path: Path) -> Paper:
    try:
        return paper_of_text(path)
    except UnicodeDecodeError as error:
        raise DefinitionError(f"{path.name}: UTF-8") from error


def _in_order(papers: list[Paper], found: list[Finding]) -> list[Finding]:
    """The plan file and its source say the same things: each is told once, at its first place; then row by row."""
    codes = [row.code for paper in papers for row in paper.rows]
    kept: dict[tuple[str, str, str, object], Finding] = {}
    for one in (*found, *(one for paper in papers for one in (*whole_findings(paper), *row_findings(paper)))):
        kept.setdefault((one.kind, one.where, one.quote, one.defect), one)
    return sorted(kept.values(), key=lambda one: codes.index(one.where) if one.where in codes else -1)
