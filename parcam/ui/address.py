"""The address bar is the state: Question and View <-> st.query_params, by ids only. A link reopens the same view.

A widget's callback changes the address (`change`), the script reads it (`question`, `view`); so a page is a pure function of its
address, and the browser's back and forward work without further care. Moving to another page keeps unit, month, day and language.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from parcam.model.question import Question, View
from parcam.ui import readers

_KEPT = "address.kept"
_PAGE = "address.page"
_CARRIED = ("indicator", "units", "first", "last", "as_of", "commitment", "mode", "layout", "language")


def enter(page: str) -> None:
    """Called once per run by the frame: after a change of page the new address takes over what the last one held."""
    moved = st.session_state.get(_PAGE) not in (None, page)
    st.session_state[_PAGE] = page
    held = {name: value for name, value in st.query_params.items() if name in _CARRIED}
    if moved and not held and st.session_state.get(_KEPT):
        st.query_params.from_dict(st.session_state[_KEPT])
    else:
        st.session_state[_KEPT] = held


def question() -> Question:
    """What the address asks; unknown ids and impossible dates mean the default."""
    catalog = readers.catalog()
    return Question.from_params(st.query_params, indicators=frozenset(catalog.indicators), units=frozenset(catalog.units),
                                commitments=frozenset(one.code for plan in catalog.plans.values() for one in plan.commitments))


def view() -> View:
    return View.from_params(st.query_params)


def language() -> str:
    return view().language


def change(**fields: Any) -> None:
    """Writes the address anew with these fields of Question or View changed; other parameters (a page's own) stay."""
    asked, shown = question(), view()
    of_view = {name: value for name, value in fields.items() if name in View.__dataclass_fields__}
    of_question = {name: value for name, value in fields.items() if name not in of_view}
    params = replace(asked, **of_question).to_params() | replace(shown, **of_view).to_params()
    own = {name: value for name, value in st.query_params.items() if name not in _CARRIED}
    st.query_params.from_dict(params | own)
    st.session_state[_KEPT] = params


def mirror(key: str, value: Any) -> None:
    """The widget under `key` follows the address; written only when it differs, or the browser would be told at every run."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def params() -> dict[str, str]:
    """What another page takes over from this one's address."""
    return dict(st.session_state.get(_KEPT, {}))


def own(name: str, allowed: tuple[str, ...], default: str = "") -> str:
    """A page's own parameter, held to the values it may have; rubbish means the default."""
    value = st.query_params.get(name, default)
    return value if value in allowed else default


def set_own(name: str, value: str) -> None:
    """Sets a page's own parameter, or drops it when empty."""
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def own_text(name: str) -> str:
    """A page's own parameter as it stands; whoever reads it drops what is rubbish."""
    return st.query_params.get(name, "")
