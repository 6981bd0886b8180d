"""One name, several official readings: each has its value where the extract holds the parts, none where it does not, on any past day."""

from __future__ import annotations

import io
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from parcam.catalog.load import Catalog, load_catalog
from parcam.desk.loading import load
from parcam.desk.status import status
from parcam.model.reading import Options
from parcam.model.verdict import DefinedFigure, Judgement, Verdict
from parcam.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CATALOG = load_catalog()
UNITS = {"qlkh": "Phòng Quản lý Khoa học", "qlcn": "Phòng Quản lý Công nghệ"}
HEAD = ("STT", "Đơn vị", "Số hồ sơ tiếp nhận|Tổng số", "Số hồ sơ tiếp nhận|Từ kỳ trước", "Số hồ sơ đã giải quyết|Tổng số",
        "Số hồ sơ đã giải quyết|Trước hạn", "Số hồ sơ đã giải quyết|Đúng hạn", "Số hồ sơ đã giải quyết|Quá hạn",
        "Số hồ sơ đang giải quyết|Tổng số", "Số hồ sơ đang giải quyết|Trong hạn", "Số hồ sơ đang giải quyết|Quá hạn")
MONTHS = range(1, 10)
LATER = date(2024, 12, 1)


@dataclass(frozen=True)
class Case:
    """One dossier."""

    unit: str
    received: date
    due: date
    resolved: date | None


def dossiers(seed: int) -> list[Case]:
    rng, first, last, found = Random(seed), date(2024, 1, 2), date(2024, 9, 30), []
    for _ in range(400):
        received = first + timedelta(rng.randrange((last - first).days))
        due = received + timedelta(rng.randrange(3, 60))
        resolved = due + timedelta(rng.randrange(-20, 12))
        found.append(Case(rng.choice(list(UNITS)), received, due, max(received, resolved) if resolved <= last else None))
    return [*found, *(Case(unit, last, last + timedelta(5), None) for unit in UNITS)]


def ends(month: int) -> date:
    return date(2024, month, monthrange(2024, month)[1])


def pending(cases: Iterable[Case], month: int) -> list[Case]:
    end = ends(month)
    return [one for one in cases if one.received <= end and (one.resolved is None or one.resolved > end)]


def oracle(cases: list[Case], last: int) -> dict[str, tuple[int, int]]:
    """The three readings by their official words, dossier by dossier, from January to the end of month `last`."""
    done = [one for one in cases if one.resolved and one.resolved <= ends(last)]
    waiting, taken = pending(cases, last), [one for one in cases if one.received <= ends(last)]
    in_time = sum(one.resolved <= one.due for one in done if one.resolved)
    late = (len(done) - in_time) + sum(one.due < ends(last) for one in waiting)
    return {"form_06a": (in_time, len(done)), "portal": (in_time + sum(one.due >= ends(last) for one in waiting), len(done) + len(waiting)),
            "one_stop": (len(taken) - late, len(taken))}


def register(cases: list[Case]) -> bytes:
    def said(day: date | None) -> str:
        return day.strftime("%d/%m/%Y") if day else ""

    lines = [f"HS-{n},{UNITS[one.unit]},{said(one.received)},{said(one.due)},{said(one.resolved)}" for n, one in enumerate(cases)]
    return "\n".join(["Mã hồ sơ,Đơn vị xử lý,Ngày tiếp nhận,Ngày hẹn trả,Ngày có kết quả", *lines, ""]).encode()


def thirteen(cases: list[Case], month: int) -> list[int]:
    """The form's counts of one unit in one month."""
    first, end = ends(month).replace(day=1), ends(month)
    done = [one for one in cases if one.resolved and first <= one.resolved <= end]
    carried = sum(one.received < first and (one.resolved is None or one.resolved >= first) for one in cases)
    taken = sum(first <= one.received <= end for one in cases)
    early, in_time = (sum(test(one.resolved, one.due) for one in done) for test in (date.__lt__, date.__le__))
    waiting = pending(cases, month)
    fresh = sum(one.due >= end for one in waiting)
    return [taken + carried, carried, len(done), early, in_time - early, len(done) - in_time, len(waiting), fresh, len(waiting) - fresh]


def form(rows: dict[str, list[int]], month: int, *, without: tuple[str, ...] = ()) -> bytes:
    """Form II.06a of one month; `without` leaves columns out by the words of their heading."""
    kept = [at for at, head in enumerate(HEAD) if not any(word in head for word in without)]
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet("Biểu")
        page.write(0, 0, "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH")
        page.write(1, 0, f"Kỳ báo cáo: Tháng {month}/2024")
        for column, at in enumerate(kept):
            upper, _, lower = HEAD[at].partition("|")
            page.write(3, column, upper)
            page.write(4, column, lower or upper)
        for row, (unit, counts) in enumerate(rows.items(), 5):
            page.write_row(row, 0, [([row - 4, UNITS[unit], *counts])[at] for at in kept])
    return out.getvalue()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "store" / "parcam.duckdb")


def put(store: Store, tmp_path: Path, content: bytes, name: str, known_on: date, options: Options | None = None) -> int:
    path = tmp_path / name
    path.write_bytes(content)
    told = load(store, CATALOG, path, options or Options(), by="an", known_on=known_on)
    assert told.receipt is not None, told.extraction
    return told.receipt.batch


def judged(store: Store, as_of: date = LATER, catalog: Catalog = CATALOG) -> Judgement:
    return next(told for one, told in status(catalog, store, catalog.plan(2024), as_of) if one.indicator == "on_time")


def figures(store: Store, as_of: date = LATER) -> dict[str, DefinedFigure]:
    return {one.definition: one for one in judged(store, as_of).definitions}


def parts(found: dict[str, DefinedFigure]) -> dict[str, tuple[float | None, float | None]]:
    return {name: (one.numerator, one.denominator) for name, one in found.items()}


@pytest.mark.parametrize(("overdue", "wanted"), [(0, ("97.4", "97.8", "97.8")), (1, ("97.4", "95.6", "95.6"))])
def test_the_example_that_the_indicator_itself_tells(store: Store, tmp_path: Path, overdue: int, wanted: tuple[str, ...]) -> None:
    """Received 40, carried 5, resolved 38 of which 1 late, 7 in process."""
    put(store, tmp_path, form({"qlkh": [45, 5, 38, 0, 37, 1, 7, 7 - overdue, overdue]}, 3), "bieu.xlsx", date(2024, 4, 5))
    assert tuple(f"{100 * (one.figure or 0):.1f}" for one in figures(store, date(2024, 4, 6)).values()) == wanted
    assert wanted[1].replace(".", ",") in CATALOG.indicators["on_time"].about


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_register_and_forms_say_what_the_dossiers_say(store: Store, tmp_path: Path, seed: int) -> None:
    cases = dossiers(seed)
    put(store, tmp_path, register(cases), "so.csv", date(2024, 10, 5))
    assert parts(figures(store)) == oracle(cases, 9)
    forms = Store.open(tmp_path / "forms" / "parcam.duckdb")
    for month in MONTHS:
        rows = {unit: thirteen([one for one in cases if one.unit == unit], month) for unit in UNITS}
        put(forms, tmp_path, form(rows, month), f"bieu-{month}.xlsx", ends(month) + timedelta(5))
        known = parts(figures(forms, ends(month) + timedelta(6)))
        assert known == oracle(cases, month), "the stock is the newest month's, counted once"
    assert parts(figures(forms, ends(4) + timedelta(6))) == oracle(cases, 4), "as it was known then"
    by_unit = {unit: (n, d) for unit, n, d in figures(forms)["portal"].units}
    assert by_unit == {unit: oracle([one for one in cases if one.unit == unit], 9)["portal"] for unit in UNITS}


def test_a_withdrawn_file_takes_its_parts_along(store: Store, tmp_path: Path) -> None:
    first = [45, 5, 38, 0, 37, 1, 7, 6, 1]
    put(store, tmp_path, form({"qlkh": first}, 3), "bieu.xlsx", date(2024, 4, 5))
    batch = put(store, tmp_path, form({"qlkh": [46, 5, 38, 0, 38, 0, 8, 8, 0]}, 3), "lai.xlsx", date(2024, 5, 5))
    assert parts(figures(store))["portal"] == (46, 46)
    store.withdraw(batch, by="an", why="nhầm", on=date(2024, 6, 1))
    assert parts(figures(store))["portal"] == (43, 45)
    assert parts(figures(store, date(2024, 5, 20)))["portal"] == (46, 46)


@pytest.mark.parametrize("without", [("đang giải quyết",), ("đang giải quyết|Trong", "đang giải quyết|Quá")])
def test_without_the_parts_there_is_no_figure_and_it_says_who_lacks_them(store: Store, tmp_path: Path, without: tuple[str, ...]) -> None:
    rows = {"qlkh": [45, 5, 38, 0, 37, 1, 7, 6, 1], "qlcn": [20, 0, 20, 10, 10, 0, 0, 0, 0]}
    put(store, tmp_path, form(rows, 3), "bieu.xlsx", date(2024, 4, 5))
    put(store, tmp_path, form({"qlkh": rows["qlkh"]}, 3, without=without), "thieu.xlsx", date(2024, 5, 5), Options(indicator="on_time"))
    found = figures(store)
    assert parts(found) == {"form_06a": (57, 58), "portal": (None, None), "one_stop": (None, None)}
    assert found["portal"].lacking == ("qlkh",), "an older file's stock does not stand beside a newer file's figure"
    assert found["portal"].units == (("qlcn", 20, 20),)


def test_a_stock_that_contradicts_itself_is_not_taken_and_the_reading_is(store: Store, tmp_path: Path) -> None:
    put(store, tmp_path, form({"qlkh": [45, 5, 38, 0, 37, 1, 7, 6, 2]}, 3), "bieu.xlsx", date(2024, 4, 5))
    assert parts(figures(store)) == {"form_06a": (37, 38), "portal": (None, None), "one_stop": (None, None)}


def test_a_list_of_results_alone_says_nothing_of_what_is_in_process(store: Store, tmp_path: Path) -> None:
    put(store, tmp_path, register([one for one in dossiers(4) if one.resolved]), "so.csv", date(2024, 10, 5))
    assert set(figures(store)["portal"].lacking) == set(UNITS)


def test_the_plan_chooses_by_which_reading_it_is_judged(store: Store, tmp_path: Path) -> None:
    put(store, tmp_path, form({"qlkh": [45, 5, 38, 0, 38, 0, 7, 6, 1], "qlcn": [10, 0, 10, 0, 10, 0, 0, 0, 0]}, 3), "bieu.xlsx",
        date(2024, 4, 5))
    plan = CATALOG.plan(2024)
    other = tuple(replace(one, definition="portal") if one.indicator == "on_time" else one for one in plan.commitments)
    chosen = replace(CATALOG, plans={2024: replace(plan, commitments=other)})
    day = date(2024, 4, 6)
    here, there = judged(store, day), judged(store, day, chosen)
    assert (here.numerator, here.denominator, here.verdict is Verdict.LOST) == (48, 48, False)
    assert (there.numerator, there.denominator, there.verdict) == (54, 55, Verdict.LOST)
    assert [one.definition for one in there.definitions if one.chosen] == ["portal"]
    assert sum(part.gap or 0 for part in there.by_unit) == pytest.approx(there.gap)
    assert parts({one.definition: one for one in there.definitions}) == parts({one.definition: one for one in here.definitions})


def test_what_no_extract_can_hold_is_never_computed(store: Store) -> None:
    told = next(found for one, found in status(CATALOG, store, CATALOG.plan(2024), LATER) if one.indicator == "satisfaction")
    assert {one.definition: one.computed for one in told.definitions} == {"own_survey": True, "portal": False, "sipas": False}
