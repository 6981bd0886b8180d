"""A unit written once for several rows: whether it holds below, by the habit of the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.meaning.lines import Line, Liner


def filled_down(lines: list[Line], liner: Liner) -> tuple[list[Line], list[int]]:
    """The lines, and the physical rows whose unit was taken from above.

    A unit holds below it while each row says a new month or a new item, where that is the table's habit; a blank among rows that all
    name their unit is a gap.
    """
    data = [line for line in lines if line.kind == "data"]
    blank = sum(line.unit is None for line in data)
    if blank * 2 < len(data) - blank:
        return lines, []
    last: Line | None = None
    seen: set[tuple[str, ...]] = set()
    made, filled = [], []
    for line in lines:
        key = tuple(liner.cell(line.row, role).text for role in ("period", "month", "label"))
        if line.kind == "data" and line.unit is None and last and any(key) and key not in seen:
            line = replace(line, unit=last.unit, unit_text=last.unit_text)
            filled.append(line.row.number)
            seen.add(key)
        elif line.kind in ("data", "nothing") and line.unit is not None:
            last, seen = line, {key}
        elif line.kind != "nothing":
            last = None
        made.append(line)
    return made, filled
