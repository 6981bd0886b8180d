"""A table of real HTML (static/listing.js): wraps, prints, is read aloud, sorts by its headings, and a row can be chosen."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures.look import SIGNS, TONES
from parcam.ui import shown
from parcam.ui.parts import part, teller
from parcam.ui.text import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parcam.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Column:
    """`align` start or end; `width` any CSS width or ""; `wrap` False keeps cells on one line."""

    label: str
    align: str = "start"
    width: str = ""
    wrap: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` is worded already; `under` a second, quiet line; `tone` good, warn, bad, none or "" (never without `sign` or words);
    `picture` an SVG of our own making (a sparkline); `sort` what the column is sorted by when the words will not do."""

    text: str = ""
    under: str = ""
    tone: str = ""
    sign: str = ""
    picture: str = ""
    sort: float | str | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    cells: tuple[Cell | str, ...]


def verdict(one: Verdict | None) -> Cell:
    """Sign, word and colour of a verdict."""
    if one is None:
        return Cell()
    return Cell(say(f"common.verdict.{one}"), tone=TONES[one], sign=SIGNS[one], sort=list(type(one)).index(one))


def without_empty(columns: tuple[Column, ...], rows: tuple[Row, ...], at: int) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """The table without column `at` when no row has anything in it."""
    if any(row.cells[at] not in ("", Cell()) for row in rows):
        return columns, rows
    return (*columns[:at], *columns[at + 1:]), tuple(Row(row.id, (*row.cells[:at], *row.cells[at + 1:])) for row in rows)


def draw(columns: Sequence[Column], rows: Sequence[Row], *, key: str, caption: str, on_choose: Callable[[str], None] | None = None,
         chosen: str = "", dense: bool = False) -> None:
    """Draws the rows under `caption` (read aloud, not shown). `on_choose` is called with the id of a row chosen by mouse or keyboard,
    before the script runs again: change the address there. `chosen` is the row to mark; `dense` packs the rows of a long table on a
    low screen."""
    payload = {"caption": caption, "clickable": on_choose is not None, "chosen": chosen, "dense": dense, "sort_label": say("listing.sort"),
               "columns": [asdict(column) for column in columns],
               "rows": [{"id": row.id, "cells": [_cell(cell) for cell in row.cells]} for row in rows]}
    data = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
    shown.note(key, caption, lambda: shown.worded(columns, rows))
    part("listing")(key=key, data=data, on_row_change=teller(key, "row", on_choose))


def _cell(cell: Cell | str) -> dict[str, Any]:
    if isinstance(cell, str):
        return {"text": cell} if cell else {}
    told = ((name, getattr(cell, name)) for name in Cell.__slots__)
    return {name: value for name, value in told if value not in ("", None) and value is not False}
