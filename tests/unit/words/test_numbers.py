"""Numbers in words: each row is one rule."""

from __future__ import annotations

import math

import pytest

from parcam.words import numbers as n

S = "\u202f"
B = "\u00a0"


@pytest.mark.parametrize(("rate", "shown"), [
    (0.955, f"95,5{S}%"), (1.0, f"100,0{S}%"), (0.0, f"0,0{S}%"), (None, "—"), (math.nan, "—"),
    (0.31249, f"31,2{S}%"), (0.3125, f"31,3{S}%"), (0.9996, f"99,96{S}%"), (0.99999999, f"99,9999{S}%"),
    (0.0004, f"0,04{S}%"), (1.25, f"125,0{S}%"), (-0.1, f"−10,0{S}%"), (12.3456, f"1.234,6{S}%"),
])
def test_percent(rate: float | None, shown: str) -> None:
    assert n.percent(rate) == shown


def test_a_rate_beside_its_target_never_reads_like_it() -> None:
    assert n.percent(0.90004, against=0.9) == f"90,004{S}%"
    assert n.percent(0.94996, against=0.95) == f"94,996{S}%"
    assert n.percent(0.9, against=0.9) == f"90,0{S}%"


@pytest.mark.parametrize(("rate", "shown"), [(0.4, f"40{S}%"), (0.955, f"95,5{S}%"), (1.0, f"100{S}%"), (0.0, f"0{S}%"), (None, "—")])
def test_percent_short(rate: float | None, shown: str) -> None:
    assert n.percent_short(rate) == shown


@pytest.mark.parametrize(("gap", "shown"), [
    (0.012, f"+1,2{B}điểm"), (-0.088, f"−8,8{B}điểm"), (0.0, f"0,0{B}điểm"), (None, "—"), (-0.0004, f"−0,04{B}điểm"), (1e-9, f"0,0{B}điểm"),
])
def test_points(gap: float | None, shown: str) -> None:
    assert n.points(gap) == shown


def test_points_plain_leaves_the_sign_to_the_word_before() -> None:
    assert n.points_plain(-0.088) == f"8,8{B}điểm"


@pytest.mark.parametrize(("value", "shown"), [(1234, "1.234"), (0, "0"), (1234567.0, "1.234.567"), (2.5, "2,50"), (None, "—"), (-3, "−3")])
def test_count(value: float | None, shown: str) -> None:
    assert n.count(value) == shown


@pytest.mark.parametrize(("dong", "shown"), [
    (8_130_000_000, f"8,13{B}tỷ đồng"), (250_000_000, f"250,0{B}triệu đồng"), (999, f"999{B}đồng"), (0, f"0{B}đồng"), (None, "—"),
])
def test_money(dong: float | None, shown: str) -> None:
    assert n.money(dong) == shown


def test_two_amounts_share_one_unit() -> None:
    assert n.money_of(18_760_000_000, 32_500_000_000) == f"18,76 / 32,50{B}tỷ đồng"
    assert n.money_of(None, 1) == "—"


def test_english() -> None:
    assert n.percent(0.955, language="en") == "95.5%"
    assert n.decimal(1234.5, 1, "en") == "1,234.5"
    assert n.points(0.012, language="en") == f"+1.2{B}pts"
