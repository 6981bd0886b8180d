"""Xu hướng answers: how does this indicator run, month by month, against its target, and where does each figure come from."""

from __future__ import annotations

import pytest

from tests.pages.conftest import Open, charts, held, ran, said


def actual(figure: dict) -> dict:
    return next(trace for trace in figure["data"] if trace.get("mode") == "lines+markers")


def test_the_title_is_the_message(open_page: Open) -> None:
    title = charts(open_page("trends", indicator="online_payment"))[0]["title"]
    assert title.startswith("Thanh toán trực tuyến 31,2")
    assert "thiếu" in title


def test_the_year_of_the_plan_is_shown_with_months_to_come_empty(open_page: Open) -> None:
    line = actual(charts(open_page("trends", indicator="doc_signed"))[0])
    assert len(line["y"]) == 12
    assert line["y"][8] is not None
    assert line["y"][9:] == [None, None, None]


def test_cumulative_is_another_line_and_stands_in_the_address(open_page: Open) -> None:
    app = open_page("trends", indicator="online_payment")
    monthly = actual(charts(app)[0])["y"]
    app.segmented_control(key="pick.mode").set_value("cumulative")
    ran(app.run())
    assert held(app)["mode"] == "cumulative"
    assert actual(charts(app)[0])["y"] != monthly


def test_an_earlier_day_knows_less(open_page: Open) -> None:
    june = actual(charts(open_page("trends", indicator="doc_signed", as_of="2024-06-20"))[0])["y"]
    october = actual(charts(open_page("trends", indicator="doc_signed"))[0])["y"]
    assert sum(y is not None for y in june) < sum(y is not None for y in october)


def test_small_multiples_show_every_unit_that_reports(open_page: Open) -> None:
    figure = charts(open_page("trends", indicator="doc_signed", layout="multiples"))[0]
    assert len({row[0] for row in figure["table"]["rows"]}) == 8


def test_a_point_in_the_address_opens_its_cells(open_page: Open) -> None:
    words = said(open_page("trends", indicator="online_full", point="tdc.2024-05"))
    assert "T5/2024" in words
    assert "chỉ tiêu tháng 5-2024" in words


def test_a_point_of_the_whole_office_names_every_unit(open_page: Open) -> None:
    app = open_page("trends", indicator="online_full", point=".2024-05")
    assert len(app.table[0].value) == 4


@pytest.mark.parametrize("rubbish", [
    {"indicator": "nonsense"}, {"units": "x.y"}, {"first": "2024-13"}, {"as_of": "soon"}, {"point": "tdc.x"}, {"mode": "weekly"},
    {"as_of": "1990-01-01"}, {"as_of": "2999-01-01"}, {"first": "2024-09", "last": "2024-02"}, {"language": "fr"},
    {"first": "2025-03", "last": "2025-06"}, {"last": "2030-01"}, {"first": "2010-01"},
])
def test_rubbish_in_the_address_means_the_default(open_page: Open, rubbish: dict[str, str]) -> None:
    """Months that the day knows nothing of are rubbish too."""
    usual = {name: value for name, value in charts(open_page("trends"))[0].items() if name != "stamp"}
    assert {name: value for name, value in charts(open_page("trends", **rubbish))[0].items() if name != "stamp"} == usual


def test_one_unit_is_named_in_the_title(open_page: Open) -> None:
    assert charts(open_page("trends", indicator="online_full", units="tdc"))[0]["title"].startswith("Chi cục TĐC – ")


def test_the_fan_lies_ahead_of_the_offices_cumulative_figure_and_of_nothing_else(open_page: Open) -> None:
    def fans(**more: str) -> int:
        return "hình quạt" in charts(open_page("trends", indicator="online_payment", **more))[0]["how_to_read"]

    assert fans(mode="cumulative")
    assert not fans() and not fans(mode="cumulative", units="tdc") and not fans(mode="cumulative", first="2023-01", last="2023-12")


def test_small_multiples_show_the_year_before_behind_one_year_only(open_page: Open) -> None:
    def how(first: str) -> str:
        return str(charts(open_page("trends", indicator="online_payment", layout="multiples", first=first))[0]["how_to_read"])

    assert "cùng kỳ năm trước" in how("2024-01") and "năm trước" not in how("2023-01")


def test_a_span_that_ends_after_the_newest_year_names_the_year_of_its_figure(open_page: Open) -> None:
    title = charts(open_page("trends", indicator="online_payment", first="2024-06", last="2025-06", as_of="2025-07-01"))[0]["title"]
    assert title.startswith("Thanh toán trực tuyến năm 2024 33,4")


def test_a_merger_breaks_the_line_where_it_took_effect(open_page: Open) -> None:
    def told(last: str) -> str:
        return str(charts(open_page("trends", indicator="online_payment", first="2024-06", last=last, as_of="2025-07-01"))[0])

    assert "01/3/2025" in told("2025-06") and "01/3/2025" not in told("2025-02")
