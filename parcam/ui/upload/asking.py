"""What stands in the way of a whole file, asked right under the words that say so: one answer and the file is read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.desk.stating import DATES, NUMBERS
from parcam.ui import readers
from parcam.ui.text import say, sentence
from parcam.ui.upload import columns, glance, restating, stating, wording

if TYPE_CHECKING:
    from parcam.model.reading import Extraction
    from parcam.ui.upload.tray import Item


def show(item: Item) -> None:
    """The error, what to do, and the question it comes down to, if a person can answer one."""
    error = item.extraction.error
    if error is None:
        return
    what = kind(item.extraction)
    ask, here = _QUESTIONS.get(what) if answerable(item) else None, f"asking.here.{what}"
    remedy = say(here) if ask and readers.knows(here) else sentence(error.remedy)
    st.error(wording.plain(" ".join(filter(None, (sentence(error.message), remedy)))))
    if ask:
        ask(item)


def kind(one: Extraction) -> str:
    """What a file that gave nothing comes down to: its error's kind, or that nobody knows which indicator it is of."""
    found = one.error.kind if one.error else ""
    told = one.faults or any(known.what == "indicator" for known in one.understood)
    return "no_indicator" if found == "no_usable_values" and not told else found


def answerable(item: Item) -> bool:
    """Whether a person can answer on the page what stands in the way: a place can be pointed at only in a file that opens."""
    ask = _QUESTIONS.get(kind(item.extraction))
    return ask is not None and (ask is not _place or bool(glance.sheets(item)))


def _numbers(item: Item) -> None:
    _buttons(item, "numbers", NUMBERS)


def _dates(item: Item) -> None:
    _buttons(item, "dates", DATES)


def _buttons(item: Item, what: str, values: tuple[str, ...]) -> None:
    st.markdown(f"**{say(f'asking.{what}')}**")
    with st.container(horizontal=True):
        for value in values:
            st.button(say(f"asking.{what}_{value}"), key=f"ask.{item.id}.{value}", on_click=stating.state, args=(item, {what: value}),
                      type="primary")


def _month(item: Item) -> None:
    with st.container(width=320):
        restating.period(item, where="ask")


def _indicator(item: Item) -> None:
    with st.container(width=480):
        restating.indicator(item, where="ask")


def _columns(item: Item) -> None:
    """A table whose header was not found: what its columns are, or else where the header is."""
    columns.ask(item)
    _place(item)


def _place(item: Item) -> None:
    """Encoding and delimiter of a text file, header rows and area, beside the file's first rows."""
    found = glance.sheets(item)
    if not found:
        return
    left, right = st.columns((3, 7), gap="medium")
    with left:
        names = [one.sheet for one in found]
        sheet = names[0]
        if len(names) > 1:
            sheet = st.selectbox(say("asking.sheet"), names, key=f"sheet.{item.id}")
        if sheet == "":
            restating.delimiter(item, where="ask")
            restating.encoding(item, where="ask")
        restating.place(item, "header", [sheet], "", "ask")
        restating.place(item, "table", [sheet], "", "ask")
    with right:
        glance.show(item, sheet)


_QUESTIONS = {
    "ambiguous_decimal": _numbers, "ambiguous_date_order": _dates, "no_period": _month, "no_indicator": _indicator,
    "no_usable_values": columns.ask, "no_header": _columns, "not_a_table": _place, "no_data_rows": _place}
POINTED = tuple(what for what, ask in _QUESTIONS.items() if ask is _place)
"""Answered by pointing at a place in the file's first rows."""
