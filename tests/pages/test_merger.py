"""A unit that becomes part of another: every series it touches shows the break, and it owes nothing once it has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.model.month import Month
from parcam.ui import profile, readers
from parcam.ui.overview import charts as overview_charts
from parcam.ui.quality import coverage as quality_coverage
from parcam.ui.trends import Asked, figure
from tests.pages.conftest import copy_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parcam.figures.figure import Figure

DAY, JUL = date(2024, 11, 20), Month(2024, 7)
TOLD = "TT Kỹ thuật TĐC nhập vào Chi cục TĐC từ 01/07/2024"


@pytest.fixture
def stamp(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A store of its own, as what is cached belongs to a store, read with a catalogue in which two units have merged."""
    monkeypatch.setenv("PARCAM_STORE", str(copy_of(filled, tmp_path)))
    whole = load_catalog()
    ended = replace(whole.units["tt-ktdl"], valid_to=date(2024, 6, 30), successors=("tdc",))
    monkeypatch.setattr(readers, "catalog", lambda: replace(whole, units=whole.units | {"tt-ktdl": ended}))
    readers._english.cache_clear()
    yield readers.stamp(DAY)
    readers._english.cache_clear()


def drawn(stamp: str, *units: str, multiples: bool = False, language: str = "vi") -> Figure:
    asked = units or readers.shown().reporters("doc_signed")
    return figure(stamp, Asked("doc_signed", asked, not units, Month(2024, 1), Month(2024, 12), DAY, False, multiples, language))


@pytest.mark.parametrize("units", [(), ("tdc",), ("tt-ktdl",), ("tdc", "qlkh")])
def test_a_series_that_the_merger_touches_shows_where_it_breaks(stamp: str, units: tuple[str, ...]) -> None:
    one = drawn(stamp, *units)
    assert any(TOLD in note["text"].replace("<br>", " ") for note in one.layout["annotations"])
    assert any(shape.get("x0") == shape.get("x1") == 5.5 for shape in one.layout["shapes"]), "before July"
    assert [row[0] for row in one.table.rows if TOLD in row[-1]] == [JUL], "what is downloaded tells it too"


def test_another_units_series_does_not_break(stamp: str) -> None:
    assert "nhập vào" not in str(drawn(stamp, "qlkh"))


def test_among_small_multiples_only_the_merged_ones_break(stamp: str) -> None:
    one = drawn(stamp, multiples=True)
    assert TOLD in one.how_to_read
    assert {row[0] for row in one.table.rows if TOLD in row[-1]} == {"Chi cục TĐC", "TT Kỹ thuật TĐC"}
    assert sum(trace["line"].get("dash") == "dot" for trace in one.data if "line" in trace) == 1


def test_the_units_own_page_says_what_became_of_it(stamp: str) -> None:
    assert profile.changes("tt-ktdl", "vi") == profile.changes("tdc", "vi") == (f"{TOLD}.",)
    assert profile.changes("qlkh", "vi") == ()


def test_english_says_it_in_english(stamp: str) -> None:
    texts = [note["text"].replace("<br>", " ") for note in drawn(stamp, "tdc", language="en").layout["annotations"]]
    assert any("became part of" in text for text in texts)


def test_a_unit_owes_nothing_after_its_end(stamp: str) -> None:
    states = overview_charts.arrivals(stamp, DAY, "vi")[0]
    assert {month.number for unit, month in states if unit == "tt-ktdl"} == set(range(1, 7))
    assert {month.number for unit, month in states if unit == "tdc"} == set(range(1, 13))
    assert {cell.month.number for cell in quality_coverage.cells(stamp, "doc_signed", DAY) if cell.unit == "tt-ktdl"} == set(range(1, 7))
    owing = readers.catalog().owing("doc_signed")
    assert "tt-ktdl" in owing.owing([Month(2024, 6)]) and "tt-ktdl" not in owing.owing([JUL])
