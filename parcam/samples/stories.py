"""What goes wrong in the files: a unit that sends nothing, a slip put right later, a wrong file taken back, a file that comes late."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.model.month import Month
    from parcam.samples.kinds import Fact
    from parcam.samples.scenario import Scenario, Source, Story


def told(scenario: Scenario, source: Source, kind: str, months: Iterable[Month]) -> list[Story]:
    """The stories of that kind that touch one of these months of the source."""
    inside = set(months)
    return [s for s in scenario.stories if s.kind == kind and s.source == source.id and inside.intersection(s.months)]


def blanked(facts: Iterable[Fact], stories: list[Story]) -> tuple[Fact, ...]:
    """Facts of units that sent nothing become blanks."""
    return tuple(replace(f, numerator=None, denominator=None, stated=None) if _touched(f, stories) else f for f in facts)


def slipped(facts: Iterable[Fact], stories: list[Story]) -> tuple[Fact, ...]:
    """The numerator as first written down wrong."""
    return tuple(_slip(f, stories) for f in facts)


def _slip(fact: Fact, stories: list[Story]) -> Fact:
    change = sum(s.numerator for s in stories if _touched(fact, [s]))
    return fact if fact.numerator is None else replace(fact, numerator=fact.numerator + change)


def scaled(facts: Iterable[Fact], story: Story) -> tuple[Fact, ...]:
    """Both parts of the touched units multiplied by the story's factor."""
    return tuple(_scale(f, story.factor) if _touched(f, [story]) else f for f in facts)


def _scale(fact: Fact, factor: float) -> Fact:
    if fact.numerator is None or fact.denominator is None:
        return fact
    return replace(fact, numerator=round(fact.numerator * factor, -5), denominator=fact.denominator)


def _touched(fact: Fact, stories: list[Story]) -> bool:
    return any(fact.unit in s.units and fact.month in s.months for s in stories)
