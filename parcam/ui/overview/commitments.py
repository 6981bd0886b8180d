"""The commitments of the plan as a table, worst first: figure, target, gap, course, what is needed, deadline, verdict."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.message import target_words
from parcam.figures.sparkline import draw_beads, draw_sparkline
from parcam.judge.reason import chance_words
from parcam.model.month import Month
from parcam.model.verdict import WORST_FIRST, Verdict
from parcam.ui import address, ask_table, listing, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, day, month, percent, say
from parcam.ui.worded import worded
from parcam.words.dates import countdown

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.commitment import Commitment, Target
    from parcam.model.verdict import Judgement

_REQUIRED = 8
"""The column of what is still needed: of a year that is over, nothing."""
_DONE = (Verdict.DONE, Verdict.MET)
_PRESSING = (Verdict.OVERDUE, Verdict.DUE)
_SETTLED = (Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.DONE)


@lru_cache(maxsize=32)
def table(stamp: str, as_of: date, language: str) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Worst verdict first, within one verdict the largest shortfall first. Row ids are the commitments' codes."""
    judged = sorted(readers.standings(stamp, as_of, language), key=lambda one: (WORST_FIRST.index(one[1].verdict), one[1].gap or 0.0))
    columns, rows = _columns(), tuple(_row(stamp, commitment, verdict, as_of, language) for commitment, verdict in judged)
    return listing.without_empty(columns, rows, _REQUIRED)


def _columns() -> tuple[Column, ...]:
    numbers = [Column(_words(name), "end", wrap=False) for name in ("figure", "target", "gap")]
    return (Column(_words("code"), wrap=False), Column(_words("commitment"), width="35%"), Column(_words("leads"), width="14%"),
            Column(_words("verdict"), wrap=False), *numbers, Column(_words("course"), wrap=False),
            Column(_words("required"), "end", wrap=False), Column(_words("deadline"), "end", wrap=False))


def _row(stamp: str, commitment: Commitment, judged: Judgement, as_of: date, language: str) -> Row:
    numbers = _figures(commitment, commitment.target, judged, language) if commitment.target else _deeds(judged)
    course = _course(stamp, commitment, as_of, language) if commitment.target else _beads(judged)
    return Row(
        commitment.code,
        (
            Cell(commitment.code, strong=True),
            commitment.title,
            commitment.leads_text.rstrip("."),
            _waiting(_verdict(judged), ask_table.mark(stamp, as_of, commitment.code)),
            *numbers,
            course,
            _required(commitment, judged),
            _deadline(commitment, judged, as_of, language),
        ),
    )


def _verdict(judged: Judgement) -> Cell:
    """The word, and under it the chance, the month since which nothing can be done, or the milestone that speaks."""
    cell = listing.verdict(judged.verdict)
    if speaks := next((one for one in judged.milestones if one.verdict is judged.verdict and judged.verdict in _PRESSING), None):
        return replace(cell, under=say("pages_overview.milestone", due=day(speaks.due), left=countdown(speaks.days, address.language())))
    if judged.verdict is Verdict.LOST and judged.lost_since:
        return replace(cell, under=say("pages_overview.lost_since", month=month(judged.lost_since)))
    if judged.chance is None or judged.verdict in _SETTLED or judged.verdict is Verdict.LOST:
        return cell
    return replace(cell, under=say("pages_overview.chance", chance=chance_words(judged.chance, address.language())))


def _waiting(cell: Cell, mark: str) -> Cell:
    """The verdict with a word on an open request to explain beside it."""
    return replace(cell, under=" · ".join(filter(None, (cell.under, mark)))) if mark else cell


def _figures(commitment: Commitment, target: Target, judged: Judgement, language: str) -> tuple[Cell, Cell, Cell]:
    told, goal = worded(commitment, judged), Cell(target_words(target, language), sort=target.value)
    figure = Cell(told.figure, under=told.under, strong=judged.figure is not None, sort=judged.figure)
    return figure, goal, Cell(told.gap, sort=judged.gap)


def _deeds(judged: Judgement) -> tuple[Cell, Cell, Cell]:
    done = sum(one.verdict in _DONE for one in judged.milestones)
    late = sum(one.verdict is Verdict.OVERDUE for one in judged.milestones)
    figure = Cell(
        f"{done}/{len(judged.milestones)}", under=say("pages_overview.deeds"), strong=True, sort=done / max(len(judged.milestones), 1)
    )
    return figure, Cell(), Cell(say("pages_overview.overdue", n=late) if late else "")


def _required(commitment: Commitment, judged: Judgement) -> Cell:
    """What every month left must reach; nothing where it is settled, beyond reach or a deed."""
    rate = judged.required_rate
    if commitment.target is None or rate is None or judged.verdict in (*_SETTLED, Verdict.LOST, Verdict.NO_DATA):
        return Cell()
    slack = say("pages_overview.slack", n=count(judged.slack)) if judged.slack is not None else ""
    return Cell(percent(max(rate, 0.0)), under=slack, sort=rate)


def _deadline(commitment: Commitment, judged: Judgement, as_of: date, language: str) -> Cell:
    """The last day that counts; how long it is until then, unless all is settled."""
    last = commitment.deadline.last_day
    left = "" if judged.verdict in _SETTLED else countdown((last - as_of).days, language)
    return Cell(day(last), under=left, sort=last.isoformat())


def _course(stamp: str, commitment: Commitment, as_of: date, language: str) -> Cell:
    """The office's months of the year against the target; what is cumulative by definition as it grew."""
    year = readers.plan(as_of).year
    units = readers.shown().reporters(commitment.indicator)
    rows = readers.months(stamp, commitment.indicator, units, Month(year, 1), Month(year, 12), as_of, cumulative=False) if units else ()
    known = {row["month"]: float(row["rate"]) for row in rows if row["rate"] == row["rate"]}
    rates = [known.get(str(Month(year, number))) for number in range(1, 13)]
    told = [percent(rate) for rate in rates if rate is not None]
    if not told or commitment.target is None:
        return Cell()
    label = say("pages_overview.course", first=told[0], last=told[-1])
    return Cell(picture=draw_sparkline(rates, commitment.target.value, label=label))


def _beads(judged: Judgement) -> Cell:
    label = "; ".join(f"{day(one.due)}: {say(f'common.verdict.{one.verdict}')}" for one in judged.milestones)
    return Cell(picture=draw_beads([one.verdict for one in judged.milestones], label=label))


def _words(name: str) -> str:
    return say(f"pages_overview.columns.{name}")
