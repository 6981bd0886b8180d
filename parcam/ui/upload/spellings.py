"""Names of units that nobody confirmed yet: a person says whose they are. Likeness puts a name first in the list and chooses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.model.act import Act
from parcam.store.memory import ALIAS
from parcam.ui import readers
from parcam.ui.text import count, say
from parcam.ui.upload import stating, tray, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.model.reading import Fault
    from parcam.ui.upload.tray import Item

_UNKNOWN, _AMBIGUOUS = "unknown_unit", "ambiguous_unit"
_ASKED = 12
"""Spellings asked about at once."""
_PER_ROW = 3
_NONE = "spellings.none"
"""Said when the button was pressed and no name was given a unit."""


def show(item: Item, by: str) -> None:
    """A form, so that the file is read again once for all names."""
    asked = _asked(item.extraction.faults)
    if not asked:
        return
    with st.form(f"spellings.{item.id}", border=True):
        st.markdown(f"**{say('spellings.title', n=count(len(asked)))}**")
        shown = list(asked.items())[:_ASKED]
        for at in range(0, len(shown), _PER_ROW):
            for side, (spelling, fault) in zip(st.columns(_PER_ROW), shown[at:at + _PER_ROW], strict=False):
                with side:
                    _box(item, spelling, fault)
        with st.container(horizontal=True, vertical_alignment="center"):
            go = st.form_submit_button(say("spellings.go"), type="primary", on_click=_say, args=(item, [name for name, _ in shown], by))
            known = any(one.kind == _UNKNOWN for _, one in shown)
            st.checkbox(say("spellings.keep"), value=bool(by), key=f"keep.{item.id}", disabled=not (by and known),
                        help=say("spellings.keep_help"))
        if go and st.session_state.pop(f"{_NONE}.{item.id}", False):
            st.caption(f":red[{say('spellings.none')}]")


def _asked(faults: Sequence[Fault]) -> dict[str, Fault]:
    asked = [one for one in faults if one.kind in (_UNKNOWN, _AMBIGUOUS) and one.raw]
    return {one.raw: one for one in asked}


def _box(item: Item, spelling: str, fault: Fault) -> None:
    units = readers.catalog().units
    likely = [id for id in fault.suggestion.split(",") if id in units]
    st.selectbox(say("spellings.whose", spelling=spelling), [*likely, *(id for id in units if id not in likely)], index=None,
                 placeholder=say("spellings.pick"), key=_key(item, spelling), format_func=wording.unit)


def _say(item: Item, asked: Sequence[str], by: str) -> None:
    """An unknown spelling may be kept for all files; one that fits several units is settled for this file alone."""
    said = {spelling: unit for spelling in asked if (unit := st.session_state.get(_key(item, spelling)))}
    st.session_state[f"{_NONE}.{item.id}"] = not said
    unknown = {one.raw for one in item.extraction.faults if one.kind == _UNKNOWN}
    kept = {spelling: unit for spelling, unit in said.items() if spelling in unknown and by and st.session_state.get(f"keep.{item.id}")}
    for spelling, unit in kept.items():
        readers.store().record(Act(ALIAS[0], by, readers.now().date(), unit=unit, refers_to=spelling))
    if kept:
        tray.tray().before[item.id] = item.extraction
    if rest := {f"unit:{spelling}": unit for spelling, unit in said.items() if spelling not in kept}:
        stating.state(item, rest)


def _key(item: Item, spelling: str) -> str:
    return f"spelling.{item.id}.{spelling}"
