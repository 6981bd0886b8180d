"""The sentence above a chart of one figure against its target: what it is, what is missing, what is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.model.verdict import Verdict
from parcam.words.dates import month as month_words
from parcam.words.numbers import count, percent, percent_short, points_plain
from parcam.words.text import say

if TYPE_CHECKING:
    from parcam.model.commitment import Target
    from parcam.model.month import Month

_CLOSED = {Verdict.MET: "met", Verdict.NOT_MET: "not_met", Verdict.PARTLY_MET: "partly_met"}
_SAME = 5e-5
"""Fractions closer than this read alike."""


@dataclass(frozen=True, slots=True)
class Message:
    """`what` is the indicator's short name; `place` a unit's name or "" for the office. Rates are fractions.
    `required` is the rate needed in each month left (None: none left or not computed); of what grows over the year (`grows`: money
    disbursed, tasks done) it is the share needed of the part not done yet."""

    what: str
    figure: float | None
    target: Target | None = None
    required: float | None = None
    verdict: Verdict | None = None
    lost_since: Month | None = None
    place: str = ""
    numerator: float | None = None
    denominator: float | None = None
    grows: bool = False


def headline(message: Message, language: str = "vi") -> str:
    """"Thanh toán trực tuyến 31,2 %: thiếu 8,8 điểm, cần 52 % mỗi tháng còn lại"."""
    what = message.what
    if message.place:
        what = say("figures.message.of_place", language, place=message.place, what=_lower_first(what))
    if message.figure is None:
        return say("figures.message.no_data", language, what=what)
    if message.target is None:
        return say("figures.message.plain", language, what=what, figure=percent(message.figure, language=language))
    if message.target.count:
        return _counted(what, message, language)
    return _rated(what, message, message.target, language)


def target_words(target: Target, language: str = "vi") -> str:
    """"≥ 40 %", "> 90 %", "= 100 %"; a counted target as its count."""
    value = count(target.count, language) if target.count else percent_short(target.value, language)
    return say(f"common.comparison.{target.comparison}", language, value=value)


def _rated(what: str, message: Message, target: Target, language: str) -> str:
    figure = message.figure or 0.0
    gap = figure - target.value
    required = None if message.required is None else percent(max(message.required, 0.0), language=language)
    fields = {"what": what, "figure": percent(figure, language=language, against=target.value), "gap": points_plain(gap, language=language),
              "target": target_words(target, language), "required": required, "month": month_words(message.lost_since, language)}
    return say(f"figures.message.{_kind(message, target, figure)}", language, **fields)


def _kind(message: Message, target: Target, figure: float) -> str:
    met, same = target.comparison.holds(figure, target.value), abs(figure - target.value) < _SAME
    if not met and abs(figure - target.value) < 1e-9:
        return "only_level"
    if message.verdict in _CLOSED and met is (message.verdict is Verdict.MET):
        return _CLOSED[message.verdict]
    return _reached(message, same) if met else _short(message)


def _short(message: Message) -> str:
    if message.verdict is Verdict.LOST:
        return "lost_since" if message.lost_since else "lost"
    if message.required is None:
        return "short_only"
    return "short_rest" if message.grows else "short"


def _reached(message: Message, same: bool) -> str:
    if message.verdict is Verdict.SECURED:
        return "secured_level" if same else "secured"
    if message.required is None or message.grows:
        return "level" if same else "over_only"
    return "keep_exactly" if same else "keep"


def _counted(what: str, message: Message, language: str) -> str:
    done, asked = message.numerator or 0.0, (message.target.count if message.target else 0) or 0
    name = "counted_short" if done < asked else "counted_met"
    return say(f"figures.message.{name}", language, what=what, done=count(done, language), asked=count(asked, language),
               missing=count(max(asked - done, 0), language))


def _lower_first(text: str) -> str:
    """A sentence case name after a colon, unless it starts with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
