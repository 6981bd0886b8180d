"""Tables passed over as a whole, with one note: they stand beside tables that give figures and can give none themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.tables.told import Part


def passed_over(part: Part, parts: list[Part], lexicon: Lexicon) -> str:
    """`summary_sheet` (a sum of the monthly sheets that names no month), `no_units` (nothing in it names a unit), or empty."""
    refused = {one.kind for one in part.gathered.refusals}
    if not refused or part.gathered.figures or not any(other.gathered.figures for other in parts):
        return ""
    if refused == {"no_period"} and lexicon.says("sheet.total", part.sheet.name):
        return "summary_sheet"
    return "no_units" if refused == {"unknown_unit"} and not _names_units(part, lexicon) else ""


def _names_units(part: Part, lexicon: Lexicon) -> bool:
    """Some heading, row or title of it speaks of units, known ones or not."""
    columns = part.gathered.columns
    headed = any(one.role == "unit" or one.meaning.unit or lexicon.says("heading.unit", one.name) for one in columns)
    return headed or bool(part.around.unit) or any(line.unit and line.unit.unit for line in part.gathered.lines)
