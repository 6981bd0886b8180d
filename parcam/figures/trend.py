"""One indicator of one unit by month against its target; the year before behind it, the forecast as a fan ahead of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.figures.marks import Break, fan_traces, gap_marks, line_trace, noted, past_trace, point_traces
from parcam.figures.message import Message, headline
from parcam.figures.scale import line_scale
from parcam.figures.series import Line, month_axis, percents
from parcam.figures.trend_labels import edge_labels, edge_notes, meets_target, needed, notes
from parcam.words.dates import month as month_words
from parcam.words.dates import months as months_words
from parcam.words.numbers import percent

if TYPE_CHECKING:
    from parcam.figures.figure import Setting
    from parcam.figures.marks import Step
    from parcam.figures.scale import Scale
    from parcam.model.commitment import Target
    from parcam.model.month import Month


@dataclass(frozen=True, slots=True)
class Trend:
    """`measured` says in words what is divided by what; `cumulative` whether the points are year to date.
    `open_month` is the month still running; `required` the rate (fraction) needed in every month after the last point: a rate of
    single months, drawn only among single months."""

    line: Line
    message: Message
    measured: str
    cumulative: bool = False
    target: Target | None = None
    open_month: Month | None = None
    required: float | None = None
    forecast: tuple[Step, ...] = ()
    breaks: tuple[Break, ...] = ()

    @property
    def asked(self) -> float | None:
        """The rate needed where it can be drawn: months lie ahead, and each stands for itself."""
        return self.required if self.ahead and not (self.cumulative or self.line.restarts) else None

    @property
    def last_place(self) -> int:
        """Index of the newest point with a figure, -1 without any."""
        return max((i for i, point in enumerate(self.line.points) if point.rate is not None), default=-1)

    @property
    def ahead(self) -> bool:
        """Whether months without a figure follow the newest one."""
        return 0 <= self.last_place < len(self.line.points) - 1


def draw_trend(trend: Trend, setting: Setting) -> Figure:
    """Actual solid and dark, the year before light, target dashed with its number, a gap where nothing was reported."""
    months = [point.month for point in trend.line.points]
    scale = line_scale([*percents(trend.line.points), *percents(trend.line.previous)], _marks(trend))
    labels = edge_labels(trend, setting, scale)
    layout = house.layout(setting, left=52, right=house.room([text for text, *_ in labels]), top=26 if scale.low else 14, bottom=44)
    layout["xaxis"] = month_axis(setting, months)
    layout["yaxis"] = scale.axis(setting)
    layout["shapes"] = _shapes(trend, setting, months, scale)
    layout["annotations"] = [*edge_notes(labels, setting, scale), *notes(trend, setting, months, scale)]
    return Figure(_traces(trend, setting, scale), layout, title=headline(trend.message, setting.language),
                  subtitle=_subtitle(trend, setting), alt=_alt(trend, setting), table=_table(trend, setting),
                  how_to_read=_how_to_read(trend, setting))


def _how_to_read(trend: Trend, setting: Setting) -> str:
    if not trend.forecast:
        return setting.say("trend.how_to_read")
    return setting.say("trend.how_to_read_fan", level=round(trend.forecast[0].bands[-1].level * 100))


def _traces(trend: Trend, setting: Setting, scale: Scale) -> list[dict[str, Any]]:
    line = trend.line
    past, actual = ([past_trace(line, setting)] if line.previous else []), [line_trace(line, setting)]
    lines = [*actual, *past] if scale.hides(line) else [*past, *actual]
    fan = fan_traces(trend.forecast, line, setting) if trend.forecast else []
    gaps = gap_marks(line, trend.open_month, scale.at(0.025), setting)
    return [*fan, *lines, *point_traces(line, setting), *gaps]


def _marks(trend: Trend) -> list[float]:
    """What the scale must hold besides the figures, in percent: fan, target, required rate."""
    ahead = [end * 100 for step in trend.forecast if step.bands for end in (step.bands[-1].low, step.bands[-1].high)]
    wanted = [trend.target.value * 100] if trend.target else []
    asked = [min(trend.asked, 1.0) * 100] if trend.asked is not None else []
    return [*ahead, *wanted, *asked]


def _shapes(trend: Trend, setting: Setting, months: list[Month], scale: Scale) -> list[dict[str, Any]]:
    colours, size, shapes = house.palette(setting), house.sizes(setting), []
    if trend.open_month in months:
        at = months.index(trend.open_month)
        shapes.append({"type": "rect", "xref": "x", "x0": at - 0.5, "x1": at + 0.5, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
                       "fillcolor": colours.shade, "line": {"width": 0}})
    if trend.target:
        room = {"xref": "x", "x0": -0.5, "x1": trend.last_place + 0.6} if meets_target(trend, scale) else {}
        shapes.append(house.ruler(trend.target.value * 100, colours.ink, size.thin, **room))
    if trend.asked is not None:
        shapes.append(house.ruler(needed(trend.asked, scale), colours.accent, size.thin, dash="dot", xref="x",
                                  x0=trend.last_place + 0.6, x1=len(months) - 0.6))
    edges = [months.index(one.month) - 0.5 for one in trend.breaks if one.month in months]
    return shapes + [house.upright(at, colours.soft, 1) for at in edges]


def _subtitle(trend: Trend, setting: Setting) -> str:
    months = [point.month for point in trend.line.points]
    window = months_words(months[0], months[-1], setting.language) if months else ""
    how = setting.say("trend.cumulative" if trend.cumulative else "trend.monthly")
    return setting.subtitle(trend.measured, trend.line.name, f"{how} {window}".strip())


def _alt(trend: Trend, setting: Setting) -> str:
    last = trend.line.last
    known = [point for point in trend.line.points if point.rate is not None]
    if not known or not last:
        return setting.say("trend.alt_empty", title=headline(trend.message, setting.language))
    low, high = min(known, key=lambda p: p.rate or 0.0), max(known, key=lambda p: p.rate or 0.0)
    return setting.say("trend.alt", title=headline(trend.message, setting.language), n=len(known), total=len(trend.line.points),
                       low=percent(low.rate, language=setting.language), low_month=month_words(low.month, setting.language),
                       high=percent(high.rate, language=setting.language), high_month=month_words(high.month, setting.language),
                       last=percent(last.rate, language=setting.language), last_month=month_words(last.month, setting.language))


def _table(trend: Trend, setting: Setting) -> Table:
    before = {point.month.plus(12): point.rate for point in trend.line.previous}
    names = tuple(setting.say(f"columns.{name}") for name in ("month", "numerator", "denominator", "rate", "previous", "target", "note"))
    goal = trend.target.value if trend.target else None
    rows = tuple((point.month, point.numerator, point.denominator, point.rate, before.get(point.month), goal,
                  noted(point, trend.breaks, setting)) for point in trend.line.points)
    return Table(names, rows, ("month", "count", "count", "percent", "percent", "percent", "text"))
