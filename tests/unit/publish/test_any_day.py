"""Papers come out whole on any day of knowledge: before the first figure, in mid-year, after everything is settled."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from pptx import Presentation

from parcam.publish.kinds import OFFERED, PublishOptions
from parcam.publish.publish import publish

DAYS = (date(2024, 1, 5), date(2024, 4, 2), date(2025, 2, 15))


@pytest.fixture(scope="module", params=DAYS, ids=str)
def any_day(request, freeze):
    return freeze(request.param)


@pytest.fixture(scope="module")
def window():
    from parcam.catalog.defects import Defects
    from parcam.catalog.reporting import load_windows
    from parcam.places import data_dir

    return load_windows(data_dir(), Defects())["half_year"]


@pytest.mark.parametrize(("kind", "form"), [(kind, form) for kind, forms in OFFERED.items() for form in forms])
def test_every_paper_comes_out(any_day, window, kind, form):
    assert len(publish(any_day, kind, form, PublishOptions(window=window))) > 5_000


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not on this machine")
def test_the_brief_stays_on_one_page(any_day, tmp_path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(publish(any_day, "brief", "pdf"))
    said = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    assert "Pages:           1\n" in said


def test_a_plan_without_any_figure_gives_a_deck_and_a_workbook_without_figures(any_day):
    bare = replace(any_day, points=(), batches=(), late=())
    deck = Presentation(io.BytesIO(publish(bare, "deck", "pptx")))
    lines = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart and len(shape.chart.plots[0].series) == 3]
    assert lines == []
    book = openpyxl.load_workbook(io.BytesIO(publish(bare, "data", "xlsx")), data_only=True)
    assert all(page["C6"].value in (None, "") for page in book.worksheets[1:-1])
