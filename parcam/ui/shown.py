"""Every table shown on the page, and the table behind every chart, as files: one place at the foot of each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.figures.figure import Table
from parcam.ui import exports
from parcam.ui.text import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parcam.ui.listing import Cell, Column, Row

_SHOWN = "shown.tables"
_LONGEST = 90


def begin() -> None:
    """Called once per run by the frame, before the page."""
    st.session_state[_SHOWN] = {}


def note(key: str, caption: str, make: Callable[[], Table]) -> None:
    """A table was drawn under `key`; `make` gives its cells when somebody asks for the file."""
    st.session_state.setdefault(_SHOWN, {})[key] = (caption, make)


def offer(page: str) -> None:
    """The files of the tables drawn on this page; nothing where none was."""
    there: dict[str, tuple[str, Callable[[], Table]]] = st.session_state.get(_SHOWN, {})
    if not there:
        return
    key = f"shown.pick.{page}"
    if st.session_state.get(key) not in there:
        st.session_state[key] = next(iter(there))
    with st.popover(say("exports.shown"), type="tertiary"):
        picked = st.selectbox(say("exports.which"), list(there), key=key, format_func=lambda one: there[one][0][:_LONGEST])
        caption, make = there[picked]
        exports.files(make, f"{page}-{picked}", caption)


def worded(columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    """The cells as they read on the screen; a second line follows in brackets, a column of pictures alone is left out."""
    read = [[_words(cell) for cell in row.cells] for row in rows]
    kept = [at for at, column in enumerate(columns) if column.label or any(row[at] for row in read)]
    return Table(tuple(columns[at].label for at in kept), tuple(tuple(row[at] for at in kept) for row in read), ("text",) * len(kept))


def _words(cell: Cell | str) -> str:
    if isinstance(cell, str):
        return cell
    return f"{cell.text} ({cell.under})" if cell.text and cell.under else cell.text or cell.under
