"""The same chart once per unit, side by side on one scale.

All panels lie on one pair of axes, shifted, so the scale is shared by construction and the browser draws six traces whatever
the number of units: twelve Plotly subplots take it several times as long.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures import house, panels
from parcam.figures.figure import Figure, Table
from parcam.figures.marks import noted, parts_words
from parcam.figures.message import target_words
from parcam.figures.panels import Grid
from parcam.figures.scale import line_scale
from parcam.figures.series import Line, Point, laid, percents
from parcam.model.verdict import Verdict
from parcam.words.dates import month as month_words
from parcam.words.dates import months as months_words
from parcam.words.numbers import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.figures.figure import Setting
    from parcam.figures.marks import Break
    from parcam.model.commitment import Target

_HOVER = "%{{customdata[4]}}<br><b>%{{customdata[2]}}: %{{customdata[5]:.2~f}}{sign}</b><br>%{{customdata[3]}}<extra></extra>"


@dataclass(frozen=True, slots=True)
class Panel:
    """One unit: its months, its figure for the whole span (fraction), how that stands, and where its series does not go on."""

    line: Line
    figure: float | None
    verdict: Verdict | None = None
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Multiples:
    what: str
    measured: str
    panels: tuple[Panel, ...]
    target: Target | None = None
    cumulative: bool = False
    columns: int = 0
    """Panels in a row; 0 lets their number decide (four for twelve, which asks for some 900 pixels)."""


def draw_multiples(many: Multiples, setting: Setting) -> Figure:
    """Small multiples of up to twelve units, each with its figure in its heading."""
    months = max((len(panel.line.points) for panel in many.panels), default=12)
    heights = [height for panel in many.panels for height in (*percents(panel.line.points), *percents(panel.line.previous))]
    scale = line_scale(heights, [many.target.value * 100] if many.target else [])
    count = len(many.panels)
    grid, height = panels.sized(max(months - 1, 1), scale, many.columns or panels.columns_for(count), count, setting)
    right = house.room([target_words(many.target, setting.language)]) if many.target else 10
    layout = house.layout(setting, left=46, right=right, top=24 if scale.low else 2, bottom=2, **grid.axes(setting),
                          annotations=scale.cut_note(setting))
    title = _title(many, setting)
    return Figure(_traces(many, grid, setting), layout, title=title, subtitle=_subtitle(many, setting),
                  alt=setting.say("multiples.alt", title=title, figures=_figures(many, setting)),
                  table=_table(many, setting), how_to_read=_how_to_read(many, setting), height=height)


def _traces(many: Multiples, grid: Grid, setting: Setting) -> list[dict[str, Any]]:
    colours, size = house.palette(setting), house.sizes(setting)
    floor = panels.levels(grid, grid.scale.low) | {"line": {"color": colours.grid, "width": 1}}
    hidden = any(grid.scale.hides(panel.line) for panel in many.panels)
    past = _curves([laid(panel.line, panel.line.previous) for panel in many.panels], grid) | {
        "mode": "lines", "hoverinfo": "skip", "line": {"color": colours.past, "width": size.thin - 0.4}}
    actual = _curves([laid(panel.line, panel.line.points) for panel in many.panels], grid) | {
        "mode": "lines+markers", "line": {"color": colours.ink, "width": size.line - 0.4},
        "marker": {"color": colours.ink, "size": size.marker - 3}, "customdata": _told(many, setting),
        "hovertemplate": _HOVER.format(sign=house.percent_sign(setting))}
    dashed = {"line": {"color": colours.ink, "width": 1.2, "dash": "dash"}}
    goal = [panels.levels(grid, many.target.value * 100) | dashed] if many.target else []
    words = [word for i, panel in enumerate(many.panels) for word in _words(i, panel, many, grid, setting)]
    lines = [actual, past] if hidden else [past, actual]
    uprights = panels.uprights(grid, [(i, _place(panel, one)) for i, panel in enumerate(many.panels) for one in panel.breaks])
    cuts = [uprights | {"line": {"color": colours.soft, "width": 1, "dash": "dot"}}] if uprights["x"] else []
    return [floor, *goal, *cuts, *(line for line in lines if line["x"]), panels.words_trace(words, setting)]


def _place(panel: Panel, one: Break) -> float:
    """Before the month of the break."""
    return one.month.minus(panel.line.points[0].month) - 0.5


def _curves(lines: Sequence[list[tuple[float, Point | None]]], grid: Grid) -> dict[str, Any]:
    """Every panel's points in one trace, with an empty point after each panel; no points, no x."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for i, line in enumerate(lines):
        if line:
            heights = [point and percents([point])[0] for _, point in line]
            xs += [*(grid.x(i, place) for place, _ in line), None]
            ys += [*(None if height is None else grid.y(i, height) for height in heights), None]
    return {"type": "scatter", "x": xs, "y": ys, "connectgaps": False, "cliponaxis": False}


def _told(many: Multiples, setting: Setting) -> list[list[Any]]:
    """For each point of the actual lines: unit id, month id, month, parts, unit, percent; the empty points tell nothing."""
    months = {
        month: month_words(month, setting.language) for month in {point.month for panel in many.panels for point in panel.line.points}
    }
    told: list[list[Any]] = []
    for panel in many.panels:
        told += [[panel.line.unit, str(point.month), months[point.month], parts_words(point, setting), panel.line.name, *percents([point])]
                 if point else [""] * 6 for _, point in laid(panel.line, panel.line.points)]
        told += [[""] * 6] if panel.line.points else []
    return told


def _words(i: int, panel: Panel, many: Multiples, grid: Grid, setting: Setting) -> list[panels.Word]:
    months = [point.month for point in panel.line.points]
    words = [panels.heading(grid, i, _heading(panel, many, setting), setting)]
    last, goal = panel.line.last, many.target.value * 100 if many.target else None
    if last and last.rate is not None:
        place, figure = last.month.minus(months[0]), percent(last.rate, language=setting.language)
        lines = percents(panel.line.points), percents(panel.line.previous)
        words.append(panels.end_word(grid, i, place, last.rate * 100, figure, lines, goal, setting))
    if many.target:
        words += panels.beside(grid, i, many.target.value * 100, target_words(many.target, setting.language), setting)
    return words + panels.scale_words(grid, i, setting) + panels.month_words(grid, i, months, setting)


def _heading(panel: Panel, many: Multiples, setting: Setting) -> str:
    figure = percent(panel.figure, language=setting.language, against=many.target.value if many.target else None)
    verdict = panel.verdict or (Verdict.NO_DATA if panel.figure is None else None)
    sign = f" <span style='color:{house.tone(verdict, house.palette(setting))}'>{house.SIGNS[verdict]}</span>" if verdict else ""
    return f"{panel.line.name}  <b>{figure}</b>{sign}"


def _title(many: Multiples, setting: Setting) -> str:
    """How many units reach the target, and the farthest from it."""
    known = sorted((panel for panel in many.panels if panel.figure is not None), key=lambda panel: panel.figure or 0.0)
    if not known:
        return setting.say("message.no_data", what=many.what)
    if many.target is None:
        low, high = known[0], known[-1]
        return setting.say("multiples.title_range", what=many.what, low=percent(low.figure, language=setting.language),
                           low_unit=low.line.name, high=percent(high.figure, language=setting.language), high_unit=high.line.name)
    met = sum(many.target.comparison.holds(panel.figure or 0.0, many.target.value) for panel in known)
    name = "title_all" if met == len(known) else "title"
    return setting.say(f"multiples.{name}", what=many.what, met=met, total=len(known), target=target_words(many.target, setting.language),
                       unit=known[0].line.name, figure=percent(known[0].figure, language=setting.language, against=many.target.value))


def _subtitle(many: Multiples, setting: Setting) -> str:
    months = [point.month for panel in many.panels[:1] for point in panel.line.points]
    how = setting.say("trend.cumulative" if many.cumulative else "trend.monthly")
    return setting.subtitle(many.measured, f"{how} {months_words(months[0], months[-1], setting.language)}" if months else how)


def _how_to_read(many: Multiples, setting: Setting) -> str:
    """With what the light lines and the uprights stand for where there are any, each break once."""
    told = dict.fromkeys(one.text for panel in many.panels for one in panel.breaks)
    breaks = setting.say("multiples.breaks", texts="; ".join(told)) if told else ""
    past = setting.say("multiples.past") if any(panel.line.previous for panel in many.panels) else ""
    return f"{setting.say('multiples.how_to_read', past=past)} {breaks}".strip()


def _figures(many: Multiples, setting: Setting) -> str:
    return "; ".join(f"{panel.line.name} {percent(panel.figure, language=setting.language)}" for panel in many.panels)


def _table(many: Multiples, setting: Setting) -> Table:
    names = tuple(setting.say(f"columns.{name}") for name in ("unit", "month", "numerator", "denominator", "rate", "note"))
    rows = tuple((panel.line.name, point.month, point.numerator, point.denominator, point.rate, noted(point, panel.breaks, setting))
                 for panel in many.panels for point in panel.line.points)
    return Table(names, rows, ("text", "month", "count", "count", "percent", "text"))
