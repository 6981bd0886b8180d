"""How readings count: small tables in, expected figures out, the arithmetic in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parcam.model.month import Month
from parcam.store import Store
from tests.ledgers import day, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YEAR = {"first": Month(2024, 1), "last": Month(2024, 12), "as_of": day("2025-06-30")}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.duckdb") as opened:
        yield opened


def rates(frame, *columns):
    """Rows of the columns named, a missing rate as None."""
    return [tuple(None if value != value else value for value in row) for row in zip(*(frame[c].tolist() for c in columns), strict=True)]


def test_a_group_is_not_the_mean_of_its_units(store):
    load(store, """
        on_time  office   2024-01  90  100
        on_time  inspect  2024-01   0    1
    """, "2024-02-05")
    assert rates(store.monthly(["on_time"], **YEAR), "rate") == [(pytest.approx((90 + 0) / (100 + 1)),)]  # not 0.45


def test_nothing_arisen_is_a_gap_not_a_zero(store):
    load(store, """
        on_time  office  2024-01  0  0
        on_time  office  2024-02  0  5
    """, "2024-03-05")
    assert rates(store.readings(["on_time"], **YEAR), "month", "rate") == [("2024-01", None), ("2024-02", 0.0)]
    assert rates(store.monthly(["on_time"], **YEAR), "month", "rate") == [("2024-01", None), ("2024-02", 0.0)]


def test_a_month_without_a_reading_has_no_row(store):
    load(store, """
        on_time  office  2024-01  1  1
        on_time  office  2024-03  1  1
    """, "2024-04-05")
    assert rates(store.readings(["on_time"], **YEAR), "month") == [("2024-01",), ("2024-03",)]


def test_a_stated_rate_is_shown_for_its_unit_and_never_summed(store):
    load(store, """
        on_time  office   2024-01  8  10
        on_time  inspect  2024-01  stated  0.5
    """, "2024-02-05")
    assert rates(store.readings(["on_time"], **YEAR), "unit", "rate", "stated") == [("inspect", 0.5, True), ("office", 0.8, False)]
    assert rates(store.monthly(["on_time"], **YEAR), "numerator", "denominator", "rate", "reported", "stated_only") == [(8, 10, 0.8, 2, 1)]
    assert rates(store.monthly(["on_time"], ["inspect"], **YEAR), "rate", "stated_only") == [(None, 1)]


def test_a_summed_indicator_adds_its_parts_since_january_and_starts_again(store):
    load(store, """
        on_time  office  2023-12  9  9
        on_time  office  2024-01  1  2
        on_time  office  2024-03  2  2
        on_time  office  2025-01  0  4
    """, "2025-02-05")
    found = store.year_to_date(["on_time"], first=Month(2023, 12), last=Month(2025, 1), as_of=YEAR["as_of"])
    assert rates(found, "month", "numerator", "denominator", "carried") == [
        ("2023-12", 9, 9, 0), ("2024-01", 1, 2, 0), ("2024-02", 1, 2, 1), ("2024-03", 3, 4, 0), ("2025-01", 0, 4, 0)]


def test_a_cumulative_indicator_takes_each_units_newest_month_then_sums_over_units(store):
    load(store, """
        disbursement  office   2024-01  10  100
        disbursement  inspect  2024-01  20  100
        disbursement  office   2024-03  70  120
    """, "2024-04-05")
    found = store.year_to_date(["disbursement"], **YEAR, latest=["disbursement"])
    assert rates(found, "month", "numerator", "denominator", "carried") == [
        ("2024-01", 10 + 20, 100 + 100, 0), ("2024-02", 10 + 20, 100 + 100, 2), ("2024-03", 70 + 20, 120 + 100, 1)]
    by_unit = store.year_to_date_by_unit(["disbursement"], ["inspect"], **YEAR, latest=["disbursement"])
    assert rates(by_unit, "month", "rate", "carried") == [("2024-01", 0.2, False)]


def test_a_cumulative_figure_is_not_carried_into_the_next_year(store):
    load(store, """
        disbursement  office   2024-12  100  100
        disbursement  inspect  2025-01    5   50
    """, "2025-02-05")
    span = YEAR | {"first": Month(2025, 1), "last": Month(2025, 1)}
    found = store.year_to_date_by_unit(["disbursement"], **span, latest=["disbursement"])
    assert rates(found, "unit", "rate") == [("inspect", 0.1)]


def test_when_the_newest_cumulative_figure_is_only_stated_the_older_parts_do_not_stand_in_for_it(store):
    load(store, """
        disbursement  office  2024-01  10  100
        disbursement  office  2024-02  stated  0.3
    """, "2024-03-05")
    by_unit = store.year_to_date_by_unit(["disbursement"], **YEAR, latest=["disbursement"])
    assert rates(by_unit, "month", "rate", "stated") == [("2024-01", 0.1, False), ("2024-02", 0.3, True)]
    found = store.year_to_date(["disbursement"], **YEAR, latest=["disbursement"])
    assert rates(found, "month", "rate", "stated_only") == [("2024-01", 0.1, 0), ("2024-02", None, 1)]


def test_both_kinds_of_accumulation_stand_in_one_answer(store):
    load(store, """
        on_time       office  2024-01   1   2
        on_time       office  2024-02   1   2
        disbursement  office  2024-01  10  90
        disbursement  office  2024-02  20  90
    """, "2024-03-05")
    found = store.year_to_date_by_unit(["on_time", "disbursement"], **YEAR | {"first": Month(2024, 2)}, latest=["disbursement"])
    assert rates(found, "indicator", "numerator", "denominator", "last_month", "months") == [
        ("disbursement", 20, 90, "2024-02", 2), ("on_time", 2, 4, "2024-02", 2)]


def test_sums_do_not_depend_on_the_order_of_their_terms(store, tmp_path):
    terms = [0.1, 10**13, 0.2, 3.7, 10**12 + 0.3]
    lines = [f"paid  unit{n}  2024-01  {term}  {10**14}" for n, term in enumerate(terms)]
    load(store, "\n".join(lines), "2024-02-05")
    with Store.open(tmp_path / "other.duckdb") as other:
        for number, line in enumerate(reversed(lines), start=1):
            load(other, line, f"2024-02-{number:02d}")
        first, second = (s.monthly(["paid"], **YEAR)["numerator"].tolist() for s in (store, other))
    assert first == second == [11_000_000_000_004.3]


def test_an_unknown_indicator_or_unit_is_an_empty_answer(store):
    load(store, "on_time office 2024-01 1 1", "2024-02-05")
    assert store.readings(["nonsense"], **YEAR).empty
    assert store.monthly(["on_time"], ["nowhere"], **YEAR).empty
    assert list(store.year_to_date(["nonsense"], **YEAR).columns)[:2] == ["indicator", "month"]


def test_timeliness_is_the_day_a_month_first_became_known(store):
    load(store, "on_time office 2024-01 1 2", "2024-02-20")
    load(store, "on_time office 2024-01 2 2", "2024-04-01")
    found = store.timeliness(["on_time"], **YEAR)
    assert [(str(d.date()), b) for d, b in zip(found["known_on"], found["batch"], strict=True)] == [("2024-02-20", 1)]
    fresh = store.freshness(as_of=YEAR["as_of"])
    assert rates(fresh, "month", "batch") == [("2024-01", 2)]
