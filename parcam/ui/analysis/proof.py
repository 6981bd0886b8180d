"""Kiểm chứng: how often what was said came true, on simulated offices and beside simpler ways of forecasting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from parcam.desk.proof import proof
from parcam.figures.figure import Setting
from parcam.figures.reliability import Bin, Reliability, draw_reliability
from parcam.judge.backtest.trial import MODEL
from parcam.ui import address, chart, exports, listing
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, percent, say
from parcam.words.numbers import decimal

if TYPE_CHECKING:
    from datetime import date

    from parcam.figures.figure import Figure

Listed = tuple[list[Column], list[Row]]
_COVERAGE, _SCORES = ("forecasts", "coverage_80", "coverage_90", "calibration"), ("brier", "crps", "coverage_80", "calibration")


def draw(as_of: date) -> None:
    """The reliability curve beside the tables of the backtest; the whole report below."""
    told = proof()
    if told is None:
        st.info(say("pages_analysis.no_proof"))
        return
    whole = told.figures["all"]
    st.markdown(say("pages_analysis.proof_headline", forecasts=count(whole["forecasts"]), unit_years=count(told.figures["unit_years"]),
                    cover80=percent(whole["coverage_80"]), cover90=percent(whole["coverage_90"])))
    left, right = st.columns(2, gap="large")
    with left:
        drawn = figure(told.figures, as_of, address.language())
        chart.draw(drawn, key="analysis_reliability", file="reliability")
        exports.buttons(drawn, "reliability")
    with right:
        for name, table in (("rivals", rivals(told.figures)), ("coverage", coverage(told.figures))):
            st.subheader(say(f"pages_analysis.proof.{name}"), anchor=False)
            listing.draw(*table, key=f"proof_{name}", caption=say(f"pages_analysis.proof.{name}"))
            st.caption(say(f"pages_analysis.proof.{name}_read"))
    with st.expander(say("pages_analysis.proof.report")):
        st.markdown(told.report)


def figure(figures: dict[str, Any], as_of: date, language: str) -> Figure:
    bins = tuple(Bin(said, came, round(cases)) for said, came, cases in figures["reliability"])
    told = Reliability(bins, figures["all"]["calibration"], say("pages_analysis.proof.measured"))
    return draw_reliability(told, Setting(as_of, language=language))


def rivals(figures: dict[str, Any]) -> Listed:
    """The forecast and the simpler ways, by the same scores."""
    return _columns("method", *_SCORES), [
        Row(name, (Cell(say(f"backtest.method_name.{name}"), strong=name == MODEL), *_numbers(part, _SCORES)))
        for name, part in figures["methods"].items()]


def coverage(figures: dict[str, Any]) -> Listed:
    """How often the intervals held, by kind of office."""
    named = [("all", say("pages_analysis.proof.all"), figures["all"])]
    named += [(kind, say(f"backtest.kind.{kind}"), part[MODEL]) for kind, part in figures["kinds"].items()]
    named += [(f"break_{when}", say(f"backtest.row.break_{when}"), part) for when, part in figures.get("breaks", {}).items()]
    return _columns("group", *_COVERAGE), [
        Row(id, (Cell(name, strong=id == "all"), *_numbers(part, _COVERAGE))) for id, name, part in named]


def _columns(first: str, *names: str) -> list[Column]:
    return [Column(say(f"backtest.column.{first}")), *(Column(say(f"backtest.column.{name}"), "end", wrap=False) for name in names)]


def _numbers(part: dict[str, float], names: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(Cell(_word(name, part[name]), sort=part[name]) for name in names)


def _word(name: str, value: float) -> str:
    if name == "forecasts":
        return count(value)
    return percent(value) if name.startswith("coverage") else decimal(value, 4, address.language())
