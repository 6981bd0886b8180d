"""Titles whose time can be read as it stands; one torn by a delimiter ("THÁNG 5/20" | "24") or misspelt ("THÁNG S/2024") says none."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from parcam.intake.letters.strange import strange

_LOST = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f]")
"""A letter that was lost: what is left of a heading may say another thing than the whole did."""

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.sheet import Row, Sheet


def legible(sheet: Sheet, numbers: Iterable[int], lexicon: Lexicon) -> tuple[int, ...]:
    """Those of the rows that may be asked for their time."""
    rows = [row for number in numbers if (row := sheet.row(number))]
    return tuple(row.number for row in rows if not torn(row, lexicon) and not misspelt(row, lexicon))


def damaged(text: str) -> bool:
    """Whether a letter was lost, or stands for another: one that Vietnamese does not have ("Ưỻc", "Đþng")."""
    return bool(_LOST.search(text)) or (not text.isascii() and any(map(strange, text)))


def misspelt(row: Row, lexicon: Lexicon) -> bool:
    """Whether a cell names a month of a year in a way that nobody can read."""
    return any(lexicon.grammar.misspelt(cell.text) for cell in row.cells if cell.text)


def torn(row: Row, lexicon: Lexicon) -> bool:
    """Whether digits stand on both sides of a cell's border and say another time when put together."""
    return any(
        before.text[-1:].isdigit() and after.text[:1].isdigit() and _tells_more(before.text, after.text, lexicon)
        for before, after in pairwise(row.cells)
    )


def _tells_more(before: str, after: str, lexicon: Lexicon) -> bool:
    whole, *halves = (lexicon.grammar.find(text) for text in (before + after, before, after))
    apart = {time for half in halves for time in (*half.spans, *half.years)}
    together = {*whole.spans, *whole.years}
    return bool(together) and together != apart
