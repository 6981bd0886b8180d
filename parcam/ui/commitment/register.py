"""The register of the plan's commitments: one row each, the one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.model.commitment import DeadlineKind
from parcam.model.verdict import WORST_FIRST
from parcam.ui import address, listing, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import say
from parcam.words.dates import countdown

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.commitment import Commitment
    from parcam.model.verdict import Judgement


def chosen(stamp: str, as_of: date) -> str:
    """Code of the commitment in the address; the worst one when the address names none of this plan."""
    pairs = readers.standings(stamp, as_of, address.language())
    asked = address.question().commitment
    if any(one.code == asked for one, _ in pairs):
        return asked
    return min(pairs, key=lambda pair: WORST_FIRST.index(pair[1].verdict))[0].code


def table(stamp: str, as_of: date) -> tuple[list[Column], list[Row]]:
    """In the plan's order; the headings sort."""
    columns = [Column(say("pages_commitments.columns.code"), wrap=False), Column(say("pages_commitments.columns.commitment")),
               Column(say("pages_commitments.columns.verdict"), wrap=False)]
    return columns, [_row(one, judged, as_of) for one, judged in readers.standings(stamp, as_of, address.language())]


def _row(one: Commitment, judged: Judgement, as_of: date) -> Row:
    days = (one.deadline.last_day - as_of).days
    left = countdown(days, address.language()) if days >= 0 else say("pages_commitments.past")
    when = one.deadline.text if one.deadline.kind is DeadlineKind.CONTINUOUS else left
    title = readers.named(readers.shown().indicators[one.indicator], address.language())
    return Row(one.code, (Cell(one.code, strong=True), Cell(title, under=when), listing.verdict(judged.verdict)))
