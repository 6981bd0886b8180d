"""How files with the same headings are read: remembered from what a person stated, shown when used, forgotten at a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.desk.mending import header_key, mapping_of
from parcam.intake.meaning.override import UNIT
from parcam.model.act import Act
from parcam.store.memory import MAPPING
from parcam.ui import readers
from parcam.ui.text import day, say
from parcam.ui.upload import kept, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parcam.ui.upload.tray import Item


def remember(items: Sequence[Item], by: str) -> None:
    """What was said about accepted files, for their headings; what is known already is not said twice."""
    store = readers.store()
    for item in items:
        mapping = mapping_of(item.extraction.options)
        if not mapping or item.remembered or not (key := header_key(item.path, item.extraction.file)):
            continue
        if store.mappings().get(key) != mapping:
            store.record(Act(MAPPING[0], by, readers.now().date(), refers_to=key, text=item.extraction.file, payload=mapping))


def used(item: Item, by: str) -> None:
    """Says that a remembered mapping led the reading, whose it is, and lets it be forgotten; nothing where none is about this file."""
    found = next((act for act in kept.mappings() if act.refers_to == item.header), None)
    said = [one for one in found.payload if _about(item, one[0])] if found else []
    if not item.remembered or found is None or not said:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(say("remembered.used", by=found.by, day=day(found.known_on), file=found.text, said=_said(said)))
        _forget_button(found, by, f"unlearn.{item.id}")


def show(by: str) -> None:
    """Nothing when nothing is remembered."""
    known = kept.mappings()
    if not known:
        return
    with st.expander(say("remembered.title", n=len(known))):
        for act in known:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(say("remembered.line", file=act.text, said=_said(act.payload), by=act.by, day=day(act.known_on)), width="content")
                _forget_button(act, by, f"unlearn.{act.id}")


def _forget_button(act: Act, by: str, key: str) -> None:
    st.button(say("remembered.forget"), key=key, type="tertiary", disabled=not by, help=None if by else say("findings.by_needed"),
              on_click=_forget, args=(act, by))


def _forget(act: Act, by: str) -> None:
    readers.store().record(Act(MAPPING[1], by, readers.now().date(), refers_to=act.refers_to))


def _about(item: Item, what: str) -> bool:
    """Of a name of a unit, whether the file has it."""
    return not what.startswith(UNIT) or any(one.what == what for one in item.extraction.understood)


def _said(pairs: Iterable[tuple[str, str]]) -> str:
    return "; ".join(_pair(what, value) for what, value in pairs)


def _pair(what: str, value: str) -> str:
    return f"{wording.what(what)} = {wording.stated(what, value)}"
