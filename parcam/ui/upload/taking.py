"""Accepting what lies on the tray: one button for all that is ready, what that leaves behind, and a clear tray afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.ui.text import count, say
from parcam.ui.upload import accepting, queue, remembered, tray

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parcam.ui.upload.tray import Item


def show(items: Sequence[Item], by: str, known_on: date | None) -> None:
    """Nothing before a file was read."""
    waiting, taken = queue.ready(items), [one for one in items if accepting.batch_of(one)]
    if not items:
        return
    if led := tray.tray().shown:
        st.html(f'<span class="parcam-reveal" id="parcam-reveal-{led}"></span>')
    with st.container(horizontal=True, vertical_alignment="center"):
        if waiting:
            readings = count(sum(len(one.extraction.readings) for one in waiting))
            _button(say("pages_upload.accept", readings=readings, files=count(len(waiting))), waiting, by, known_on, type="primary")
        if words := _aside(items, waiting, bool(by and known_on)):
            st.caption(words, width="stretch")
        if taken:
            left = [one for one in items if not accepting.batch_of(one)]
            st.button(say("queue.clear", n=count(len(taken))), key="clear", on_click=tray.keep_only, args=(left,), type="tertiary",
                      icon=":material/done_all:")


def alone(item: Item, by: str, known_on: date | None) -> None:
    """The file by itself, where several are ready."""
    _button(say("queue.alone"), [item], by, known_on, key=f"alone.{item.id}")


def _button(words: str, items: Sequence[Item], by: str, known_on: date | None, **more: str) -> None:
    ready = bool(by and known_on)
    if st.button(words, disabled=not ready, help=None if ready else say("findings.by_needed"), **more) and known_on:
        remembered.remember(accepting.take(items, by, known_on), by)
        st.rerun()


def _aside(items: Sequence[Item], waiting: Sequence[Item], ready: bool) -> str:
    """What the button needs, changes and leaves."""
    changed = sum(accepting.dry_run(one).counts["changed"] for one in waiting)
    refused = sum(accepting.lines_refused(one.extraction) for one in waiting)
    unread = [queue.step(one, items).rank for one in items if one.extraction.error]
    asking, broken = unread.count(queue.DECIDE), unread.count(queue.BROKEN)
    against = len(queue.waiting(items)) - len(waiting)
    told = [("changed", changed), ("refused", refused), ("against", against), ("asking", asking), ("broken", broken)]
    words = [say(f"queue.aside.{name}", n=count(n)) for name, n in told if n]
    if waiting and not ready:
        words.insert(0, f"**{say('findings.by_needed')}.**")
    return " ".join(words)
