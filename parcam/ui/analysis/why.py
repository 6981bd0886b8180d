"""Vì sao: the gap to the target taken apart by unit, and a change between two periods into doing better and moving work."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.figure import Figure, Setting
from parcam.figures.message import target_words
from parcam.figures.waterfall import Factor, Waterfall, draw_waterfall
from parcam.judge.why import Change, Effect, change_causes, gap_causes, periods, split_change, split_gap
from parcam.model.month import Month
from parcam.ui import judged, readers
from parcam.words.dates import months as months_words
from parcam.words.numbers import percent, points, points_plain
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.commitment import Commitment
    from parcam.model.indicator import Indicator

    Explained = tuple[Figure, str, tuple[str, ...]]
    """The chart, a sentence on the whole, the causes."""

_LEVEL = 5e-5
"""A change smaller than this (a fraction) is none."""
_MOST, _VISIBLE = 8, 0.0005
"""Effects drawn each for itself, and the least size (a fraction) of one that can be seen; the rest is one step: the sum stays exact."""


@lru_cache(maxsize=64)
def gap(stamp: str, code: str, as_of: date, language: str) -> Explained | None:
    """From the target to the figure by unit, and the three largest causes in words; None without a figure."""
    one = readers.plan(as_of).commitment(code)
    found = readers.judgement(stamp, as_of, language, code)
    parts = {part.unit: (part.numerator, part.denominator) for part in found.by_unit
             if part.numerator is not None and part.denominator is not None}
    if one.target is None or found.figure is None or not any(d for _, d in parts.values()):
        return None
    shares, names = split_gap(parts, one.target.value), judged.unit_names(language)
    causes = gap_causes(shares, names, language=language)
    factors = tuple(Factor(share.unit, names[share.unit], share.gap) for share in shares)
    title = _gap_title(_indicator(one), found.gap or 0.0, [names[share.unit] for share in shares if share.gap < 0], language)
    window = months_words(Month(readers.plan(as_of).year, 1), found.last_month, language)
    start = say("pages_analysis.target", language, target=target_words(one.target, language))
    steps = Waterfall(title, _measured(one, language), start, one.target.value, factors, say("pages_analysis.figure", language),
                      found.figure, window)
    return draw_waterfall(steps, _setting(stamp, as_of, language)), "", causes


@lru_cache(maxsize=64)
def change(stamp: str, code: str, as_of: date, against: str, language: str) -> Explained | None:
    """From one period to the next by unit, rate and mix apart; None when one of the two has no figure."""
    one = readers.plan(as_of).commitment(code)
    last = readers.judgement(stamp, as_of, language, code).last_month
    if last is None:
        return None
    before, after = periods(_indicator(one), last, against)
    told = split_change(*(judged.period_parts(stamp, one.indicator, months, as_of) for months in (before, after)))
    if told is None:
        return None
    names = judged.unit_names(language)
    spans = [months_words(months[0], months[-1], language) for months in (before, after)]
    moved = told.after - told.before
    title = say("pages_analysis.change_title" if abs(moved) >= _LEVEL else "pages_analysis.change_title_level", language,
                what=readers.named(_indicator(one), language), step=points(moved, 1, language), before=spans[0], after=spans[1])
    steps = Waterfall(title, say("pages_analysis.change_measured", language), spans[0], told.before, _factors(told, names, language),
                      spans[1], told.after)
    return draw_waterfall(steps, _setting(stamp, as_of, language)), _split(told, language), change_causes(told, names, language=language)


def _factors(told: Change, names: dict[str, str], language: str) -> tuple[Factor, ...]:
    """The largest effects by size, then all the others as one."""
    effects = [one for effect in told.effects for one in _two(effect, names, language) if one.value]
    ranked = sorted(effects, key=lambda one: -abs(one.value))
    large = [one for one in ranked if abs(one.value) >= _VISIBLE][:_MOST]
    rest = ranked[len(large):]
    if len(rest) < 2:
        return tuple(ranked)
    return (*large, Factor("rest", say("pages_analysis.rest", language, n=len(rest)), sum(one.value for one in rest)))


def _two(effect: Effect, names: dict[str, str], language: str) -> tuple[Factor, Factor]:
    words = [say(f"pages_analysis.effect.{kind}", language, unit=names[effect.unit]) for kind in ("rate", "mix")]
    return Factor(effect.unit, words[0], effect.rate), Factor(effect.unit, words[1], effect.mix, second=True)


def _split(told: Change, language: str) -> str:
    return say("pages_analysis.split", language, rate=points(told.rate, 2, language), mix=points(told.mix, 2, language))


def _gap_title(indicator: Indicator, gap: float, pulling: list[str], language: str) -> str:
    what, size = readers.named(indicator, language), points_plain(gap, 1, language)
    if gap < 0:
        return say("pages_analysis.gap_title", language, what=what, size=size, units=", ".join(pulling[:2]))
    if pulling:
        return say("pages_analysis.gap_title_above", language, what=what, size=size, units=", ".join(pulling[:2]))
    return say("pages_analysis.gap_title_all_above", language, what=what, size=size)


def _measured(one: Commitment, language: str) -> str:
    return say("pages_analysis.gap_measured", language, value=percent(one.target.value if one.target else None, 0, language))


def _indicator(one: Commitment) -> Indicator:
    return readers.shown().indicators[one.indicator]


def _setting(stamp: str, as_of: date, language: str) -> Setting:
    return Setting(as_of, "", readers.freshness(stamp, as_of).sample, language)
