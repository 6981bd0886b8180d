"""The PDF says what the DOCX says, in an embedded Vietnamese font, on A4, with the same page numbering; the brief is one page."""

import re
import shutil
import subprocess

import pytest

from parcam.publish.kinds import Kind, PublishOptions
from parcam.publish.paper import Table
from parcam.publish.publish import paper, publish
from parcam.publish.scale import percent_range
from parcam.publish.slides import slides

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not on this machine")


@pytest.fixture(scope="module")
def file(snapshot, tmp_path_factory):
    path = tmp_path_factory.mktemp("pdf") / "report.pdf"
    path.write_bytes(publish(snapshot, "accountability", "pdf", PublishOptions(number=5)))
    return path


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def squeezed(text):
    return re.sub(r"\s+", "", text.replace("\u202f", "").replace("\u00a0", ""))


@needs_poppler
def test_every_text_of_the_paper_is_in_the_pdf(file, snapshot):
    said = squeezed(run("pdftotext", "-raw", str(file), "-"))
    written = paper(snapshot, Kind.ACCOUNTABILITY, PublishOptions(number=5))
    said = re.sub(r"\d*Sốliệuminhhọadophầnmềmsinhra,khôngphảikếtquảthật", "", said)
    for block in written.blocks:
        if not isinstance(block, Table):
            for part in block.text.replace("**", "").split(". "):
                assert squeezed(part)[:40] in said
    for cell in (c for row in written.annexes[0].blocks[0].rows for c in row):
        assert squeezed(cell)[:12] in said


@needs_poppler
def test_fonts_are_embedded_and_the_page_is_a4(file):
    fonts = run("pdffonts", str(file)).splitlines()[2:]
    assert fonts and all("LiberationSerif" in line and " yes yes " in line for line in fonts)
    assert "595.276 x 841.89 pts (A4)" in run("pdfinfo", str(file))


@needs_poppler
def test_page_numbers_start_at_two_and_annexes_count_anew(file):
    pages = run("pdftotext", "-layout", str(file), "-").split("\f")
    first_lines = [next((line.strip() for line in page.splitlines() if line.strip()), "") for page in pages]
    assert not first_lines[0].isdigit()
    assert first_lines[1] == "2"
    annex = next(i for i, page in enumerate(pages) if page.strip().startswith("Phụ lục II\n") or first_lines[i] == "Phụ lục II")
    assert first_lines[annex + 1] == "2"


@needs_poppler
def test_the_brief_is_one_page(snapshot, tmp_path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(publish(snapshot, "brief", "pdf"))
    assert re.search(r"Pages:\s+1\b", run("pdfinfo", str(path)))


@needs_poppler
def test_the_deck_says_the_same_as_the_slides(snapshot, tmp_path):
    path = tmp_path / "deck.pdf"
    path.write_bytes(publish(snapshot, "deck", "pdf"))
    made = slides(snapshot)
    pages = run("pdftotext", "-raw", str(path), "-").split("\f")
    assert len(pages) == len(made) + 1
    for page, slide in zip(pages, made, strict=False):
        said = squeezed(page)
        assert squeezed(slide.title) in said
        assert all(squeezed(text)[:20] in said for _, text in slide.lines)
        assert "minhhọa" in said


def test_an_axis_starts_at_nought_unless_every_value_is_high():
    assert percent_range([0.2, 0.31, 0.4])[:2] == pytest.approx((0.0, 0.4))
    low, high, step = percent_range([0.986, 1.0, 1.0])
    assert (low, high) == pytest.approx((0.95, 1.0))
    for value in (low, high):
        assert value / step == pytest.approx(round(value / step))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
@pytest.mark.parametrize(("kind", "form"), [("accountability", "docx"), ("brief", "docx"), ("deck", "pptx")])
def test_office_opens_it(snapshot, tmp_path, kind, form):
    path = tmp_path / f"it.{form}"
    path.write_bytes(publish(snapshot, kind, form))
    run("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf", "--outdir", str(tmp_path),
        str(path))
    assert (tmp_path / "it.pdf").stat().st_size > 20_000
