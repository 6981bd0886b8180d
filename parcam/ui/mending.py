"""Where a person decides in place of the reader: what the file is about, how its numbers and dates are written, what a column means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.intake.override import CELL
from parcam.model.reading import Options
from parcam.ui import readers, tray
from parcam.ui.text import month, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.model.month import Month
    from parcam.ui.tray import Item

_CHOICES = {"numbers": ("comma", "point"), "dates": ("dmy", "mdy"), "money": ("1", "1000", "1000000", "1000000000")}
_ROLES = ("unread", "unit", "period", "month", "year", "label", "numerator", "denominator", "rate")
_DATASETS = ("dossiers", "documents", "disbursement")
_PER_ROW = 4


def show(item: Item) -> None:
    """A form, so that nothing is read again before all of it is said."""
    said = item.extraction.options
    with st.expander(say("mending.title"), expanded=bool(item.extraction.error)), st.form(f"mend.{item.id}", border=False):
        sides = st.columns(_PER_ROW)
        with sides[0]:
            _pick(item, "indicator", ("", *readers.monthly_indicators()), said.indicator or "", _indicator)
        with sides[1]:
            _pick(item, "month", (None, *readers.loadable_months()), said.month, _month)
        with sides[2]:
            _pick(item, "dataset", ("", *_DATASETS), said.dataset or "", lambda one: _words("datasets", one))
        given = dict(said.overrides)
        asked = [(name, name, values) for name, values in _CHOICES.items()]
        asked += [(column, "columns", _ROLES) for column in _columns(item)]
        sides = st.columns(_PER_ROW)
        for at, (what, group, values) in enumerate(asked):
            with sides[at % _PER_ROW]:
                _pick(item, what, ("", *values), given.get(what, ""), lambda one, group=group: _words(group, one), _meant(item, what))
        st.form_submit_button(say("mending.again"), on_click=_say, args=(item, [what for what, *_ in asked]))


def _pick(item: Item, what: str, options: Sequence[Any], value: Any, words: Any, meant: str = "") -> None:
    label = say(f"mending.{what}") if ":" not in what else say("mending.column", letters=what.partition(":")[2], meant=meant)
    st.selectbox(label, options, index=options.index(value) if value in options else 0, key=_key(item, what), format_func=words)


def _say(item: Item, asked: Sequence[str]) -> None:
    state = st.session_state
    cells = tuple(pair for pair in item.extraction.options.overrides if pair[0].startswith(CELL))
    overrides = (*((what, state[_key(item, what)]) for what in asked if state[_key(item, what)]), *cells)
    tray.say_about(item.id, Options(indicator=state[_key(item, "indicator")] or None, dataset=state[_key(item, "dataset")] or None,
                                    month=state[_key(item, "month")], overrides=overrides))


def _columns(item: Item) -> list[str]:
    return list(dict.fromkeys(one.what for one in item.extraction.understood if one.what.startswith("column:")))


def _meant(item: Item, what: str) -> str:
    return next((one.value for one in item.extraction.understood if one.what == what), "")


def _indicator(id: str) -> str:
    return readers.catalog().indicators[id].short if id else say("mending.by_itself")


def _month(one: Month | None) -> str:
    return month(one) if one else say("mending.by_itself")


def _words(group: str, value: str) -> str:
    return say(f"mending.values.{group}.{value}") if value else say("mending.by_itself")


def _key(item: Item, what: str) -> str:
    return f"mend.{item.id}.{what}"
