"""The law of conservation: every physical line of a sheet is counted once, as one thing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parcam.errors import ParcamError
from parcam.model.reading import Account

if TYPE_CHECKING:
    from parcam.intake.sheet import Document, Sheet
    from parcam.intake.tables.told import Part, Told

_OF_FATE = {"reading": "readings", "reject": "rejects", "duplicate": "extras", "silent": "extras"}
_OF_KIND = {"total": "totals", "average": "totals"}


class Unbalanced(ParcamError):
    """Lines of a sheet were counted twice or not at all: a bug of the reader, never the file's fault."""


def accounts(document: Document, told: Told) -> tuple[Account, ...]:
    """One account per visible sheet; Unbalanced when a line is lost or counted twice, so that nothing is ever loaded short."""
    return tuple(
        _account(sheet, [part for part in told.parts if part.sheet is sheet], told) for sheet in document.sheets if not sheet.hidden
    )


def _account(sheet: Sheet, parts: list[Part], told: Told) -> Account:
    kinds = _kinds(sheet, parts, told)
    counted: Counter[str] = Counter()
    covered: set[int] = set()
    for row in sheet.rows:
        own = set(range(row.number, row.number + row.lines))
        if own & covered or max(own) > sheet.lines:
            raise Unbalanced(f"{sheet.name!r} row {row.number}: lines {sorted(own)[:3]} of {sheet.lines} counted twice")
        covered |= own
        counted["blank" if row.blank and row.number not in kinds else kinds.get(row.number, "extras")] += row.lines
    counted["blank"] += sum(line not in covered for line in range(1, sheet.lines + 1))
    made = Account(sheet.name, sheet.lines, **counted)
    if not made.balances:
        raise Unbalanced(f"{sheet.name!r}: {made}")
    _all_told(sheet, kinds, told)
    return made


def _kinds(sheet: Sheet, parts: list[Part], told: Told) -> dict[int, str]:
    kinds: dict[int, str] = {}
    for part in parts:
        table = part.table
        for row in (*table.header, table.numbering, table.units, *table.repeats):
            if row:
                kinds[row] = "header"
        for line in part.gathered.lines:
            number = line.row.number
            fate = told.fates.get((sheet.index, number))
            found = _OF_FATE[fate] if fate else _OF_KIND.get(line.kind, "extras")
            if kinds.get(number) not in ("readings", "rejects", "totals"):
                kinds[number] = found
    return kinds


def _all_told(sheet: Sheet, kinds: dict[int, str], told: Told) -> None:
    """Every row that gave a reading or a fault is counted as one."""
    for one in told.readings:
        if one.origin.sheet == sheet.name and kinds.get(one.origin.row) != "readings":
            raise Unbalanced(f"{sheet.name!r} row {one.origin.row} gave a reading and is counted as {kinds.get(one.origin.row)}")
    for one in told.faults:
        if one.sheet == sheet.name and kinds.get(one.row) not in ("rejects", "readings"):
            raise Unbalanced(f"{sheet.name!r} row {one.row} was refused and is counted as {kinds.get(one.row)}")
