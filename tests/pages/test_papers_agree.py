"""The numbers of a paper are those of the screen: the overview's table against the DOCX, the slides and the workbook read back."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document
from pptx import Presentation

from parcam.desk.papers import issue
from parcam.store.store import Store
from tests.pages.conftest import Open, copy_of, tables

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2024, 10, 15)
RATE = re.compile(r"\d+(?:,\d+)?\s*%")
FIGURE = re.compile(r"\d+(?:,\d+)?\s*%|[\d.,]+\s*/\s*[\d.,]+")


@pytest.fixture(scope="module")
def papers(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    with Store.open(copy_of(filled, tmp_path_factory.mktemp("papers"))) as store:
        return {form: issue(store, kind=kind, form=form, as_of=DAY) for kind, form in (
            ("accountability", "docx"), ("deck", "pptx"), ("data", "xlsx"))}


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def rows_of(document: bytes) -> dict[str, str]:
    return {row.cells[0].text: " ".join(cell.text for cell in row.cells[2:5])
            for table in Document(io.BytesIO(document)).tables for row in table.rows if re.fullmatch(r"[ABC][.\dI]*", row.cells[0].text)}


def slides_of(document: bytes) -> dict[str, str]:
    grids = [shape.table for slide in Presentation(io.BytesIO(document)).slides for shape in slide.shapes if shape.has_table]
    return {row.cells[0].text: " ".join(cell.text for cell in list(row.cells)[2:5]) for grid in grids for row in grid.rows
            if re.fullmatch(r"[ABC][.\dI]*", row.cells[0].text)}


def test_every_rate_and_verdict_of_the_overview_is_in_the_report_and_on_the_slides(open_page: Open, papers: dict[str, bytes]) -> None:
    listing = next(one for one in tables(open_page("overview", as_of=DAY.isoformat())) if len(one["rows"]) == 14)
    words = {row["id"]: [cell.get("text", "") for cell in row["cells"]] for row in listing["rows"]}
    below = {row["id"]: [cell.get("under", "") for cell in row["cells"]] for row in listing["rows"]}
    labels = [column["label"] for column in listing["columns"]]
    figure, verdict = labels.index("Kết quả"), labels.index("Đánh giá")
    compared = 0
    for told in (rows_of(papers["docx"]), slides_of(papers["pptx"])):
        assert set(told) == set(words)
        for code, cells in words.items():
            for number in FIGURE.findall(f"{cells[figure]} {below[code][figure]}"):
                assert squeezed(number) in squeezed(told[code]), (code, number, told[code])
                compared += 1
            assert squeezed(cells[verdict]) in squeezed(told[code]), (code, cells[verdict])
    assert compared >= 2 * (8 + 8 + 5), "rates, their parts, milestones"


def test_every_figure_of_the_workbook_is_the_one_on_the_screen(open_page: Open, papers: dict[str, bytes]) -> None:
    listing = next(one for one in tables(open_page("overview", as_of=DAY.isoformat())) if len(one["rows"]) == 14)
    figure = [column["label"] for column in listing["columns"]].index("Kết quả")
    shown = {row["id"]: "{text} {under}".format(**{"text": "", "under": "", **row["cells"][figure]}) for row in listing["rows"]}
    book = openpyxl.load_workbook(io.BytesIO(papers["xlsx"]), data_only=True)
    rates = {row[0]: row[6] for row in book["Tổng hợp"].iter_rows(min_row=5, values_only=True) if isinstance(row[6], float | int)}
    assert len(rates) >= 8
    for code, rate in rates.items():
        assert float(RATE.search(shown[code])[0].rstrip(" %\u202f").replace(",", ".")) == pytest.approx(rate * 100, abs=0.06)
