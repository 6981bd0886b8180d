"""Rows that are pieces of one unit: projects under its section row, fields of work in a table whose title names it. Added up or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.tables.gathered import Refusal
from parcam.intake.tables.record import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from parcam.intake.tables.gathered import Gathered
    from parcam.intake.tables.record import Record
    from parcam.intake.tables.told import Part

    Read = tuple[Part, Record, Outcome]


_TIMES = ("period", "month", "quarter", "year")


class Added(NamedTuple):
    """`read` without the pieces and with their sums; `summed` the pieces that went into one; `refused` those that could not."""

    read: list[Read]
    summed: list[tuple[Part, Record]]
    refused: list[tuple[Part, Record]]


def titled_pieces(made: Gathered) -> None:
    """In a table without units: several rows of different names that would each be the unit's own figure of a month are pieces of it,
    when a total can prove them to be all; else all are refused. One row alone is held against its total too: others may be lost, as
    one surely is where the file tore a row."""
    names = {line.row.number: line.text for line in made.lines}
    torn = any(one.kind == "ragged_row" for one in made.refusals) and not any(one.role in _TIMES for one in made.columns)
    rows: dict[tuple[object, ...], dict[int, str]] = {}
    for one in made.figures:
        if not one.across:
            rows.setdefault((one.indicator, one.unit, one.month, one.part, one.column), {})[one.row] = names.get(one.row, "")
    pieces = {row: name for found in rows.values() if len(set(found.values())) > 1 for row, name in found.items()}
    if sum(line.kind == "total" for line in made.lines) == 1 and (alone := {row for found in rows.values() for row in found}):
        made.pieces, made.proved_by_total = frozenset(pieces or alone), True
        return
    pieces |= {row: name for found in rows.values() for row, name in found.items()} if torn else {}
    made.figures = [one for one in made.figures if one.row not in pieces]
    made.refusals += [Refusal(row, "", "unknown_unit", name) for row, name in pieces.items()]


def add_up(read: list[Read], unread: list[tuple[Part, Record]], proved: Callable[[Part], bool]) -> Added:
    """The pieces of each unit and month as one outcome. A piece without both parts (it is among `unread`, or a bare rate), one whose
    row was refused as it stands, a number missing before or among them, or a total that is not `proved`, spoils the sum."""
    groups: dict[tuple[object, ...], list[Read]] = {}
    others: list[Read] = []
    for one in [*read, *((part, record, Outcome()) for part, record in unread)]:
        part, record, outcome = one
        if any(row in part.gathered.pieces for row in record.rows):
            groups.setdefault((id(part), record.indicator, record.unit, record.month), []).append(one)
        elif outcome.reads:
            others.append(one)
    summed, refused = [], []
    for group in groups.values():
        part, first, _ = group[0]
        if not any(outcome.reads for *_, outcome in group):
            continue
        if first.unit in _lacking(part.gathered) or not _follow(group):
            refused += [(part, record) for part, record, _ in group]
        elif len(group) == 1 and not held_to_total(part.gathered):
            others.append(group[0])
        elif all(outcome.numerator is not None for *_, outcome in group) and proved(part):
            parts = [(outcome.numerator or 0.0, outcome.denominator or 0.0) for *_, outcome in group]
            others.append((part, first, Outcome(sum(top for top, _ in parts), sum(bottom for _, bottom in parts))))
            summed += [(part, record) for part, record, _ in group]
        else:
            refused += [(part, record) for part, record, _ in group]
    return Added(others, summed, refused)


def held_to_total(made: Gathered) -> bool:
    """Whether a table's one total must be the sum of its rows, or no pieces are added up: a torn row among them is told by itself."""
    torn = any(one.kind == "ragged_row" for one in made.refusals)
    return made.proved_by_total or (not torn and sum(line.kind == "total" for line in made.lines) == 1)


def _lacking(made: Gathered) -> set[str]:
    """Units of which a piece stands in a row that was refused before its figures were looked at."""
    refused = {one.row for one in made.refusals}
    return {line.unit.unit for line in made.lines if line.piece and line.unit and line.row.number in refused}


def _follow(group: list[Read]) -> bool:
    """Whether the pieces, where they are numbered, begin with 1 or go on from the piece above them, and none is left out."""
    made = group[0][0].gathered
    index = next((column.column for column in made.columns if column.role == "index"), None)
    numbers = {line.row.number: line.row.at(index).text.rstrip(".") for line in made.lines if line.piece} if index is not None else {}
    own = [numbers.get(record.rows[0], "") for _, record, _ in group]
    if not all(one.isdecimal() for one in own):
        return True
    above = [int(text) for row, text in numbers.items() if row < group[0][1].rows[0] and text.isdecimal()]
    steps = [int(one) for one in own]
    return steps == list(range(steps[0], steps[0] + len(steps))) and steps[0] in (1, *(one + 1 for one in above[-1:]))
