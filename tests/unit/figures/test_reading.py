"""What a reader must not be misled by: a line across two years, a sign without its meaning, a message of nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from parcam.figures import house
from parcam.figures.figure import Setting
from parcam.figures.heatmap import Board, Cell, Column, draw_heatmap
from parcam.figures.message import Message
from parcam.figures.multiples import Multiples, Panel, draw_multiples
from parcam.figures.series import Line, Point
from parcam.figures.trend import Trend, draw_trend
from parcam.model.commitment import Comparison, Target
from parcam.model.month import Month, span
from parcam.model.verdict import Verdict

SETTING = Setting(date(2025, 2, 20), "")
FORTY = Target(0.4, Comparison.AT_LEAST)
MONTHS = span(Month(2022, 1), Month(2024, 12))
LINE = Line("u", "U", tuple(Point(month, 0.05 * month.number) for month in MONTHS),
            tuple(Point(month.plus(-12), 0.04 * month.number) for month in MONTHS))


def drawn_pieces(trace: dict[str, Any]) -> list[list[float]]:
    """Runs of neighbouring points with a height: what Plotly joins by a line."""
    pieces: list[list[float]] = [[]]
    for height in trace["y"]:
        if height is None:
            pieces.append([])
        else:
            pieces[-1].append(height)
    return [piece for piece in pieces if piece]


def test_no_line_falls_from_december_to_january_where_the_year_starts_anew() -> None:
    for restarts, pieces in ((True, 3), (False, 1)):
        line = replace(LINE, restarts=restarts)
        one = draw_trend(Trend(line, Message("x", 0.6), "x", True), SETTING)
        many = draw_multiples(Multiples("x", "x", (Panel(line, 0.6), Panel(line, 0.6))), SETTING)
        curves = [trace for trace in one.data if trace["mode"].startswith("lines") and trace["name"] != "target"]
        assert [len(drawn_pieces(trace)) for trace in curves] == [pieces] * 2
        marked = next(trace for trace in many.data if trace.get("mode") == "lines+markers")
        assert len(drawn_pieces(marked)) == 2 * pieces
        for trace in (*curves, marked):
            assert len(trace["x"]) == len(trace["y"])
            known = [told[1] for told, height in zip(trace.get("customdata", []), trace["y"], strict=False) if height is not None]
            assert all(known)


def board(*verdicts: Verdict | None) -> Board:
    units = tuple((f"u{at}", f"U{at}") for at in range(len(verdicts)))
    cells = tuple(Cell(id, "i", None if verdict is None else 0.3, verdict) for (id, _), verdict in zip(units, verdicts, strict=True))
    return Board(units, (Column("i", "I", FORTY),), cells)


def test_the_grid_explains_the_signs_it_shows_and_no_others() -> None:
    for shown in ((Verdict.PARTLY_MET, Verdict.MET), (Verdict.ON_TRACK, Verdict.UNLIKELY, Verdict.LOST), (Verdict.AT_RISK, None)):
        figure = draw_heatmap(board(*shown), SETTING)
        signs = {house.SIGNS[one] for one in shown if one}
        assert {sign for sign in set(house.SIGNS.values()) if f"{sign} " in figure.how_to_read} == signs


def test_the_grid_counts_each_verdict_by_its_own_name() -> None:
    late = draw_heatmap(board(Verdict.PARTLY_MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.MET), SETTING).title
    assert late.startswith("1 ô không đạt, 2 đạt một phần;")
    assert "nguy cơ" not in late
    assert "0" not in draw_heatmap(board(Verdict.AT_RISK), SETTING).title.partition(";")[0]


def test_a_grid_of_nothing_says_so_and_praises_nobody() -> None:
    figure = draw_heatmap(board(None, None), SETTING)
    assert figure.title.startswith("Chưa có số liệu nào: 2 ô")
    assert "đúng tiến độ" not in figure.title
