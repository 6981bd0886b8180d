"""The first rows of a file as they stand, with the numbers of rows and the letters of columns that a person names them by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.desk.looking import heads
from parcam.ui import listing
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import say

if TYPE_CHECKING:
    from parcam.desk.looking import Head
    from parcam.ui.upload.tray import Item

_HEIGHT = 300


def sheets(item: Item) -> tuple[Head, ...]:
    """The visible sheets of the file as read now; () when it cannot be opened."""
    one = item.extraction
    return item.once(("heads",), lambda: heads(item.path, one.file, one.options))


def show(item: Item, sheet: str, longest: int = 60, where: str = "ask") -> None:
    """`where` on the page, for it may stand there twice. Texts longer than `longest` are cut. Nothing for a sheet that is not there."""
    found = next((one for one in sheets(item) if one.sheet == sheet), None)
    if found is None or not found.rows:
        return
    columns = [Column(""), *(Column(letters, wrap=False) for letters in found.columns)]
    rows = [Row(str(number), (Cell(str(number), sort=number), *(_cut(text, longest) for text in cells))) for number, cells in found.rows]
    with st.container(height="content" if len(rows) <= 7 else _HEIGHT, border=False):
        listing.draw(columns, rows, key=f"glance.{where}.{item.id}.{sheet}", caption=say("glance.caption"))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest - 1] + "…"
