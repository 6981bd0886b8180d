"""The batches on record: what came in, when, by whom; one of them whole; taking one back with a reason."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import streamlit as st

from parcam.errors import UserError
from parcam.ui import address, listing, readers
from parcam.ui.frame import show as show_error
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, day, moment, say
from parcam.ui.upload import again, effect, findings, kept, understanding
from parcam.ui.upload.wording import DOWNLOAD

if TYPE_CHECKING:
    from parcam.model.reading import Batch

_PARAMETER = "batch"
_WHY = "batch.why"


def show(by: str) -> None:
    """The list, newest first; a row opens its batch under it."""
    known = kept.batches()
    chosen = st.query_params.get(_PARAMETER, "")
    standing = frozenset(batch for batch, _ in kept.quarantine())
    st.subheader(say("batches.title", n=count(len(known))), anchor=False)
    names = ("id", "file", "known_on", "by", "readings", "faults", "state")
    ends = {"readings": "end", "faults": "end"}
    columns = [Column(say(f"batches.columns.{name}"), ends.get(name, "start"), wrap=name == "file") for name in names]
    with st.container(height=min(60 + 38 * max(len(known), 1), 420), border=False):
        rows = _rows(known, standing, address.language())
        listing.draw(columns, rows, key="batches", caption=say("batches.title", n=count(len(known))), chosen=chosen,
                     on_choose=lambda id: address.set_own(_PARAMETER, id))
    if standing:
        lines = sum(one.faults for one in known if one.id in standing)
        st.caption(say("batches.quarantine", lines=count(lines), batches=count(len(standing))))
    found = next((one for one in known if str(one.id) == chosen), None)
    if found:
        _one(found, by)


@lru_cache(maxsize=4)
def _rows(known: tuple[Batch, ...], standing: frozenset[int], _language: str) -> list[Row]:
    return [_row(one, one.id in standing) for one in known]


def _row(one: Batch, standing: bool) -> Row:
    """`standing`: its refused lines still wait to be mended."""
    if one.withdrawn_on:
        state = Cell(say("batches.withdrawn", day=day(one.withdrawn_on)), tone="none", sign="✕")
    else:
        state = Cell(say("batches.sample"), tone="none", sign="○") if one.sample else Cell(say("batches.counts"), tone="good", sign="●")
    refused = Cell(count(one.faults), sort=one.faults, tone="warn" if standing else "", sign="▲" if standing else "")
    return Row(str(one.id), (Cell(str(one.id), sort=one.id), one.file, Cell(day(one.known_on), sort=one.known_on.isoformat()), one.by,
                             Cell(count(one.readings), sort=one.readings), refused, state))


def _one(one: Batch, by: str) -> None:
    store = readers.store()
    with st.container(border=True, key="batch_open"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('batches.one', id=one.id)}**", width="content")
            st.caption(say("batches.when", by=one.by, at=moment(one.accepted_at), day=day(one.known_on)), width="content")
            st.space("stretch")
            st.download_button(say("batches.original"), lambda: store.original(one.id), one.file, key=f"original.{one.id}",
                               on_click="ignore", type="tertiary", icon=DOWNLOAD)
            if one.faults and not one.withdrawn_on:
                again.button(one.id, "batch")
            st.button(say("batches.close"), on_click=address.set_own, args=(_PARAMETER, ""), type="tertiary")
        if one.withdrawn_on:
            st.info(say("batches.withdrawn_why", day=day(one.withdrawn_on), by=one.withdrawn_by, why=one.withdrawn_why))
        else:
            _withdrawal(one, by)
            effect.told(one.id)
        if refused := store.faults(one.id):
            st.markdown(f"**{say('findings.faults', n=count(one.faults))}**")
            findings.faults(refused, key=f"batch.faults.{one.id}")
        if not one.withdrawn_on:
            effect.show(one.id)
        findings.notes(store.notes(one.id))
        understanding.table(store.understood(one.id), key=f"batch.understood.{one.id}")
        findings.conservation(store.accounts(one.id))


def _withdrawal(one: Batch, by: str) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        why = st.text_input(say("batches.why"), key=f"{_WHY}.{one.id}", placeholder=say("batches.why_example"), width=480)
        if st.button(say("batches.withdraw"), key=f"withdraw.{one.id}", disabled=not by, help=None if by else say("findings.by_needed")):
            told = effect.of_withdrawal(one.id)
            try:
                readers.store().withdraw(one.id, by=by, why=why, on=readers.now().date())
            except UserError as error:
                show_error(error)
            else:
                st.toast(say("batches.gone", id=one.id, told=told or say("batches.nothing_back")))
                st.rerun()
