"""How far a long reading is, and a button that ends it. Nothing is shown for a reading that is over before anyone could look."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from parcam.ui.text import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHOW_AFTER = 0.3
_SHOW_EVERY = 0.15
"""Seconds between two movements of the bar. Each is also a point at which the script can be stopped."""


@contextmanager
def reading(stop: Callable[[], None]) -> Iterator[Callable[[float, str], None]]:
    """Hands out `progress(share 0-1, file name)`; `stop` is called when the person presses the button."""
    place, start = st.empty(), time.monotonic()
    bar, last = None, 0.0

    def progress(share: float, name: str) -> None:
        nonlocal bar, last
        now = time.monotonic()
        if now - start < _SHOW_AFTER or now - last < _SHOW_EVERY:
            return
        last = now
        words = say("pages_upload.reading", file=name)
        if bar is None:
            with place.container(horizontal=True, vertical_alignment="center"):
                bar = st.progress(0.0, words)
                st.button(say("pages_upload.stop"), on_click=stop)
        bar.progress(share, words)

    yield progress
    place.empty()
