"""A sentence is worded whole in one language: what is in its fields too."""

from __future__ import annotations

from parcam.model.sentence import UNSAID, Sentence, sentence, verbatim
from parcam.words.sentences import worded


def test_a_sentence_in_a_sentence_speaks_its_language() -> None:
    one = sentence("intake.error.no_usable_values.message", detail=Sentence("intake.detail.no_indicator"))
    assert worded(one) == "Không có số liệu nào dùng được trong tệp: chưa biết bảng nói về chỉ tiêu nào."
    assert worded(one, "en") == "Nothing in the file can be used: no indicator is named."


def test_figures_are_written_as_the_language_writes_them_and_rows_plainly() -> None:
    one = sentence("intake.note.total_mismatch", row=1234, stated=1234.5, summed=1200.0, column="Số lượng")
    assert worded(one) == "Dòng 1234 ghi tổng 1.234,50 nhưng các dòng cộng lại được 1.200 (cột Số lượng)."
    assert worded(one, "en") == "Row 1234 states a total of 1,234.50 but the rows add up to 1,200 (column Số lượng)."


def test_names_of_the_data_are_translated_where_they_stand_in_fields() -> None:
    one = sentence("intake.note.incomplete", row=3, indicator="Đúng hạn")
    assert worded(one, "en", {"Đúng hạn": "On time"}) == "Row 3 has only a part of On time: not enough for a figure."


def test_words_of_somebody_stay_and_nothing_says_nothing() -> None:
    assert worded(verbatim("lời của người nạp {x}"), "en") == "lời của người nạp {x}"
    assert worded(UNSAID) == worded(verbatim("")) == ""
    assert not UNSAID
