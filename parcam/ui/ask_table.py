"""Requests and decisions as one table, what is overdue first; and, in a line, what a commitment is waiting for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from parcam.model.verdict import WORST_FIRST, Verdict
from parcam.ui import frame, judged, listing, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import day, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parcam.desk.explaining import Decision, Exchange

Listed = tuple[list[Column], list[Row]]


def table(exchanges: Sequence[Exchange], decisions: Sequence[Decision], *, with_code: bool = False) -> Listed:
    """Row ids are act numbers, after the commitment's code when that is shown: "B.II.4|17"."""
    names = (*(("commitment",) if with_code else ()), "kind", "unit", "text", "due", "state", "answer")
    columns = [Column(say(f"explaining.columns.{name}"), wrap=name in ("text", "answer", "unit")) for name in names]
    found = [(one.verdict, one.asked.day, _exchange(one, with_code)) for one in exchanges]
    found += [(one.verdict, one.decided.day, _decision(one, with_code)) for one in decisions]
    found.sort(key=lambda row: (WORST_FIRST.index(row[0]), str(row[1])))
    return columns, [row for _, _, row in found]


def waiting(stamp: str, as_of: date, unit: str = "") -> Listed:
    """Everything of the plan still open; of one unit when it is named."""
    exchanges = [one for one in judged.asked(stamp, as_of) if one.open and unit in ("", one.asked.unit)]
    decisions = [one for one in judged.decided(stamp, as_of) if one.open and unit in ("", one.decided.unit)]
    return table(exchanges, decisions, with_code=True)


def draw_waiting(stamp: str, as_of: date, unit: str = "") -> None:
    """The same under its heading; nothing when nothing is open. A row opens its commitment."""
    columns, rows = waiting(stamp, as_of, unit)
    if rows:
        st.subheader(say("explaining.overview"), anchor=False)
        listing.draw(columns, rows, key="waiting", caption=say("explaining.overview"),
                     on_choose=lambda id: frame.go("commitments", commitment=id.partition("|")[0]))


def open_lines(stamp: str, as_of: date, code: str) -> list[str]:
    """What stands open beside one commitment's verdict: one line for requests, one for decisions."""
    exchanges = [one for one in judged.asked(stamp, as_of) if one.open and one.asked.commitment == code]
    decisions = [one for one in judged.decided(stamp, as_of) if one.open and one.decided.commitment == code]
    return [_line(name, [one.verdict for one in found]) for name, found in (("open", exchanges), ("open_decisions", decisions)) if found]


def mark(stamp: str, as_of: date, code: str) -> str:
    """Two words for a table: an explanation is asked, or overdue; "" when none is open."""
    verdicts = [one.verdict for one in judged.asked(stamp, as_of) if one.open and one.asked.commitment == code]
    if not verdicts:
        return ""
    return say("explaining.mark_late" if Verdict.OVERDUE in verdicts else "explaining.mark")


def _line(name: str, verdicts: list[Verdict]) -> str:
    late = sum(verdict is Verdict.OVERDUE for verdict in verdicts)
    return say(f"explaining.{name}_overdue" if late else f"explaining.{name}", n=len(verdicts), late=late)


def _exchange(one: Exchange, with_code: bool) -> Row:
    told = one.answers[-1] if one.answers else None
    state = listing.verdict(one.verdict)
    if told:
        state = replace(state, text=say("explaining.state.done"))
    reply = Cell(say("explaining.waiting"))
    if told:
        reply = Cell(told.text, under=say("explaining.answered_by", by=told.by, day=day(told.known_on)))
    asked = say("explaining.asked_by", by=one.asked.by, day=day(one.asked.known_on))
    return _row(one.asked.commitment, one.asked.id, "explanation", one.asked.unit, Cell(one.asked.text, under=asked), one.asked.day, state,
                reply, with_code)


def _decision(one: Decision, with_code: bool) -> Row:
    done = one.done
    result = Cell(say("explaining.done_told", day=day(done.day), evidence=done.text, by=done.by)) if done else Cell()
    told = say("explaining.decided_by", by=one.decided.by, day=day(one.decided.known_on))
    return _row(one.decided.commitment, one.decided.id, "decision", one.decided.unit, Cell(one.decided.text, under=told), one.decided.day,
                listing.verdict(one.verdict), result, with_code)


def _row(code: str, number: int, kind: str, unit: str, text: Cell, due: date | None, state: Cell, result: Cell, with_code: bool) -> Row:
    known = readers.shown().units
    name = known[unit].short if unit in known else say("explaining.whole_office")
    cells = (Cell(say(f"explaining.kind.{kind}")), name, text, Cell(day(due), sort=str(due)), state, result)
    return Row(f"{code}|{number}", (Cell(code, strong=True), *cells) if with_code else cells)
