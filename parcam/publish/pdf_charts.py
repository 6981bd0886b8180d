"""The two charts of a slide as vectors: trend against target, gap by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth

from parcam.figures.look import LIGHT
from parcam.publish.fonts import SANS, SANS_BOLD
from parcam.publish.scale import gap_words, percent_range, tick_digits
from parcam.words import numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from parcam.publish.slide import Gaps, Trend

_LABEL = 12
_LEFT, _BOTTOM = 48.0, 44.0
"""Room for the axis labels; below, for months and the names of the lines."""


def draw_trend(canvas: Canvas, trend: Trend, left: float, bottom: float, width: float, height: float) -> None:
    """Monthly light, cumulative dark, target dashed; a month without figures is a gap. Measures in points from the page's lower left."""
    low, high, step = percent_range([v for v in (*trend.monthly, *trend.running, trend.target, *(trend.forecast or ())) if v is not None])
    x0, y0, w, h = left + _LEFT, bottom + _BOTTOM, width - _LEFT, height - _BOTTOM
    _grid(canvas, low, high, step, (x0, y0, w, h))
    each = w / len(trend.months)
    for index, month in enumerate(trend.months):
        _label(canvas, month, x0 + (index + 0.5) * each, y0 - 15)

    def place(index: int, value: float) -> tuple[float, float]:
        return x0 + (index + 0.5) * each, y0 + (value - low) / (high - low) * h

    at = max(index for index, value in enumerate(trend.running) if value is not None)
    if trend.forecast:
        _fan(canvas, place(at, trend.running[at] or 0.0), *(place(len(trend.months) - 1, end) for end in trend.forecast))
    if trend.target is not None:
        canvas.setDash(6, 4)
        _line(canvas, [(x0, place(0, trend.target)[1]), (x0 + w, place(0, trend.target)[1])], LIGHT.accent, 2.0)
        canvas.setDash()
    for values, ink, points in ((trend.monthly, LIGHT.past, 2.0), (trend.running, LIGHT.ink, 3.5)):
        for run in _runs(values):
            _line(canvas, [place(i, v) for i, v in run], ink, points)
    x, y = place(at, trend.running[at] or 0.0)
    _label(canvas, numbers.percent(trend.running[at], against=trend.target), x, y - 20, LIGHT.ink, bold=True)
    names = [(say("publish.deck.monthly"), LIGHT.soft), (say("publish.deck.running"), LIGHT.ink),
             (say("publish.deck.target_line", target=trend.target_text), LIGHT.accent)]
    if trend.forecast:
        low, high = (numbers.percent(end) for end in trend.forecast)
        names.append((say("deck.forecast", low=low, high=high), LIGHT.accent))
    place_x = x0
    for name, ink in names:
        wide = stringWidth(name, SANS_BOLD, _LABEL)
        _label(canvas, name, place_x + wide / 2, bottom, ink, bold=True)
        place_x += wide + 20


def _fan(canvas: Canvas, start: tuple[float, float], low: tuple[float, float], high: tuple[float, float]) -> None:
    """From the newest figure to the ends of the forecast, which are written beside their months."""
    canvas.setFillColor(HexColor(LIGHT.accent), alpha=0.18)
    path = canvas.beginPath()
    path.moveTo(*start)
    path.lineTo(*low)
    path.lineTo(*high)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setFillAlpha(1)
    _line(canvas, [low, high], LIGHT.accent, 5.0)


def _grid(canvas: Canvas, low: float, high: float, step: float, place: tuple[float, float, float, float]) -> None:
    """Lines at every step with their percent; `place` is left, bottom, width, height."""
    x0, y0, w, h = place
    canvas.setLineWidth(0.6)
    canvas.setFont(SANS, _LABEL)
    for k in range(round((high - low) / step) + 1):
        y = y0 + h * k * step / (high - low)
        canvas.setStrokeColor(HexColor(LIGHT.grid))
        canvas.line(x0, y, x0 + w, y)
        canvas.setFillColor(HexColor(LIGHT.soft))
        canvas.drawRightString(x0 - 6, y - 4, numbers.decimal((low + k * step) * 100, tick_digits(step)) + say("common.percent_sign"))
    if low > 0:
        canvas.drawString(x0, y0 + h + 8, say("publish.deck.cut_axis", low=numbers.percent_short(low)))


def _runs(values: tuple[float | None, ...]) -> list[list[tuple[int, float]]]:
    """Stretches without a gap."""
    runs: list[list[tuple[int, float]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((index, value))
    return [run for run in runs if run]


def _line(canvas: Canvas, points: list[tuple[float, float]], ink: str, width: float) -> None:
    canvas.setStrokeColor(HexColor(ink))
    canvas.setLineWidth(width)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path)
    if len(points) == 1:
        canvas.setFillColor(HexColor(ink))
        canvas.circle(*points[0], width, stroke=0, fill=1)


def _label(canvas: Canvas, text: str, x: float, y: float, ink: str = LIGHT.soft, *, bold: bool = False) -> None:
    canvas.setFillColor(HexColor(ink))
    canvas.setFont(SANS_BOLD if bold else SANS, _LABEL)
    canvas.drawCentredString(x, y, text)


def draw_gaps(canvas: Canvas, gaps: Gaps, left: float, bottom: float, width: float, height: float) -> None:
    """One bar per unit in points of percent; red pulls down, green lifts."""
    names, side = 110.0, 44.0
    canvas.setFillColor(HexColor(LIGHT.ink))
    canvas.setFont(SANS_BOLD, _LABEL)
    canvas.drawString(left, bottom + height - 12, say("publish.deck.gap_chart"))
    room = height - 24
    each = room / len(gaps.units)
    low, high = min(0.0, *gaps.points), max(0.0, *gaps.points)
    scale = (width - names - 2 * side) / ((high - low) or 1.0)
    zero = left + names + side - low * scale
    for index, (unit, value) in enumerate(zip(gaps.units, gaps.points, strict=True)):
        y = bottom + room - (index + 1) * each
        canvas.setFillColor(HexColor(LIGHT.bad if value < 0 else LIGHT.good))
        canvas.rect(min(zero, zero + value * scale), y + each * 0.18, abs(value) * scale, each * 0.64, stroke=0, fill=1)
        canvas.setFillColor(HexColor(LIGHT.ink))
        canvas.setFont(SANS, _LABEL)
        canvas.drawString(left, y + each / 2 - 4, unit)
        end = zero + value * scale
        text = gap_words(value)
        if value < 0:
            canvas.drawRightString(end - 4, y + each / 2 - 4, text)
        else:
            canvas.drawString(end + 4, y + each / 2 - 4, text)
    canvas.setStrokeColor(HexColor(LIGHT.past))
    canvas.setLineWidth(0.8)
    canvas.line(zero, bottom, zero, bottom + room)
