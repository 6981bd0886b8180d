"""The five parts of the page Chất lượng số liệu, laid out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from parcam.desk.changing import usual_since
from parcam.desk.doubts import unnamed_units
from parcam.ui import address, chart, exports, frame, listing, own, readers
from parcam.ui.quality import changes as quality_changes
from parcam.ui.quality import checks as quality_checks
from parcam.ui.quality import coverage as quality_coverage
from parcam.ui.quality import statements as quality_statements
from parcam.ui.text import day, percent, say

if TYPE_CHECKING:
    from collections.abc import Callable

PARTS = ("coverage", "checks", "statements", "quarantine", "changes")
_SINCE = "since"
"""Own parameter of the earlier day."""


def part() -> str:
    return own.choose("part", PARTS, lambda id: say(f"pages_quality.parts.{id}"), say("pages_quality.part"), label_visibility="collapsed")


def coverage(stamp: str, as_of: date) -> None:
    language, options = address.language(), ("", *readers.monthly_indicators())
    indicator, key = address.own("of", options), "pick.of"
    address.mirror(key, indicator)
    rows = quality_coverage.owed(stamp, indicator, as_of)
    due, got, late = (sum(getattr(row, name) for row in rows) for name in ("due", "got", "late"))
    with st.container(horizontal=True, vertical_alignment="center", gap="large"):
        st.selectbox(say("pages_quality.columns.indicator"), options, key=key, width=420,
                     on_change=lambda: address.set_own("of", st.session_state[key]),
                     format_func=lambda id: (readers.named(readers.shown().indicators[id], language) if id
                                             else say("pages_quality.all_indicators")))
        for name, value, under in (("completeness", got / due if due else None, f"{got}/{due}"),
                                   ("timeliness", (got - late) / got if got else None, f"{got - late}/{got}")):
            st.metric(say(f"pages_quality.columns.{name}"), percent(value, 0), under, delta_color="off", delta_arrow="off", width="content",
                      help=say(f"pages_quality.help.{name}"))
    left, right = st.columns([6, 5], gap="large")
    with left:
        drawn = quality_coverage.figure(stamp, indicator, as_of, language)
        chart.draw(drawn, key="quality_coverage", file=f"coverage-{as_of}", on_choose=lambda cell: frame.go("units", units=(cell[0],)))
        exports.buttons(drawn, f"coverage-{as_of}")
    with right:
        _table("owed", quality_coverage.table(stamp, indicator, as_of, language), lambda unit: frame.go("units", units=(unit,)))


def checks(stamp: str, as_of: date) -> None:
    st.caption(say("pages_quality.about.checks"))
    if unnamed := unnamed_units(readers.catalog(), readers.store()):
        st.warning(say("pages_quality.unnamed_units", units=", ".join(unnamed)))
    _table("checks", quality_checks.table(stamp, as_of, address.language()), _open_finding)


def statements(stamp: str, as_of: date) -> None:
    for name, table in (("definitions", quality_statements.definitions(stamp, as_of)), ("statements", quality_statements.statements())):
        st.subheader(say(f"pages_quality.tables.{name}"), anchor=False)
        st.caption(say(f"pages_quality.about.{name}"))
        _table(name, table)


def quarantine(stamp: str, as_of: date) -> None:
    st.caption(say("pages_quality.about.quarantine"))
    _table("quarantine", quality_statements.quarantine(stamp, as_of), lambda _: frame.go("upload"))


def changes(stamp: str, as_of: date) -> None:
    """From a day one chooses to the page's day."""
    since, key = _since(as_of), "pick.since"
    address.mirror(key, since)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.date_input(say("pages_quality.since"), key=key, format="DD/MM/YYYY", min_value=min(readers.first_day(), as_of),
                      max_value=as_of, width=170, on_change=lambda: address.set_own(_SINCE, str(st.session_state[key])))
        st.markdown(say("pages_quality.between", before=day(since), after=day(as_of)))
    asked = (readers.stamp(since), stamp), (since, as_of), address.language()
    tables = {"moved": quality_changes.moved_table(*asked), "batches": quality_changes.batch_table(*asked),
              "readings": quality_changes.reading_table(*asked)}
    opens = {"moved": lambda code: frame.go("commitments", commitment=code), "batches": lambda _: frame.go("upload")}
    for name, table in tables.items():
        st.subheader(say(f"pages_quality.tables.{name}", n=len(table[1])), anchor=False)
        _table(name, table, opens.get(name))


def _since(as_of: date) -> date:
    """The earlier day of the address; a month before the page's day when it names none or an impossible one."""
    first = min(readers.first_day(), as_of)
    usual = max(first, usual_since(as_of))
    try:
        asked = date.fromisoformat(address.own_text(_SINCE))
    except ValueError:
        return usual
    return asked if first <= asked <= as_of else usual


def _open_finding(id: str) -> None:
    indicator, unit, month, _ = id.split("|")
    frame.go("trends", indicator=indicator, units=(unit,), last=readers.month_of(month))


def _table(name: str, table: quality_statements.Listed, on_choose: Callable[[str], None] | None = None) -> None:
    if table[1]:
        listing.draw(*table, key=f"quality_{name}", caption=say(f"pages_quality.tables.{name}", n=len(table[1])), on_choose=on_choose)
    else:
        st.caption(say(f"pages_quality.nothing.{name}"))


VIEWS: dict[str, Callable[[str, date], None]] = {"coverage": coverage, "checks": checks, "statements": statements, "quarantine": quarantine,
                                                  "changes": changes}
