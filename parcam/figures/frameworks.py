"""Published results of a framework over the years: figures, ranks, the national average, gaps left visible."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.words.numbers import decimal
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.figures.figure import Setting


@dataclass(frozen=True, slots=True)
class Score:
    """One year as published; `value` None where only the rank was. `derived`: computed from two published figures."""

    year: int
    value: float | None
    rank: int | None = None
    of: int | None = None
    derived: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Yearly:
    """`own` is the province, `national` the country's average; `percent` says how figures are written (else points)."""

    name: str
    place: str
    years: tuple[int, ...]
    own: tuple[Score, ...]
    national: tuple[Score, ...] = ()
    percent: bool = True
    digits: int = 2


def draw_years(yearly: Yearly, setting: Setting) -> Figure:
    """The province solid, the country light; the rank under each point; a year without a published figure says so."""
    values = [score.value for score in (*yearly.own, *yearly.national) if score.value is not None]
    low, high = _window(values, yearly.percent)
    layout = house.layout(setting, left=56, right=house.room([yearly.place, setting.say("years.national")]), top=26, bottom=30)
    layout["xaxis"] = house.category_axis(setting, [str(year) for year in yearly.years], range=[-0.4, len(yearly.years) - 0.6])
    layout["yaxis"] = (house.percent_axis if yearly.percent else house.value_axis)(setting, low, high)
    layout["annotations"] = [*_labels(yearly, setting), *_names(yearly, setting, low, high), *_absent(yearly, setting)]
    if low > 0:
        cut = setting.say("years.cut", low=_worded(low, yearly, setting, digits=0))
        layout["annotations"].append(house.note(setting, cut, 0, 1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=6))
    title = _title(yearly, setting)
    return Figure(
        _traces(yearly, setting),
        layout,
        title=title,
        alt=setting.say("years.alt", title=title, figures=_figures(yearly, setting)),
        subtitle=setting.subtitle(setting.say("years.measured", name=yearly.name), yearly.place),
        table=_table(yearly, setting),
        how_to_read=setting.say("years.how_to_read"),
        height=320,
        customdata=("year",),
    )


def _window(values: Sequence[float], percent: bool) -> tuple[float, float]:
    """The span of the value axis: cut to fives around the figures, which the chart then says."""
    if not values:
        return 0.0, 100.0 if percent else 10.0
    low = max(0.0, floor((min(values) - 3) / 5) * 5.0)
    high = floor((max(values) + 2) / 5) * 5.0 + 5
    return low, min(high, 100.0) if percent else high


def _traces(yearly: Yearly, setting: Setting) -> list[dict[str, Any]]:
    colours, size = house.palette(setting), house.sizes(setting)
    own = _line(yearly.own, yearly.place, yearly.years, colours.ink, setting) | {"line": {"color": colours.ink, "width": size.line}}
    if not yearly.national:
        return [own]
    country = _line(yearly.national, setting.say("years.national"), yearly.years, colours.past, setting)
    return [country | {"line": {"color": colours.past, "width": size.thin}}, own]


def _line(scores: Sequence[Score], name: str, years: Sequence[int], colour: str, setting: Setting) -> dict[str, Any]:
    """One place over the years; hollow where derived, a gap where nothing was published."""
    by_year = {score.year: score for score in scores}
    line, size = [by_year.get(year) for year in years], house.sizes(setting)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": list(range(len(years))),
        "y": [one.value if one else None for one in line],
        "connectgaps": False,
        "cliponaxis": False,
        "marker": {
            "size": size.marker + 1,
            "color": [house.palette(setting).paper if one and one.derived else colour for one in line],
            "line": {"color": colour, "width": size.thin},
        },
        "customdata": [[str(year), name, one.note if one else ""] for year, one in zip(years, line, strict=True)],
        "hovertemplate": "<b>%{customdata[1]} %{customdata[0]}: %{y}</b><br>%{customdata[2]}<extra></extra>",
    }


def _labels(yearly: Yearly, setting: Setting) -> list[dict[str, Any]]:
    """Figure and rank at each own point, figure at each national one, each on the side away from the other line."""
    mine, theirs = _known(yearly.own), _known(yearly.national)
    notes = [_label(yearly, score, score.value >= theirs.get(score.year, score.value + 1), setting, own=True)
             for score in yearly.own if score.value is not None]
    return notes + [_label(yearly, score, score.value > mine.get(score.year, score.value - 1), setting, own=False)
                    for score in yearly.national if score.value is not None and score.year in yearly.years]


def _label(yearly: Yearly, score: Score, above: bool, setting: Setting, *, own: bool) -> dict[str, Any]:
    colours, figure = house.palette(setting), _worded(score.value or 0.0, yearly, setting)
    text = f"<b>{figure}</b>" + (f"<br>{_rank(score, setting)}" if score.rank else "") if own else figure
    return house.note(setting, text, yearly.years.index(score.year), score.value or 0.0, colour=colours.ink if own else colours.soft,
                      yanchor="bottom" if above else "top", yshift=8 if above else -8)


def _known(scores: Sequence[Score]) -> dict[int, float]:
    return {score.year: score.value for score in scores if score.value is not None}


def _names(yearly: Yearly, setting: Setting, low: float, high: float) -> list[dict[str, Any]]:
    """The two lines named at the right edge, at the height where each ends."""
    colours = house.palette(setting)
    ends = [(yearly.place, _end(yearly.own), colours.ink), (setting.say("years.national"), _end(yearly.national), colours.soft)]
    known = [(name, (value - low) / (high - low), colour) for name, value, colour in ends if value is not None]
    heights = house.spread([height for _, height, _ in known], 0.15, ceiling=1.0)
    return [house.note(setting, name, 1, height, xref="paper", yref="paper", xanchor="left", xshift=6, colour=colour, bold=i == 0)
            for i, ((name, _, colour), height) in enumerate(zip(known, heights, strict=True))]


def _end(scores: Sequence[Score]) -> float | None:
    return next((score.value for score in sorted(scores, key=lambda one: -one.year) if score.value is not None), None)


def _absent(yearly: Yearly, setting: Setting) -> list[dict[str, Any]]:
    """Under a year without a figure of our own: the rank alone, or that nothing was found."""
    own = {score.year: score for score in yearly.own}
    notes = []
    for i, year in enumerate(yearly.years):
        score = own.get(year)
        if score is None or score.value is None:
            text = (
                f"{setting.say('years.rank_only')}<br>{_rank(score, setting)}"
                if score and score.rank
                else house.wrap(setting.say("years.absent"), 8)
            )
            notes.append(house.note(setting, text, i, 0.02, yref="paper", yanchor="bottom"))
    return notes


def _rank(score: Score, setting: Setting) -> str:
    return setting.say("years.rank", rank=score.rank, of=score.of or "")


def _worded(value: float, yearly: Yearly, setting: Setting, digits: int | None = None) -> str:
    sign = say("common.percent_sign", setting.language) if yearly.percent else ""
    return decimal(value, yearly.digits if digits is None else digits, setting.language) + sign


def _title(yearly: Yearly, setting: Setting) -> str:
    """The newest own figure with its rank, and how it stands to the country in the same year."""
    newest = next((score for score in sorted(yearly.own, key=lambda one: -one.year) if score.value is not None), None)
    if newest is None or newest.value is None:
        return setting.say("message.no_data", what=yearly.name)
    fields = {"name": yearly.name, "place": yearly.place, "year": newest.year, "figure": _worded(newest.value, yearly, setting),
              "rank": f" ({_rank(newest, setting)})" if newest.rank else ""}
    country = _known(yearly.national).get(newest.year)
    if country is None:
        return setting.say("years.title", **fields)
    gap = abs(newest.value - country)
    name = "title_below" if newest.value < country else "title_above"
    return setting.say(f"years.{name}", gap=decimal(gap, yearly.digits, setting.language), **fields)


def _figures(yearly: Yearly, setting: Setting) -> str:
    told = [f"{score.year} {_worded(score.value, yearly, setting) if score.value is not None else setting.say('years.rank_only')}"
            + (f" ({_rank(score, setting)})" if score.rank else "") for score in yearly.own]
    return "; ".join(told)


def _table(yearly: Yearly, setting: Setting) -> Table:
    own, country = {score.year: score for score in yearly.own}, _known(yearly.national)
    rows = tuple((str(year), one.value if one else None, f"{one.rank}/{one.of}" if one and one.rank else "", country.get(year),
                  setting.say("remark.derived") if one and one.derived else one.note if one else setting.say("years.absent"))
                 for year in yearly.years for one in [own.get(year)])
    names = tuple(setting.say(f"columns.{name}") for name in ("year", "figure", "rank", "national", "note"))
    return Table(names, rows, ("text", "number", "text", "number", "text"))
