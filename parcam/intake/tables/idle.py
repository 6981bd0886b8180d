"""Rows that say that nothing arose ("KPS") and state a rate all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.letters.fold import says
from parcam.intake.meaning.aims import specific
from parcam.intake.tables.gathered import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.meaning.aims import Aim
    from parcam.intake.meaning.columns import Column
    from parcam.intake.numbers.scan import Scan
    from parcam.intake.sheet import Row

    Found = list[tuple[Column, Scan, Aim]]

_COUNTS = ("numerator", "denominator")


def without_idle(row: Row, found: Found, columns: Iterable[Column], vocabulary: Vocabulary) -> tuple[Found, list[Refusal]]:
    """The figures of a row without the rates of what it says did not arise: 0 % of nothing is nothing, any other rate contradicts it."""
    idle = {
        indicator
        for column in columns
        for indicator, part in specific(column.meaning).items()
        if part in _COUNTS and says(vocabulary["cell.idle"], row.at(column.column).text)
    }
    stray = [one for one in found if one[2].indicator in idle and one[2].part in ("rate", "result")]
    contrary = [(column, scan) for column, scan, _ in stray if not any(one.settled == 0 for one in scan.numerals)]
    refusals = [Refusal(row.number, column.name, "inconsistent_rate", scan.raw) for column, scan in contrary]
    return [one for one in found if one not in stray], refusals
