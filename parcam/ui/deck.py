"""The deck on the page: which slides, the saved sets, the component, the file for a stick."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.desk import meeting
from parcam.desk.papers import issue
from parcam.desk.snapshot import snapshot
from parcam.errors import UserError
from parcam.publish.deck_data import deck_data
from parcam.publish.kinds import MIME, OFFERED, Format, Kind, PublishOptions
from parcam.publish.slides import chosen, every, slides
from parcam.ui import address, frame, readers
from parcam.ui.parts import part, teller
from parcam.ui.text import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from parcam.model.snapshot import Snapshot

_ERROR = "deck.error"


@lru_cache(maxsize=4)
def frozen(stamp: str, as_of: date, language: str) -> Snapshot:
    """Everything known on that day, as one value."""
    return snapshot(readers.shown(), readers.store(), readers.shown_plan(as_of), as_of, language)


@lru_cache(maxsize=4)
def known(stamp: str, as_of: date, language: str) -> dict[str, str]:
    """Every slide there can be: id -> title."""
    return {one.id: one.title for one in every(frozen(stamp, as_of, language), language)}


@lru_cache(maxsize=4)
def usual(stamp: str, as_of: date, language: str) -> tuple[str, ...]:
    """The ids of the usual set."""
    return tuple(one.id for one in slides(frozen(stamp, as_of, language), (), language))


def asked(stamp: str, as_of: date, language: str) -> tuple[str, ...]:
    """The ids the address asks for, by a saved set's number or one by one; the usual set when it asks for none."""
    there = known(stamp, as_of, language)
    saved = {str(number): ids for number, _, ids in meeting.sets(readers.store())}
    wanted = address.own_text("slides").split(",") if address.own_text("slides") else saved.get(address.own_text("set"), ())
    return tuple(id for id in dict.fromkeys(wanted) if id in there) or usual(stamp, as_of, language)


def choose(stamp: str, as_of: date, language: str) -> tuple[str, ...]:
    """The slides shown, in the order in which they were picked; and the saved sets."""
    titles, shown, key = known(stamp, as_of, language), asked(stamp, as_of, language), "deck.slides"
    _sets()
    address.mirror(key, list(shown))

    def changed() -> None:
        address.set_own("set", "")
        address.set_own("slides", ",".join(st.session_state[key]))

    with st.expander(say("pages_present.choose", n=len(shown))):
        st.multiselect(say("pages_present.slides"), list(titles), key=key, format_func=titles.__getitem__, on_change=changed)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input(say("pages_present.set_name"), key="deck.name", width=320)
            st.button(say("pages_present.set_save"), key="deck.save", on_click=lambda: _save(shown))
    return shown


def _sets() -> None:
    if isinstance(error := st.session_state.pop(_ERROR, None), UserError):
        frame.show(error)
    saved = {str(number): name for number, name, _ in meeting.sets(readers.store())}
    if not saved:
        return
    key, now = "deck.set", address.own_text("set")
    address.mirror(key, now if now in saved else None)

    def changed() -> None:
        address.set_own("slides", "")
        address.set_own("set", st.session_state[key] or "")

    st.selectbox(say("pages_present.sets"), list(saved), key=key, format_func=saved.__getitem__, on_change=changed, width=320,
                 placeholder=say("pages_present.set_usual"))


def _save(ids: tuple[str, ...]) -> None:
    try:
        number = meeting.save_set(readers.store(), st.session_state["deck.name"], ids, "")
    except UserError as error:
        st.session_state[_ERROR] = error
        return
    address.set_own("slides", "")
    address.set_own("set", str(number))


def draw(stamp: str, as_of: date, language: str, ids: tuple[str, ...]) -> None:
    """The deck itself; it needs no server once it is there."""
    plan = readers.plan(as_of)

    def wrote(notes: list[dict[str, Any]]) -> None:
        meeting.write(readers.store(), readers.catalog(), plan, [one for one in notes if isinstance(one, dict)])

    text = _text(stamp, as_of, language, ids)
    store = readers.store()
    more = json.dumps({"received": meeting.received(store, plan), "written": meeting.written(store, plan, as_of),
                       "open": address.own_text("show") == "1"}, ensure_ascii=False)
    part("deck")(key="deck", data=(text[:-1] + "," + more[1:]).encode(), on_note_change=teller("deck", "note", wrote))


@lru_cache(maxsize=8)
def _text(stamp: str, as_of: date, language: str, ids: tuple[str, ...]) -> str:
    held = frozen(stamp, as_of, language)
    return json.dumps(deck_data(chosen(held, ids, language), held, language), ensure_ascii=False, separators=(",", ":"))


def portable(as_of: date, ids: tuple[str, ...]) -> None:
    """The same slides, in the same order, as files: one that any browser opens, an editable PowerPoint, a PDF."""
    options, store, year = PublishOptions(slides=ids), readers.store(), readers.plan(as_of).year

    def maker(form: Format) -> Callable[[], bytes]:
        return lambda: issue(store, kind=Kind.DECK, form=form, as_of=as_of, year=year, options=options)

    for form in OFFERED[Kind.DECK][::-1]:
        told = say("pages_present.stick_help") if form is Format.HTML else None
        st.download_button(say(f"pages_present.file_{form}"), maker(form), f"trinh-chieu-{as_of}.{form}", MIME[form],
                           key=f"deck.file.{form}", on_click="ignore", help=told)
