"""Recording a milestone as done, taking a record back, opening the file kept with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.desk.deeds import Evidence, record_deed, standing, undo_deed
from parcam.errors import UserError
from parcam.ui import address, arriving, frame, readers
from parcam.ui.text import day, say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.act import Act
    from parcam.model.commitment import Commitment, Plan

_ERROR = "deeds.error"


def draw(plan: Plan, one: Commitment, as_of: date) -> None:
    """Two folded forms below the milestones; on a past day only the kept files, as what was known then cannot be changed."""
    if not one.milestones:
        return
    told = standing(readers.store(), plan, one.code, as_of)
    if isinstance(error := st.session_state.pop(_ERROR, None), UserError):
        frame.show(error)
    if as_of == readers.default_day():
        done = {act.value("milestone") for act in told}
        _record(plan, one, [stone.id for stone in one.milestones if stone.id not in done], as_of)
        _undo(plan, one, told, as_of)
    _files(one, told)


def _record(plan: Plan, one: Commitment, left: list[str], today: date) -> None:
    if not left:
        return
    texts = {stone.id: stone.text for stone in one.milestones}
    with st.expander(say("deeds.record")), st.form(f"deed.{one.code}", border=False, clear_on_submit=False):
        st.selectbox(say("deeds.milestone"), left, key="deed.milestone", format_func=texts.__getitem__)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.date_input(say("deeds.done_on"), today, max_value=today, format="DD/MM/YYYY", key="deed.day", width=170)
            st.text_input(say("deeds.evidence"), key="deed.text", placeholder=say("deeds.evidence_hint"))
            st.text_input(say("deeds.by"), key="deed.by", width=240)
        st.file_uploader(say("deeds.file"), key="deed.file")
        st.form_submit_button(say("deeds.save"), type="primary", on_click=_save, args=(plan, one.code, today))


def _save(plan: Plan, code: str, today: date) -> None:
    held = st.session_state
    upload = held["deed.file"]
    evidence = Evidence(held["deed.text"], upload.name if upload else "", arriving.content(upload.getvalue()) if upload else b"")
    try:
        record_deed(readers.store(), plan, code, held["deed.milestone"], done_on=held["deed.day"], evidence=evidence, by=held["deed.by"],
                    known_on=today, language=address.language())
    except UserError as error:
        held[_ERROR] = error


def _undo(plan: Plan, one: Commitment, told: tuple[Act, ...], today: date) -> None:
    if not told:
        return
    texts = {stone.id: stone.text for stone in one.milestones}
    names = {act.id: f"{texts.get(act.value('milestone'), act.value('milestone'))} · {day(act.day)} · {act.by}" for act in told}
    with st.expander(say("deeds.undo")), st.form(f"undo.{one.code}", border=False):
        st.selectbox(say("deeds.deed"), list(names), key="undo.act", format_func=names.__getitem__)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("deeds.why"), key="undo.why")
            st.text_input(say("deeds.by"), key="undo.by", width=240)
        st.form_submit_button(say("deeds.undo_save"), on_click=_take_back, args=(plan, {act.id: act for act in told}, today))


def _take_back(plan: Plan, known: dict[int, Act], today: date) -> None:
    held = st.session_state
    try:
        undo_deed(readers.store(), plan, known[held["undo.act"]], why=held["undo.why"], by=held["undo.by"], known_on=today,
                  language=address.language())
    except UserError as error:
        held[_ERROR] = error


def _files(one: Commitment, told: tuple[Act, ...]) -> None:
    """A button per kept file; the file is read only when asked for."""
    kept = [act for act in told if act.kept]
    if not kept:
        return
    with st.container(horizontal=True, gap="small"):
        for act in kept:
            st.download_button(say("deeds.open", file=act.value("file")), lambda act=act: readers.store().kept(act.kept),
                               act.value("file"), key=f"deed.file.{one.code}.{act.id}", on_click="ignore", type="tertiary")
