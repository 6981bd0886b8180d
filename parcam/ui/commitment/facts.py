"""One commitment whole, as tables: what the plan says, what is doubtful in it, milestones, units, definition, frameworks it feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.judge.reason import case_words
from parcam.ui import address, defined, listing, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, day, month, parts_of, percent, points, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from parcam.model.commitment import Commitment, Feeds, Milestone, Plan
    from parcam.model.indicator import Indicator
    from parcam.model.verdict import Judgement, MilestoneState, UnitPart

Listed = tuple[list[Column], list[Row]]


def section(name: str, table: Listed, on_choose: Callable[[str], None] | None = None) -> None:
    """A heading and a table below it; nothing when there are no rows."""
    if table[1]:
        words = say(f"pages_commitments.sections.{name}")
        st.subheader(words, anchor=False)
        listing.draw(*table, key=f"commitment_{name}", caption=words, on_choose=on_choose)


def title(commitment: Commitment) -> str:
    """Code and title; in English the translation, as the plan's own words stand below."""
    return f"{commitment.code} · {_translation(commitment) or commitment.title}"


def path(plan: Plan, commitment: Commitment) -> str:
    """The headings above it, outermost first."""
    return " › ".join(f"{section.code.rpartition('.')[2]}. {section.title}" for section in plan.section(commitment.code))


def verbatim(commitment: Commitment) -> Listed:
    """The row of the annex, word for word, with what follows from it in the quiet line."""
    units = ", ".join(readers.shown().units[one].short for one in readers.shown().resolve(commitment.leads))
    cells = {
        "title": Cell(commitment.title, under=_translation(commitment)),
        "target_text": Cell(commitment.target_text, under=commitment.note),
        "directs": Cell(commitment.directs),
        "leads_text": Cell(commitment.leads_text, under=say("pages_commitments.resolved", units=units) + _unsourced(commitment)),
        "deadline": Cell(commitment.deadline.text, under=say("pages_commitments.last_day", day=day(commitment.deadline.last_day))),
    }
    columns = [Column(say("pages_commitments.columns.part"), wrap=False), Column(say("pages_commitments.columns.verbatim"))]
    return columns, [Row(name, (Cell(say(f"pages_commitments.parts.{name}"), tone="none"), cell)) for name, cell in cells.items()]


def doubts(plan: Plan, commitment: Commitment) -> Listed:
    """What is contradictory or missing in the row, then in the whole plan."""
    columns = [Column(say("pages_commitments.columns.where"), wrap=False), Column(say("pages_commitments.columns.doubt"))]
    own = [(one.where, "none", Cell(one.text)) for one in commitment.doubts]
    whole = [(one.where, "none", Cell(one.text, under=say("pages_commitments.whole_plan"))) for one in plan.doubts]
    return columns, [Row(f"{at}", (Cell(where, tone=tone, sign="?"), text)) for at, (where, tone, text) in enumerate(own + whole)]


def milestones(commitment: Commitment, judged: Judgement) -> Listed:
    """Each milestone with its state; where its day comes from is told once when it is the same for all."""
    columns = [Column(say(f"pages_commitments.columns.{name}"), wrap=name == "milestone" or name == "evidence")
               for name in ("milestone", "due", "state", "done_on", "evidence")]
    told = [one.basis for one in commitment.milestones]
    return columns, [_milestone(one, state, one.basis if not one.sourced and one.basis not in told[:at] else "")
                     for at, (one, state) in enumerate(zip(commitment.milestones, judged.milestones, strict=True))]


def units(commitment: Commitment, judged: Judgement) -> Listed:
    """Each unit's figure and its share of the gap, the heaviest miss first; units expected to report and silent last."""
    columns = [Column(say("pages_commitments.columns.unit")),
               *(Column(say(f"pages_commitments.columns.{name}"), "end", wrap=False) for name in ("figure", "share", "required", "newest")),
               Column(say("pages_commitments.columns.verdict"), wrap=False)]
    told = {part.unit for part in judged.by_unit}
    silent = [unit for unit in readers.shown().reporters(commitment.indicator) if unit not in told]
    indicator = readers.shown().indicators[commitment.indicator]
    ordered = sorted(judged.by_unit, key=lambda part: (part.gap is None, part.gap or 0.0))
    nothing = Cell(say("pages_commitments.silent"), tone="none", sign="○")
    return columns, [*(_unit(part, indicator) for part in ordered), *(Row(unit, (_name(unit), nothing, "", "", "", "")) for unit in silent)]


def quality(indicator: Indicator) -> Listed:
    """The five disclosures of the data-quality statement, then what the definition needs said."""
    columns = [Column(say("pages_commitments.columns.disclosure"), wrap=False), Column(say("pages_commitments.columns.statement"))]
    told = {name: getattr(indicator.quality, name) for name in ("formula", "source", "window", "limits", "checked")}
    told |= {"about": indicator.about} if indicator.about else {}
    return columns, [Row(name, (Cell(say(f"pages_commitments.quality.{name}"), tone="none"), text)) for name, text in told.items()]


def definitions(indicator: Indicator, judged: Judgement) -> Listed:
    """The same name in other systems, with the figure each gives; the one the plan goes by is marked."""
    columns = [Column(say("pages_commitments.columns.system")), Column(say("pages_commitments.columns.defined"), "end"),
               *(Column(say(f"pages_commitments.columns.{name}")) for name in ("formula", "source"))]
    return columns, [Row(one.id, (defined.system(one.name, told, used=one.used), defined.figure(told, indicator), one.formula, one.source))
                     for one, told in zip(indicator.definitions, judged.definitions, strict=True)]


def feeds(commitment: Commitment) -> Listed:
    columns = [Column(say(f"pages_commitments.columns.{name}")) for name in ("framework", "part_fed", "basis")]
    return columns, [_feed(one) for one in commitment.feeds]


def _feed(one: Feeds) -> Row:
    framework = readers.shown().frameworks[one.framework]
    part = framework.part(one.part)
    mark = "" if one.sourced else say("pages_commitments.unsourced")
    return Row(one.framework, (Cell(framework.name, strong=True), part.name, Cell(one.basis, under=mark)))


def _milestone(one: Milestone, state: MilestoneState, basis: str) -> Row:
    return Row(one.id, (Cell(one.text, under=basis), Cell(day(one.due), sort=one.due.isoformat()), listing.verdict(state.verdict),
                    day(state.done_on) if state.done_on else "", state.evidence or ""))


def _unit(part: UnitPart, indicator: Indicator) -> Row:
    ratio = say("pages_commitments.stated") if part.stated else parts_of(indicator, part.numerator, part.denominator)
    share = Cell() if part.gap is None else Cell(points(part.gap, 2), sort=part.gap)
    needed = part.required_rate is not None and part.required_rate <= 1
    words = case_words(indicator, address.language())
    slack = "" if part.slack is None else say("pages_commitments.slack", n=count(part.slack), **words)
    required = Cell(percent(part.required_rate), under=slack, sort=part.required_rate) if needed else Cell()
    return Row(part.unit, (_name(part.unit), Cell(percent(part.rate), under=ratio, strong=True, sort=part.rate), share, required,
                           Cell(month(part.last_month), sort=str(part.last_month)), listing.verdict(part.verdict)))


def _name(unit: str) -> Cell:
    """"" is what a counted target holds beyond what the units were given."""
    return Cell(readers.shown().label(unit, address.language()) if unit else say("common.unassigned"))


def _translation(commitment: Commitment) -> str:
    return commitment.english if address.language() == "en" else ""


def _unsourced(commitment: Commitment) -> str:
    groups = [readers.shown().groups[one] for one in commitment.leads if one in readers.shown().groups]
    return "" if all(one.sourced for one in groups) else " · " + say("pages_commitments.unsourced")
