"""Whose figures a row or a column holds and of what, and the refusal when nobody's name stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.meaning.labels import ANY
from parcam.intake.meaning.legible import damaged
from parcam.intake.tables.gathered import Refusal

_PARTS = {"numerator", "denominator"}

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.context import Context
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.meaning.lines import Line
    from parcam.intake.meaning.naming import Names


def unit_of(line: Line, column: Column, around: Context) -> str:
    """The unit's id: the column's own, else the row's, else that of the surroundings; "" when none is known."""
    if column.meaning.unit:
        return column.meaning.unit.unit
    return line.unit.unit if line.unit else around.unit


def no_unit_over(line: Line, column: Column, names: Names) -> Refusal:
    """For a figure whose column should name its unit."""
    found = column.meaning.unit
    candidates = found.candidates if found else names.suggest(column.name)
    return Refusal(line.row.number, column.name, "ambiguous_unit" if found else "unknown_unit", column.name, candidates)


def two_units(line: Line, columns: list[Column]) -> Refusal | None:
    """For a row of one unit under a heading that names another."""
    own = line.unit.unit if line.unit else ""
    over = next((one for one in columns if own and one.meaning.unit and one.meaning.unit.unit not in ("", own)), None)
    if over is None or over.meaning.unit is None:
        return None
    return Refusal(line.row.number, over.name, "ambiguous_unit", line.unit_text or line.text, (own, over.meaning.unit.unit))


def parted(lines: list[Line], columns: tuple[Column, ...], lexicon: Lexicon) -> frozenset[int]:
    """Columns of labels that say which part a row is ("Tử số", "Mẫu số")."""
    texts = {one.column: {line.row.at(one.column).text for line in lines} for one in columns if one.role == "label"}
    return frozenset(at for at, said in texts.items() if {lexicon.mean((text,)).parts.get(ANY, "") for text in said if text} >= _PARTS)


def mislabelled(line: Line, columns: tuple[Column, ...], parted: frozenset[int], lexicon: Lexicon) -> Refusal | None:
    """For a row of which the name of a part has lost letters, or all of them: it may be another part than what is left of it says."""
    labels = [(column, line.row.at(column.column).text) for column in columns if column.role == "label"]
    for column, text in labels:
        if (damaged(text) and not lexicon.mean((text,)).named) or (not text and column.column in parted):
            return Refusal(line.row.number, column.name, "bad_number", text)
    return None


def no_unit_in(line: Line, heading: str, names: Names) -> Refusal | None:
    """For a row that should name its unit; None when it does."""
    kind = line.unit.kind if line.unit else "unknown"
    if kind == "unit":
        return None
    if line.nameless:
        return Refusal(line.row.number, heading, "formula_without_value", "")
    text = line.unit_text or line.text
    candidates = line.unit.candidates if line.unit and line.unit.candidates else names.suggest(text)
    return Refusal(line.row.number, heading, "ambiguous_unit" if kind == "ambiguous" else "unknown_unit", text, candidates)
