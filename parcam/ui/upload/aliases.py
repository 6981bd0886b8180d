"""Spellings of units that people confirmed: shown with who and when, and forgotten at a click."""

from __future__ import annotations

import streamlit as st

from parcam.model.act import Act
from parcam.store.memory import ALIAS
from parcam.ui import readers
from parcam.ui.text import day, say
from parcam.ui.upload import kept


def show(by: str) -> None:
    """Nothing when none was confirmed."""
    known = kept.aliases()
    if not known:
        return
    units = readers.shown().units
    with st.expander(say("aliases.title", n=len(known))):
        for act in known:
            with st.container(horizontal=True, vertical_alignment="center"):
                name = units[act.unit].name if act.unit in units else act.unit
                st.text(say("aliases.line", spelling=act.refers_to, unit=name, by=act.by, day=day(act.known_on)), width="content")
                st.button(say("aliases.forget"), key=f"forget.{act.id}", type="tertiary", disabled=not by,
                          help=None if by else say("findings.by_needed"), on_click=_forget, args=(act.refers_to, act.unit, by))


def _forget(spelling: str, unit: str, by: str) -> None:
    readers.store().record(Act(ALIAS[1], by, readers.now().date(), unit=unit, refers_to=spelling))
