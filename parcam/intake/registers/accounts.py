"""Every line of a register's sheet accounted for once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parcam.intake.account import Unbalanced
from parcam.model.reading import Account

if TYPE_CHECKING:
    from parcam.intake.registers.careful import Tally
    from parcam.intake.registers.find import Source
    from parcam.intake.registers.told import RegisterTold
    from parcam.intake.sheet import Sheet


def account(sheet: Sheet, sources: list[Source], told: RegisterTold) -> Account:
    """Every line of the sheet once. A large register counts: above, kept, refused; a small one looks at each row."""
    if not sources:
        filled = sum(row.lines for row in sheet.rows)
        return Account(sheet.name, sheet.lines, extras=filled, blank=sheet.lines - filled)
    if told.tally:
        made = _counted(sources[0], told, told.tally)
    else:
        made = _each(sheet, sources, told)
    if not made.balances:
        raise Unbalanced(f"{sheet.name!r}: {made}")
    return made


def _counted(source: Source, told: RegisterTold, tally: Tally) -> Account:
    sheet, table, more = source.sheet, source.table, Counter[str]()
    for line, lines in tally.several.items():
        more[told.fates[line]] += lines
    return Account(
        sheet.name,
        sheet.lines,
        header=max(*table.header, table.numbering, table.units),
        readings=told.counted + tally.kept - told.rejected - told.repeated + more["reading"],
        rejects=told.rejected + tally.rejected + more["reject"],
        totals=tally.totals,
        blank=tally.blank,
        extras=told.repeated + tally.extras + more["duplicate"] + sheet.lines - source.bottom,
    )


def _each(sheet: Sheet, sources: list[Source], told: RegisterTold) -> Account:
    tables = [source.table for source in sources]
    head = {row for table in tables for row in (*table.header, table.numbering, table.units, *table.repeats) if row}
    fates = {row: fate for source in sources for row in source.table.body if (fate := told.fates.get(row + source.offset))}
    counts = {"header": 0, "readings": 0, "rejects": 0, "totals": 0, "extras": 0}
    names = {"reading": "readings", "reject": "rejects", "duplicate": "extras"}
    summed, totals = set(told.lines.totals) if told.lines else set(), set()
    if summed:
        offsets = {row: source.offset for source in sources for row in source.table.body}
        totals = {row for row, offset in offsets.items() if row + offset in summed}
    covered = last = 0
    for row in sheet.rows:
        at, lines = row.number, row.lines
        fate = "" if at in head or at in totals else fates.get(at, "")
        counts[names[fate] if fate else "header" if at in head else "totals" if at in totals else "extras"] += lines
        end = min(at + lines - 1, sheet.lines)
        covered += max(0, end - max(at, last + 1) + 1)
        last = max(last, end)
    return Account(sheet.name, sheet.lines, blank=sheet.lines - covered, **counts)
