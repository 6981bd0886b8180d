"""The dry run: each figure of a file with what it would replace, and how many lines stay out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.ui import address, listing, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, month, percent, say
from parcam.ui.upload import accepting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parcam.ui.upload.tray import Item

_SHOWN = 200
_FEW = 12
_HEIGHT = 420
_TONES = {"new": ("good", "+"), "changed": ("warn", "→"), "unchanged": ("none", "="), "replaced": ("none", "○")}


def counts(item: Item) -> None:
    """How many figures are new, changed or as they were, how many lines stay out; nothing for what is in the ledger already."""
    run, accounts = accepting.dry_run(item), item.extraction.accounts
    if run.batch:
        return
    told = run.counts | {"refused": accepting.lines_refused(item.extraction),
                         "skipped": sum(one.totals + one.blank + one.extras for one in accounts)}
    st.markdown(say("findings.changes", **{name: count(n) for name, n in told.items()}))


def show(item: Item) -> None:
    """The dry run: each reading with what it would replace, the changed ones first; nothing for what is in the ledger already."""
    run = accepting.dry_run(item)
    if run.batch:
        return
    places = ("sheet", "row") if any(row["sheet"] for row in run.rows[:_SHOWN]) else ("row",)
    rows = item.once(("changes", readers.store().database.writes, address.language()), lambda: rows_of(run.rows, places))
    draw(rows, len(run.rows), say("findings.readings"), places, key=f"changes.{item.id}")


def rows_of(found: Sequence[Mapping[str, Any]], places: tuple[str, ...] = ()) -> list[Row]:
    """The first figures (as `Store.preview` and `Store.brought` tell them) as rows of a table."""
    return [_reading(str(at), row, places) for at, row in enumerate(found[:_SHOWN])]


def draw(rows: Sequence[Row], total: int, title: str, places: tuple[str, ...] = (), *, key: str) -> None:
    """The table of `rows_of`, which are the first of `total`, under its title."""
    st.markdown(f"**{title}**" + (" " + say("findings.first", n=count(_SHOWN)) if total > _SHOWN else ""))
    columns = [Column(say(f"findings.columns.{name}"), "end" if name in ("numerator", "denominator", "rate") else "start", wrap=False)
               for name in ("indicator", "unit", "month", "numerator", "denominator", "rate", "change", *places)]
    with st.container(height="content" if len(rows) <= _FEW else _HEIGHT, border=False):
        listing.draw(columns, rows, key=key, caption=title)


def _reading(id: str, row: Mapping[str, Any], places: tuple[str, ...]) -> Row:
    known = readers.shown()
    before = _before(row) if row["change"] == "changed" else ""
    tone, sign = _TONES[row["change"]]
    indicator, unit = known.indicators.get(row["indicator"]), known.units.get(row["unit"])
    return Row(id, (
        indicator.short if indicator else row["indicator"], unit.short if unit else row["unit"], _month_cell(row["month"]),
        *(Cell(_count(row[part]), sort=_number(row[part])) for part in ("numerator", "denominator")),
        Cell(_rate(row["numerator"], row["denominator"], row.get("stated")), under=before),
        Cell(say(f"findings.change.{row['change']}"), tone=tone, sign=sign),
        *(Cell(str(row[place]), sort=row[place]) for place in places)))


def _before(row: Mapping[str, Any]) -> str:
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
