"""Where a percent scale starts, what the chart says about it, and words that keep clear of one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from parcam.figures.figure import Setting
from parcam.figures.message import Message
from parcam.figures.multiples import Multiples, Panel, draw_multiples
from parcam.figures.scale import line_scale
from parcam.figures.series import Line, Point, filled
from parcam.figures.trend import Trend, draw_trend
from parcam.model.commitment import Comparison, Target
from parcam.model.month import Month

SETTING = Setting(date(2024, 10, 20))
JAN, DEC = Month(2024, 1), Month(2024, 12)
HUNDRED, FORTY = Target(1.0, Comparison.AT_LEAST), Target(0.4, Comparison.AT_LEAST)
CUT = "trục bắt đầu từ"


def line(rates: list[float], before: list[float] | None = None) -> Line:
    past = tuple(Point(Month(2023, 1).plus(i), rate) for i, rate in enumerate(before or []))
    return Line("tdc", "Chi cục", filled(tuple(Point(JAN.plus(i), rate) for i, rate in enumerate(rates)), JAN, DEC), past)


def words(layout: dict[str, Any]) -> list[str]:
    return [note["text"] for note in layout["annotations"]]


@pytest.mark.parametrize(
    ("values", "low"),
    [([98.0, 100.0], 95), ([95.1, 100.0], 90), ([92.0, 100.0], 90), ([85.0, 100.0], 80), ([89.2, 100.0], 85), ([80.2, 100.0], 0),
     ([40.0, 99.0], 0), ([], 0)],
)
def test_a_line_scale_starts_at_zero_or_at_a_round_floor_under_everything(values: list[float], low: float) -> None:
    scale = line_scale(values)
    assert scale.low == low
    assert scale.share(100) < 0.96, "a line at 100 % keeps room above it"


def test_a_target_below_the_figures_keeps_the_scale_whole() -> None:
    drawn = draw_trend(Trend(line([0.98] * 9), Message("x", 0.98), "y", target=Target(0.4, Comparison.AT_LEAST)), SETTING)
    assert drawn.layout["yaxis"]["range"][0] == 0 and not any(CUT in text for text in words(drawn.layout))


def test_a_cut_scale_says_so_and_a_whole_one_does_not() -> None:
    high, low = line([0.97, 0.99, 1.0]), line([0.2, 0.99, 1.0])
    for one, said in ((high, True), (low, False)):
        figure = draw_trend(Trend(one, Message("x", 0.99), "y", target=HUNDRED), SETTING)
        panels = draw_multiples(Multiples("x", "y", (Panel(one, 0.99),), HUNDRED), SETTING)
        assert any(CUT in text for text in words(figure.layout)) is said
        assert any(CUT in text for text in words(panels.layout)) is said


@pytest.mark.parametrize("cumulative", [True, False])
@pytest.mark.parametrize("restarts", [True, False])
def test_the_rate_needed_is_drawn_only_among_single_months(cumulative: bool, restarts: bool) -> None:
    """Among figures that add up since January a rate of single months would read as one of them."""
    one = replace(line([0.3, 0.35, 0.4]), restarts=restarts)
    drawn = draw_trend(Trend(one, Message("x", 0.4, FORTY, 0.77), "y", cumulative, FORTY, required=0.77), SETTING)
    single = not cumulative and not restarts
    assert any("cần 77" in text for text in words(drawn.layout)) is single
    assert any(shape["line"]["dash"] == "dot" for shape in drawn.layout["shapes"]) is single


def test_a_target_alone_cuts_nothing() -> None:
    assert line_scale([], [100.0]).low == 0
    assert line_scale([None, 98.0], [95.1, 100.0]).low == 90


@pytest.mark.parametrize("target", [1.0, 0.95, 0.4])
@pytest.mark.parametrize("required", [1.0, 0.98, 0.5])
@pytest.mark.parametrize("rates", [[0.96, 0.97, 1.0], [0.1, 0.5, 0.9], [0.02, 0.03, 0.02]])
@pytest.mark.parametrize("known", [1, 3])
def test_words_in_a_small_plot_do_not_touch(target: float, required: float, rates: list[float], known: int) -> None:
    """640 × 300: 182 pixels and more of plot height, some 40 pixels to a month, 12 pixels of type."""
    course = (rates * 3)[:6 + known]
    drawn = draw_trend(Trend(line(course, course), Message("x", 0.97), "y", target=Target(target, Comparison.AT_LEAST),
                             open_month=JAN.plus(len(course)), required=required), SETTING)
    low, high = drawn.layout["yaxis"]["range"]
    inside = [_box(note, low, high) for note in drawn.layout["annotations"] if note.get("xref") != "paper"]
    assert len(inside) == 3
    for i, one in enumerate(inside):
        for other in inside[i + 1:]:
            assert one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2], (one, other)


def _box(note: dict[str, Any], low: float, high: float) -> tuple[float, float, float, float]:
    """Left, right, bottom, top in pixels."""
    lines = note["text"].replace("<b>", "").replace("</b>", "").split("<br>")
    size = note["font"]["size"]
    wide, tall = max(map(len, lines)) * size * 0.5, len(lines) * size * 1.2
    x, y = note["x"] * 42, (note["y"] - low) / (high - low) * 240 + note.get("yshift", 0)
    left = {"right": x - wide, "left": x}.get(note.get("xanchor", ""), x - wide / 2)
    bottom = {"bottom": y, "top": y - tall}.get(note.get("yanchor", ""), y - tall / 2)
    return left, left + wide, bottom, bottom + tall


def test_last_year_is_seen_on_an_equal_year() -> None:
    """Drawn thinner and last, the light line lies on the dark one; else it stays behind."""
    same, other = line([0.5, 0.6, 0.7], [0.5, 0.6, 0.7]), line([0.5, 0.6, 0.7], [0.2, 0.3, 0.7])
    for one, over in ((same, True), (other, False)):
        widths = [trace["line"]["width"] for trace in draw_trend(Trend(one, Message("x", 0.7), "y"), SETTING).data]
        assert (widths[0] > widths[1]) is over
        actual, past = (trace for trace in draw_multiples(Multiples("x", "y", (Panel(one, 0.7),)), SETTING).data[1:3][::1 if over else -1])
        assert actual["mode"] == "lines+markers" and past["mode"] == "lines"


def test_each_panel_names_its_newest_figure_and_few_panels_are_tall() -> None:
    def drawn(n: int) -> Any:
        return draw_multiples(Multiples("x", "y", tuple(Panel(line([0.31, 0.4]), 0.3) for _ in range(n))), SETTING)

    four, twelve = drawn(4), drawn(12)
    assert sum("40,0" in text for text in four.data[-1]["text"]) == 4
    assert four.height / 2 > twelve.height / 3 and four.height <= 450 and twelve.height <= 620
