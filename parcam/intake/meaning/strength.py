"""How well one level of a heading answers a rule that names a part."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import longest, phrase

if TYPE_CHECKING:
    from parcam.catalog.vocabulary import PartRule
    from parcam.intake.letters.fold import Phrase, Word


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
    firsts, pairs = _phrases(rule.says)
    if not any(found.plain in firsts for found in here) or longest(rule.never, here):
        return 0
    best = 0
    for parent, leaf in pairs:
        if not leaf.within(here):
            continue
        if parent is None:
            best = max(best, leaf.length)
        elif any(parent.within(one.said) and not longest(rule.never, one.said) for one in above):
            best = max(best, leaf.length + parent.length)
    return best


@lru_cache(maxsize=512)
def _phrases(says: tuple[str, ...]) -> tuple[frozenset[str], tuple[tuple[Phrase | None, Phrase], ...]]:
    """(a word of each phrase without which no level answers it, for each what is wanted above and here)."""
    parted = [text.rpartition(">") for text in says]
    pairs = tuple((phrase(parent) if parent else None, phrase(leaf)) for parent, _, leaf in parted)
    return frozenset(leaf.runs[0][0].plain for _, leaf in pairs), pairs
