"""Only confirmed spellings name a unit; what could be two is never one; likeness suggests and does not decide."""

from __future__ import annotations

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.letters.fold import phrase, words
from parcam.intake.meaning.naming import Names

CATALOG = load_catalog()
NAMES = Names(CATALOG, CATALOG.vocabulary, {})


@pytest.mark.parametrize("unit", CATALOG.units.values(), ids=lambda unit: unit.id)
def test_every_confirmed_spelling_names_its_unit_in_any_hand(unit):
    for text in (unit.name, unit.short, *unit.aliases):
        for written in (text, text.upper(), f"1. {text}", f"{text}:", f"  {text} "):
            assert NAMES.resolve(written).unit == unit.id, written


def test_an_ambiguous_spelling_names_no_unit():
    for one in CATALOG.ambiguous:
        for text in one.spellings:
            found = NAMES.resolve(text)
            assert not found.unit, text
            assert set(found.candidates) >= set(one.candidates), text


@pytest.mark.parametrize(
    "text", ["UBND huyện Hải Lăng", "Thanh trà", "Phòng Quản lý Khoa hoc kỹ thuật", "Chi cục Kiểm lâm", "Tổng cộng", ""]
)
def test_a_stranger_names_nothing(text):
    assert NAMES.resolve(text).kind == "unknown"


def test_likeness_only_suggests():
    assert NAMES.resolve("Phòng Quản lý Khoa học và Dự án").kind == "unknown"
    assert NAMES.suggest("Phòng Quản lý Khoa học và Dự án") == ("qlkh",)


def test_a_group_is_no_unit():
    for group in CATALOG.groups.values():
        assert NAMES.resolve(group.name).kind == "group"


@pytest.mark.parametrize(
    ("wanted", "text", "holds"),
    [
        ("ký số", "Văn bản được KÝ SỐ", True),
        ("ký số", "van ban ky so", True),
        ("ký số", "kỳ số 3", False),
        ("tỷ lệ", "Tỉ lệ (%)", True),
        ("hoà", "hòa", True),
        ("^tổng", "Số tổng", False),
        ("thanh toán .. trực tuyến", "Thanh toán phí, lệ phí trực tuyến", True),
    ],
)
def test_words_agree_whatever_the_hand_but_not_across_accents(wanted, text, holds):
    assert phrase(wanted).within(words(text)) is holds
