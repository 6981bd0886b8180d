"""The file given back with its faults is a file like any other: brought again it says what it said, and nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.reading import Extraction, Options
from parcam.ui.upload.returned import with_faults

CATALOG, EXTRACTS = load_catalog(), Path(__file__).parents[2] / "extracts"
PARTLY_TAKEN = ["b07_negatives.csv", "e01_duplicates.csv", "i19_late_does_not_add_up.csv", "o11_late_beside_wrong.csv", "f01_types.xlsx",
                "o07_figure_of_two_units.xlsx", "w02_first_and_last_day.xlsx", "w14_figures_of_two_units.xlsx", "k12_binary_days.xlsb",
                "r01_remarks_that_name_a_rate.csv"]
WHOLE = ["k18_page_of_two_tables.xls", "k19_shown_as_percents.ods", "o15_old_fonts_and_signs.ods", "k02_four_levels.xlsx"]


def given_back(name: str, folder: Path) -> tuple[Extraction, Extraction]:
    first = read(EXTRACTS / name, Options(), CATALOG)
    again = folder / f"{name}.xlsx"
    again.write_bytes(with_faults(EXTRACTS / name, name, first.faults, "vi", first.options, first.understood))
    return first, read(again, Options(), CATALOG, name=f"{Path(name).stem}.xlsx")


def figures(one: Extraction) -> set[tuple[object, ...]]:
    return {(told.indicator, told.unit, told.month, told.numerator, told.denominator, told.stated) for told in one.readings}


@pytest.mark.parametrize("name", PARTLY_TAKEN)
def test_its_lines_stay_refused_and_their_reasons_are_no_figures(name: str, tmp_path: Path) -> None:
    first, again = given_back(name, tmp_path)
    assert figures(again) == figures(first)
    assert first.faults
    assert {fault.row for fault in again.faults} == {fault.row for fault in first.faults}


@pytest.mark.long
def test_no_file_given_back_says_another_figure_or_keeps_silent_about_a_refused_line(tmp_path: Path) -> None:
    """The kind may be another: a line of a CSV has a field too few, the same row of a workbook a blank cell."""
    refused = 0
    for path in sorted(one for one in EXTRACTS.iterdir() if one.suffix in (".csv", ".xlsx", ".xls", ".xlsb", ".ods")):
        if not read(path, Options(), CATALOG).faults:
            continue
        first, again = given_back(path.name, tmp_path)
        told = {one.row for one in (*again.faults, *again.notes)}
        assert figures(again) == figures(first), path.name
        assert again.error or {one.row for one in first.faults} <= told, path.name
        refused += 1
    assert refused > 50


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_of_any_format_comes_back_as_a_workbook_that_says_the_same(name: str, tmp_path: Path) -> None:
    first, again = given_back(name, tmp_path)
    assert figures(again) == figures(first) != set()
