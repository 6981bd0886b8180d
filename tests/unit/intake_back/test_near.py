"""A word one slip away from a known one is doubted; one that is known, or is another word, is not."""

from __future__ import annotations

import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parcam.intake.letters.fold import says
from parcam.intake.letters.near import nearly
from parcam.intake.letters.strange import strange
from parcam.places import data_dir

KNOWN = ("kế hoạch tháng", "^ước thực hiện", "phối hợp", "nghìn đồng", "thời hạn", "mã hồ sơ")
VIETNAMESE = "aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵđ"


@pytest.mark.parametrize("text", [
    "KẾ HOẠVH THÁNG 4", "KẾ HO� ẠCH THÁNG 4", "KẾ HOAACH THÁNG 4", "Ưcc thực hiện tháng 6", "Uớc thực hiện", "Đơn vị phối hἁp",
    "(nghìn đồ~g)", "nghn đồng", "Thời hqn", "MÏ hồ sơ",
])
def test_one_slip_is_doubted(text: str) -> None:
    assert nearly(KNOWN, text)
    assert not says(KNOWN, text)


@pytest.mark.parametrize("text", [
    "", "Kế hoạch tháng 4", "Ke hoach thang 4", "Được thực hiện", "Độc lập - Tự do - Hạnh phúc", "Văn phòng Sở", "Số hồ sơ đã giải quyết",
    "triệu đồng", "Thời gian", "Kế hoạch năm",
])
def test_a_known_text_and_another_one_are_not(text: str) -> None:
    assert not nearly(KNOWN, text)


def test_a_short_word_by_itself_must_have_lost_its_accents() -> None:
    assert nearly(("^ước",), "Uớc")
    assert not nearly(("^ước",), "Độc lập")


@given(st.sampled_from([one for one in KNOWN if one != "mã hồ sơ"]), st.data())
def test_any_one_letter_of_a_long_word_changed_is_doubted(known: str, data: st.DataObject) -> None:
    words = known.removeprefix("^").split()
    at = data.draw(st.sampled_from([at for at, word in enumerate(words) if len(word) > 3]))
    place = data.draw(st.integers(0, len(words[at]) - 1))
    other = data.draw(st.sampled_from("bcghklmnpqrstvx"))
    words[at] = words[at][:place] + other + words[at][place + 1:]
    text = " ".join(words)
    assert says(KNOWN, text) or nearly(KNOWN, text)


@given(st.text(st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + "bcdghklmnpqrstvx0123456789 .,%²½"), max_size=20))
def test_nothing_vietnamese_is_strange(text: str) -> None:
    assert not any(map(strange, unicodedata.normalize("NFC", text)))


@pytest.mark.parametrize("letter", ["ẃ", "þ", "ἁ", "Ï", "僇", "ß", "Ж", "᱉"])
def test_letters_of_others_are(letter: str) -> None:
    assert strange(letter)


def test_no_heading_or_title_we_know_is_one_slip_from_an_estimate() -> None:
    """Else an honest file would lose its column: every phrase of the vocabulary of headings, rows and titles is held against them."""
    root = tomllib.loads((data_dir() / "vocabulary" / "headings.toml").read_text(encoding="utf-8"))
    lists = [texts for group in ("heading", "row", "title") for texts in root[group].values() if isinstance(texts, list)]
    phrases = [text.strip("^$=") for texts in lists for text in texts]
    for watched in (root["heading"]["estimate"], root["title"]["estimate"]):
        assert [text for text in phrases if text and nearly(tuple(watched), text)] == []
