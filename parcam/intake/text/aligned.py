"""Tables typed or printed as text, whose columns stand one under the other by blanks alone."""

from __future__ import annotations

import re

from parcam.intake.letters.compose import composed
from parcam.intake.shape import VALUE, kind
from parcam.intake.sheet import Cell

_GAP = re.compile(r"\s{2,}")
_RULER = re.compile(r"[-=_+|*\s]+")
_LEAST = 3
"""Columns, and rows, that make a table of blanks."""


def aligned(lines: list[str]) -> list[str] | None:
    """The lines with a tab between their columns, lines of dashes blank; None when blanks do not part them the same way in all rows.

    A line whose words run through the space between two columns (a title) is one cell.
    """
    told = [composed(line.rstrip()) for line in lines]
    told = ["" if _RULER.fullmatch(line) else line for line in told]
    rows = [line for line in told if len(_GAP.split(line.strip())) >= _LEAST]
    if any("\t" in line for line in told) or len(rows) < _LEAST or len(rows) * 2 < sum(map(bool, told)):
        return None
    starts = _starts(rows)
    table = [_cut(line, starts) for line in rows]
    if len(starts) < _LEAST or any(_GAP.search(cell) for row in table for cell in row) or not _valued(table):
        return None
    return ["\t".join(_cut(line, starts) if _fits(line, starts) else [line.strip()]) for line in told]


def _starts(rows: list[str]) -> list[int]:
    """Where columns begin: behind two places or more that are blank in every row."""
    width = max(map(len, rows))
    filled = [any(place < len(row) and row[place] != " " for row in rows) for place in range(width)]
    return [place for place in range(width) if filled[place] and (place == 0 or not any(filled[max(0, place - 2) : place]))]


def _cut(line: str, starts: list[int]) -> list[str]:
    ends = [*starts[1:], max(len(line), starts[-1])]
    return [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _fits(line: str, starts: list[int]) -> bool:
    return all(len(line) <= start or line[start - 1] == " " for start in starts[1:])


def _valued(table: list[list[str]]) -> bool:
    """Whether some column holds mostly numbers or days."""
    return any(2 * sum(kind(Cell(cell)) == VALUE for cell in column) > len(column) for column in zip(*table, strict=True))
