"""The words on a trend: each beside what it names, none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parcam.figures import clear, house
from parcam.figures.message import target_words
from parcam.figures.series import percents
from parcam.words.numbers import percent

if TYPE_CHECKING:
    from parcam.figures.figure import Setting
    from parcam.figures.marks import Break
    from parcam.figures.scale import Scale
    from parcam.figures.trend import Trend
    from parcam.model.month import Month

_LINE = 0.065
"""Height of a line of text as a share of a small plot (240 pixels on screen)."""
_NEAR = 0.13
"""Two marks closer than this share of the plot leave no room for words between them."""

_YEAR = 12
"""Months beyond which the year before is no longer one year to be named."""

_HEIGHTS = (0.08, 0.5, 0.68, 0.32, 0.9)
"""Where the words of the open month may stand, as shares of the plot, best first."""

_LETTER, _SMALL_LETTER = 0.012, 0.009
"""Width of a letter of the newest figure, and of other words, as a share of a small plot (750 pixels on screen)."""
_AIR, _AIR_PIXELS = 0.024, 7
"""Air between the newest figure and its point, as a share of a small plot and in pixels on screen."""
_CEILING = 1.025
"""How high the newest figure may stand: a little into the margin over the plot."""
_ANCHORS = {"center": "center", "right": "left", "left": "right"}

Label = tuple[str, float, str, bool]
"""Text, height in percent, colour, bold."""


def edge_labels(trend: Trend, setting: Setting, scale: Scale) -> list[Label]:
    """The labels right of the plot, before they are moved apart."""
    colours = house.palette(setting)
    labels: list[Label] = []
    if trend.target:
        words = setting.say("trend.target", target=target_words(trend.target, setting.language))
        labels.append((words, min(trend.target.value * 100, scale.high), colours.ink, False))
    last, previous = trend.line.last, trend.line.previous
    if last and last is trend.line.points[-1] and last.rate is not None:
        labels.append((percent(last.rate, language=setting.language), last.rate * 100, colours.ink, True))
    if previous and previous[-1].rate is not None:
        name = str(previous[-1].month.year) if len(previous) <= _YEAR else house.wrap(setting.say("trend.last_year"), 5)
        labels.append((name, previous[-1].rate * 100, colours.soft, False))
    if trend.forecast:
        end = trend.forecast[-1].median
        labels.append((setting.say("trend.forecast", figure=percent(end, 0, setting.language)), end * 100, colours.accent, False))
    return labels


def edge_notes(labels: list[Label], setting: Setting, scale: Scale) -> list[dict[str, Any]]:
    tallest = max((text.count("<br>") + 1 for text, *_ in labels), default=1)
    heights = house.spread([scale.share(height) for _, height, *_ in labels], _LINE * tallest, ceiling=1.0)
    return [house.note(setting, text, 1, height, xref="paper", yref="paper", xanchor="left", yanchor="middle", xshift=6, align="left",
                       colour=colour, bold=bold) for (text, _, colour, bold), height in zip(labels, heights, strict=True)]


def notes(trend: Trend, setting: Setting, months: list[Month], scale: Scale) -> list[dict[str, Any]]:
    """The newest figure at its point, the rate still needed, breaks, the open month, where a cut scale starts."""
    told = [_newest(trend, setting, scale)] if trend.ahead else []
    if trend.asked is not None:
        told.append(_required(trend, trend.asked, setting, scale))
    told += [_break(one, trend, setting, months, scale) for one in trend.breaks if one.month in months]
    if trend.open_month in months:
        told.append(_open(trend, setting, months.index(trend.open_month), scale))
    return told + scale.cut_note(setting)


def needed(rate: float, scale: Scale) -> float:
    """Height of the required rate; beyond the scale it is drawn near its top edge."""
    return min(rate * 100, scale.at(0.97))


def meets_target(trend: Trend, scale: Scale) -> bool:
    """Whether the line of the required rate would lie on the target's."""
    if trend.target is None or trend.asked is None:
        return False
    return abs(needed(trend.asked, scale) - trend.target.value * 100) < 0.015 * scale.tall


def _required(trend: Trend, rate: float, setting: Setting, scale: Scale) -> dict[str, Any]:
    """Over its line, but under it when the target runs just above."""
    height = needed(rate, scale)
    above = 0.0 if trend.target is None else scale.share(trend.target.value * 100) - scale.share(height)
    under = not meets_target(trend, scale) and 0 < above < _NEAR
    words = setting.say("trend.required", rate=percent(rate, 0, setting.language))
    return house.note(setting, words, len(trend.line.points) - 0.6, height, xanchor="right", colour=house.palette(setting).accent,
                      yshift=-10 if under else 10)


def _newest(trend: Trend, setting: Setting, scale: Scale) -> dict[str, Any]:
    """Beside its point, where no line crosses it."""
    last, place, months = trend.line.points[trend.last_place], trend.last_place, len(trend.line.points)
    height, words = (last.rate or 0.0) * 100, percent(last.rate, language=setting.language)
    room = clear.Word(len(words) * _LETTER * months, _LINE, _AIR)
    spot = clear.spot(place, scale.share(height), room, _lines(trend, scale), -0.5, months - 0.5, _CEILING)
    shift = round(spot.distance / _AIR * _AIR_PIXELS)
    return house.note(setting, words, place, height, big=True, bold=True, colour=house.palette(setting).ink, xanchor=_ANCHORS[spot.side],
                      yanchor="bottom" if spot.above else "top", yshift=shift if spot.above else -shift)


def _lines(trend: Trend, scale: Scale) -> list[clear.Segment]:
    """This year and the last, the target, the rate needed, the fan's median and widest edges: what no word should lie on."""
    courses = [[None] * trend.last_place + edge for edge in _fan(trend)]
    curves = [*courses, percents(trend.line.points), percents(trend.line.previous)]
    drawn = [segment for one in curves for segment in clear.curve([None if height is None else scale.share(height) for height in one])]
    return drawn + [clear.level(scale.share(height)) for height in _levels(trend, scale)]


def _fan(trend: Trend) -> list[list[float]]:
    """Percents from the newest figure on."""
    start = trend.line.points[trend.last_place].rate or 0.0
    edges = zip(*((step.median, step.bands[-1].low, step.bands[-1].high) for step in trend.forecast), strict=True)
    return [[round(rate * 100, 3) for rate in (start, *edge)] for edge in edges]


def _levels(trend: Trend, scale: Scale) -> list[float]:
    target = [trend.target.value * 100] if trend.target else []
    return target + ([needed(trend.asked, scale)] if trend.asked is not None else [])


def _open(trend: Trend, setting: Setting, place: int, scale: Scale) -> dict[str, Any]:
    """At the bottom of its band, or at the first height that no figure, target or rate needed comes near."""
    months = [*percents(trend.line.points)[max(0, place - 2):place + 2], *percents(trend.line.previous)[max(0, place - 1):place + 2]]
    taken = [scale.share(height) for height in months if height is not None]
    taken += [scale.share(height) for height in _levels(trend, scale)]
    room = {share: min((abs(share - other) for other in taken), default=1.0) for share in _HEIGHTS}
    best = next((share for share in _HEIGHTS if room[share] > 1.4 * _NEAR), max(_HEIGHTS, key=room.__getitem__))
    return house.note(setting, house.wrap(setting.say("trend.open"), 10), place, round(scale.at(best), 3))


def _break(one: Break, trend: Trend, setting: Setting, months: list[Month], scale: Scale) -> dict[str, Any]:
    """Right of its line, as high as nothing crosses it."""
    words, place = house.wrap(one.text, 22), months.index(one.month) - 0.5
    lines = words.split("<br>")
    room = clear.Word(max(map(len, lines)) * _SMALL_LETTER * len(months), len(lines) * _LINE, 0.0)
    top = clear.top(place, room, _lines(trend, scale), (1.0, 0.92, 0.8, 0.66, 0.5, 0.36, room.tall + 0.04))
    return house.note(setting, words, place, top, yref="paper", align="left", yanchor="top", xanchor="left", xshift=4)
