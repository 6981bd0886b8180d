"""Requests to explain, answers and decisions of one commitment: the table, and the forms that write them into the ledger."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.desk.explaining import answer, ask, decide, finish, reopen
from parcam.errors import UserError
from parcam.ui import address, ask_table, frame, judged, listing, readers
from parcam.ui.text import day, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parcam.model.act import Act
    from parcam.model.commitment import Commitment, Plan

_ERROR = "asks.error"
_DAYS = 7
"""A request is due in a week unless its writer says otherwise."""


def draw(plan: Plan, one: Commitment, stamp: str, as_of: date) -> None:
    """What was asked and decided; the forms only on the newest day, as what was known on a past day cannot be changed."""
    exchanges = [each for each in judged.asked(stamp, as_of) if each.asked.commitment == one.code]
    decisions = [each for each in judged.decided(stamp, as_of) if each.decided.commitment == one.code]
    st.subheader(say("explaining.section"), anchor=False)
    if isinstance(error := st.session_state.pop(_ERROR, None), UserError):
        frame.show(error)
    if exchanges or decisions:
        listing.draw(*ask_table.table(exchanges, decisions), key="commitment_asks", caption=say("explaining.section"))
    else:
        st.caption(say("explaining.none"))
    if as_of != readers.default_day():
        return
    _ask(plan, one, as_of)
    _answer([each.asked for each in exchanges if each.open], as_of)
    _decide(plan, one, as_of)
    _finish([each.decided for each in decisions if each.open], as_of)
    _reopen([each.done for each in decisions if each.done], as_of)


def _ask(plan: Plan, one: Commitment, today: date) -> None:
    known = readers.shown()
    leads = known.resolve(one.leads)
    units = [*leads, *(unit for unit in known.units if unit not in leads)]
    with st.expander(say("explaining.ask")), st.form(f"ask.{one.code}", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(say("explaining.unit"), units, key="ask.unit", format_func=lambda id: known.units[id].short, width=240)
            _day("ask.due", "explaining.due_answer", today + timedelta(days=_DAYS), first=today)
            st.text_input(say("explaining.by"), key="ask.by", width=240)
        st.text_area(say("explaining.question"), key="ask.text", placeholder=say("explaining.question_hint"), height=80)
        _save("ask", lambda held, language: ask(
            readers.store(), plan, one.code, held["ask.unit"], text=held["ask.text"], due=held["ask.due"], by=held["ask.by"],
            known_on=today, language=language))


def _answer(waiting: list[Act], today: date) -> None:
    if not waiting:
        return
    with st.expander(say("explaining.answer")), st.form("answer", border=False):
        _which("answer.act", "explaining.which", waiting)
        st.text_area(say("explaining.cause"), key="answer.cause", height=80)
        st.text_area(say("explaining.measure"), key="answer.measure", height=80)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _day("answer.day", "explaining.done_by", today + timedelta(days=_DAYS), first=today)
            st.text_input(say("explaining.by"), key="answer.by", width=240)
        _save("answer", lambda held, language: answer(
            readers.store(), _act(waiting, held["answer.act"]), cause=held["answer.cause"], measure=held["answer.measure"],
            done_by=held["answer.day"], by=held["answer.by"], known_on=today, language=language))


def _decide(plan: Plan, one: Commitment, today: date) -> None:
    known = readers.shown()
    with st.expander(say("explaining.decide")), st.form(f"decide.{one.code}", border=False):
        st.text_area(say("explaining.decision"), key="decide.text", placeholder=say("explaining.decision_hint"), height=80)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(say("explaining.unit"), ["", *known.units], key="decide.unit", width=240,
                         format_func=lambda id: known.units[id].short if id else say("explaining.whole_office"))
            _day("decide.due", "explaining.due", today + timedelta(days=_DAYS), first=today)
            st.text_input(say("explaining.by"), key="decide.by", width=240)
        _save("decide", lambda held, language: decide(
            readers.store(), plan, one.code, text=held["decide.text"], due=held["decide.due"], unit=held["decide.unit"],
            by=held["decide.by"], known_on=today, language=language))


def _finish(open_: list[Act], today: date) -> None:
    if not open_:
        return
    with st.expander(say("explaining.finish")), st.form("finish", border=False):
        _which("finish.act", "explaining.which_decision", open_)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _day("finish.day", "explaining.done_on", today, last=today)
            st.text_input(say("explaining.evidence"), key="finish.text", placeholder=say("explaining.evidence_hint"))
            st.text_input(say("explaining.by"), key="finish.by", width=240)
        _save("finish", lambda held, language: finish(
            readers.store(), _act(open_, held["finish.act"]), done_on=held["finish.day"], evidence=held["finish.text"],
            by=held["finish.by"], known_on=today, language=language))


def _reopen(done: list[Act], today: date) -> None:
    if not done:
        return
    with st.expander(say("explaining.reopen")), st.form("reopen", border=False):
        _which("reopen.act", "explaining.which_decision", done)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("explaining.why"), key="reopen.why")
            st.text_input(say("explaining.by"), key="reopen.by", width=240)
        _save("reopen", lambda held, language: reopen(
            readers.store(), _act(done, held["reopen.act"]), why=held["reopen.why"], by=held["reopen.by"], known_on=today,
            language=language))


def _which(key: str, label: str, acts: Sequence[Act]) -> None:
    names = {act.id: " · ".join(part for part in (_unit(act.unit), act.text, day(act.day)) if part) for act in acts}
    st.selectbox(say(label), list(names), key=key, format_func=names.__getitem__)


def _day(key: str, label: str, shown: date, *, first: date | None = None, last: date | None = None) -> None:
    st.date_input(say(label), shown, min_value=first or readers.first_day(), max_value=last, format="DD/MM/YYYY", key=key, width=190)


def _save(name: str, record: Callable[[Any, str], int]) -> None:
    """The form's button: records before the script runs again, or keeps what is wrong for the top of the section."""

    def recorded() -> None:
        try:
            record(st.session_state, address.language())
        except UserError as error:
            st.session_state[_ERROR] = error

    st.form_submit_button(say(f"explaining.save_{name}"), type="primary", on_click=recorded)


def _act(acts: Sequence[Act], number: int) -> Act:
    return next(act for act in acts if act.id == number)


def _unit(unit: str) -> str:
    return readers.shown().units[unit].short if unit in readers.shown().units else ""
