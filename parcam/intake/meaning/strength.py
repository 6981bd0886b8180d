"""How well one level of a heading answers a rule that names a part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import longest, phrase

if TYPE_CHECKING:
    from parcam.catalog.vocabulary import PartRule
    from parcam.intake.letters.fold import Word


@dataclass(frozen=True, slots=True)
class Level:
    """`said` are its words without times and brackets, `full` all of them."""

    text: str
    said: tuple[Word, ...]
    full: tuple[Word, ...]
    rate: bool
    percent: bool


def strength(rule: PartRule, level: Level, above: list[Level]) -> int:
    """Words of the longest phrase of the rule that the level answers, with the level above where the phrase wants one. What was paid in
    one month ("giải ngân tháng 6") is known by the very words that say the time."""
    here = level.full if rule.part == "month_only" else level.said
    if longest(rule.never, here):
        return 0
    best = 0
    for text in rule.says:
        parent, _, leaf = text.rpartition(">")
        if not phrase(leaf).within(here):
            continue
        if not parent:
            best = max(best, phrase(leaf).length)
        elif any(phrase(parent).within(one.said) and not longest(rule.never, one.said) for one in above):
            best = max(best, phrase(leaf).length + phrase(parent).length)
    return best
