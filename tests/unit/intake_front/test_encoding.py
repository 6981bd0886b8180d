"""A Vietnamese table comes back the same from every way it was ever written; foreign text is not taken for Vietnamese."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parcam.intake.letters.encoding import decode
from parcam.intake.letters.syllable import is_syllable
from parcam.intake.sheet import Refused
from tests.unit.intake_front.writers import WRITERS, mojibake

_NAMES = ("Văn phòng Sở", "Phòng Quản lý Khoa học", "Chi cục Tiêu chuẩn Đo lường Chất lượng", "Bộ phận Tiếp nhận và Trả kết quả",
          "Thanh tra Sở", "Trung tâm Nghiên cứu và Đổi mới sáng tạo", "hồ sơ giải quyết đúng hạn", "thủ tục nhờ trực tuyến toàn trình",
          "ký số của lãnh đạo")


@st.composite
def tables(draw: st.DrawFn) -> str:
    rows = draw(st.lists(st.tuples(st.sampled_from(_NAMES), st.integers(0, 2000), st.integers(0, 2000)), min_size=3, max_size=40))
    return "Đơn vị;Đã giải quyết;Đúng hạn\n" + "".join(f"{name};{one};{other}\n" for name, one, other in rows)


@pytest.mark.parametrize("way", WRITERS)
@settings(max_examples=30, deadline=None)
@given(text=tables())
def test_any_way_of_writing_comes_back(way: str, text: str) -> None:
    assert decode(WRITERS[way](text)).text.casefold() == text.casefold()


@pytest.mark.parametrize("way", WRITERS)
def test_one_line_is_enough(way: str) -> None:
    assert decode(WRITERS[way]("Đơn vị;Tháng;Tỷ lệ giải quyết đúng hạn\n")).text.casefold() == "đơn vị;tháng;tỷ lệ giải quyết đúng hạn\n"


@pytest.mark.parametrize(("text", "codec"), [
    ("Prénom;Âge;Ville\nÉléonore;23;Orléans\nHélène;41;Besançon\n", "cp1252"), ("name;note\nMüller;“größer”\n", "cp1252"),
    ("nombre;año\nPeña;2018\nMuñoz;2019\n", "latin-1"), ("naïve café;1\nélan;2\n", "utf-8"),
    ("Department;Cost (£);Total £m\nHealth;5;£6\n", "utf-8"), ("Department;Cost (£);Total £m\nHealth;5;£6\n", "cp1252"),
    ("name;§ 5 · a\n©;®\n", "cp1252"), ("lng;temp °C\nµm;±2\n", "latin-1"), ("日本;1\n東京;2\n", "utf-8")])
def test_foreign_text_is_left_alone(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


@pytest.mark.parametrize("text", [
    "It's John's dog. What? Don't you've seen a. b. c?\nadd ebb odd\n", "phoneme;sign\na:;o'\ne`;u?\n", "x^2+y^2;f(a)\na+b;c-d\n"])
def test_plain_english_is_no_viqr(text: str) -> None:
    assert decode(text.encode()).text == text


def test_capitals_typed_in_a_capital_font_become_capitals() -> None:
    assert "TRUNG TÂM" in decode(WRITERS["tcvn3"]("TRUNG TÂM nghiên cứu và chuyển giao công nghệ\n")).text


def test_damage_is_counted_and_shown() -> None:
    found = decode("Đơn vị;Số\nVăn phòng Sở;1\nPhòng Quản lý Khoa học;2\n".encode().replace("ở".encode(), b"\xe1\xbb"))
    assert found.damaged == 1
    assert "Văn phòng S\ufffd" in found.text


def test_letters_lost_on_the_way_stay_lost() -> None:
    lossy = mojibake("Đơn vị;Số hồ sơ\nVăn phòng Sở;1\n").decode().replace("\x90", "\ufffd").encode()
    assert decode(lossy).text.endswith("ơn vị;Số hồ sơ\nVăn phòng Sở;1\n")
    assert decode(lossy).damaged


@pytest.mark.parametrize("data", [b"a,b\n\x00\x00\x00\x00\x00\n", bytes(range(256)) * 20, b"\x00" * 100])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decode(data)
    assert refused.value.error.kind == "not_a_table"


@pytest.mark.parametrize("word", ["quỳnh", "nghiêng", "khuỷu", "ươn", "Đổi", "quốc", "GIẾNG", "xoong", "gì", "ỷ"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["été", "façon", "über", "quotë", "strãng", "ẽẽ"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
