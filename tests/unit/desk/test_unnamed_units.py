"""Readings of a unit that the definitions do not name count nowhere, and are told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.desk.changing import changes
from parcam.desk.doubts import unnamed_units
from parcam.desk.snapshot import snapshot
from parcam.desk.whole import wholes
from parcam.store.store import Store
from tests.ledgers import load
from tests.sample_store import fill

if TYPE_CHECKING:
    from pathlib import Path

BEFORE, DAY = date(2024, 8, 20), date(2024, 9, 20)


def test_what_no_definition_names_is_told_and_counted_nowhere(tmp_path: Path) -> None:
    fill(tmp_path / "parcam.duckdb")
    catalog = load_catalog()
    plan = catalog.plan(2024)
    with Store.open(tmp_path / "parcam.duckdb") as store:
        told, frozen = (make(catalog, store, plan, DAY, *more) for make, more in ((wholes, (BEFORE,)), (snapshot, ())))
        assert unnamed_units(catalog, store) == ()
        load(store, "online_payment phong-cu 2024-03 100 100\ntasks_done phong-cu 2024-08 5 500", "2024-09-10")
        assert unnamed_units(catalog, store) == ("phong-cu",)
        # As text, for a missing part is a NaN in the store's rows and equals nothing.
        assert repr(wholes(catalog, store, plan, DAY, BEFORE)) == repr(told)
        assert snapshot(catalog, store, plan, DAY).points == frozen.points
        assert not any(row["unit"] == "phong-cu" for row in changes(catalog, store, plan, BEFORE, DAY).readings)
