"""The dry run: each figure of a file with what it would replace, and how many lines stay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.ui import address, listing, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, month, percent, say
from parcam.ui.upload import accepting

if TYPE_CHECKING:
    from parcam.ui.upload.tray import Item

_SHOWN = 200
_FEW = 12
_HEIGHT = 420


def counts(item: Item) -> None:
    """How many figures are new, changed or as they were, how many lines stay out."""
    run, accounts = accepting.dry_run(item), item.extraction.accounts
    if run.batch:
        st.info(say("findings.already", batch=run.batch))
        return
    told = run.counts | {"refused": accepting.lines_refused(item.extraction),
                         "skipped": sum(one.totals + one.blank + one.extras for one in accounts)}
    st.markdown(say("findings.changes", **{name: count(n) for name, n in told.items()}))


def show(item: Item) -> None:
    """The dry run: each reading with what it would replace, the changed ones first; nothing for what is in the ledger already."""
    run = accepting.dry_run(item)
    if run.batch:
        return
    shown = run.rows[:_SHOWN]
    heading = f"**{say('findings.readings')}**"
    st.markdown(heading + (" " + say("findings.first", n=count(_SHOWN)) if len(run.rows) > _SHOWN else ""))
    places = ("sheet", "row") if any(row["sheet"] for row in shown) else ("row",)
    columns = [Column(say(f"findings.columns.{name}"), "end" if name in ("numerator", "denominator", "rate") else "start", wrap=False)
               for name in ("indicator", "unit", "month", "numerator", "denominator", "rate", "change", *places)]
    rows = item.once(("changes", readers.store().database.writes, address.language()),
                     lambda: [_reading(str(at), row, places) for at, row in enumerate(shown)])
    with st.container(height="content" if len(rows) <= _FEW else _HEIGHT, border=False):
        listing.draw(columns, rows, key=f"changes.{item.id}", caption=say("findings.readings"))


def _reading(id: str, row: dict[str, object], places: tuple[str, ...]) -> Row:
    known = readers.shown()
    before = _before(row) if row["change"] == "changed" else ""
    tone = {"new": "good", "changed": "warn", "unchanged": "none"}[str(row["change"])]
    return Row(id, (
        known.indicators[row["indicator"]].short, known.units[row["unit"]].short, _month_cell(row["month"]),
        *(Cell(_count(row[part]), sort=_number(row[part])) for part in ("numerator", "denominator")),
        Cell(_rate(row["numerator"], row["denominator"], row.get("stated")), under=before),
        Cell(say(f"findings.change.{row['change']}"), tone=tone, sign={"good": "+", "warn": "→", "none": "="}[tone]),
        *(Cell(str(row[place]), sort=row[place]) for place in places)))


def _before(row: dict[str, object]) -> str:
    """What stood there, with its parts where they are known."""
    parts = {name: _count(row[f"old_{name}"]) for name in ("numerator", "denominator")}
    rate = _rate(row["old_numerator"], row["old_denominator"], row.get("old_stated"))
    return say("findings.before_parts", rate=rate, **parts) if all(parts.values()) else say("findings.before", rate=rate)


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
