"""What a new reading of a file changed against the last one, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.desk.comparing import compare
from parcam.ui.text import count, say
from parcam.ui.upload import accepting, stating, tray, wording

if TYPE_CHECKING:
    from parcam.desk.comparing import Difference, Turn
    from parcam.ui.upload.tray import Item

_TURNS = 6
_COUNTS = ("gained", "lost", "altered", "resolved", "faults")


def show(item: Item) -> None:
    """Nothing when nothing was stated since the file was first read, nor when it is in the ledger already."""
    before = tray.tray().before.get(item.id)
    if before is None or accepting.batch_of(item):
        return
    found = compare(before, item.extraction)
    by_memory = item.remembered and before.options != item.extraction.options
    if by_memory and found.nothing:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(" ".join(_lines(found, remembered=by_memory)) or say("differences.nothing"), icon=":material/compare_arrows:")
        if not item.remembered and before.options != item.extraction.options:
            st.button(say("differences.undo"), key=f"undo.{item.id}", on_click=stating.undo, args=(item,), type="tertiary")


def _lines(found: Difference, *, remembered: bool) -> list[str]:
    """Of a remembered way of reading, what it is stands above already: only what came of it."""
    lines = [say("differences.opened")] if found.opened else [say("differences.closed")] if found.closed else []
    if told := [say(f"differences.{name}", n=count(getattr(found, name))) for name in _COUNTS if getattr(found, name)]:
        lines.append(say("differences.by_memory" if remembered else "differences.counts", told=", ".join(told)))
    if remembered:
        return lines
    turns = [one for one in found.turns if one.before or not found.opened]
    lines += [_turn(one) for one in turns[:_TURNS]]
    if (rest := len(turns) - _TURNS) > 0:
        lines.append(say("differences.more", n=count(rest)))
    return lines


def _turn(one: Turn) -> str:
    known = one.after or one.before
    what = wording.what(one.what) + (f" ({one.sheet})" if one.sheet else "") if known else ""
    ends = [wording.value(side) if side else say("differences.none") for side in (one.before, one.after)]
    return wording.plain(say("differences.turn", what=what, before=ends[0], after=ends[1]))
