"""Chất lượng số liệu answers: what is in and in time, what looks wrong, what each figure is, what was refused, what has changed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from parcam.model.month import Month
from parcam.model.reading import Account, Extraction, Fault, Origin, Outcome, Reading
from parcam.model.sentence import verbatim
from parcam.ui import readers
from parcam.ui.quality import changes as quality_changes
from parcam.ui.quality import coverage as quality_coverage
from tests.pages.conftest import Open, charts, copy_of, held, ran, said, tables

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

DAY = date(2024, 10, 20)
FIVE = ["Công thức", "Nguồn", "Khoảng thời gian", "Giới hạn đã biết", "Đã kiểm thế nào"]


def table(app: AppTest, caption: str) -> dict[str, object]:
    return next(one for one in tables(app) if one["caption"].startswith(caption))


def extraction(name: str, *readings: Reading, faults: tuple[Fault, ...] = ()) -> Extraction:
    account = Account("", 1 + len(readings) + len(faults), header=1, readings=len(readings), rejects=len(faults))
    outcome, sha256 = Outcome.PARTIAL if faults else Outcome.OK, hashlib.sha256(name.encode()).hexdigest()
    return Extraction(name, sha256, len(name), outcome, readings=readings, faults=faults, accounts=(account,))


def reading(numerator: float, denominator: float) -> Reading:
    return Reading("online_payment", "qlcn", Month(2024, 8), numerator, denominator, None, Origin("", 2))


@pytest.fixture
def own(open_page: Open, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page on a store of its own, which a test may write to."""
    app = open_page("quality")
    monkeypatch.setenv("PARCAM_STORE", str(copy_of(filled, tmp_path)))
    return app


def shown(app: AppTest, **params: str) -> AppTest:
    for name, value in params.items():
        app.query_params[name] = value
    return ran(app.run())


def test_completeness_is_that_of_the_overview_and_units_add_up_to_it(open_page: Open) -> None:
    app = open_page("quality")
    rows = quality_coverage.owed(readers.stamp(DAY), "", DAY)
    got, due = sum(row.got for row in rows), sum(row.due for row in rows)
    judged = [one for _, one in readers.standings(readers.stamp(DAY), DAY, "vi")]
    assert due == sum(one.expected_readings for one in judged)
    assert due - got == sum(one.missing_readings for one in judged)
    assert f"{got}/{due}" in charts(app)[0]["title"] and charts(app)[0]["how_to_read"]


def test_one_indicator_shows_only_its_reporters_and_who_is_late(open_page: Open) -> None:
    app = open_page("quality", of="on_time")
    owed = table(app, "Từng đơn vị")
    assert {row["id"] for row in owed["rows"]} == set(readers.catalog().reporters("on_time"))
    late = {row["id"]: row["cells"][4].get("text", "") for row in owed["rows"]}
    assert [unit for unit, times in late.items() if times] == ["tdc"]


def test_a_later_file_that_tells_a_month_otherwise_is_asked_about_until_one_is_withdrawn(own: AppTest) -> None:
    store = readers.store()
    first = store.accept(extraction("a.csv", reading(9, 30)), b"a.csv", by="Văn thư", known_on=date(2024, 10, 18))
    assert first.changed == 1
    assert "a.csv; trước đó:" in str(table(shown(own, part="checks", as_of=str(DAY)), "Số đáng ngờ"))
    assert "trước đó: a.csv" in str(table(shown(own, as_of="2025-02-01"), "Số đáng ngờ")), "the register that came later says otherwise"
    store.withdraw(first.batch, by="Văn thư", why="nạp nhầm", on=date(2024, 10, 19))
    app = shown(own)
    assert "a.csv" not in str(table(app, "Số đáng ngờ"))


def test_a_finding_opens_the_trend_of_its_unit(open_page: Open) -> None:
    rows = table(open_page("quality", part="checks"), "Số đáng ngờ")["rows"]
    indicator, unit, month, _ = rows[0]["id"].split("|")
    assert indicator in readers.catalog().indicators and unit in readers.catalog().units and readers.month_of(month)


def test_every_indicator_has_its_five_disclosures(open_page: Open) -> None:
    told = table(open_page("quality", part="statements"), "Bản công bố")
    assert [column["label"] for column in told["columns"]][1:] == FIVE
    assert [row["id"] for row in told["rows"]] == list(readers.catalog().indicators)
    assert all(cell.get("text") for row in told["rows"] for cell in row["cells"])


def test_official_definitions_that_differ_stand_side_by_side_with_the_one_used_marked(open_page: Open) -> None:
    told = table(open_page("quality", part="statements"), "Cùng tên")
    for id, one in readers.catalog().indicators.items():
        mine = [row for row in told["rows"] if row["id"].startswith(f"{id}.")]
        assert len(mine) == (len(one.definitions) if len(one.definitions) > 1 else 0)
        assert not mine or sum("dùng ở đây" in row["cells"][1].get("under", "") for row in mine) == 1


def test_refused_lines_stay_in_sight_until_mended(own: AppTest) -> None:
    assert "Không còn dòng nào" in said(shown(own, part="quarantine"))
    fault = Fault("Sheet1", 7, "C", "bad_number", "1O5", verbatim("Không đọc được số"), "105?")
    readers.store().accept(extraction("b.csv", reading(1, 2), faults=(fault,)), b"b.csv", by="Văn thư", known_on=date(2024, 10, 18))
    rows = table(shown(own), "Dòng bị từ chối")["rows"]
    cells = [cell.get("text", "") for cell in rows[0]["cells"]]
    assert cells[1:] == ["b.csv", "Sheet1 · dòng 7 · C", "1O5", "Không đọc được số"]


def test_what_changed_names_figure_batch_who_and_why(own: AppTest) -> None:
    store = readers.store()
    batch = store.accept(extraction("c.csv", reading(30, 30)), b"c.csv", by="Văn thư", known_on=date(2024, 10, 12)).batch
    app = shown(own, part="changes", since="2024-10-11", as_of="2024-10-13")
    (changed,) = table(app, "Số liệu bị sửa")["rows"]
    after, because = changed["cells"][4:]
    assert after["under"] == "30 / 30" and "c.csv" in because["text"] and "Văn thư" in because["under"]
    (loaded,) = table(app, "Đợt nạp nào")["rows"]
    assert loaded["cells"][1]["text"].startswith(f"{batch} · ") and loaded["cells"][4]["text"] == "1"
    assert "B.II.4" in [row["id"] for row in table(app, "Cam kết có đánh giá")["rows"]]
    store.withdraw(batch, by="Chánh Văn phòng", why="nạp nhầm", on=date(2024, 10, 15))
    app = shown(own, since="2024-10-14", as_of="2024-10-16")
    (gone,) = table(app, "Số liệu bị sửa")["rows"]
    assert "nạp nhầm" in gone["cells"][5]["text"] and "Chánh Văn phòng" in gone["cells"][5]["under"]


def test_nothing_changes_between_a_day_and_itself(open_page: Open) -> None:
    stamps, days = (readers.stamp(DAY),) * 2, (DAY, DAY)
    assert quality_changes.commitments(stamps, days, "vi") == () and quality_changes.readings(stamps, days) == ()
    assert "Không cam kết nào thay đổi" in said(open_page("quality", part="changes", since=str(DAY), as_of=str(DAY)))


def test_commitments_of_two_plans_are_not_held_against_each_other(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every plan has its A.1."""
    monkeypatch.setenv("PARCAM_STORE", str(sample))
    known = readers.catalog()
    two = replace(known, plans={2023: replace(known.plan(2024), year=2023)} | known.plans)
    monkeypatch.setattr(readers, "catalog", lambda: two)
    days = date(2023, 12, 17), DAY
    assert quality_changes.commitments((readers.stamp(days[0]), readers.stamp(days[1])), days, "vi") == ()


@pytest.mark.parametrize("since", ["rubbish", "2031-01-01", "1999-01-01"])
def test_an_impossible_earlier_day_means_a_month_before(open_page: Open, since: str) -> None:
    app = open_page("quality", part="changes", since=since)
    assert app.date_input(key="pick.since").value == date(2024, 9, 20)
    app = ran(app.date_input(key="pick.since").set_value(date(2024, 10, 1)).run())
    assert held(app)["since"] == "2024-10-01"


@pytest.mark.parametrize("part", ["coverage", "checks", "statements", "quarantine", "changes", "rubbish"])
@pytest.mark.parametrize("address", [{"language": "en"}, {"as_of": "2022-01-05"}, {"as_of": "2025-03-01"}])
def test_every_part_stands_on_any_day_in_both_languages(open_page: Open, part: str, address: dict[str, str]) -> None:
    assert not open_page("quality", part=part, **address).error
