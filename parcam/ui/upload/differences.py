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
    """Nothing when nothing was stated since the file was first read."""
    before = tray.tray().before.get(item.id)
    if before is None or accepting.receipt_of(item):
        return
    found = compare(before, item.extraction)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(" ".join(_lines(found)) or say("differences.nothing"), icon=":material/compare_arrows:")
        if not item.remembered and before.options != item.extraction.options:
            st.button(say("differences.undo"), key=f"undo.{item.id}", on_click=stating.undo, args=(item,), type="tertiary")


def _lines(found: Difference) -> list[str]:
    lines = [say("differences.opened")] if found.opened else [say("differences.closed")] if found.closed else []
    if told := [say(f"differences.{name}", n=count(getattr(found, name))) for name in _COUNTS if getattr(found, name)]:
        lines.append(say("differences.counts", told=", ".join(told)))
    lines += [_turn(one) for one in found.turns[:_TURNS]]
    if (rest := len(found.turns) - _TURNS) > 0:
        lines.append(say("differences.more", n=count(rest)))
    return lines


def _turn(one: Turn) -> str:
    known = one.after or one.before
    what = wording.what(one.what) + (f" ({one.sheet})" if one.sheet else "") if known else ""
    ends = [wording.value(side) if side else say("differences.none") for side in (one.before, one.after)]
    return wording.plain(say("differences.turn", what=what, before=ends[0], after=ends[1]))
