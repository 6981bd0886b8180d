"""Splits must add up exactly, whatever the parts; the causes name the largest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcam.judge.why import change_causes, gap_causes, split_change, split_gap

parts = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.integers(0, 999), st.integers(0, 999)).map(sorted).map(tuple), max_size=6)


def rate(some) -> float:
    return sum(n for n, _ in some.values()) / sum(d for _, d in some.values())


@given(parts, st.floats(0, 1))
def test_the_gap_by_unit_adds_up(some, target):
    shares = split_gap(some, target)
    if not sum(d for _, d in some.values()):
        assert shares == ()
        return
    assert sum(share.gap for share in shares) == pytest.approx(rate(some) - target, abs=1e-12)
    assert sum(share.weight for share in shares) == pytest.approx(1)
    assert [share.gap for share in shares] == sorted(share.gap for share in shares)


@given(parts, parts)
def test_rate_and_mix_add_up_to_the_change(before, after):
    change = split_change(before, after)
    if not sum(d for _, d in before.values()) or not sum(d for _, d in after.values()):
        assert change is None
        return
    assert change.rate + change.mix == pytest.approx(rate(after) - rate(before), abs=1e-12)
    assert sum(one.total for one in change.effects) == pytest.approx(change.after - change.before, abs=1e-12)


def test_better_everywhere_and_yet_lower_is_mix():
    """Simpson: both units improve, but the work moved to the weaker one."""
    change = split_change({"strong": (90, 100), "weak": (5, 10)}, {"strong": (10, 10), "weak": (60, 100)})
    assert change.after < change.before
    assert change.rate > 0 > change.mix


def test_same_shares_leave_only_rate_and_same_rates_only_mix():
    assert split_change({"a": (5, 10), "b": (5, 10)}, {"a": (16, 20), "b": (10, 20)}).mix == 0
    assert split_change({"a": (5, 10), "b": (10, 10)}, {"a": (15, 30), "b": (10, 10)}).rate == 0


def test_a_unit_that_appears_brings_only_mix():
    change = split_change({"a": (9, 10)}, {"a": (9, 10), "new": (0, 10)})
    effects = {one.unit: one for one in change.effects}
    assert effects["new"].rate == effects["a"].rate == 0
    assert change.mix == pytest.approx(-0.45)


def test_the_three_largest_causes_in_words():
    names = {"a": "Phòng A", "b": "Phòng B", "c": "Phòng C", "d": "Phòng D"}
    shares = split_gap({"a": (50, 100), "b": (80, 100), "c": (99, 100), "d": (10, 20)}, 0.9)
    told = [line.replace("\u202f", " ").replace("\u00a0", " ") for line in gap_causes(shares, names)]
    assert told == ["Phòng A: 50,0 %, kéo cả cơ quan xuống 12,5 điểm (chiếm 31 % khối lượng)",
                    "Phòng B: 80,0 %, kéo cả cơ quan xuống 3,1 điểm (chiếm 31 % khối lượng)",
                    "Phòng D: 50,0 %, kéo cả cơ quan xuống 2,5 điểm (chiếm 6 % khối lượng)"]
    lines = change_causes(split_change({"a": (90, 100), "b": (50, 100)}, {"a": (70, 100), "b": (55, 100)}), names)
    assert [line.split(":")[0] for line in lines] == ["Phòng A làm kém đi", "Phòng B làm tốt hơn"]
