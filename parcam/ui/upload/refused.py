"""The refused rows themselves, to be mended where they stand: a changed cell is read in place of the file's, the file stays as it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from parcam.desk.mending import mend, mendable, refused_rows
from parcam.intake.meaning.override import CELL
from parcam.ui.text import count, say
from parcam.ui.upload import stating, tray, wording

if TYPE_CHECKING:
    from parcam.desk.mending import RefusedRows
    from parcam.ui.upload.tray import Item

_HEIGHT = 320
_NAMED = 12
"""Mended cells told one by one."""


def show(item: Item) -> None:
    """Nothing when the file has no refused row that can be mended here."""
    if not mendable(item.extraction):
        return
    found = item.once(("refused",), lambda: refused_rows(item.path, item.extraction))
    if not found:
        return
    mended = item.id in tray.tray().again or any(what.startswith(CELL) for what, _ in item.extraction.options.overrides)
    with st.expander(say("refused.title"), expanded=mended), st.form(f"refused.{item.id}", border=False):
        st.caption(say("refused.how"))
        edited = [_editor(item, at, sheet) for at, sheet in enumerate(found)]
        if st.form_submit_button(say("refused.again")):
            _say(item, found, edited)


def told(item: Item) -> None:
    """Says which cells are read otherwise than the file has them, and as what."""
    mended = [f"{what.removeprefix(CELL).removeprefix('!')} = “{text}”" for what, text in item.extraction.options.overrides
              if what.startswith(CELL)]
    if mended:
        cells = "; ".join(mended[:_NAMED]) + ("…" if len(mended) > _NAMED else "")
        st.caption(wording.plain(say("refused.mended", n=count(len(mended)), cells=cells)))


def _editor(item: Item, at: int, sheet: RefusedRows) -> pd.DataFrame:
    row, reason = say("refused.row"), say("refused.reason")
    rows = [(str(one.row), *one.cells, " ".join(map(wording.fault, one.faults))) for one in sheet.rows]
    frame = pd.DataFrame(rows, columns=[row, *sheet.headings, reason], dtype=str)
    if sheet.sheet:
        st.caption(say("refused.sheet", sheet=sheet.sheet))
    fixed = {row: st.column_config.TextColumn(width="small"), reason: st.column_config.TextColumn(width="large")}
    return st.data_editor(frame, key=f"refused.{item.id}.{at}.{hash(item.extraction.options)}", hide_index=True, num_rows="fixed",
                          disabled=[row, reason], column_config=fixed, height="content" if len(frame) <= 8 else _HEIGHT)


def _say(item: Item, found: tuple[RefusedRows, ...], edited: list[pd.DataFrame]) -> None:
    options = item.extraction.options
    for sheet, frame in zip(found, edited, strict=True):
        for before, after in zip(sheet.rows, frame.to_numpy()[:, 1:-1], strict=True):
            options = mend(options, before, ["" if text is None else str(text) for text in after])
    if options != item.extraction.options:
        stating.say_about(item, options)
        st.rerun()
