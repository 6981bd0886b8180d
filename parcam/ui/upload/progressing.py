"""How far a long reading is, and a button that ends it. Nothing is shown for a reading that is over before anyone could look."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import streamlit as st

from parcam.model.reading import Options
from parcam.ui.text import count, percent, say
from parcam.ui.upload import tray

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SHOW_AFTER = 0.3
_SHOW_EVERY = 0.15
"""Seconds between two movements of the bar. Each is also a point at which the script can be stopped."""


@contextmanager
def reading() -> Iterator[Callable[[float, int, int, str], None]]:
    """Hands out `progress(share of the file 0-1, its place among the files, how many these are, its name)`."""
    place, start = st.empty(), time.monotonic()
    bar, last = None, 0.0

    def progress(share: float, at: int, total: int, name: str) -> None:
        nonlocal bar, last
        now = time.monotonic()
        if now - start < _SHOW_AFTER or now - last < _SHOW_EVERY:
            return
        last = now
        words = say("pages_upload.reading", file=name, at=count(at), total=count(total), share=percent(min(share, 1.0), 0))
        if bar is None:
            with place.container(horizontal=True, vertical_alignment="center"):
                bar = st.progress(0.0, words)
                st.button(say("pages_upload.stop"), on_click=stop)
        bar.progress(min((at - 1 + share) / total, 1.0), words)

    yield progress
    place.empty()


def stop() -> None:
    """Stops reading: what is not read by now is left aside until it is asked for again; what was being read anew stays as it was."""
    held = tray.tray()
    for file in tray.brought():
        id = file.file_id
        if any(key[:2] == (id, held.said.get(id, Options())) for key in held.read):
            continue
        if id in held.before:
            held.said[id] = held.before.pop(id).options
        else:
            held.stopped.add(id)


def left_aside() -> list[str]:
    """Names of the files whose reading was stopped."""
    return [file.name for file in tray.brought() if file.file_id in tray.tray().stopped]


def go_on() -> None:
    tray.tray().stopped.clear()
