"""data/scoring/*.toml -> dated sets of scoring rules."""

from __future__ import annotations

from pathlib import Path

from parcam.catalog.defects import Defects
from parcam.catalog.frameworks import read_trust
from parcam.catalog.known import Known
from parcam.catalog.record import Record, read_file
from parcam.catalog.units import read_id
from parcam.model.scoring import Rule, RuleKind, RuleSet, Step


def load_scoring(root: Path, defects: Defects, known: Known) -> dict[str, RuleSet]:
    """Every file of the folder by its id."""
    taken: set[str] = set()
    found = [_rule_set(read_file(file, root, defects), file.stem, taken, known) for file in sorted((root / "scoring").glob("*.toml"))]
    return {one.id: one for one in found}


def _rule_set(record: Record, stem: str, taken: set[str], known: Known) -> RuleSet:
    found = read_id(record, taken)
    if found and found != stem:
        record.fault("id", "file_name", found=found, wanted=stem)
    rules_taken: set[str] = set()
    one = RuleSet(
        id=found, name=record.text("name"), framework=record.text("framework", ""),
        rules=tuple(_rule(rule, rules_taken) for rule in record.tables("rule")),
        valid_from=record.maybe_day("valid_from"), valid_to=record.maybe_day("valid_to"), sourced=record.flag("sourced"),
        source=record.text("source"), trust=read_trust(record), about=record.text("about", ""), gaps=record.texts("gaps", ()))
    for rule_record, rule in zip(record.tables("rule"), one.rules, strict=True):
        if rule.indicator:
            known.indicator(rule_record, "indicator", rule.indicator)
        if rule.part:
            known.part(rule_record, one.framework, rule.part)
    record.done()
    return one


def _rule(record: Record, taken: set[str]) -> Rule:
    id = record.text("id")
    if id in taken:
        record.fault("id", "duplicate_id", found=id)
    taken.add(id)
    rule = Rule(
        id=id, name=record.text("name"), kind=record.choice("kind", RuleKind), max_points=record.maybe_number("max_points"),
        indicator=record.text("indicator", ""), part=record.text("part", ""), ceiling=record.number("ceiling", 1.0, low=0.01, high=1.0),
        floor=record.number("floor", 0.0, low=0.0, high=1.0), steps=tuple(_step(one) for one in record.tables("step")),
        digits=record.maybe_whole("digits"), same_definition=record.flag("same_definition", False), source=record.text("source"),
        trust=read_trust(record), note=record.text("note", ""))
    _shape(record, rule)
    record.done()
    return rule


def _step(record: Record) -> Step:
    one = Step(record.number("at_least", low=0.0, high=1.0), record.number("points", low=0.0))
    record.done()
    return one


def _shape(record: Record, rule: Rule) -> None:
    """What each kind of rule needs, and that no step gives more than the maximum."""
    if rule.kind is RuleKind.STEPS and not rule.steps:
        record.fault("", "rule_shape", found=rule.id, kind=rule.kind, missing="step")
    if rule.kind is RuleKind.FLOOR and "floor" not in record.data:
        record.fault("", "rule_shape", found=rule.id, kind=rule.kind, missing="floor")
    bars = [step.at_least for step in rule.steps]
    if bars != sorted(bars, reverse=True) or len(set(bars)) != len(bars):
        record.fault("step", "steps_order", found=rule.id)
    for step in rule.steps:
        if rule.max_points is not None and step.points > rule.max_points:
            record.fault("step", "points_above_max", found=step.points, max=rule.max_points)
