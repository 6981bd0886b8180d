"""The verdict of one commitment at a glance: sign, word, reason, and the numbers that carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.figures.look import SIGNS, TONES
from parcam.figures.message import target_words
from parcam.judge.reason import case_words, chance_words
from parcam.ui import address, ask_table, defined, readers
from parcam.ui.text import count, day, percent, say
from parcam.ui.worded import worded
from parcam.words.dates import countdown

if TYPE_CHECKING:
    from parcam.model.commitment import Commitment
    from parcam.model.verdict import Judgement

_COLOURS = {"good": "green", "warn": "orange", "bad": "red", "none": "gray"}


def draw(commitment: Commitment, judged: Judgement, stamp: str) -> None:
    """The band: verdict and reason, what is being waited for, then one number after another."""
    colour = _COLOURS[TONES[judged.verdict]]
    word = say(f"common.verdict.{judged.verdict}")
    with st.container(border=True, key="commitment_band"):
        st.markdown(f"#### :{colour}[{SIGNS[judged.verdict]} {word}]")
        st.markdown(judged.reason)
        for line in ask_table.open_lines(stamp, judged.as_of, commitment.code):
            st.markdown(f":orange[◇ {line}]")
        if line := defined.line(readers.shown().indicators[commitment.indicator], judged):
            st.caption(line)
        with st.container(horizontal=True, gap="medium"):
            for label, value, under in _numbers(commitment, judged):
                st.metric(label, value, under or None, delta_color="off", delta_arrow="off", width="content")


def _numbers(commitment: Commitment, judged: Judgement) -> list[tuple[str, str, str]]:
    """(label, value, quiet line); what has no meaning for this commitment is left out."""
    days = (commitment.deadline.last_day - judged.as_of).days
    left = countdown(days, address.language()) if days >= 0 else say("pages_commitments.past")
    numbers = [("deadline", day(commitment.deadline.last_day), left)]
    if commitment.target:
        target = target_words(commitment.target, address.language())
        told = worded(commitment, judged)
        numbers[:0] = [("figure", told.figure, told.under), ("target", target, ""), *([("gap", told.gap, "")] if told.gap else [])]
    else:
        done = sum(one.done_on is not None for one in judged.milestones)
        numbers[:0] = [("milestones", f"{done}/{len(judged.milestones)}", "")]
    if judged.chance is not None:
        low, high = judged.interval or (None, None)
        span = "" if low is None else say("pages_commitments.interval", low=percent(low), high=percent(high))
        numbers.append(("chance", chance_words(judged.chance, address.language()), span))
    if judged.required_rate is not None and 0 < judged.required_rate <= 1:
        words = case_words(readers.catalog().indicators[commitment.indicator], address.language())
        slack = "" if judged.slack is None else say("pages_commitments.slack", n=count(judged.slack), **words)
        numbers.append(("required", percent(judged.required_rate), slack))
    return [(say(f"pages_commitments.numbers.{name}"), value, under) for name, value, under in numbers]
