"""One indicator of one unit by month against its target; the year before behind it, the forecast as a fan ahead of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.figures.marks import fan_traces, gap_marks, line_trace, past_trace, point_traces, remark
from parcam.figures.message import Message, headline, target_words
from parcam.figures.series import Line, ceiling, month_axis, percents
from parcam.words.dates import month as month_words
from parcam.words.dates import months as months_words
from parcam.words.numbers import percent

if TYPE_CHECKING:
    from parcam.figures.figure import Setting
    from parcam.figures.marks import Step
    from parcam.model.commitment import Target
    from parcam.model.month import Month


_LINE = 0.065
"""Height of a line of text as a share of a small plot (240 pixels on screen)."""


@dataclass(frozen=True, slots=True)
class Break:
    """Where a series is not comparable with what came before: units merged, the definition changed."""

    month: Month
    text: str


@dataclass(frozen=True, slots=True)
class Trend:
    """`measured` says in words what is divided by what; `cumulative` whether the points are year to date.
    `open_month` is the month still running; `required` the rate (fraction) needed in every month after the last point."""

    line: Line
    message: Message
    measured: str
    cumulative: bool = False
    target: Target | None = None
    open_month: Month | None = None
    required: float | None = None
    forecast: tuple[Step, ...] = ()
    breaks: tuple[Break, ...] = ()


def draw_trend(trend: Trend, setting: Setting) -> Figure:
    """Actual solid and dark, the year before light, target dashed with its number, a gap where nothing was reported."""
    months = [point.month for point in trend.line.points]
    top = ceiling(_everything(trend))
    labels = _edge_labels(trend, setting, top)
    layout = house.layout(setting, left=52, right=house.room([text for text, *_ in labels]), top=14, bottom=44)
    layout["xaxis"] = month_axis(setting, months)
    layout["yaxis"] = house.percent_axis(setting, 0, top)
    layout["shapes"] = _shapes(trend, setting, months, top)
    layout["annotations"] = [*_edge_notes(labels, setting, top), *_notes(trend, setting, months, top)]
    return Figure(_traces(trend, setting, top), layout, title=headline(trend.message, setting.language), subtitle=_subtitle(trend, setting),
                  alt=_alt(trend, setting), table=_table(trend, setting),
                  how_to_read=_how_to_read(trend, setting))


def _how_to_read(trend: Trend, setting: Setting) -> str:
    if not trend.forecast:
        return setting.say("trend.how_to_read")
    return setting.say("trend.how_to_read_fan", level=round(trend.forecast[0].bands[-1].level * 100))


def _traces(trend: Trend, setting: Setting, top: float) -> list[dict[str, Any]]:
    line = trend.line
    past = [past_trace(line, setting)] if line.previous else []
    fan = fan_traces(trend.forecast, line, setting) if trend.forecast else []
    return [*past, *fan, line_trace(line, setting), *point_traces(line, setting), *gap_marks(line, trend.open_month, top * 0.025, setting)]


def _everything(trend: Trend) -> list[float | None]:
    ahead = [step.bands[-1].high * 100 for step in trend.forecast if step.bands]
    wanted = [trend.target.value * 100] if trend.target else []
    needed = [min(trend.required, 1.0) * 100] if trend.required is not None else []
    return [*percents(trend.line.points), *percents(trend.line.previous), *ahead, *wanted, *needed]


def _edge_labels(trend: Trend, setting: Setting, top: float) -> list[tuple[str, float, str, bool]]:
    """(text, height, colour, bold) of the labels right of the plot, before they are moved apart."""
    colours = house.palette(setting)
    labels: list[tuple[str, float, str, bool]] = []
    if trend.target:
        words = setting.say("trend.target", target=target_words(trend.target, setting.language))
        labels.append((words, min(trend.target.value * 100, top), colours.ink, False))
    last, previous = trend.line.last, trend.line.previous
    if last and last is trend.line.points[-1] and last.rate is not None:
        labels.append((percent(last.rate, language=setting.language), last.rate * 100, colours.ink, True))
    if previous and previous[-1].rate is not None:
        labels.append((str(previous[-1].month.year), previous[-1].rate * 100, colours.soft, False))
    if trend.forecast:
        end = trend.forecast[-1].median
        labels.append((setting.say("trend.forecast", figure=percent(end, 0, setting.language)), end * 100, colours.accent, False))
    return labels


def _edge_notes(labels: list[tuple[str, float, str, bool]], setting: Setting, top: float) -> list[dict[str, Any]]:
    tallest = max((text.count("<br>") + 1 for text, *_ in labels), default=1)
    heights = house.spread([height / top for _, height, *_ in labels], _LINE * tallest, ceiling=1.0)
    return [house.note(setting, text, 1, height, xref="paper", yref="paper", xanchor="left", yanchor="middle", xshift=6, align="left",
                       colour=colour, bold=bold) for (text, _, colour, bold), height in zip(labels, heights, strict=True)]


def _notes(trend: Trend, setting: Setting, months: list[Month], top: float) -> list[dict[str, Any]]:
    """The newest figure at its point, the rate still needed, breaks, the open month."""
    notes = [_newest(trend, setting, months, top)] if _ahead(trend) else []
    if trend.required is not None and _ahead(trend):
        middle = (_last_place(trend) + len(months)) / 2
        words = setting.say("trend.required", rate=percent(trend.required, 0, setting.language))
        notes.append(house.note(setting, words, middle, _needed(trend, top), colour=house.palette(setting).accent, yshift=10))
    notes += [_break_note(one, trend, setting, months) for one in trend.breaks if one.month in months]
    if trend.open_month in months:
        notes.append(house.note(setting, setting.say("trend.open"), months.index(trend.open_month), top, yanchor="top"))
    return notes


def _break_note(one: Break, trend: Trend, setting: Setting, months: list[Month]) -> dict[str, Any]:
    """Beside its line, at the end of it that the figures leave free."""
    known = [height for height in percents(trend.line.points) if height is not None]
    low = bool(known) and sum(known) / len(known) > 50
    return house.note(setting, house.wrap(one.text, 22), months.index(one.month) - 0.5, 0.08 if low else 1, yref="paper", align="left",
                      yanchor="bottom" if low else "top", xanchor="left", xshift=4)


def _newest(trend: Trend, setting: Setting, months: list[Month], top: float) -> dict[str, Any]:
    """Above its point, but below it when the target line runs just above."""
    last = trend.line.points[_last_place(trend)]
    height = (last.rate or 0.0) * 100
    crowded = trend.target is not None and 0 <= trend.target.value * 100 - height < top * 0.12
    return house.note(setting, percent(last.rate, language=setting.language), _last_place(trend), height, big=True, bold=True,
                      colour=house.palette(setting).ink, yshift=-18 if crowded else 18)


def _shapes(trend: Trend, setting: Setting, months: list[Month], top: float) -> list[dict[str, Any]]:
    colours, size, shapes = house.palette(setting), house.sizes(setting), []
    if trend.open_month in months:
        at = months.index(trend.open_month)
        shapes.append({"type": "rect", "xref": "x", "x0": at - 0.5, "x1": at + 0.5, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
                       "fillcolor": colours.shade, "line": {"width": 0}})
    if trend.target:
        shapes.append(house.ruler(trend.target.value * 100, colours.ink, size.thin))
    if trend.required is not None and _ahead(trend):
        shapes.append(house.ruler(_needed(trend, top), colours.accent, size.thin, dash="dot", xref="x", x0=_last_place(trend) + 0.6,
                                  x1=len(months) - 0.6))
    edges = [months.index(one.month) - 0.5 for one in trend.breaks if one.month in months]
    return shapes + [house.upright(at, colours.soft, 1) for at in edges]


def _last_place(trend: Trend) -> int:
    """Index of the newest point with a figure, -1 without any."""
    return max((i for i, point in enumerate(trend.line.points) if point.rate is not None), default=-1)


def _ahead(trend: Trend) -> bool:
    """Whether months without a figure follow the newest one."""
    return 0 <= _last_place(trend) < len(trend.line.points) - 1


def _needed(trend: Trend, top: float) -> float:
    """Height of the required rate; beyond 100 % it is drawn at the top edge."""
    return min((trend.required or 0.0) * 100, top * 0.97)


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
    rows = tuple((point.month, point.numerator, point.denominator, point.rate, before.get(point.month), goal, remark(point, setting))
                 for point in trend.line.points)
    return Table(names, rows, ("month", "count", "count", "percent", "percent", "percent", "text"))
