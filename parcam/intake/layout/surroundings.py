"""What stands between the tables of a sheet: footers of the one above, titles of the one below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.sheet import Row, Table


def share_rest(rows: tuple[Row, ...], tables: list[Table]) -> tuple[Table, ...]:
    """Rows below the last body row, up to what is above the next table's header, belong to the table above them until a blank line."""
    out: list[Table] = []
    for place, table in enumerate(tables):
        later = [other for other in tables[place + 1:] if other.header and other.header[0] > table.last]
        until = later[0].header[0] if later else (1 << 31)
        low = max(table.last, *table.header, 0) if table.header else table.last
        rest = [row.number for row in rows if low < row.number < until and row.number not in table.repeats]
        if later:
            rest, lead = _at_gap(rest)
            tables[tables.index(later[0])] = replace(later[0], before=tuple(lead))
            for twin in tables[place + 1:]:
                if twin.header == later[0].header:
                    tables[tables.index(twin)] = replace(twin, before=tuple(lead))
        out.append(replace(tables[place], after=tuple(rest)))
    return tuple(out)


def _at_gap(numbers: list[int]) -> tuple[list[int], list[int]]:
    """Split at the first blank line: what stands before it is a footer, after it a title; without one, all is title."""
    for place in range(1, len(numbers)):
        if numbers[place] - numbers[place - 1] > 1:
            return numbers[:place], numbers[place:]
    return [], numbers
