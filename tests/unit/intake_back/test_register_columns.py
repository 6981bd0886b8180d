"""Columns of a large register, looked up by the thousand, say what looking at each text alone says."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from datetime import date
from itertools import pairwise
from threading import Lock

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parcam.intake.registers.codes import hashes, rising, twice
from parcam.intake.registers.count import Counts, first_days, month_places
from parcam.intake.registers.days import Days
from parcam.intake.registers.memo import NONE, blank, tidied, tidy

_NUMBER = st.integers(0, 40)
_MARK = st.sampled_from("/.-")
_CLOCK = st.sampled_from(["", " 08:15", " 8:15", "T23:59:59", " 24:00", " 12:60", " 12:30:61", " 08:15:30", "x08:15"])
_WAYS = ("{0:02}{m}{1:02}{m}{2}{c}", "{0}{m}{1}{m}{2}{c}", "{2}{m}{1:02}{m}{0:02}{c}", "{0:02}{m}{1:02}{m}{2}", "{0:02}/{1:02}-{2}",
         " {0}/{1}/{2}", "", "hôm qua", "{0:02}{1:02}{2}", "{2}")
_TEXT = st.builds(lambda way, day, month, year, mark, clock: way.format(day, month, year, m=mark, c=clock),
                  st.sampled_from(_WAYS), _NUMBER, _NUMBER, st.sampled_from([1989, 1990, 2024, 2099, 2100, 24]), _MARK, _CLOCK)


def meaning(text: str) -> int:
    """A number that only texts with the same numbers and marks share, whatever the time on their clocks."""
    day, clock = text[: max(map(text.rfind, "/.-")) + 5], text[max(map(text.rfind, "/.-")) + 5 :]
    if re.fullmatch(r"\d{4}.*", text):
        day, clock = text[:10], text[10:]
    if re.fullmatch(r"[ T]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?", clock):
        clock = re.sub(r"\d", "9", clock)
    numbers = re.sub(r"\b0(?=\d)", "", day)
    return zlib.crc32(f"{numbers}|{clock}".encode()) % 1_000_000_007


@settings(deadline=None)
@given(st.lists(st.lists(_TEXT, min_size=1, max_size=40), min_size=1, max_size=3))
def test_days_found_by_arithmetic_are_those_looked_up_one_by_one(spans: list[list[str]]) -> None:
    days = Days(lambda texts: [meaning(text) for text in texts], Lock())
    for texts in spans:
        assert days.read(pa.array(texts)).tolist() == [meaning(" ".join(text.split())) for text in texts]


@pytest.mark.parametrize("other", ["05/03/2024 24:00", "05/03/2024 08:60", "05/03/2024 08:15:60", "05/03/2024T08:15", "05-03-2024 08:15",
                                   "05/03-2024 08:15", "05/03/2024 8:15", "05/03/2024 08.15", "05/03/2024 08:15x", "5/3/202 408:15"])
def test_what_is_no_day_with_a_clock_of_the_kind_is_not_taken_for_one(other: str) -> None:
    texts = ["05/03/2024 08:15", "05/03/2024 08:15:30", "5/3/2024 09:45", other]
    found = Days(lambda texts: [meaning(text) for text in texts], Lock()).read(pa.array(texts)).tolist()
    assert found[2] == found[0]
    assert found[3] not in found[:3]


@pytest.mark.parametrize("other", ["05/03/1924", "05/03/2124", "05/03/20r4", "05/03-2024", "05x03/2024", "\0" * 10, "é5/03/202", "",
                                   "4/03/2024"])
def test_what_shares_the_place_of_a_day_met_before_is_not_taken_for_it(other: str) -> None:
    days = Days(lambda texts: [meaning(text) for text in texts], Lock())
    for _ in range(3):
        assert days.read(pa.array(["05/03/2024"] * 5)).tolist() == [meaning("05/03/2024")] * 5
    for _ in range(3):
        assert days.read(pa.array(["05/03/2024", other])).tolist() == [meaning("05/03/2024"), meaning(other)]


def test_a_day_met_by_thousands_is_looked_at_once() -> None:
    asked: list[str] = []
    days = Days(lambda texts: [asked.append(text) or 7 for text in texts], Lock())
    for clock in range(24):
        days.read(pa.array([f"{number % 28 + 1:02}/03/2024 {clock:02}:{number % 60:02}" for number in range(1_000)]))
    assert len(asked) == 28 + 1


@settings(deadline=None)
@given(st.lists(st.integers(0, 30).map(lambda n: (n * 0x9E3779B97F4A7C15 ^ n % 3) % 2**64)), st.lists(st.integers(0, 2**64 - 1)))
def test_codes_met_twice_are_found(few: list[int], others: list[int]) -> None:
    near = [number ^ 1 for number in others]
    wanted = sorted(number for number, times in Counter(few + others + near).items() if times > 1)
    assert twice(np.array(few + others + near, np.uint64)).tolist() == wanted


    assert twice(np.array([*sorted({*few, *others}), *near], np.uint64), len({*few, *others})).tolist() == sorted(
        number for number, times in Counter([*{*few, *others}, *near]).items() if times > 1)


@settings(deadline=None)
@given(st.integers(8, 20).flatmap(lambda size: st.lists(st.text("019", min_size=size, max_size=size), min_size=1, max_size=4))
       | st.lists(st.text("0é/Ạ", min_size=9, max_size=13), min_size=1, max_size=6), st.booleans())
@example(["1" + "0" * 8 + "0", "0" + "0" * 8 + "1"], False)
@example(["H48.2024-001", "H48.2024-002"], True)
def test_codes_that_rise_are_known_by_their_bytes(codes: list[str], in_order: bool) -> None:
    raw = [code.encode() for code in (sorted(codes, key=str.encode) if in_order else codes)]
    wanted = len({*map(len, raw)}) == 1 and all(one < other for one, other in pairwise(raw))
    assert rising(pa.array([code.decode() for code in raw])) == wanted


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2024, 2, 29), date(2099, 12, 31)])
def test_a_day_falls_in_its_month_and_no_day_in_none(day: date) -> None:
    places = month_places(np.array([(day - date(1970, 1, 1)).days, NONE], np.int32))
    assert first_days(places)[0] == (day.replace(day=1) - date(1970, 1, 1)).days
    assert places[1] == 0


def test_lines_are_counted_by_group_with_the_first_of_each() -> None:
    counts = Counts(units=3, answers=2)
    places = [np.array(one) for one in ([2, 0, 2], [5, 0, 5], [6, 6, 6], [1, 3, 1])]
    counts.add(*places, np.array([10, 11, 12]))
    counts.add(*places, np.array([13, 14, 15]))
    found = [tuple(map(int, one)) for one in zip(*counts.groups(), strict=True)]
    assert sorted(found) == [(0, 0, 6, 3, 2, 11), (2, 5, 6, 1, 4, 10)]


def test_blank_lines_are_seen_in_both_kinds_of_column() -> None:
    texts = pa.array(["", " ", "a", "\u00a0"])
    assert blank(texts).tolist() == blank(texts.dictionary_encode()).tolist() == [True, True, False, True]


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("a\u0302 \t\u00a0e\u0323ệ\u3000Ｆ"), max_size=6)))
def test_a_column_is_tidied_as_each_of_its_texts_alone(texts: list[str]) -> None:
    column = pa.array(texts, pa.string())
    assert tidied(column).to_pylist() == tidied(column.dictionary_encode()).to_pylist() == [tidy(text) for text in texts]


@settings(deadline=None)
@given(st.lists(st.text("ab", min_size=1, max_size=20), min_size=1), st.integers(1, 20))
def test_a_code_has_one_hash_whatever_stands_beside_it(codes: list[str], size: int) -> None:
    even = [code.ljust(size, "c")[:size] for code in codes]
    alone, beside = hashes(pa.array(even)), hashes(pa.array([*even, "", "c" * 21]))
    assert alone.tolist() == beside[: len(even)].tolist()
    assert beside[len(even)] == 0
    assert len(set(alone.tolist())) == len(set(even))
