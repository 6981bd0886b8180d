"""The words on a trend: each beside what it names, none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.message import target_words
from parcam.figures.series import percents
from parcam.words.numbers import percent

if TYPE_CHECKING:
    from parcam.figures.figure import Setting
    from parcam.figures.scale import Scale
    from parcam.figures.trend import Break, Trend
    from parcam.model.month import Month

_LINE = 0.065
"""Height of a line of text as a share of a small plot (240 pixels on screen)."""
_NEAR = 0.13
"""Two marks closer than this share of the plot leave no room for words between them."""

_YEAR = 12
"""Months beyond which the year before is no longer one year to be named."""

_HEIGHTS = (0.08, 0.5, 0.68, 0.32, 0.9)
"""Where the words of the open month may stand, as shares of the plot, best first."""

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
    if trend.required is not None and trend.ahead:
        told.append(_required(trend, trend.required, setting, scale))
    told += [_break(one, trend, setting, months, scale) for one in trend.breaks if one.month in months]
    if trend.open_month in months:
        told.append(_open(trend, setting, months.index(trend.open_month), scale))
    return told + scale.cut_note(setting)


def needed(rate: float, scale: Scale) -> float:
    """Height of the required rate; beyond the scale it is drawn near its top edge."""
    return min(rate * 100, scale.at(0.97))


def meets_target(trend: Trend, scale: Scale) -> bool:
    """Whether the line of the required rate would lie on the target's."""
    if trend.target is None or trend.required is None or not trend.ahead:
        return False
    return abs(needed(trend.required, scale) - trend.target.value * 100) < 0.015 * scale.tall


def _required(trend: Trend, rate: float, setting: Setting, scale: Scale) -> dict[str, Any]:
    """Over its line, but under it when the target runs just above."""
    height = needed(rate, scale)
    above = 0.0 if trend.target is None else scale.share(trend.target.value * 100) - scale.share(height)
    under = not meets_target(trend, scale) and 0 < above < _NEAR
    words = setting.say("trend.required", rate=percent(rate, 0, setting.language))
    return house.note(setting, words, len(trend.line.points) - 0.6, height, xanchor="right", colour=house.palette(setting).accent,
                      yshift=-10 if under else 10)


def _newest(trend: Trend, setting: Setting, scale: Scale) -> dict[str, Any]:
    """Above its point; below it when the target, the rate needed, last year or the top edge is just above and the room below is free."""
    last = trend.line.points[trend.last_place]
    height = (last.rate or 0.0) * 100
    rulers = [trend.target.value * 100] if trend.target else []
    rulers += [needed(trend.required, scale)] if trend.required is not None else []
    past = [other for other in percents(trend.line.previous)[trend.last_place:trend.last_place + 1] if other is not None]
    gaps = [scale.share(other) - scale.share(height) for other in (*rulers, *past)]
    above = scale.share(height) > 1 - _NEAR or any(0 <= gap < _NEAR for gap in gaps)
    below = scale.share(height) < _NEAR or any(0 < -gap < _NEAR for gap in gaps)
    under = above and (not below or scale.share(height) > 0.5)
    return house.note(setting, percent(last.rate, language=setting.language), trend.last_place, height, big=True, bold=True,
                      colour=house.palette(setting).ink, yshift=-18 if under else 18)


def _open(trend: Trend, setting: Setting, place: int, scale: Scale) -> dict[str, Any]:
    """At the bottom of its band, or at the first height that no figure, target or rate needed comes near."""
    months = [*percents(trend.line.points)[max(0, place - 2):place + 2], *percents(trend.line.previous)[max(0, place - 1):place + 2]]
    taken = [scale.share(height) for height in months if height is not None]
    taken += [scale.share(trend.target.value * 100)] if trend.target else []
    taken += [scale.share(needed(trend.required, scale))] if trend.required is not None else []
    room = {share: min((abs(share - other) for other in taken), default=1.0) for share in _HEIGHTS}
    best = next((share for share in _HEIGHTS if room[share] > 1.4 * _NEAR), max(_HEIGHTS, key=room.__getitem__))
    return house.note(setting, house.wrap(setting.say("trend.open"), 8), place, round(scale.at(best), 3))


def _break(one: Break, trend: Trend, setting: Setting, months: list[Month], scale: Scale) -> dict[str, Any]:
    """Beside its line, at the end of it that the figures leave free."""
    known = [scale.share(height) for height in percents(trend.line.points) if height is not None]
    low = bool(known) and sum(known) / len(known) > 0.5
    return house.note(setting, house.wrap(one.text, 22), months.index(one.month) - 0.5, 0.08 if low else 1, yref="paper", align="left",
                      yanchor="bottom" if low else "top", xanchor="left", xshift=4)
