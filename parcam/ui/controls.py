"""Pickers that return model objects. Each shows what the address says and changes nothing but the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.model.month import Month, span
from parcam.ui import address, readers
from parcam.ui.text import month as month_words
from parcam.ui.text import say
from parcam.words.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from parcam.model.indicator import Indicator
    from parcam.model.unit import Unit

FILE_KINDS = ("csv", "tsv", "txt", "xlsx", "xlsm", "xls", "xlsb", "ods", "html", "htm", "xml")
"""Endings the picker offers; the reader goes by content, whatever the ending."""


def day() -> date:
    """The as-of day of the page: the one asked for, or the default day; a day nothing can be known of counts as rubbish."""
    asked = address.question().as_of
    return asked if asked and readers.first_day() <= asked <= _last_day() else readers.default_day()


def _last_day() -> date:
    return max(readers.default_day(), readers.now().date())


def as_of() -> date:
    """The day whose knowledge is shown; choosing the newest day frees the address of it."""
    key, newest, shown = "pick.as_of", readers.default_day(), day()
    address.mirror(key, shown)

    def changed() -> None:
        value = st.session_state[key]
        address.change(as_of=None if value in (None, newest) else value)

    with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
        st.caption(say("frame.as_of"), width="content", help=say("frame.as_of_help"))
        st.date_input(say("frame.as_of"), key=key, on_change=changed, format="DD/MM/YYYY", label_visibility="collapsed", width=130,
                      min_value=readers.first_day(), max_value=_last_day())
        if shown != newest and st.button(say("frame.as_of_now"), key="pick.newest", on_click=lambda: address.change(as_of=None)):
            pass
    return shown


def language() -> str:
    return _choose("language", say("frame.language"), LANGUAGES, address.language(), str.upper, label_visibility="collapsed")


def by() -> str:
    """Who is at work: kept for the session, "" until it is said."""
    return st.text_input(say("pages_upload.by"), key="upload.by", placeholder=say("pages_upload.by_example"), persist_state="session",
                         width=280).strip()


def known_on() -> date | None:
    """The day from which what is loaded counts as known; today unless history is brought in."""
    today = readers.now().date()
    return st.date_input(say("pages_upload.known_on"), value=today, key="upload.known_on", format="DD/MM/YYYY", max_value=today,
                         min_value=readers.first_day(), help=say("pages_upload.known_on_help"), width=180)


def indicator(options: Sequence[str] = ()) -> Indicator:
    """One of `options` (default: every indicator that units report monthly)."""
    known = readers.shown().indicators
    ids = tuple(options) or readers.monthly_indicators()
    asked = address.question().indicator
    key = "pick.indicator"
    address.mirror(key, asked if asked in ids else ids[0])
    chosen = st.selectbox(say("controls.indicator"), ids, key=key, format_func=lambda id: readers.named(known[id], address.language()),
                          on_change=lambda: address.change(indicator=st.session_state[key]))
    return known[chosen]


def units(options: Sequence[str]) -> tuple[Unit, ...]:
    """Several of `options`; none chosen means the whole office, and the answer is empty."""
    known, key = readers.shown().units, "pick.units"
    address.mirror(key, [id for id in address.question().units if id in options])
    chosen = st.multiselect(say("controls.units"), list(options), key=key, format_func=lambda id: known[id].short,
                            placeholder=say("controls.all_units"), on_change=lambda: address.change(units=tuple(st.session_state[key])))
    return tuple(known[id] for id in chosen)


def unit() -> Unit:
    """Exactly one unit; the address keeps the others out."""
    known, key = readers.shown().units, "pick.unit"
    asked = address.question().units
    address.mirror(key, asked[0] if asked else next(iter(known)))
    chosen = st.selectbox(say("controls.unit"), list(known), key=key, format_func=lambda id: known[id].name, width=480,
                          on_change=lambda: address.change(units=(st.session_state[key],)))
    return known[chosen]


def months(as_of: date) -> tuple[Month, Month]:
    """A span of months; the plan's year when the address names none, or one that lies outside of what is followed on that day."""
    question, year = address.question(), readers.plan(as_of).year
    known = span(Month.of(readers.first_day()), Month(max(year, as_of.year), 12))
    start = question.first if question.first in known else Month(year, 1)
    end = question.last if question.last in known else Month(year, 12)
    start, end = (start, end) if start <= end else (Month(year, 1), Month(year, 12))
    first = _month("first", start, [one for one in known if one <= end])
    return first, _month("last", end, [one for one in known if one >= first])


def _month(field: str, shown: Month, options: Sequence[Month]) -> Month:
    key = f"pick.{field}"
    address.mirror(key, shown)
    return st.selectbox(say(f"controls.{field}"), options, key=key, format_func=month_words, width=120,
                        on_change=lambda: address.change(**{field: st.session_state[key]}))


def mode() -> str:
    """monthly or cumulative."""
    return _choose("mode", say("controls.mode"), ("monthly", "cumulative"), address.view().mode, lambda id: say(f"controls.modes.{id}"))


def layout() -> str:
    """one chart or small multiples."""
    return _choose("layout", say("controls.layout"), ("one", "multiples"), address.view().layout, lambda id: say(f"controls.layouts.{id}"))


def _choose(field: str, label: str, options: Sequence[str], value: str, words: Callable[[str], str], **more: Any) -> str:
    key = f"pick.{field}"
    address.mirror(key, value)
    return st.segmented_control(label, options, key=key, format_func=words, required=True,
                                on_change=lambda: address.change(**{field: st.session_state[key]}), **more)
