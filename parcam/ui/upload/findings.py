"""What a file said, for people: what was understood and why, what was refused and where, what would change, where every line went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.model.reading import Account
from parcam.ui import address, listing
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, say, sentence
from parcam.ui.upload import (
    accepting,
    asking,
    changes,
    differences,
    queue,
    refused,
    returned,
    rivals,
    spellings,
    taking,
    tray,
    understanding,
    wording,
)
from parcam.ui.upload import remembered as memory
from parcam.ui.upload.wording import DOWNLOAD, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parcam.model.reading import Fault, Note, Receipt
    from parcam.ui.upload.tray import Item

_SHOWN = 200
"""Rows of a table put on screen; the count says how many there are."""
_FEW = 12
"""Rows that stand on the page without a scroll of their own."""
_HEIGHT = 420
_PARTS = ("lines", "header", "readings", "rejects", "totals", "blank", "extras")


def show(item: Item, by: str, known_on: date | None, items: Sequence[Item] = ()) -> None:
    """One file of `items`: its outcome in a line, what asks for a person, what would change, then everything that led to it."""
    one = item.extraction
    with st.container(border=True, key="item_open", gap="small"):
        _head(item, by, known_on, items)
        if receipt := accepting.receipt_of(item):
            _receipt(receipt, accepting.lines_refused(one))
        asking.show(item)
        rivals.told(item, items)
        memory.used(item, by)
        differences.show(item)
        refused.told(item)
        if one.readings and not receipt:
            changes.counts(item)
        conservation(one.accounts, read=one.error is None or bool(one.faults))
        if one.faults:
            _refused(item, by)
        if one.readings and not receipt:
            changes.show(item)
        notes(one.notes)
        if not receipt:
            understanding.show(item)


def _head(item: Item, by: str, known_on: date | None, items: Sequence[Item]) -> None:
    """The outcome in words, how the file was understood in a line, and the way to the next file that needs a person."""
    waiting = queue.waiting(items)
    st.markdown(f"**{title(item, items or (item,))}**")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(item.once(("summary", address.language()), lambda: understanding.summary(item.extraction))), width="stretch")
        if item in waiting and len(waiting) > 1:
            taking.alone(item, by, known_on)
        if item.id in tray.tray().again:
            st.button(say("findings.put_down"), key=f"down.{item.id}", on_click=tray.put_down, args=(item.id,), type="tertiary")
        if after := queue.after(item, items):
            st.button(say("queue.go_on"), key=f"next.{item.id}", on_click=queue.choose, args=(after.id,), type="tertiary",
                      icon=":material/arrow_forward:", help=plain(after.extraction.file))


def _refused(item: Item, by: str) -> None:
    """Refused lines, whose names are asked, whose cells are mended, and the file with its faults to take away."""
    one = item.extraction
    st.markdown(f"**{say('findings.faults', n=count(accepting.lines_refused(one)))}**")
    faults(one.faults, key=f"faults.{item.id}")
    spellings.show(item, by)
    refused.show(item)
    _give_back(item)


def title(item: Item, items: Sequence[Item]) -> str:
    """"▲ tệp.csv: 9 số liệu, 2 dòng bị từ chối"."""
    one, name, sign = item.extraction, plain(item.extraction.file), queue.step(item, items).sign
    if (receipt := accepting.receipt_of(item)) and not receipt.already:
        return say("findings.title_taken", file=name, batch=receipt.batch)
    if batch := accepting.batch_of(item):
        return say("findings.title_already", file=name, batch=batch)
    if one.error:
        return f"{sign} {name}"
    return say("findings.title", sign=sign, file=name, readings=count(len(one.readings)), faults=count(accepting.lines_refused(one)))


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


def conservation(found: Sequence[Account], *, read: bool = True) -> None:
    """Every physical line is something: header, reading, refusal, total, blank or extra. Several sheets in one line, each in its help.
    Of a file that could not be `read`, only how many there are."""
    if not found:
        return
    if not read:
        st.caption(say("findings.unread", n=count(sum(one.lines for one in found))))
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
    st.download_button(say("findings.give_back"),
                       lambda: returned.with_faults(item.path, one.file, one.faults, language, one.options, one.understood),
                       f"{stem} - {say('returned.column')}.xlsx", key=f"back.{item.id}", on_click="ignore", type="tertiary", icon=DOWNLOAD)


def _receipt(receipt: Receipt, left: int) -> None:
    if receipt.already:
        st.info(say("findings.already", batch=receipt.batch))
    else:
        counts = {name: count(getattr(receipt, name)) for name in ("new", "changed", "unchanged")}
        st.success(say("findings.accepted", batch=receipt.batch, **counts) + (" " + say("findings.left", n=count(left)) if left else ""))


def _note(one: Note) -> str:
    """Its words, behind the place that they do not name themselves."""
    words = sentence(one.message)
    line = say("findings.line", row=one.row) if one.row and str(one.row) not in words else ""
    place = ", ".join(part for part in (one.sheet, line) if part and part not in words)
    return plain(f"{place}: {words}" if place else words)


def _likely(one: Fault) -> str:
    """The units suggested, as names; anything else suggested as it stands."""
    return say("findings.suggestion", unit=", ".join(wording.unit(id) for id in one.suggestion.split(","))) if one.suggestion else ""
