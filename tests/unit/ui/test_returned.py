"""The file given back with its faults: whatever stood in it, no cell of it is a formula, in the workbook or copied out as CSV."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parcam.model.reading import Fault, Options
from parcam.model.sentence import verbatim
from parcam.ui.upload.returned import escaped, with_faults

SIGNS = "=+-@\t\r＝＋－＠"
NUMBER = re.compile(r"[-+−]?\s*[\d.,\s]*%?|[-+−–]+")
texts = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30),
    st.builds(lambda blank, sign, rest: blank + sign + rest, st.sampled_from(["", " ", "\u00a0", "\ufeff", "\n"]), st.sampled_from(SIGNS),
              st.sampled_from(["1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"http://x\")", "SUM(A1:A9)", "", "3", "Phòng A", "-2+3"])))


def computes(text: str) -> bool:
    """What a spreadsheet would take for a formula when it opens the text from a CSV: a sign first, and more than a number after it."""
    bare = text.lstrip(" \n\u00a0\u3000\ufeff\u200b")
    return (text[:1] in ("\t", "\r") or bare[:1] in tuple(SIGNS)) and not NUMBER.fullmatch(text)


@given(texts)
@example("=1+1")
@example("\t=1+1")
@example("＝1+1")
@example("-2+3")
def test_no_text_computes_after_escaping_and_numbers_stay(text: str) -> None:
    assert not computes(escaped(text))
    if not computes(text):
        assert escaped(text) == text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(st.tuples(texts, texts), min_size=1, max_size=6), reason=texts, column=texts)
def test_the_returned_file_holds_no_formula_and_every_row_at_its_place(tmp_path: Path, cells: list[tuple[str, str]], reason: str,
                                                                      column: str) -> None:
    path = tmp_path / "file.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("Đơn vị", "Tháng"), ("Văn phòng Sở", "3/2024"), *cells])
    faults = [Fault("", 2, column, "bad_number", "x", verbatim(reason or "-"))]
    book = openpyxl.load_workbook(io.BytesIO(with_faults(path, "file.csv", faults)))
    out = io.StringIO(newline="")
    for row in book.active.iter_rows():
        assert all(cell.data_type != "f" for cell in row)
        csv.writer(out).writerow(["" if cell.value is None else cell.value for cell in row])
    assert not any(computes(text) for row in csv.reader(io.StringIO(out.getvalue(), newline="")) for text in row)
    assert book.active.cell(1, 1).value == "Đơn vị"


def test_the_returned_file_is_cut_as_it_was_stated(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("Đơn vị¬Tháng\nUBND¬3/2024\n", encoding="utf-8")
    sheet = openpyxl.load_workbook(io.BytesIO(with_faults(path, "x.csv", [], options=Options(overrides=(("delimiter", "¬"),))))).active
    assert [cell.value for cell in sheet[1]][:2] == ["Đơn vị", "Tháng"]


def test_of_a_file_too_large_to_give_back_whole_the_refused_lines_come(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parcam.intake.limits.TEXT_WHOLE", 1000)
    monkeypatch.setattr("parcam.ui.upload.returned.run", lambda function, *args: function(*args))
    path = tmp_path / "file"
    path.write_text("Đơn vị;Tháng\n" + "Văn phòng Sở;3/2024\n" * 500, encoding="utf-8")
    fault = Fault("", 400, "Đơn vị", "unknown_unit", "=UBND", verbatim("Không có đơn vị nào tên như vậy."))
    sheet = openpyxl.load_workbook(io.BytesIO(with_faults(path, "x.csv", [fault]))).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        [400, "Đơn vị", "'=UBND", "Không có đơn vị nào tên như vậy."]]
