"""Days and months in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

from parcam.model.month import Month
from parcam.words import dates


def test_vietnamese() -> None:
    assert dates.month(Month(2024, 3)) == "T3/2024"
    assert dates.month_long(Month(2024, 3)) == "tháng 3/2024"
    assert dates.month_short(Month(2024, 3)) == "T3"
    assert dates.day(date(2024, 11, 5)) == "05/11/2024"
    assert dates.moment(datetime(2024, 11, 5, 14, 5, tzinfo=UTC)) == "05/11/2024 14:05"
    assert dates.month(None) == dates.day(None) == dates.moment(None) == "—"


def test_spans() -> None:
    assert dates.months(Month(2024, 1), Month(2024, 9)) == "T1–T9/2024"
    assert dates.months(Month(2023, 11), Month(2024, 2)) == "T11/2023–T2/2024"
    assert dates.months(Month(2024, 2), Month(2024, 2)) == "T2/2024"


def test_english() -> None:
    assert dates.month(Month(2024, 3), "en") == "Mar 2024"
    assert dates.month_long(Month(2024, 3), "en") == "March 2024"
    assert dates.day(date(2024, 11, 5), "en") == "5 Nov 2024"
    assert dates.months(Month(2024, 1), Month(2024, 9), "en") == "Jan–Sep 2024"


def test_countdown() -> None:
    assert dates.countdown(12) == "còn 12 ngày"
    assert dates.countdown(0) == "hôm nay"
    assert dates.countdown(-3) == "quá 3 ngày"


def test_months_with_holes_are_never_named_as_one_span() -> None:
    assert dates.spells(Month(2024, m) for m in (1, 5, 9)) == "T1, T5, T9/2024"
    assert dates.spells(Month(2024, m) for m in (6, 5, 9)) == "T5–T6, T9/2024"
    assert dates.spells([Month(2023, 11), Month(2023, 12), Month(2024, 1), Month(2024, 3)]) == "T11/2023–T1/2024, T3/2024"
    assert dates.spells([]) == "—"
    assert dates.spells([Month(2024, 1), Month(2024, 3)], "en") == "Jan, Mar 2024"


def test_a_letter_s_day_has_a_nought_below_ten_and_in_the_first_two_months() -> None:
    assert dates.day_long(date(2024, 2, 5)) == "ngày 05 tháng 02 năm 2024"
    assert dates.day_long(date(2024, 3, 15)) == "ngày 15 tháng 3 năm 2024"
    assert dates.day_long(date(2024, 3, 5), "en") == "5 March 2024"
