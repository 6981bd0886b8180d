"""What a file said, for people: what was understood and why, what was refused and where, what would change, where every line went."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.model.reading import Outcome
from parcam.ui import address, listing, mending, readers, refused, remembered, returned, tray
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, month, percent, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.model.reading import Account, Extraction, Fault, Note, Understood
    from parcam.ui.tray import Item

_SHOWN = 200
"""Rows of a table put on screen; the count says how many there are."""
_ASKED = 8
"""Unknown spellings asked about at once."""
_UNIT_KINDS = ("unknown_unit", "ambiguous_unit")


def show(item: Item, by: str) -> None:
    """One file: its outcome in a line, then everything that led to it."""
    one = item.extraction
    sign = {Outcome.OK: "✓", Outcome.PARTIAL: "▲", Outcome.ERROR: "✕"}[one.outcome]
    title = say("findings.title", sign=sign, file=_plain(one.file), readings=count(len(one.readings)), faults=count(len(one.faults)))
    with st.expander(title, expanded=True, key=f"item.{item.id}"):
        if item.id in tray.tray().again:
            st.button(say("findings.put_down"), key=f"down.{item.id}", on_click=tray.put_down, args=(item.id,), type="tertiary")
        if item.receipt:
            _receipt(item)
        if one.error:
            st.error("\n\n".join(filter(None, (one.error.message, one.error.remedy))))
        remembered.used(item, by)
        refused.told(item)
        if not item.receipt:
            mending.show(item)
        if one.readings and not item.receipt:
            changes(one, key=f"changes.{item.id}")
        if one.faults:
            st.markdown(f"**{say('findings.faults', n=count(len(one.faults)))}**")
            faults(one.faults, key=f"faults.{item.id}")
            _give_back(item)
            _aliases(one.faults, item.id, by)
            refused.show(item)
        notes(one.notes)
        understood(one.understood, key=f"understood.{item.id}")
        conservation(one.accounts)


def changes(one: Extraction, *, key: str) -> None:
    """The dry run: each reading with what it would replace."""
    frame = readers.store().preview(one)
    told = frame["change"].value_counts()
    st.markdown(say("findings.changes", **{name: count(int(told.get(name, 0))) for name in ("new", "changed", "unchanged")}))
    known, rows = readers.catalog(), []
    for at, row in enumerate(frame.head(_SHOWN).to_dict("records")):
        before = _rate(row["old_numerator"], row["old_denominator"], row.get("old_stated")) if row["change"] == "changed" else ""
        rows.append(Row(str(at), (
            known.indicators[row["indicator"]].short, known.units[row["unit"]].short, _month_cell(row["month"]),
            *(Cell(_count(row[part]), sort=_number(row[part])) for part in ("numerator", "denominator")),
            Cell(_rate(row["numerator"], row["denominator"], row.get("stated")), under=before and say("findings.before", rate=before)),
            say(f"findings.change.{row['change']}"), f"{row['sheet']} {row['row']}".strip())))
    columns = [Column(say(f"findings.columns.{name}"), "end" if name in ("numerator", "denominator", "rate") else "start", wrap=False)
               for name in ("indicator", "unit", "month", "numerator", "denominator", "rate", "change", "row")]
    with st.container(height=min(44 + 34 * len(rows), 320), border=False):
        listing.draw(columns, rows, key=key, caption=say("findings.readings"))


def faults(found: Sequence[Fault], *, key: str) -> None:
    """Refused lines: sheet, line, column, raw text, reason in words."""
    columns = [Column(say(f"findings.columns.{name}"), wrap=name == "reason") for name in ("sheet", "row", "column", "raw", "reason")]
    rows = [Row(str(at), (one.sheet or "–", Cell(str(one.row), sort=one.row), one.column, Cell(one.raw, strong=True),
                          Cell(one.message, under=one.suggestion and say("findings.suggestion", unit=_unit_names(one.suggestion)))))
            for at, one in enumerate(found[:_SHOWN])]
    with st.container(height=min(44 + sum(54 if one.suggestion else 34 for one in found[:_SHOWN]), 360), border=False):
        listing.draw(columns, rows, key=key, caption=say("findings.faults", n=count(len(found))))


def notes(found: Sequence[Note]) -> None:
    if found:
        lines = [f"- {_place(one)}{_plain(one.message)}" for one in found[:_SHOWN]]
        st.markdown(f"**{say('findings.notes', n=count(len(found)))}**\n\n" + "\n".join(lines))


def understood(found: Sequence[Understood], *, key: str) -> None:
    """What the reader concluded, each with its evidence."""
    if not found:
        return
    st.markdown(f"**{say('findings.understood')}**")
    columns = [Column(say(f"findings.columns.{name}"), wrap=name == "evidence") for name in ("what", "value", "evidence")]
    rows = [Row(str(at), (_what(one), Cell(_value(one), strong=True), one.evidence)) for at, one in enumerate(found)]
    listing.draw(columns, rows, key=key, caption=say("findings.understood"))


def conservation(found: Sequence[Account]) -> None:
    """Every physical line is something: header, reading, refusal, total, blank or extra."""
    for one in found:
        names = ("lines", "header", "readings", "rejects", "totals", "blank", "extras")
        words = say("findings.account", **{name: count(getattr(one, name)) for name in names})
        st.caption((f"{_plain(one.sheet)}: " if one.sheet else "") + words)


def _give_back(item: Item) -> None:
    """The same file with a column of reasons, to be mended and brought again."""
    one, language = item.extraction, address.language()
    stem = one.file.rpartition(".")[0] or one.file
    st.download_button(say("findings.give_back"), lambda: returned.with_faults(item.path, one.file, one.faults, language),
                       f"{stem} - {say('returned.column')}.xlsx", key=f"back.{item.id}", on_click="ignore", type="tertiary")


def _aliases(found: Sequence[Fault], id: str, by: str) -> None:
    """A spelling nobody confirmed yet: a person says which unit it is, once and for all files."""
    asked = {one.raw: one.suggestion.split(",") for one in found if one.kind in _UNIT_KINDS}
    units = readers.catalog().units
    for at, (spelling, likely) in enumerate(list(asked.items())[:_ASKED]):
        if at % 2 == 0:
            sides = st.columns(2)
        key, first = f"alias.{id}.{spelling}", [unit for unit in likely if unit in units]
        with sides[at % 2].container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(say("findings.alias", spelling=spelling), [*first, *(unit for unit in units if unit not in first)],
                                  index=None, key=key, width=380, format_func=lambda unit: units[unit].name,
                                  placeholder=say("findings.alias_pick"))
            st.button(say("findings.alias_confirm"), key=f"{key}.go", disabled=chosen is None or not by, on_click=tray.confirm_alias,
                      args=(spelling, chosen, by), help=None if by else say("findings.by_needed"))


def _receipt(item: Item) -> None:
    receipt = item.receipt
    if receipt is None:
        return
    if receipt.already:
        st.info(say("findings.already", batch=receipt.batch))
    else:
        st.success(say("findings.accepted", batch=receipt.batch, new=count(receipt.new), changed=count(receipt.changed),
                       unchanged=count(receipt.unchanged)))


def _what(one: Understood) -> str:
    name, _, place = one.what.partition(":")
    words = say(f"findings.what.{name}") if readers.knows(f"findings.what.{name}") else name
    return " ".join(part for part in (words, place, f"({one.sheet})" if one.sheet else "") if part)


def _place(one: Note) -> str:
    parts = [one.sheet, say("findings.line", row=one.row) if one.row else ""]
    place = ", ".join(part for part in parts if part)
    return f"{_plain(place)}: " if place else ""


def _plain(text: str) -> str:
    """Words from a file, so that Markdown takes them as they stand."""
    return "".join("\\" + letter if letter in "\\`*_{}[]()#+-!|<>$~:&" else letter for letter in text)


def _unit_names(ids: str) -> str:
    """Suggested unit ids, comma between them, as names; anything else as it stands."""
    units = readers.catalog().units
    return ", ".join(units[id].name if id in units else id for id in ids.split(","))


def _value(one: Understood) -> str:
    """Ids as names, months as words."""
    known = readers.catalog().indicators
    parts = [part.strip() for part in one.value.split(",")]
    if all(part in known for part in parts):
        return ", ".join(known[part].name for part in parts)
    if all(readers.month_of(part) for part in parts):
        return ", ".join(month(readers.month_of(part)) for part in parts)
    return one.value


def _month_cell(value: str) -> Cell:
    return Cell(month(readers.month_of(value)), sort=value)


def _number(value: float | None) -> float | None:
    return None if value is None or value != value else float(value)


def _count(value: float | None) -> str:
    known = _number(value)
    return "" if known is None else count(known)


def _rate(numerator: float | None, denominator: float | None, stated: float | None) -> str:
    n, d, s = _number(numerator), _number(denominator), _number(stated)
    if n is None or d is None:
        return percent(s)
    return percent(n / d) if d else say("findings.nothing_arose")
