"""Units against one target: level bars, worst first, the target an upright dashed line with its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.figures.message import target_words
from parcam.figures.series import ceiling
from parcam.words.numbers import count, percent
from parcam.words.text import say

if TYPE_CHECKING:
    from parcam.figures.figure import Setting
    from parcam.model.commitment import Target
    from parcam.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit's figure (fraction) with its parts; None when nothing was reported."""

    unit: str
    name: str
    rate: float | None
    numerator: float | None = None
    denominator: float | None = None
    verdict: Verdict | None = None
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    what: str
    measured: str
    bars: tuple[Bar, ...]
    target: Target | None = None
    window: str = ""


def draw_standing(standing: Standing, setting: Setting) -> Figure:
    """Sorted worst first, units without data last; a hollow bar where only a rate was stated."""
    bars = sorted(standing.bars, key=lambda bar: (bar.rate is None, bar.rate or 0.0))
    top = ceiling([(bar.rate or 0.0) * 100 for bar in bars] + ([standing.target.value * 100] if standing.target else []))
    ends, names, title = [_end(bar, standing, setting) for bar in bars], [bar.name for bar in bars], _title(standing, setting)
    layout = house.layout(setting, left=house.room(names), right=house.room(ends, 20), top=26, bottom=28, bargap=0.42)
    layout["xaxis"] = house.percent_axis(setting, 0, top)
    layout["yaxis"] = house.category_axis(setting, names, strong=True, range=[len(bars) - 0.5, -0.5])
    layout["annotations"] = [house.note(setting, text, 1, i, xref="paper", xanchor="left", xshift=8, colour=house.palette(setting).ink)
                             for i, text in enumerate(ends)]
    if standing.target:
        layout["shapes"] = [house.upright(standing.target.value * 100, house.palette(setting).ink, house.sizes(setting).thin, "dash")]
        layout["annotations"].append(_goal(standing.target, top, setting))
    figures = "; ".join(f"{bar.name} {percent(bar.rate, language=setting.language)}" for bar in bars)
    return Figure(
        [_trace(bars, setting)],
        layout,
        title=title,
        subtitle=setting.subtitle(standing.measured, standing.window),
        alt=setting.say("standing.alt", title=title, figures=figures),
        table=_table(bars, standing, setting),
        how_to_read=setting.say("standing.how_to_read"),
        height=56 + 31 * max(len(bars), 1),
        customdata=("unit",),
    )


def _trace(bars: list[Bar], setting: Setting) -> dict[str, Any]:
    colours = house.palette(setting)
    return {"type": "bar", "orientation": "h", "x": [round((bar.rate or 0.0) * 100, 3) for bar in bars], "y": list(range(len(bars))),
            "marker": {"color": [colours.paper if bar.stated else colours.ink for bar in bars],
                       "line": {"color": colours.ink, "width": [1.5 if bar.stated else 0 for bar in bars]}},
            "customdata": [[bar.unit, bar.name, _parts(bar, setting)] for bar in bars],
            "hovertemplate": "<b>%{customdata[1]}: %{x:.2~f}\u202f%</b><br>%{customdata[2]}<extra></extra>"}


def _end(bar: Bar, standing: Standing, setting: Setting) -> str:
    """"▲ 31,2 %  45/144", in a column right of the bars, where the target line does not cross it."""
    if bar.rate is None:
        return setting.say("remark.missing")
    sign = f"{house.SIGNS[bar.verdict]} " if bar.verdict else ""
    figure = percent(bar.rate, language=setting.language, against=standing.target.value if standing.target else None)
    return f"{sign}<b>{figure}</b>  {_parts(bar, setting)}".rstrip()


def _parts(bar: Bar, setting: Setting) -> str:
    if bar.stated:
        return setting.say("standing.stated")
    if bar.numerator is None or bar.denominator is None:
        return ""
    return f"{count(bar.numerator, setting.language)}/{count(bar.denominator, setting.language)}"


def _goal(target: Target, top: float, setting: Setting) -> dict[str, Any]:
    words = setting.say("standing.target", target=target_words(target, setting.language))
    side = "right" if target.value * 100 > top * 0.7 else "left"
    return house.note(
        setting, words, target.value * 100, 1, colour=house.palette(setting).ink, yref="paper", yanchor="bottom", xanchor=side
    )


def _title(standing: Standing, setting: Setting) -> str:
    known = [bar for bar in standing.bars if bar.rate is not None]
    if not known:
        return setting.say("message.no_data", what=standing.what)
    worst = min(known, key=lambda bar: bar.rate or 0.0)
    figure = percent(worst.rate, language=setting.language, against=standing.target.value if standing.target else None)
    if standing.target is None:
        return setting.say("standing.title_plain", what=standing.what, unit=worst.name, figure=figure)
    short = sum(not standing.target.comparison.holds(bar.rate or 0.0, standing.target.value) for bar in known)
    return setting.say("standing.title" if short else "standing.title_all", what=standing.what, n=short, total=len(known),
                       target=target_words(standing.target, setting.language), unit=worst.name, figure=figure)


def _table(bars: list[Bar], standing: Standing, setting: Setting) -> Table:
    goal = standing.target.value if standing.target else None
    words = [say(f"common.verdict.{bar.verdict}", setting.language) if bar.verdict else "" for bar in bars]
    rows = tuple((bar.name, bar.numerator, bar.denominator, bar.rate, goal, word) for bar, word in zip(bars, words, strict=True))
    names = tuple(setting.say(f"columns.{name}") for name in ("unit", "numerator", "denominator", "rate", "target", "verdict"))
    return Table(names, rows, ("text", "count", "count", "percent", "percent", "text"))
