"""data/plans/*.toml -> the signed plans, word for word."""

from __future__ import annotations

from pathlib import Path

from parcam.catalog.defects import Defects
from parcam.catalog.known import Known
from parcam.catalog.plan_rules import check_codes, check_commitment
from parcam.catalog.record import Record, read_file
from parcam.model.commitment import (
    Aim,
    Commitment,
    Comparison,
    Deadline,
    DeadlineKind,
    Doubt,
    Feeds,
    Milestone,
    Plan,
    Section,
    Target,
)
from parcam.model.month import year_span


def load_plans(root: Path, defects: Defects, known: Known) -> dict[int, Plan]:
    """Every plan by its year, oldest first."""
    plans = [read_plan(file, root, defects, known) for file in sorted((root / "plans").glob("*.toml"))]
    return {plan.year: plan for plan in sorted(plans, key=lambda plan: plan.year)}


def read_plan(file: Path, root: Path, defects: Defects, known: Known) -> Plan:
    """One plan file, its shape and its ties to units, indicators and frameworks checked."""
    record = read_file(file, root, defects)
    year = record.whole("year")
    plan = Plan(
        id=record.text("id"), year=year, office=record.text("office"), title=record.text("title"), number=record.text("number"),
        signed_text=record.text("signed_text"), signer=record.text("signer"), bases=record.texts("bases"), source=record.text("source"),
        commitments=tuple(_commitment(one, year) for one in record.tables("commitment")),
        doubts=_doubts(record), sections=tuple(_section(one) for one in record.tables("section")),
        signer_title=record.text("signer_title"), annex_title=record.text("annex_title"), annex_text=record.text("annex_text"),
        letter=record.texts("letter"), recipients=record.texts("recipients", ()))
    pairs = list(zip(record.tables("commitment"), plan.commitments, strict=True))
    for one, commitment in pairs:
        check_commitment(one, commitment, year, known)
    check_codes(pairs, plan.sections)
    record.done()
    return plan


def _section(record: Record) -> Section:
    one = Section(record.text("code"), record.text("title"))
    record.done()
    return one


def _commitment(record: Record, year: int) -> Commitment:
    one = Commitment(
        code=record.text("code"), aim=record.choice("aim", Aim), title=record.text("title"), target_text=record.text("target_text"),
        deadline=_deadline(record), directs=record.text("directs"), leads_text=record.text("leads_text"), leads=record.texts("leads"),
        product=record.text("product"), indicator=record.text("indicator"), target=_target(record),
        milestones=(*_milestones(record), *_monthly(record, year)), feeds=tuple(_feeds(feed) for feed in record.tables("feeds")),
        doubts=_doubts(record), note=record.text("note", ""), english=record.text("english", ""),
        definition=record.text("definition", ""))
    record.done()
    return one


def _deadline(record: Record) -> Deadline:
    part = record.table("deadline")
    if part is None:
        record.fault("deadline", "missing_key")
        part = Record(record.file, {}, record.lines, record.defects, record.path)
    deadline = Deadline(part.text("text"), part.choice("kind", DeadlineKind), part.day("day"))
    part.done()
    return deadline


def _target(record: Record) -> Target | None:
    part = record.table("target")
    if part is None:
        return None
    target = Target(part.number("value", low=0.0, high=1.0), part.choice("comparison", Comparison), part.maybe_whole("count"))
    part.done()
    return target


def _milestones(record: Record) -> tuple[Milestone, ...]:
    found = []
    for part in record.tables("milestone"):
        found.append(Milestone(part.text("id"), part.text("text"), part.day("due"), part.flag("sourced"), part.text("basis")))
        part.done()
    return tuple(found)


def _monthly(record: Record, year: int) -> tuple[Milestone, ...]:
    """A deed that comes back each month, due on the month's last day; `{month}` in its text is the month's number."""
    part = record.table("monthly")
    if part is None or not 1900 < year < 9999:
        return ()
    text, sourced, basis = part.text("text"), part.flag("sourced"), part.text("basis")
    part.done()
    return tuple(Milestone(str(month), text.replace("{month}", f"{month.number}/{month.year}"), month.last_day, sourced, basis)
                 for month in year_span(year))


def _feeds(record: Record) -> Feeds:
    one = Feeds(record.text("framework"), record.text("part"), record.text("basis"), record.flag("sourced"))
    record.done()
    return one


def _doubts(record: Record) -> tuple[Doubt, ...]:
    found = []
    for part in record.tables("doubt"):
        found.append(Doubt(part.text("where"), part.text("text"), part.text("kind", "")))
        part.done()
    return tuple(found)
