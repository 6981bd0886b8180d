"""A template filled in by hand reads with no setting; as handed out it holds no figure."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.intake.templates import KINDS, template
from parcam.model.reading import Options

CATALOG = load_catalog()
READ = {
    "parts": {"on_time"},
    "rates": {"online_payment"},
    "dossiers": {"on_time", "online_full", "online_payment"},
    "documents": {"doc_signed", "leader_signed"},
    "disbursement": {"disbursement"},
    "survey": {"satisfaction"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_template_gives_no_reading(kind, tmp_path):
    path = tmp_path / f"{kind}.xlsx"
    path.write_bytes(template(kind))
    found = read(path, Options(), CATALOG)
    assert (found.readings, found.error.kind) == ((), "no_data_rows")


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_typed_as_a_row_of_its_own_is_read(kind, tmp_path):
    book = load_workbook(BytesIO(template(kind)))
    sheet = book.active
    example = [cell.value for cell in sheet[4]]
    for column, value in enumerate(example[1:], 2):
        sheet.cell(5, column, value)
    path = tmp_path / f"{kind}.xlsx"
    book.save(path)
    assert {one.indicator for one in read(path, Options(), CATALOG).readings} == READ[kind]
