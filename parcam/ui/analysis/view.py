"""The five parts of the page Phân tích, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.desk.signalling import CHARTS, charted
from parcam.judge.limits import Chart
from parcam.judge.why import PERIODS
from parcam.ui import address, chart, exports, frame, listing, own, readers
from parcam.ui.analysis import picker as analysis_picker
from parcam.ui.analysis import points as analysis_points
from parcam.ui.analysis import proof as analysis_proof
from parcam.ui.analysis import signals as analysis_signals
from parcam.ui.analysis import what_if as analysis_what_if
from parcam.ui.analysis import why as analysis_why
from parcam.ui.text import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from parcam.figures.figure import Figure
    from parcam.model.commitment import Commitment


def picker(part: str) -> None:
    """What the chosen part lets one choose, beside the commitment."""
    own_one = {"why": (analysis_picker.AGAINST, PERIODS, "periods"),
               "signals": (analysis_picker.CHART, CHARTS, "charts")}
    if part in own_one:
        name, options, words = own_one[part]
        own.choose(name, options, lambda id: say(f"pages_analysis.{words}.{id}"), say(f"pages_analysis.{name}"))


def why(stamp: str, one: Commitment, as_of: date) -> None:
    """Two waterfalls side by side, each with its causes in words."""
    language, against = address.language(), own.chosen(analysis_picker.AGAINST, PERIODS)
    left, right = st.columns(2, gap="large")
    with left:
        _explained(analysis_why.gap(stamp, one.code, as_of, language), f"{one.code}-gap", "no_figure", one)
    with right:
        _explained(analysis_why.change(stamp, one.code, as_of, against, language), f"{one.code}-change", "no_change", one)


def signals(stamp: str, one: Commitment, as_of: date) -> None:
    """The table of everyone, and the chart of the one chosen."""
    if not charted(readers.shown(), one):
        st.info(say("pages_analysis.not_charted"))
        return
    asked, language = address.question().units, address.language()
    kind = Chart(own.chosen(analysis_picker.CHART, CHARTS))
    columns, rows = analysis_signals.table(stamp, one.code, kind, as_of, language)
    unit = asked[0] if asked and asked[0] in [row.id for row in rows] else ""
    left, right = st.columns([6, 7], gap="medium")
    with left:
        listing.draw(columns, rows, key="analysis_signals", caption=say("pages_analysis.signals_table"),
                     chosen=unit or analysis_signals.OFFICE,
                     on_choose=lambda id: address.change(units=() if id == analysis_signals.OFFICE else (id,)))
        limits = readers.shown().thresholds
        st.caption(say("pages_analysis.signals_read", shift=limits.signal_shift, hold=limits.signal_hold, step=limits.signal_step))
    with right:
        drawn = analysis_signals.figure(stamp, one.code, unit, kind, as_of, language)
        if drawn is None:
            st.info(say("pages_analysis.too_few"))
        else:
            _draw(drawn, "analysis_control", f"{one.code}-{unit or kind}")


def _explained(told: analysis_why.Explained | None, name: str, nothing: str, one: Commitment) -> None:
    if told is None:
        st.info(say(f"pages_analysis.{nothing}"))
        return
    drawn, whole, causes = told
    _draw(drawn, f"analysis_{name.rpartition('-')[2]}", name,
          lambda factor: _open(factor[0], one))
    if whole:
        st.markdown(whole)
    if causes:
        st.markdown(f"**{say('pages_analysis.causes')}**\n" + "\n".join(f"1. {cause}" for cause in causes))


def _open(factor: str, one: Commitment) -> None:
    """A step that is a unit opens that unit's trend."""
    if factor in readers.shown().units:
        frame.go("trends", units=(factor,), indicator=one.indicator)


def _draw(drawn: Figure, key: str, file: str, on_choose: Callable[[list], None] | None = None) -> None:
    chart.draw(drawn, key=key, file=file, on_choose=on_choose)
    exports.buttons(drawn, file)


def _proof(_stamp: str, _one: Commitment, as_of: date) -> None:
    """The proof is the forecast's, not of one commitment."""
    analysis_proof.draw(as_of)


VIEWS: dict[str, Callable[[str, Commitment, date], None]] = {"why": why, "signals": signals, "what_if": analysis_what_if.draw,
                                                               "points": analysis_points.draw, "proof": _proof}
