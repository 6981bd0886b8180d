"""What a file said, for people: what was understood and why, what was refused and where, what would change, where every line went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.model.reading import Account, Outcome
from parcam.ui import address, listing
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, say, sentence
from parcam.ui.upload import accepting, again, asking, changes, differences, refused, returned, spellings, tray, understanding, wording
from parcam.ui.upload import remembered as memory
from parcam.ui.upload.wording import DOWNLOAD, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.model.reading import Extraction, Fault, Note
    from parcam.ui.upload.tray import Item

_SHOWN = 200
"""Rows of a table put on screen; the count says how many there are."""
_FEW = 12
"""Rows that stand on the page without a scroll of their own."""
_HEIGHT = 420
_PARTS = ("lines", "header", "readings", "rejects", "totals", "blank", "extras")


def show(item: Item, by: str, *, alone: bool) -> None:
    """One file: its outcome in a line, then everything that led to it. Open when it is the only one, or asks for a person."""
    one = item.extraction
    wanted = alone or one.outcome is not Outcome.OK or item.id in tray.tray().again
    with st.expander(_title(item), expanded=wanted, key=f"item.{item.id}", on_change="rerun") as opened:
        if not opened.open:
            return
        if item.id in tray.tray().again:
            st.button(say("findings.put_down"), key=f"down.{item.id}", on_click=tray.put_down, args=(item.id,), type="tertiary")
        if item.receipt:
            _receipt(item)
        asking.show(item)
        memory.used(item, by)
        differences.show(item)
        refused.told(item)
        if one.readings and not item.receipt:
            changes.show(item)
        conservation(one.accounts)
        if one.faults:
            st.markdown(f"**{say('findings.faults', n=count(lines_refused(one)))}**")
            faults(one.faults, key=f"faults.{item.id}")
            if not item.receipt:
                spellings.show(item, by)
                refused.show(item)
            with st.container(horizontal=True):
                if item.receipt:
                    again.button(item.receipt.batch, item.id)
                _give_back(item)
        notes(one.notes)
        if not item.receipt:
            understanding.show(item)


def _title(item: Item) -> str:
    one = item.extraction
    sign = {Outcome.OK: "✓", Outcome.PARTIAL: "▲", Outcome.ERROR: "✕"}[one.outcome]
    if receipt := item.receipt:
        if receipt.already:
            return say("findings.title_already", file=plain(one.file), batch=receipt.batch)
        counts = {name: count(getattr(receipt, name)) for name in ("new", "changed", "unchanged")}
        return say("findings.title_taken", file=plain(one.file), batch=receipt.batch, **counts)
    if one.readings and (batch := accepting.dry_run(item).batch):
        return say("findings.title_already", file=plain(one.file), batch=batch)
    if one.error:
        return say("findings.title_error", sign=sign, file=plain(one.file), message=plain(sentence(one.error.message)))
    words = say("findings.title", sign=sign, file=plain(one.file), readings=count(len(one.readings)), faults=count(lines_refused(one)))
    return f"{words} · {plain(understanding.summary(one))}"


def lines_refused(one: Extraction) -> int:
    """All of them: of a large register, only the first are listed."""
    return sum(account.rejects for account in one.accounts) or len(one.faults)


def faults(found: Sequence[Fault], *, key: str) -> None:
    """Refused lines: sheet, line, column, raw text, reason in words."""
    sheets = any(one.sheet for one in found)
    names = (*(("sheet",) if sheets else ()), "row", "column", "raw", "reason")
    columns = [Column(say(f"findings.columns.{name}"), wrap=name == "reason") for name in names]
    rows = [Row(str(at), (*((one.sheet,) if sheets else ()), Cell(str(one.row), sort=one.row), one.column, Cell(one.raw, strong=True),
                          Cell(sentence(one.message), under=_likely(one))))
            for at, one in enumerate(found[:_SHOWN])]
    if len(found) > _SHOWN:
        st.caption(say("findings.first", n=count(_SHOWN)))
    with st.container(height="content" if len(rows) <= _FEW else _HEIGHT, border=False):
        listing.draw(columns, rows, key=key, caption=say("findings.faults", n=count(len(found))))


def notes(found: Sequence[Note]) -> None:
    if found:
        lines = [f"- {_note(one)}" for one in found[:_SHOWN]]
        st.markdown(f"**{say('findings.notes', n=count(len(found)))}**\n\n" + "\n".join(lines))


def conservation(found: Sequence[Account]) -> None:
    """Every physical line is something: header, reading, refusal, total, blank or extra. Several sheets in one line, each in its help."""
    if not found:
        return
    each = [_account(one) for one in found]
    if len(found) == 1:
        st.caption((f"{plain(found[0].sheet)}: " if found[0].sheet else "") + each[0])
        return
    whole = Account("", **{name: sum(getattr(one, name) for one in found) for name in _PARTS})
    help = "\n".join(f"- {plain(one.sheet)}: {words}" for one, words in zip(found, each, strict=True))
    st.caption(f"{say('findings.all_sheets', n=count(len(found)))} {_account(whole)}", help=help)


def _account(one: Account) -> str:
    return say("findings.account", **{name: count(getattr(one, name)) for name in _PARTS})


def _give_back(item: Item) -> None:
    """The same file with a column of reasons, to be mended and brought again."""
    one, language = item.extraction, address.language()
    stem = one.file.rpartition(".")[0] or one.file
    st.download_button(say("findings.give_back"), lambda: returned.with_faults(item.path, one.file, one.faults, language, one.options),
                       f"{stem} - {say('returned.column')}.xlsx", key=f"back.{item.id}", on_click="ignore", type="tertiary", icon=DOWNLOAD)


def _receipt(item: Item) -> None:
    receipt = item.receipt
    if receipt is None:
        return
    if receipt.already:
        st.info(say("findings.already", batch=receipt.batch))
    else:
        st.success(say("findings.accepted", batch=receipt.batch, new=count(receipt.new), changed=count(receipt.changed),
                       unchanged=count(receipt.unchanged)))


def _note(one: Note) -> str:
    """Its words, behind the place that they do not name themselves."""
    words = sentence(one.message)
    line = say("findings.line", row=one.row) if one.row and str(one.row) not in words else ""
    place = ", ".join(part for part in (one.sheet, line) if part and part not in words)
    return plain(f"{place}: {words}" if place else words)


def _likely(one: Fault) -> str:
    """The units suggested, as names; anything else suggested as it stands."""
    return say("findings.suggestion", unit=", ".join(wording.unit(id) for id in one.suggestion.split(","))) if one.suggestion else ""
