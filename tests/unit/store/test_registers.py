"""The lines behind a figure."""

from __future__ import annotations

import duckdb
import pytest

from parcam.errors import StoreError
from parcam.model.month import Month
from parcam.model.reading import Register
from parcam.store import Store
from tests.ledgers import load

TABLE = "on_time office 2024-01 1 9"


@pytest.fixture
def store(tmp_path):
    parquet = tmp_path / "register.parquet"
    with duckdb.connect() as plain:
        plain.execute(f"""COPY (SELECT n AS line, 'HS' || n AS code, CASE n % 2 WHEN 0 THEN 'Phòng A' ELSE 'P. A' END AS unit,
            DATE '2024-01-20' + n::INTEGER AS received FROM range(1, 31) AS r(n)) TO '{parquet}'""")
    with Store.open(tmp_path / "s.duckdb") as opened:
        load(opened, TABLE, "2024-02-05", register=Register("dossiers", str(parquet), 30))
        load(opened, TABLE, "2024-02-06")
        yield opened


def test_lines_come_bounded_in_order(store):
    assert store.register_lines(1, limit=3, offset=10)["line"].tolist() == [11, 12, 13]
    assert list(store.register_lines(1).columns) == ["line", "code", "unit", "received"]


def test_lines_of_a_month_and_of_the_spellings_of_a_unit(store):
    assert store.register_lines(1, day="received", month=Month(2024, 1))["line"].tolist() == list(range(1, 12))
    assert store.register_lines(1, unit_names=["Phòng A"], day="received", month=Month(2024, 1))["line"].tolist() == [2, 4, 6, 8, 10]
    assert store.register_lines(1, unit_names=[]).empty


def test_a_batch_without_a_register_has_no_lines(store):
    assert store.register_lines(2).empty


def test_what_is_not_there_is_said(store):
    with pytest.raises(ValueError, match="resolved"):
        store.register_lines(1, day="resolved", month=Month(2024, 1))
    with pytest.raises(StoreError, match="9"):
        store.register_lines(9)
    for path in store.places.registers.rglob("*.parquet"):
        path.unlink()
    with pytest.raises(StoreError, match="đợt nạp số 1"):
        store.register_lines(1)
    assert len(store.verify().problems) == 1
