"""The look as rules: contrast, room for labels, one sign per tone, speed."""

from __future__ import annotations

from datetime import date

import pytest

from parcam.figures import house
from parcam.figures.figure import Setting
from parcam.figures.look import DARK, LIGHT, SIGNS, TONES, Palette
from parcam.figures.message import Message, headline, target_words
from parcam.figures.series import Line, Point, ceiling, filled, points
from parcam.figures.sparkline import draw_sparkline
from parcam.figures.trend import Trend, draw_trend
from parcam.figures.waterfall import Factor, Waterfall
from parcam.model.commitment import Comparison, Target
from parcam.model.month import Month
from parcam.model.verdict import Verdict

SETTING = Setting(date(2024, 10, 15))
FORTY = Target(0.4, Comparison.AT_LEAST)


def _luminance(colour: str) -> float:
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_reaches_aa(colours: Palette) -> None:
    for name in ("ink", "soft", "accent", "good", "warn", "bad", "none"):
        assert contrast(getattr(colours, name), colours.paper) >= 4.5, name
    for name in ("good_fill", "warn_fill", "bad_fill", "none_fill", "shade"):
        assert contrast(colours.ink, getattr(colours, name)) >= 7, name
    for tone in ("good", "warn", "bad", "none"):
        assert contrast(getattr(colours, tone), getattr(colours, tone + "_fill")) >= 4.5, tone
    assert contrast(colours.past, colours.paper) >= 3


def test_every_verdict_has_a_colour_and_a_sign_and_tones_never_share_signs() -> None:
    assert set(TONES) == set(SIGNS) == set(Verdict)
    tones_of_sign: dict[str, set[str]] = {}
    for verdict in Verdict:
        tones_of_sign.setdefault(SIGNS[verdict], set()).add(TONES[verdict])
    assert all(len(tones) == 1 for tones in tones_of_sign.values())


def test_labels_are_moved_apart_and_stay_below_the_ceiling() -> None:
    assert house.spread([0.5, 0.51], 0.1) == pytest.approx([0.455, 0.555])
    assert max(house.spread([0.98, 0.99, 1.0], 0.1, ceiling=1.0)) <= 1.0
    assert house.spread([0.2, 0.9], 0.1) == [0.2, 0.9]
    assert house.spread([], 0.1) == []


def test_words_break_between_words() -> None:
    assert house.wrap("Hồ sơ trực tuyến toàn trình", 11) == "Hồ sơ trực<br>tuyến toàn<br>trình"


@pytest.mark.parametrize(
    ("values", "top"), [([3.0], 5.5), ([31.2, 40.0], 55.0), ([95.0], 105.0), ([100.0], 105.0), ([140.0], 148.4), ([], 105.0)]
)
def test_a_percent_axis_starts_at_zero_and_ends_above_the_figures(values: list[float], top: float) -> None:
    assert ceiling(values) == pytest.approx(top)


def test_a_picture_that_stands_alone_carries_title_and_paper() -> None:
    figure = draw_trend(Trend(Line("", "Toàn Sở", filled((), Month(2024, 1), Month(2024, 12))), Message("Giải ngân", None), "x"), SETTING)
    layout = house.with_title(figure, SETTING, width=640)
    assert figure.title in layout["title"]["text"] and layout["paper_bgcolor"] == LIGHT.paper and layout["height"] > figure.height


N, B = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        (
            Message("Thanh toán trực tuyến", 0.312, FORTY, 0.52, Verdict.AT_RISK),
            f"Thanh toán trực tuyến 31,2{N}%: thiếu 8,8{B}điểm, cần 52,0{N}% mỗi tháng còn lại",
        ),
        (
            Message("Đúng hạn", 0.97, Target(1.0, Comparison.AT_LEAST), None, Verdict.LOST, Month(2024, 3)),
            f"Đúng hạn 97,0{N}%: thiếu 3,0{B}điểm, không còn đạt được từ T3/2024",
        ),
        (
            Message("Giải ngân", 0.9, Target(0.9, Comparison.ABOVE), None, Verdict.NOT_MET),
            f"Giải ngân 90,0{N}%: mới bằng mốc, cam kết là > 90{N}%",
        ),
        (
            Message("Ký số", 0.97, Target(0.95, Comparison.AT_LEAST), 0.9, Verdict.ON_TRACK, place="Chi cục TĐC"),
            f"Chi cục TĐC – ký số 97,0{N}%: vượt 2,0{B}điểm, cần giữ ít nhất 90,0{N}% mỗi tháng còn lại",
        ),
        (Message("Ký số", 0.97, Target(0.95, Comparison.AT_LEAST), None, Verdict.MET), f"Ký số 97,0{N}%: đạt mục tiêu"),
        (
            Message("Nhiệm vụ", 0.675, Target(1.0, Comparison.AT_LEAST, 40), None, Verdict.AT_RISK, numerator=27, denominator=40),
            "Nhiệm vụ 27/40: còn thiếu 13",
        ),
        (Message("Ký số", None, FORTY), "Ký số: chưa có số liệu"),
        (
            Message("Giải ngân", 0.671, Target(0.9, Comparison.ABOVE), 0.696, Verdict.ON_TRACK, grows=True),
            f"Giải ngân 67,1{N}%: thiếu 22,9{B}điểm, cần làm được 69,6{N}% phần còn lại",
        ),
        (Message("Ký số", 0.312, FORTY, None, Verdict.PARTLY_MET), f"Ký số 31,2{N}%: đạt một phần, thiếu 8,8{B}điểm"),
        (
            Message("Đủ", 1.0, Target(1.0, Comparison.AT_LEAST), 0.0, Verdict.SECURED),
            f"Đủ 100,0{N}%: đang bằng mục tiêu, chắc chắn đạt",
        ),
    ],
)
def test_the_title_is_the_message(message: Message, sentence: str) -> None:
    assert headline(message) == sentence


def test_targets_in_words() -> None:
    assert target_words(Target(0.9, Comparison.ABOVE)) == f"> 90{N}%"
    assert target_words(Target(1.0, Comparison.AT_LEAST, 40)) == "≥ 40"


def test_rows_of_a_frame_become_points() -> None:
    rows = [
        {"month": "2024-01", "rate": float("nan"), "numerator": 0, "denominator": 0},
        {"month": date(2024, 2, 1), "rate": 0.5, "stated": True},
    ]
    first, second = points(rows)
    assert first.nothing_arose and not first.missing
    assert second == Point(Month(2024, 2), 0.5, None, None, stated=True)


def test_a_gap_is_a_gap_in_every_line() -> None:
    line = Line("u", "U", filled([Point(Month(2024, 1), 0.0, 0, 5), Point(Month(2024, 3), 0.5, 1, 2)], Month(2024, 1), Month(2024, 3)))
    trace = draw_trend(Trend(line, Message("x", 0.5), "x"), SETTING).data[0]
    assert trace["y"] == [0.0, None, 50.0] and trace["connectgaps"] is False
    assert trace["customdata"][2][:2] == ["u", "2024-03"]
    assert draw_sparkline([0.1, None, 0.2, 0.3]).count("<polyline") == 1


def test_a_sparkline_is_read_aloud_and_escaped() -> None:
    svg = draw_sparkline([0.5, 0.6], 0.7, label='a<b "c"')
    assert 'aria-label="a&lt;b &quot;c&quot;"' in svg and "stroke-dasharray" in svg
    assert "<circle" not in draw_sparkline([None, None])


def test_steps_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        Waterfall("t", "m", "a", 0.4, (Factor("u", "U", -0.1),), "b", 0.31)
