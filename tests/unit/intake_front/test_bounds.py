"""The work a file makes grows with the file and no faster: counted, never timed."""

from __future__ import annotations

import re
import unicodedata
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake import limits, shape
from parcam.intake.child import sandbox
from parcam.intake.document import open_document
from parcam.intake.layout import header
from parcam.intake.layout.locate import locate
from parcam.intake.letters import compose
from parcam.intake.meaning.naming import Names
from parcam.intake.meaning.periods import Grammar
from parcam.intake.sheet import Cell, Refused, Row, Sheet
from parcam.intake.workbooks.styles import style_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADS, FIGURES = ("Đơn vị", "Tháng", "Đã giải quyết", "Đúng hạn"), ("Văn phòng Sở", "3/2024", "120", "118")


class Counted:
    """A function that remembers what it was called with."""

    def __init__(self, made: Callable) -> None:
        self._made, self.calls = made, list[tuple]()

    def __call__(self, *args: object) -> object:
        self.calls.append(args)
        return self._made(*args)


def sheet(*rows: tuple[str, ...], gap: int = 1) -> Sheet:
    made = tuple(Row(at * gap + 1, tuple(map(Cell, row)), fields=len(row)) for at, row in enumerate(rows))
    return Sheet("", 0, made, len(made) * gap)


def stacked(count: int) -> Sheet:
    return sheet(*(HEADS, FIGURES) * count, gap=2)


def test_a_row_is_scored_as_a_header_once(monkeypatch: pytest.MonkeyPatch) -> None:
    scored = Counted(header.score_row)
    monkeypatch.setattr(header, "score_row", scored)
    tables = locate(stacked(200))
    assert len(tables) > 190
    assert len(scored.calls) <= 400


def test_a_cell_is_looked_at_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = Counted(shape.kind)
    monkeypatch.setattr(shape, "kind", looked)
    locate(stacked(200))
    assert len(looked.calls) <= 2 * 1600


def test_more_tables_than_anybody_looks_through_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        locate(stacked(limits.TABLES + 20))
    assert refused.value.error.kind == "too_large"
    assert "tables" in str(refused.value.error.message)


@pytest.mark.parametrize("form", [compose.composed, compose.parted])
def test_a_heap_of_marks_is_left_as_it_is(form: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Putting them in order would take the square of their number."""
    given = Counted(unicodedata.normalize)
    monkeypatch.setattr(compose, "unicodedata", SimpleNamespace(normalize=given, is_normalized=unicodedata.is_normalized))
    heap = "\u0301\u0323" * 50
    assert form(f"Ph\u006f\u0300ng a{heap} s\u006f\u031b\u0309") == form("Ph\u006f\u0300ng a") + heap + form(" s\u006f\u031b\u0309")
    assert not any(re.search("[\u0300-\u036f]{40}", text) for _, text in given.calls)


@pytest.mark.parametrize("text", ["Pho\u0300ng Qua\u0309n ly\u0301", "Phòng Quản lý", "a" + "\u0323\u0301" * 16, "đ\u0323", "한글", ""])
def test_any_other_text_is_composed_as_ever(text: str) -> None:
    assert compose.composed(text) == unicodedata.normalize("NFC", text)
    assert compose.parted(text) == unicodedata.normalize("NFD", text)


@pytest.fixture
def names() -> Names:
    catalog = load_catalog()
    return Names(catalog, catalog.vocabulary, {})


def test_numbers_before_a_name_are_taken_off_a_few_times(names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    sought = Counted(names._lookup)
    monkeypatch.setattr(names, "_lookup", sought)
    assert names.resolve("1/" * 140 + "Văn phòng Sở").kind == "unknown"
    assert len(sought.calls) <= 6


@pytest.mark.parametrize("text", [
    "Văn phòng Sở", "Văn phòng Sở:", "I. 1. Văn phòng Sở (*)", "- Văn phòng Sở (1) .", "Văn phòng Sở (**):;,", "1/ Văn phòng Sở . * "])
def test_a_name_is_known_behind_its_number_and_before_its_footnote(names: Names, text: str) -> None:
    assert names.resolve(text).unit == "van-phong"


def test_stops_within_a_text_end_nothing(names: Names) -> None:
    assert names.resolve("Văn phòng Sở" + " ." * 400 + "x").kind == "unknown"


def test_a_text_is_searched_for_months_once(monkeypatch: pytest.MonkeyPatch) -> None:
    grammar = Grammar(load_catalog().vocabulary)
    assert grammar.find("Sheet tháng 3/2024", loose=True) is grammar.find("Sheet tháng 3/2024", loose=True)
    assert grammar.cell("tháng " * 100 + "3/2024") is None


def test_a_number_format_longer_than_any_is_read_by_its_beginning() -> None:
    assert style_of(164, "0.0%" + "[" * 100_000, "").number == style_of(164, "0.0%", "").number


def test_no_row_outlives_the_reading_of_its_file(tmp_path: Path) -> None:
    """A child reads one file after the other: what it remembers of the first must not count against the second."""
    (tmp_path / "a.csv").write_text("\n".join([";".join(HEADS), *[";".join(FIGURES)] * 50]), encoding="utf-8")
    assert sandbox.run(_located, tmp_path / "a.csv") > 0
    assert sandbox.run(_remembered) == 0


def _located(path: Path) -> int:
    locate(open_document(path).sheets[0])
    return _remembered()


def _remembered() -> int:
    return len(shape._LOOKS)
