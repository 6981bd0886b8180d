"""The store's SQL and the slow oracle agree on generated ledgers: supersession, withdrawals, stated rates, 0/0, several years."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parcam.model.month import Month
from parcam.store import Store, cluster
from tests import oracle
from tests.ledgers import a_reading, an_extraction

INDICATORS, UNITS = ("alpha", "beta", "gamma"), ("north", "south", "west")
START = date(2023, 11, 1)
DAYS = st.integers(0, 9).map(lambda step: START + timedelta(days=60 * step))
MONTHS = st.sampled_from(oracle.months((2023, 10), (2025, 3)))
PARTS = st.integers(0, 30).map(Fraction) | st.integers(0, 4000).map(lambda n: Fraction(n, 8)) | st.integers(0, 10**13).map(Fraction)
SAID = st.one_of(
    st.builds(oracle.Said, PARTS, PARTS, st.none()),
    st.builds(oracle.Said, st.just(Fraction(0)), st.just(Fraction(0)), st.none()),
    st.builds(oracle.Said, st.none(), st.none(), st.integers(0, 64).map(lambda n: n / 64)),
)
KEYS = st.tuples(st.sampled_from(INDICATORS), st.sampled_from(UNITS), MONTHS)
BATCHES = st.lists(st.tuples(DAYS, st.dictionaries(KEYS, SAID, min_size=1, max_size=12), st.none() | DAYS), min_size=1, max_size=7)


@st.composite
def questions(draw):
    ends = sorted(draw(st.tuples(MONTHS, MONTHS)))
    return {"indicators": draw(st.sets(st.sampled_from(INDICATORS), min_size=1)),
            "units": draw(st.sets(st.sampled_from(UNITS), min_size=1)),
            "first": ends[0], "last": ends[1], "as_of": draw(DAYS), "other_day": draw(DAYS),
            "latest": draw(st.sets(st.sampled_from(INDICATORS)))}


def assert_agreement(batches, asked):
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.duckdb") as store:
        ledger = [write(store, number, *one) for number, one in enumerate(batches, start=1)]
        for one in asked:
            assert_questions_agree(store, ledger, **one)
        assert store.verify().problems == ()


def write(store, number, known_on, said, withdrawn_on):
    content = f"file {number}".encode()
    readings = tuple(a_reading(i, u, f"{y}-{m:02d}", plain(s.numerator), plain(s.denominator), s.stated)
                     for (i, u, (y, m)), s in said.items())
    receipt = store.accept(an_extraction(readings, content), content, by="an", known_on=known_on)
    assert receipt.batch == number
    if withdrawn_on:
        store.withdraw(number, by="an", why="sai", on=withdrawn_on)
    return oracle.Batch(number, known_on, said, withdrawn_on)


def assert_questions_agree(store, ledger, *, indicators, units, first, last, as_of, other_day, latest):
    span = {"first": Month(*first), "last": Month(*last), "as_of": as_of}
    asked = (indicators, units, first, last, as_of)
    assert_same(store.readings(indicators, units, **span), oracle.readings(ledger, *asked),
         ["indicator", "unit", "month", "numerator", "denominator", "rate", "stated", "batch"])
    assert_same(store.origins(indicators, units, **span), [(*row[:5], row[7]) for row in oracle.readings(ledger, *asked)],
         ["indicator", "unit", "month", "numerator", "denominator", "batch"])
    assert_same(store.monthly(indicators, units, **span), oracle.monthly(ledger, *asked),
         ["indicator", "month", "numerator", "denominator", "rate", "reported", "stated_only"])
    assert_same(store.year_to_date_by_unit(indicators, units, **span, latest=latest), oracle.year_to_date_by_unit(ledger, *asked, latest),
         ["indicator", "unit", "month", "numerator", "denominator", "rate", "stated", "last_month", "carried", "months", "stated_months"])
    assert_same(store.year_to_date(indicators, units, **span, latest=latest), oracle.year_to_date(ledger, *asked, latest),
         ["indicator", "month", "numerator", "denominator", "rate", "units", "stated_only", "carried"])
    assert_same(store.freshness(indicators, units, as_of=as_of), oracle.freshness(ledger, indicators, units, as_of),
         ["indicator", "unit", "month", "batch", "known_on"])
    assert_same(store.timeliness(indicators, units, **span), oracle.timeliness(ledger, *asked),
         ["indicator", "unit", "month", "known_on", "batch"])
    assert_same(store.disagreements(indicators, units, **span),
         [(i, u, m, *parts(new), n, *parts(old), o) for i, u, m, new, n, old, o in oracle.disagreements(ledger, *asked)],
         ["indicator", "unit", "month", "new_numerator", "new_denominator", "new_stated", "new_batch",
          "old_numerator", "old_denominator", "old_stated", "old_batch"])
    assert_origins_agree(store, ledger, as_of)
    assert_changes_agree(store, ledger, indicators, units, *sorted((as_of, other_day)))


def assert_origins_agree(store, ledger, as_of):
    for key in sorted({key for batch in ledger for key in batch.said})[:4]:
        place = (key[0], key[1], Month(*key[2]))
        in_force = oracle.known(ledger, as_of).get(key)
        assert store.origin(*place, as_of=as_of)["batch"].tolist() == ([in_force[1].id] if in_force else [])


def assert_changes_agree(store, ledger, indicators, units, from_day, to_day):
    found = store.changes(from_day, to_day, indicators, units)
    rows = [(i, u, m, *parts(old), *parts(new), batch)
            for i, u, m, old, new, batch in oracle.changes(ledger, indicators, units, from_day, to_day)]
    assert_same(found, rows, ["indicator", "unit", "month", "old_numerator", "old_denominator", "old_stated",
                       "new_numerator", "new_denominator", "new_stated", "batch"])


def parts(said):
    return (said.numerator, said.denominator, said.stated) if said else (None, None, None)


def assert_same(frame, rows, columns):
    found = [tuple(plain(value) for value in row) for row in zip(*(frame[name].tolist() for name in columns), strict=True)]
    wanted = [tuple(plain(value) for value in row) for row in rows]
    assert len(found) == len(wanted), (columns, found, wanted)
    for one, other in zip(found, wanted, strict=True):
        assert close(one, other), (columns, one, other)


def close(one, other):
    return all(a == pytest.approx(b, rel=1e-12, abs=0) if isinstance(a, float) and isinstance(b, float) else a == b
               for a, b in zip(one, other, strict=True))


def plain(value):
    """One form for both sides: months as text, days as dates, missing as None, numbers as floats."""
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, tuple):
        return f"{value[0]:04d}-{value[1]:02d}"
    if hasattr(value, "date"):
        return value.date()
    return float(value) if isinstance(value, (int, float, Fraction)) and not isinstance(value, bool) else value


@pytest.fixture
def tiny_levels(monkeypatch):
    """So small that every generated ledger is folded again and again."""
    monkeypatch.setattr(cluster, "RECENT_ROWS", 3)
    monkeypatch.setattr(cluster, "MIDDLE_ROWS", 12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(BATCHES, st.lists(questions(), min_size=2, max_size=4))
def test_every_question_agrees_with_the_oracle(tiny_levels, batches, asked):
    assert_agreement(batches, asked)


@pytest.mark.long
@pytest.mark.timeout(3600)
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(BATCHES, st.lists(questions(), min_size=2, max_size=6))
def test_every_question_agrees_with_the_oracle_at_length(tiny_levels, batches, asked):
    assert_agreement(batches, asked)
