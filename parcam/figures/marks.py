"""The marks that charts of months are made of: the line, the year before, hollow points, gaps, the fan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.series import laid, percents
from parcam.words.dates import month as month_words
from parcam.words.numbers import count, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.figures.figure import Setting
    from parcam.figures.series import Line, Point
    from parcam.model.month import Month

_HOVER = "<b>%{{customdata[2]}}: %{{y:.2~f}}{sign}</b><br>%{{customdata[3]}}<extra></extra>"
"""Month, rate, parts; the leading fields of customdata are unit id and month id."""


@dataclass(frozen=True, slots=True)
class Band:
    """The figure lies between `low` and `high` (fractions) with probability `level`."""

    level: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Step:
    """The forecast of one month: its median and its bands, narrow to wide."""

    month: Month
    median: float
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """Where a series is not comparable with what came before: units merged, the definition changed."""

    month: Month
    text: str


def line_trace(line: Line, setting: Setting) -> dict[str, Any]:
    """The actual figures: solid, dark; customdata = unit, month id, month in words, parts in words."""
    colours, size = house.palette(setting), house.sizes(setting)
    marker = {"color": colours.ink, "size": 4 if len(line.points) > 24 else size.marker}
    return _curve(line.name, line, line.points, setting) | {
        "mode": "lines+markers", "line": {"color": colours.ink, "width": size.line}, "marker": marker}


def past_trace(line: Line, setting: Setting) -> dict[str, Any]:
    """The year before, drawn under the same months, light and thin."""
    colours, size = house.palette(setting), house.sizes(setting)
    alone = sum(point.rate is not None for point in line.previous) == 1
    return _curve(setting.say("trend.year_before"), line, line.previous, setting) | {
        "mode": "markers" if alone else "lines", "line": {"color": colours.past, "width": size.thin},
        **({"marker": {"color": colours.past, "size": size.marker}} if alone else {})}


def point_traces(line: Line, setting: Setting) -> list[dict[str, Any]]:
    """Hollow markers over the points of which only a rate was stated."""
    stated = [i for i, point in enumerate(line.points) if point.stated and point.rate is not None]
    if not stated:
        return []
    colours, size = house.palette(setting), house.sizes(setting)
    heights = percents(line.points)
    return [{"type": "scatter", "name": setting.say("remark.stated"), "mode": "markers", "x": stated, "y": [heights[i] for i in stated],
             "hoverinfo": "skip", "cliponaxis": False,
             "marker": {"color": colours.paper, "size": size.marker + 2, "line": {"color": colours.ink, "width": size.thin}}}]


def gap_marks(line: Line, open_month: Month | None, height: float, setting: Setting) -> list[dict[str, Any]]:
    """A cross at `height` where a past month is missing, a dash where nothing arose; nothing for months to come."""
    last = line.last
    gaps = [(i, point) for i, point in enumerate(line.points) if point.rate is None and point.month != open_month
            and (point.nothing_arose or (last is not None and point.month < last.month))]
    if not gaps:
        return []
    colours, size = house.palette(setting), house.sizes(setting)
    names = ["nothing_arose" if point.nothing_arose else "missing" for _, point in gaps]
    return [{"type": "scatter", "name": setting.say("remark.missing"), "mode": "markers", "x": [i for i, _ in gaps],
             "y": [round(height, 3)] * len(gaps), "cliponaxis": False, "hovertemplate": "%{customdata[2]}: %{customdata[3]}<extra></extra>",
             "customdata": [[line.unit, str(point.month), month_words(point.month, setting.language), setting.say(f"remark.{name}")]
                            for name, (_, point) in zip(names, gaps, strict=True)],
             "marker": {"symbol": ["line-ew-open" if name == "nothing_arose" else "x-thin-open" for name in names],
                        "size": size.marker + 1, "color": colours.soft, "line": {"width": 2, "color": colours.soft}}}]


def fan_traces(steps: Sequence[Step], line: Line, setting: Setting) -> list[dict[str, Any]]:
    """Bands wide to narrow, each darker than the one outside, starting at the newest figure; the median dashed."""
    first, last = line.points[0].month, line.last
    root = [(last.month.minus(first), round((last.rate or 0.0) * 100, 3))] if last else []
    xs, start = [x for x, _ in root] + [step.month.minus(first) for step in steps], [y for _, y in root]
    bands = [_band([step.bands[place] for step in steps], xs, start, setting) for place in reversed(range(len(steps[0].bands)))]
    return [*bands, _median(steps, line.unit, xs, start, first, setting)]


def parts_words(point: Point, setting: Setting) -> str:
    """"45 / 144", or why there are no parts."""
    if point.stated:
        return setting.say("remark.stated")
    if point.numerator is None or point.denominator is None:
        return ""
    return f"{count(point.numerator, setting.language)} / {count(point.denominator, setting.language)}"


def remark(point: Point, setting: Setting) -> str:
    """Why a point is not an ordinary figure, "" when it is."""
    name = "stated" if point.stated else "nothing_arose" if point.nothing_arose else "missing" if point.missing else ""
    return setting.say(f"remark.{name}") if name else ""


def noted(point: Point, breaks: Sequence[Break], setting: Setting) -> str:
    """The remark on a point, and what happened at the start of its month."""
    return "; ".join(filter(None, (remark(point, setting), *(one.text for one in breaks if one.month == point.month))))


def _curve(name: str, line: Line, points: Sequence[Point], setting: Setting) -> dict[str, Any]:
    places = laid(line, points)
    told = [[line.unit, str(point.month), month_words(point.month, setting.language), parts_words(point, setting)] if point else [""] * 4
            for _, point in places]
    return {"type": "scatter", "name": name, "x": [x for x, _ in places], "y": [point and percents([point])[0] for _, point in places],
            "customdata": told,
            "hovertemplate": _HOVER.format(sign=house.percent_sign(setting)), "connectgaps": False, "cliponaxis": False}


def _band(bands: Sequence[Band], xs: list[int], start: list[float], setting: Setting) -> dict[str, Any]:
    low, high = start + [round(band.low * 100, 3) for band in bands], start + [round(band.high * 100, 3) for band in bands]
    return {"type": "scatter", "mode": "lines", "name": percent(bands[0].level, 0, setting.language), "hoverinfo": "skip",
            "x": xs + xs[::-1], "y": high + low[::-1], "line": {"width": 0}, "fill": "toself",
            "fillcolor": f"rgba({house.palette(setting).accent_rgb},0.16)"}


def _median(steps: Sequence[Step], unit: str, xs: list[int], start: list[float], first: Month, setting: Setting) -> dict[str, Any]:
    return {"type": "scatter", "mode": "lines", "name": setting.say("trend.median"), "x": xs, "cliponaxis": False,
            "y": start + [round(step.median * 100, 3) for step in steps],
            "line": {"color": house.palette(setting).accent, "width": house.sizes(setting).thin, "dash": "dash"},
            "customdata": [[unit, str(first.plus(x)), month_words(first.plus(x), setting.language), ""] for x in xs],
            "hovertemplate": f"%{{customdata[2]}}: %{{y:.1f}}{house.percent_sign(setting)}<extra></extra>"}
