"""Which commitment is analysed, and which of the five questions is asked of it: both in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.model.verdict import WORST_FIRST
from parcam.ui import address, judged, own, readers
from parcam.ui.text import say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.commitment import Commitment

PARTS = ("why", "signals", "what_if", "points", "proof")
PART, SCENARIO, AGAINST, CHART = "part", "scenario", "against", "chart"
"""The page's own parameters in the address."""


def commitment(stamp: str, as_of: date) -> Commitment:
    """One that has a figure: the address's own, else that of the address's indicator, else the worst."""
    ones = {one.code: one for one in judged.measured(as_of)}
    code, key = _code(stamp, as_of, ones), "pick.analysed"
    address.mirror(key, code)
    st.selectbox(say("pages_analysis.commitment"), list(ones), key=key, format_func=lambda id: f"{id} · {_name(ones[id])}", width=420,
                 on_change=lambda: _turn_to(ones[st.session_state[key]]))
    return ones[code]


def passed_over(shown: Commitment, as_of: date) -> str:
    """Why another commitment is shown than the address asks for: a deed has no figure to analyse; "" when it is the one."""
    asked = address.question().commitment
    if asked not in {one.code for one in readers.plan(as_of).commitments if not one.target}:
        return ""
    return say("pages_analysis.deed", asked=asked, code=shown.code)


def part() -> str:
    """One of PARTS."""
    words = say("pages_analysis.question")
    return own.choose(PART, PARTS, lambda id: say(f"pages_analysis.parts.{id}"), words, label_visibility="collapsed")


def _code(stamp: str, as_of: date, ones: dict[str, Commitment]) -> str:
    question = address.question()
    if question.commitment in ones:
        return question.commitment
    by_indicator = [code for code, one in ones.items() if one.indicator == question.indicator]
    if by_indicator:
        return by_indicator[0]
    pairs = [(WORST_FIRST.index(found.verdict), one.code) for one, found in readers.standings(stamp, as_of, address.language())
             if one.code in ones]
    return min(pairs)[1]


def _turn_to(one: Commitment) -> None:
    """A scenario belongs to the commitment it was made for."""
    address.change(commitment=one.code, indicator=one.indicator, units=())
    address.set_own(SCENARIO, "")


def _name(one: Commitment) -> str:
    return readers.named(readers.shown().indicators[one.indicator], address.language())
