"""The last line of a register of which only its unit is left: it looks like a signature, and is refused rather than lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.intake.meaning.naming import Names
    from parcam.intake.registers.find import Shape, Source
    from parcam.intake.sheet import Row, Table


def bare(row: Row, shape: Shape, names: Names) -> bool:
    """Whether nothing stands in a row but a unit where the units stand."""
    return [cell.text for cell in row.cells if cell.text] == [unit := row.at(shape.columns["unit"]).text] and bool(names.resolve(unit).unit)


def with_bare(source: Source, tables: Sequence[Table], names: Names) -> Source:
    """The register with such lines right under it, unless they stand above another of the sheet's tables."""
    sheet, table, last = source.sheet, source.table, source.table.last
    others = {number for one in tables if one != table for number in (*one.before, *one.body)}
    while (row := sheet.row(last + 1)) and bare(row, source.shape, names) and row.number not in others:
        last = row.number
    more = tuple(range(table.last + 1, last + 1))
    longer = replace(table, last=last, body=(*table.body, *more), after=tuple(row for row in table.after if row not in more))
    return replace(source, table=longer, bottom=last) if more else source
