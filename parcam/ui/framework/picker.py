"""Which framework is shown below the table, or the points; held in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.ui import address, readers
from parcam.ui.text import say

if TYPE_CHECKING:
    from parcam.model.framework import Framework

_PARAMETER, _KEY, _POINTS = "framework", "pick.framework", "points"


def chosen() -> Framework | None:
    """The framework in the address, the first one when it names none; None for the points."""
    return readers.shown().frameworks.get(_id())


def pick(id: str) -> None:
    address.set_own(_PARAMETER, id)


def draw() -> None:
    """One button per framework, and one for the points."""
    address.mirror(_KEY, _id())
    words = {id: one.name for id, one in readers.shown().frameworks.items()} | {_POINTS: say("pages_frameworks.points")}
    st.segmented_control(say("pages_frameworks.pick"), list(words), key=_KEY, format_func=words.__getitem__, required=True,
                         label_visibility="collapsed", on_change=lambda: pick(st.session_state[_KEY]))


def _id() -> str:
    known = tuple(readers.shown().frameworks)
    return address.own(_PARAMETER, (*known, _POINTS), known[0])
