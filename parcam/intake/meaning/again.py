"""A header said again in other words further down a table: it holds no figure and is nobody's row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.sheet import Cell


def heads_again(name: str, said: list[Cell], lexicon: Lexicon, scanner: Scanner) -> bool:
    """Whether a row is one: `name` stands in the column of units, `said` in those of figures."""
    if not lexicon.says("heading.unit", name) or any(scanner.scan(cell).kind == "value" for cell in said):
        return False
    return any(lexicon.mean((cell.text,)).parts for cell in said if cell.text)
