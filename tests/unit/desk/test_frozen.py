"""A meeting's day stays as it was: what is loaded, corrected, withdrawn, done or decided later changes no byte of what that day showed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.desk.deeds import DEED_DONE
from parcam.desk.explaining import ask, decide
from parcam.desk.snapshot import snapshot
from parcam.model.act import Act
from parcam.publish.publish import publish
from parcam.store.store import Store
from tests.ledgers import an_extraction, load, readings_in

if TYPE_CHECKING:
    from pathlib import Path

DAY, LATER = date(2024, 10, 20), date(2024, 12, 1)
BEFORE = """online_payment qlcn 2024-08 20 60
online_payment tdc 2024-08 25 70
online_payment tdc 2024-09 30 72
disbursement khtc 2024-09 5000000000 9000000000
tasks_done van-phong 2024-09 20 38
on_time qlcn 2024-09 40 41"""
AFTER = """online_payment qlcn 2024-08 60 60
online_payment qlcn 2024-09 1 60
disbursement khtc 2024-10 8900000000 9000000000
on_time qlcn 2024-09 41 41"""


def test_what_a_day_showed_is_the_same_to_the_byte_after_later_loads(tmp_path: Path) -> None:
    catalog = load_catalog()
    plan = catalog.plan(2024)
    with Store.open(tmp_path / "kho.duckdb") as store:
        batch = load(store, BEFORE, "2024-10-08").batch
        ask(store, plan, "B.II.4", "tdc", text="Vì sao thấp?", due=date(2024, 10, 30), by="Giám đốc", known_on=date(2024, 10, 15))
        frozen = snapshot(catalog, store, plan, DAY)
        papers = [publish(frozen, None, form) for form in ("docx", "pptx", "xlsx", "pdf", "html")]

        load(store, AFTER, "2024-11-08")
        generated = an_extraction(readings_in("online_payment tdc 2024-10 9 10"), b"generated")
        store.accept(generated, b"generated", by="an", known_on=date(2024, 11, 9), sample=True)
        store.withdraw(batch, by="an", why="nhầm", on=date(2024, 11, 20))
        decide(store, plan, "B.II.4", text="Đổi quy trình", due=date(2024, 12, 30), unit="tdc", by="Thư ký", known_on=date(2024, 11, 21))
        store.record(Act(DEED_DONE, "an", date(2024, 11, 22), plan=plan.id, commitment="B.I.4", day=date(2024, 10, 1), text="muộn",
                         payload=(("milestone", plan.commitment("B.I.4").milestones[-1].id),)))

        again = snapshot(catalog, store, plan, DAY)
        assert again == frozen
        assert [publish(again, None, form) for form in ("docx", "pptx", "xlsx", "pdf", "html")] == papers
        later = snapshot(catalog, store, plan, LATER)
        assert later.standpoint("B.II.4").judgement != frozen.standpoint("B.II.4").judgement


@pytest.mark.parametrize("day", [date(2024, 10, 7), date(2024, 10, 8)])
def test_a_batch_is_known_from_its_day_on(tmp_path: Path, day: date) -> None:
    catalog = load_catalog()
    with Store.open(tmp_path / "kho.duckdb") as store:
        load(store, BEFORE, "2024-10-08")
        known = snapshot(catalog, store, catalog.plan(2024), day).standpoint("B.II.4").judgement.denominator
        assert known == (None if day < date(2024, 10, 8) else 202)
