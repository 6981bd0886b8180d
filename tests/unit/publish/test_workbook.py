"""The workbook recomputes: formulas over numerators and denominators give the snapshot's figures, in an independent calculator."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pytest

from parcam.model.month import Month
from parcam.model.reading import Batch
from parcam.publish.publish import publish

MOMENT = datetime(2024, 5, 6, tzinfo=UTC)


def moment(year, month):
    """A month as the sheet holds it: its first day, without time zone."""
    return datetime(year, month, 1, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture(scope="module")
def content(snapshot):
    return publish(snapshot, "data", "xlsx")


@pytest.fixture(scope="module")
def formulas(content):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def values(content):
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


@pytest.fixture(scope="module")
def recalculated(content, tmp_path_factory):
    """The same file after LibreOffice opened it, calculated every formula and saved it again."""
    if not shutil.which("soffice"):
        pytest.skip("no LibreOffice on this machine")
    folder = tmp_path_factory.mktemp("calc")
    source = folder / "in.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.save(source)  # drops the kept results, so that only a calculation can bring them back
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"),
                    str(source)], check=True, capture_output=True, timeout=120)
    return openpyxl.load_workbook(folder / "out" / "in.xlsx", data_only=True)


def sheets(book, snapshot):
    return {p.commitment.code: book[next(n for n in book.sheetnames if n.startswith(p.commitment.code + " "))]
            for p in snapshot.standpoints if p.commitment.target}


def month_rows(page):
    return {row[0].value: row for row in page.iter_rows(min_row=6, max_row=17)}


def test_one_sheet_per_indicator_with_figures(formulas, snapshot):
    assert formulas.sheetnames[0] == "Tổng hợp"
    assert len(formulas.sheetnames) == 2 + sum(p.commitment.target is not None for p in snapshot.standpoints)


def test_every_rate_is_a_formula_over_its_parts(formulas, snapshot):
    for page in sheets(formulas, snapshot).values():
        for row in page.iter_rows(min_row=21):
            if row[0].value is not None:
                assert re.fullmatch(r'=IF\(N\(C(\d+)\)=0,"",B\1/C\1\)', row[3].value)


def test_no_formula_is_an_error(recalculated):
    for page in recalculated:
        for row in page.iter_rows(values_only=True, max_col=10 if page.title[:1] in "ABC" else None):
            assert not [v for v in row if isinstance(v, str) and v.startswith("#")], page.title


def test_recalculation_gives_what_was_kept(values, recalculated):
    """The results written beside the formulas are what a calculator finds."""
    for page in values:
        other = recalculated[page.title]
        for row in page.iter_rows():
            for cell in row:
                if isinstance(cell.value, int | float):
                    assert other[cell.coordinate].value == pytest.approx(cell.value, abs=1e-9), (page.title, cell.coordinate)


def test_the_running_rate_of_the_last_month_is_the_judgement_s_figure(recalculated, snapshot):
    checked = 0
    for one in snapshot.standpoints:
        if one.judgement.figure is None or one.commitment.target is None:
            continue
        rows = month_rows(sheets(recalculated, snapshot)[one.commitment.code])
        last = [row for row in rows.values() if isinstance(row[6].value, int | float)][-1]
        assert last[4].value == pytest.approx(one.judgement.numerator)
        assert last[5].value == pytest.approx(one.judgement.denominator)
        assert last[6].value == pytest.approx(one.judgement.figure)
        checked += 1
    assert checked >= 8


def test_what_the_chart_draws_is_the_rate_and_a_gap_where_nothing_arose(snapshot):
    code = "B.II.3"
    quiet = tuple(replace(p, numerator=0.0, denominator=0.0) if (p.indicator, p.month) == ("online_full", Month(2024, 5)) else p
                  for p in snapshot.points)
    content = publish(replace(snapshot, points=quiet), "data", "xlsx")
    page = sheets(openpyxl.load_workbook(io.BytesIO(content), data_only=True), snapshot)[code]
    assert all(page.column_dimensions[letter].hidden for letter in ("K",))
    for month, row in month_rows(page).items():
        drawn = page.cell(row[0].row, 11).value
        assert drawn == (None if row[1].value is None else "#N/A" if month == moment(2024, 5) else pytest.approx(row[3].value))
    assert month_rows(page)[moment(2024, 5)][3].value in (None, ""), "the reader's own cell stays empty"


def test_the_summary_recomputes_too(recalculated, snapshot):
    rows = {row[0]: row for row in recalculated["Tổng hợp"].iter_rows(min_row=5, values_only=True)}
    for one in snapshot.standpoints:
        if one.judgement.numerator is not None:
            assert rows[one.commitment.code][6] == pytest.approx(one.judgement.figure)


def test_months_without_figures_are_gaps_not_zeros(values, snapshot):
    page = sheets(values, snapshot)["B.II.3"]
    rows = month_rows(page)
    assert rows[moment(2024, 11)][6].value is None
    assert rows[moment(2024, 9)][6].value > 0.6


def test_each_figure_names_batch_sheet_and_row(values, snapshot):
    batches = (Batch(1, "ab", "=HYPERLINK(\"x\")", 1, "+ai", date(2024, 5, 6), MOMENT, 1, 0, True),)
    points = tuple(replace(p, batch=1, sheet="T5.2024", row=12) for p in snapshot.points)
    book = openpyxl.load_workbook(io.BytesIO(publish(replace(snapshot, batches=batches, points=points), "data", "xlsx")))
    row = [c.value for c in next(book["B.II.3 Toàn trình"].iter_rows(min_row=21, max_row=21))]
    assert row[5:8] == [1, 12, "T5.2024"]
    assert row[9] == "=HYPERLINK(\"x\")"


def test_text_that_looks_like_a_formula_stays_text(snapshot):
    batches = (Batch(1, "ab", "=1+1.csv", 1, "@ai", date(2024, 5, 6), MOMENT, 1, 0, True),)
    book = openpyxl.load_workbook(io.BytesIO(publish(replace(snapshot, batches=batches), "data", "xlsx")))
    for cell in (book["Nguồn số liệu"]["B4"], book["Nguồn số liệu"]["D4"]):
        assert cell.data_type == "s"
        assert cell.quotePrefix


def test_panes_are_frozen_and_every_indicator_has_a_native_chart(formulas, snapshot):
    assert formulas["Tổng hợp"].freeze_panes == "C5"
    for page in sheets(formulas, snapshot).values():
        assert page.freeze_panes == "B6"
        assert len(page._charts) == 1


def test_illustrative_figures_say_so_on_every_sheet(values):
    for page in values:
        assert "minh họa" in page["A2"].value
