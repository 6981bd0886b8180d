"""Where a figure comes from: numerator, denominator, batch, file, sheet, line, raw cells; for several units, one row each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.model.month import Month
from parcam.ui import address, readers, reported
from parcam.ui.text import count, day, moment, month, percent, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_PARAMETER = "point"


def follow(point: Sequence[Any]) -> None:
    """A point chosen on a chart (customdata: unit id or "", month id, …) goes into the address."""
    if point[1]:
        address.set_own(_PARAMETER, f"{point[0]}.{point[1]}")


def show(indicator: str, units: Sequence[str], as_of: date) -> None:
    """The panel under a chart for the point in the address; nothing when none is chosen. `units` is what a point of the whole adds up."""
    unit, _, month_id = st.query_params.get(_PARAMETER, "").partition(".")
    chosen = readers.month_of(month_id)
    if chosen is None or (unit and unit not in readers.shown().units):
        return
    stamp = readers.stamp(as_of)
    found = [(one, reported.origin(stamp, indicator, one, chosen, as_of)) for one in ((unit,) if unit else units)]
    with st.container(border=True, key="provenance"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{say('provenance.title', month=month(chosen))}**", width="content")
            st.space("stretch")
            st.button(say("provenance.close"), on_click=address.set_own, args=(_PARAMETER, ""), type="tertiary")
        known = [(one, row) for one, row in found if row]
        if not known:
            st.info(say("provenance.nothing"))
            return
        st.table(_summary(stamp, indicator, known, chosen, as_of))
        for one, row in known:
            _cells(one, row, alone=len(known) == 1)


def _summary(stamp: str, indicator: str, known: list[tuple[str, dict[str, Any]]], chosen: Month, as_of: date) -> list[dict[str, str]]:
    ids = tuple(one for one, _ in known)
    parts = {row["unit"]: row for row in readers.months_by_unit(stamp, indicator, ids, chosen, chosen, as_of, cumulative=False)}
    return [{say(f"provenance.columns.{name}"): value for name, value in _row(one, row, parts.get(one, {})).items()} for one, row in known]


def _row(unit: str, row: dict[str, Any], parts: dict[str, Any]) -> dict[str, str]:
    return {"unit": readers.shown().units[unit].short, "numerator": count(_number(parts.get("numerator"))),
            "denominator": count(_number(parts.get("denominator"))), "rate": percent(_number(parts.get("rate"))),
            "file": row["file"], "sheet": row["sheet"] or "–", "row": str(row["row"]),
            "batch": str(row["batch"]), "known_on": day(row["known_on"]), "by": row["by"], "accepted_at": moment(row["accepted_at"])}


def _cells(unit: str, row: dict[str, Any], *, alone: bool) -> None:
    raw = json.loads(row["raw"]) if isinstance(row["raw"], str) else row["raw"]
    with st.expander(say("provenance.cells", unit=readers.shown().units[unit].short), expanded=alone):
        st.table([{say("provenance.columns.heading"): str(heading), say("provenance.columns.raw"): str(text)} for heading, text in raw])


def _number(value: Any) -> float | None:
    return None if value is None or value != value else float(value)
