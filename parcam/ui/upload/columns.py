"""A table without headings: what each column that nobody knows holds, and of which indicator, asked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.ui import readers
from parcam.ui.text import say
from parcam.ui.upload import glance, stating, wording
from parcam.ui.upload.restating import PARTS

if TYPE_CHECKING:
    from parcam.model.reading import Understood
    from parcam.ui.upload.tray import Item

_ASKED, _PER_ROW, _CELLS = 12, 3, 3
_GUESSED = ("value", "index")
"""What bare numbers are taken for, on no better ground than that they are numbers."""
_HOLDS = ("denominator", "numerator", "rate", "unit", "period", "unread")


def ask(item: Item) -> None:
    """A form, so that the file is read again once; nothing when every column is known."""
    unknown = [one for one in item.extraction.understood if one.what.startswith("column:") and one.value in _GUESSED][:_ASKED]
    if not unknown:
        return
    with st.form(f"columns.{item.id}", border=True):
        st.markdown(f"**{say('asking.columns')}**")
        for at in range(0, len(unknown), _PER_ROW):
            for side, one in zip(st.columns(_PER_ROW), unknown[at:at + _PER_ROW], strict=False):
                with side:
                    numbered = _HOLDS.index("unread") if one.value == "index" else None
                    st.selectbox(_label(item, one), _HOLDS, index=numbered, key=_key(item, one), placeholder=say("asking.pick"),
                                 format_func=lambda role: wording.choice("columns", role))
        st.selectbox(say("mending.indicator"), readers.monthly_indicators(), index=None, key=_key(item), format_func=wording.indicator,
                     placeholder=say("mending.pick_indicator"), width=480)
        pressed = st.form_submit_button(say("refused.again_plain"), type="primary", on_click=_say, args=(item, unknown))
        if pressed and not _said(item, unknown):
            st.caption(f":red[{say('asking.columns_none')}]")


def _say(item: Item, asked: list[Understood]) -> None:
    if said := _said(item, asked):
        stating.state(item, said, indicator=st.session_state[_key(item)])


def _said(item: Item, asked: list[Understood]) -> dict[str, str]:
    """What the columns were said to be; {} while figures have no indicator."""
    said = {_what(one): role for one in asked if (role := st.session_state.get(_key(item, one)))}
    return said if st.session_state.get(_key(item)) or not set(said.values()) & set(PARTS) else {}


def _what(one: Understood) -> str:
    at = one.what.partition(":")[2]
    return f"column:{one.sheet}!{at}" if one.sheet else f"column:{at}"


def _label(item: Item, one: Understood) -> str:
    """"Cột D: 120, 45, 64 …"."""
    at = one.what.partition(":")[2]
    sheet = next((head for head in glance.sheets(item) if head.sheet == one.sheet), None)
    found: list[str] = []
    if sheet and at in sheet.columns:
        found = [text for _, cells in sheet.rows if (text := cells[sheet.columns.index(at)])]
    return wording.plain(say("asking.column", at=at, cells=", ".join(found[:_CELLS]) + (" …" if len(found) > _CELLS else "")))


def _key(item: Item, one: Understood | None = None) -> str:
    return f"columns.{item.id}.{_what(one) if one else 'indicator'}"
