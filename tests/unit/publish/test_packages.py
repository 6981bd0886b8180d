"""Office files as Word, PowerPoint and Excel insist on them: whole packages, unique ids, charts whose data stand beside what they show."""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter

import openpyxl
import pytest
from docx import Document
from pptx import Presentation
from pptx.oxml.ns import qn

from parcam.publish.publish import publish

RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
PAPERS = {"docx": "accountability", "pptx": "deck", "xlsx": "data"}


@pytest.fixture(scope="module", params=PAPERS)
def package(request, snapshot):
    content = publish(snapshot, PAPERS[request.param], request.param)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield request.param, {name: archive.read(name) for name in archive.namelist()}, archive.namelist()


@pytest.fixture(scope="module")
def deck(snapshot):
    return Presentation(io.BytesIO(publish(snapshot, "deck", "pptx")))


def targets(parts, name):
    """What a part points at inside the package."""
    folder, file = posixpath.split(name)
    rels = posixpath.join(folder, "_rels", f"{file}.rels") if name else "_rels/.rels"
    for one in ET.fromstring(parts[rels]).iter(RELS) if rels in parts else ():
        if one.get("TargetMode") != "External":
            target = one.get("Target")
            yield target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def test_every_part_is_well_formed_and_stands_once(package):
    _, parts, names = package
    assert not [name for name, times in Counter(names).items() if times > 1]
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)


def test_every_relationship_leads_to_a_part_and_every_part_is_led_to(package):
    _, parts, _ = package
    reached, waiting = set(), [""]
    while waiting:
        for target in targets(parts, waiting.pop()):
            assert target in parts, target
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    assert set(parts) - reached == {name for name in parts if name.endswith(".rels")} | {"[Content_Types].xml"}


def test_every_part_has_a_content_type_and_no_type_is_of_a_missing_part(package):
    _, parts, _ = package
    types = ET.fromstring(parts["[Content_Types].xml"])
    endings = {one.get("Extension").lower() for one in types.iter(f"{TYPES}Default")}
    named = [one.get("PartName").lstrip("/") for one in types.iter(f"{TYPES}Override")]
    assert len(named) == len(set(named))
    assert set(named) <= set(parts)
    for name in set(parts) - {"[Content_Types].xml"} - set(named):
        assert name.rpartition(".")[2].lower() in endings, name


def test_relationship_ids_are_used_as_they_are_declared(package):
    """Each r:id in a part is declared beside it, once."""
    _, parts, _ = package
    own = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    for name, content in parts.items():
        if not name.endswith(".xml"):
            continue
        used = {value for one in ET.fromstring(content).iter() for key, value in one.attrib.items() if key.startswith(own)}
        folder, file = posixpath.split(name)
        rels = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        declared = [one.get("Id") for one in ET.fromstring(rels).iter(RELS)] if rels else []
        assert len(declared) == len(set(declared))
        assert used <= set(declared), name


def test_shapes_have_ids_of_their_own_and_slides_too(deck):
    for slide in deck.slides:
        ids = [one.get("id") for one in slide._element.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))
    numbers = [one.get("id") for one in deck.part._element.iter(qn("p:sldId"))]
    assert len(numbers) == len(set(numbers)) == len(deck.slides)


def test_a_chart_s_workbook_holds_what_the_chart_shows(deck):
    """Whoever opens "Edit data" finds the same figures, and nothing jumps."""
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) >= 4
    for chart in charts:
        sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        rows = list(sheet.iter_rows(values_only=True))
        assert [str(row[0]) for row in rows[1:]] == list(chart.plots[0].categories)
        for at, series in enumerate(chart.plots[0].series, start=1):
            assert rows[0][at] == series.name
            assert [row[at] for row in rows[1:]] == pytest.approx(list(series.values), nan_ok=True)


def test_a_sheet_s_chart_keeps_what_its_cells_hold(snapshot):
    """A viewer that does not calculate draws the kept values: they are the cells' own."""
    content = publish(snapshot, "data", "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    kept = 0
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            for values in ET.fromstring(archive.read(name)).iter(f"{CHART}val") if name.startswith("xl/charts/chart") else ():
                sheet, _, span = values.find(f".//{CHART}f").text.rpartition("!")
                cells = [cell[0].value for cell in book[sheet.strip("'")][span.replace("$", "")]]
                points = {int(point.get("idx")): float(point.find(f"{CHART}v").text) for point in values.iter(f"{CHART}pt")}
                kept += len(points)
                assert points == pytest.approx({at: cell for at, cell in enumerate(cells) if isinstance(cell, int | float)})
    assert kept >= 9 * 12, "at least the targets are there"


def test_tables_say_which_row_is_their_header(deck, snapshot):
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert tables and all(table.first_row for table in tables)
    document = Document(io.BytesIO(publish(snapshot, "brief", "docx")))
    assert [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")], "the brief has headings"


def test_every_slide_with_figures_has_notes_and_the_title_comes_first(deck):
    for slide in deck.slides:
        assert next(iter(slide.shapes)) == slide.shapes.title, "what is read aloud first"
        if any(shape.has_chart or shape.has_table for shape in slide.shapes):
            assert slide.notes_slide.notes_text_frame.text.strip()
