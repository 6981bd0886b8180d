"""One name, several figures: what each system's definition gives, beside the one the plan goes by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.ui import readers
from parcam.ui.listing import Cell
from parcam.ui.text import count, parts_of, percent, say

if TYPE_CHECKING:
    from parcam.model.indicator import Indicator
    from parcam.model.verdict import DefinedFigure, Judgement


def system(name: str, told: DefinedFigure | None, *, used: bool) -> Cell:
    """The system's name; the one the plan goes by is marked. Without a commitment, the indicator's own is."""
    chosen = told.chosen if told else used
    return Cell(name, under=say("pages_commitments.used_here") if chosen else "", strong=chosen)


def figure(told: DefinedFigure | None, indicator: Indicator) -> Cell:
    """The figure with its parts, or why there is none."""
    if told is None or told.figure is None:
        return Cell("—", under=_why_none(told))
    parts = parts_of(indicator, told.numerator, told.denominator)
    return Cell(percent(told.figure), under=parts, strong=told.chosen, sort=told.figure)


def line(indicator: Indicator, judged: Judgement) -> str:
    """One line to stand under the number: by which definition it is counted, and what the others give; "" where systems do not differ."""
    if len(judged.definitions) < 2:
        return ""
    names = {one.id: one.name for one in indicator.definitions}
    mine = next((names[one.definition] for one in judged.definitions if one.chosen), "")
    others = (f"{names[one.definition]} {percent(one.figure)}" for one in judged.definitions if not one.chosen and one.figure is not None)
    told = "; ".join(others) or say("pages_commitments.defined.no_other")
    flows = "" if all(one.used for one in indicator.definitions if one.name == mine) else " " + say("pages_commitments.defined.flows")
    return say("pages_commitments.defined.line", system=mine, others=told) + flows


def _why_none(told: DefinedFigure | None) -> str:
    if told is not None and not told.computed:
        return say("pages_commitments.defined.never")
    if told is not None and told.lacking:
        units = ", ".join(readers.shown().units[unit].short for unit in told.lacking)
        key = "lacking" if told.partial is None else "partial"
        return say(f"pages_commitments.defined.{key}", units=units, n=count(len(told.units)), figure=percent(told.partial))
    return say("pages_commitments.defined.nothing")
