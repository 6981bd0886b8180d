"""Columns whose heading has lost the level that says of what time, or of what part, their figures are, or stands beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.labels import Lexicon, Meaning


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


def slipped(made: list[Column], lexicon: Lexicon) -> list[Column]:
    """Where the headings have moved against their columns no figure is known: names of units stand under a heading that also stands over
    figures, or under one of a part below the units' own, or while figures stand under the units' own."""
    known = [one for one in made if (one.role, one.why) == ("unit", "content") and one.heading.levels]
    names = [one for one in known if not lexicon.says("heading.unit", one.heading.levels[-1])]
    figures = [one for one in made if one.role == "value" and one.heading.levels]
    again = {one.heading.levels[-1] for one in names} & {one.heading.levels[-1] for one in figures}
    parted = [one for one in names if lexicon.mean(one.heading.levels[-1:]).parts]
    below = any(lexicon.says("heading.unit", level) for one in parted for level in one.heading.levels[:-1])
    over = any(lexicon.says("heading.unit", one.heading.levels[-1]) for one in figures)
    moved = again or below or (parted and over)
    return [replace(one, role="unread", why="moved") if moved and one.role == "value" else one for one in made]


def upperless(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """Beside "Hài lòng > Số phiếu, Tỷ lệ" and "Không hài lòng > Số phiếu, Tỷ lệ", a bare "Số phiếu, Tỷ lệ" has lost the heading that says
    what it counts: of what the groups add up to, a part is missing."""
    figures = [one for one in made if one.role == "value" and one.heading.levels]
    groups: dict[tuple[str, ...], list[str]] = {}
    for one in figures:
        groups.setdefault(one.heading.levels[:-1], []).append(one.heading.levels[-1])
    bare = groups.pop((), [])
    lost = sum(len(lowest) > 1 and lowest == bare[-len(lowest):] for lowest in groups.values()) > 1
    if not lost or any(one.meaning.spans for one in figures):
        return made
    return tuple(replace(one, role="unread", why="moved") if one in figures and one.heading.levels[-1] in bare else one for one in made)
