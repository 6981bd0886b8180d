"""Native charts of a slide: an office worker can open their data and change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.util import Inches, Pt

from parcam.figures.look import LIGHT
from parcam.publish.pptx_parts import BODY_PT, FONT, SMALL_PT, color
from parcam.publish.scale import percent_range, tick_digits
from parcam.words import numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.chart.series import LineSeries
    from pptx.slide import Slide as PptxSlide

    from parcam.publish.slide import Gaps, Trend

_POINTS = '+0.0;−0.0;0.0'
_ROOM, _LEAST_POINTS = 1.3, 0.1
"""Room beyond the longest bar for its label; the least length of a side without bars."""


def add_trend(page: PptxSlide, trend: Trend, left: float, top: float, width: float, height: float) -> None:
    """Monthly light, cumulative dark with its newest value, target dashed, the ends of the forecast as two marks in the last month."""
    data = CategoryChartData(number_format='0.0%')
    data.categories = list(trend.months)
    data.add_series(say("publish.deck.monthly"), trend.monthly)
    data.add_series(say("publish.deck.running"), trend.running)
    data.add_series(say("publish.deck.target_line", target=trend.target_text), [trend.target] * len(trend.months))
    before = [None] * (len(trend.months) - 1)
    for name, end in zip(("low", "high"), trend.forecast or (), strict=False):
        data.add_series(say(f"publish.deck.forecast_{name}", value=numbers.percent(end)), [*before, end])
    frame = page.shapes.add_chart(XL_CHART_TYPE.LINE, Inches(left), Inches(top), Inches(width), Inches(height), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", trend.alt)
    chart = frame.chart
    _quiet(chart)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _percent_axis(chart, [v for v in (*trend.monthly, *trend.running, trend.target, *(trend.forecast or ())) if v is not None])
    lines = list(chart.plots[0].series)
    styles = ((LIGHT.past, 2.0, None), (LIGHT.ink, 3.5, None), (LIGHT.accent, 2.25, MSO_LINE_DASH_STYLE.DASH))
    for series, (ink, points, dash) in zip(lines, styles, strict=False):
        series.smooth = False
        series.format.line.color.rgb, series.format.line.width = color(ink), Pt(points)
        series.marker.style = XL_MARKER_STYLE.NONE
        if dash is not None:
            series.format.line.dash_style = dash
    for series in lines[len(styles):]:
        _mark(series)
    _newest(lines[1], trend.running)


def _mark(series: LineSeries) -> None:
    """A single month as a dash in the colour of what is to come."""
    series.smooth = False
    series.format.line.fill.background()
    series.marker.style, series.marker.size = XL_MARKER_STYLE.DASH, 14
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = color(LIGHT.accent)
    series.marker.format.line.color.rgb = color(LIGHT.accent)


def _newest(series: LineSeries, values: tuple[float | None, ...]) -> None:
    """The newest value is written beside its point."""
    at = max(index for index, value in enumerate(values) if value is not None)
    label = series.points[at].data_label
    label.position = XL_LABEL_POSITION.BELOW
    label.font.size, label.font.bold, label.font.name = Pt(BODY_PT), True, FONT
    label.font.color.rgb = color(LIGHT.ink)


def _percent_axis(chart: Chart, known: list[float]) -> None:
    """From 0; where every value lies high, from just below the lowest, and then the axis says so."""
    axis = chart.value_axis
    low, top, step = percent_range(known)
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, top, step
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = ("0.0%" if tick_digits(step) else "0%"), False
    axis.major_gridlines.format.line.color.rgb = color(LIGHT.grid)
    axis.format.line.fill.background()
    if low:
        axis.has_title = True
        axis.axis_title.text_frame.text = say("publish.deck.cut_axis", low=numbers.percent_short(low))
        font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.name = Pt(SMALL_PT - 2), False, FONT


def add_gaps(page: PptxSlide, gaps: Gaps, left: float, top: float, width: float, height: float) -> None:
    """How much each unit moves the figure, in points; red pulls down, green lifts."""
    data = CategoryChartData(number_format=_POINTS)
    data.categories = list(reversed(gaps.units))
    data.add_series(say("publish.deck.gap_chart"), [round(p, 4) for p in reversed(gaps.points)])
    frame = page.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, Inches(left), Inches(top), Inches(width), Inches(height), data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", gaps.alt)
    chart = frame.chart
    _quiet(chart)
    chart.has_legend = False
    chart.has_title = True
    _title(chart, say("publish.deck.gap_chart"))
    chart.value_axis.visible = False
    chart.value_axis.minimum_scale = min(0.0, *gaps.points) * _ROOM
    chart.value_axis.maximum_scale = max(0.0, *gaps.points) * _ROOM or _LEAST_POINTS
    chart.value_axis.has_major_gridlines = False
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    chart.category_axis.format.line.color.rgb = color(LIGHT.past)
    _bars(chart, list(reversed(gaps.points)))


def _bars(chart: Chart, points: list[float]) -> None:
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 40, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked, labels.position = _POINTS, False, XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size, labels.font.name = Pt(SMALL_PT - 2), FONT
    series = plot.series[0]
    series.invert_if_negative = False
    for index, value in enumerate(points):
        fill = series.points[index].format.fill
        fill.solid()
        fill.fore_color.rgb = color(LIGHT.bad if value < 0 else LIGHT.good)


def _title(chart: Chart, text: str) -> None:
    frame = chart.chart_title.text_frame
    frame.text = text
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold, font.name = Pt(SMALL_PT), True, FONT
    font.color.rgb = color(LIGHT.ink)


def _quiet(chart: Chart) -> None:
    """The house's font and colours everywhere."""
    chart.font.size, chart.font.name = Pt(SMALL_PT - 2), FONT
    chart.font.color.rgb = color(LIGHT.soft)
    chart.has_title = False
    chart.category_axis.format.line.color.rgb = color(LIGHT.grid)
    chart.category_axis.has_major_gridlines = False
