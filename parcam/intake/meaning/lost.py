"""Columns whose heading has lost the level that says of what time, or of what part, their figures are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.labels import Meaning


def partless(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where headings say a month and, below it, a part, one that says a month and no part has lost it: it is no result."""
    counts = {"numerator", "denominator"}
    if not any(len(one.heading.levels) > 1 and one.meaning.spans and counts & set(one.meaning.parts.values()) for one in made):
        return made
    return tuple(replace(one, role="unread", why="partless") if one.role == "value" and _only_time(one.meaning) else one for one in made)


def lowerless(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """Beside "Giải ngân > Lũy kế từ đầu năm", one headed "Giải ngân" alone has lost the lower heading that says of what time it is."""
    return tuple(
        replace(one, role="unread", why="partless") if any(_lower(one, other) for other in made if one.role == "value") else one
        for one in made
    )


def _lower(one: Column, other: Column) -> bool:
    """Whether `other` says the same parts as `one` under the same headings, and a running total below them."""
    depth = len(one.heading.levels)
    below = depth < len(other.heading.levels) and other.heading.levels[:depth] == one.heading.levels and depth > 0
    return below and other.meaning.cumulative and not one.meaning.cumulative and one.meaning.parts == other.meaning.parts != {}


def _only_time(meaning: Meaning) -> bool:
    return bool(meaning.spans) and not (meaning.parts or meaning.named or meaning.unit or meaning.rate or meaning.percent or meaning.skip)
