"""A commitment's figure, its parts and its gap in words, the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parcam.ui import address, readers
from parcam.ui.text import count, parts_of, percent, points, say
from parcam.words.numbers import points_plain

if TYPE_CHECKING:
    from parcam.model.commitment import Commitment
    from parcam.model.verdict import Judgement

_LEVEL = 5e-5


class Worded(NamedTuple):
    """"32/40", "80,0 %", "thiếu 8" of a counted target; "31,3 %", "463 / 1.477", "−8,7 điểm" of any other."""

    figure: str
    under: str
    gap: str


def worded(commitment: Commitment, judged: Judgement) -> Worded:
    """Dashes where nothing is known. ValueError for a commitment of deeds."""
    target = commitment.target
    if target is None:
        raise ValueError(f"{commitment.code} has no target")
    if judged.figure is None or judged.gap is None:
        return Worded(percent(None), "", "")
    if target.count:
        short = target.count - (judged.numerator or 0)
        gap = say("pages_overview.count_short", n=count(short)) if short > 0 else say("pages_overview.count_full")
        return Worded(f"{count(judged.numerator)}/{count(target.count)}", percent(judged.figure), gap)
    gap = points_plain(0.0, language=address.language()) if abs(judged.gap) < _LEVEL else points(judged.gap)
    parts = parts_of(readers.shown().indicators[commitment.indicator], judged.numerator, judged.denominator)
    return Worded(percent(judged.figure), parts, gap)
