"""The first run: every generated file goes through the reader into the ledger, once, whatever interrupts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.desk import sample
from parcam.desk.deeds import DEED_DONE
from parcam.desk.status import status
from parcam.model.verdict import Verdict
from parcam.samples.generate import generate
from parcam.samples.scenario import load_scenario
from parcam.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_run_loads_every_file_and_survives_an_interruption(tmp_path: Path) -> None:
    catalog = load_catalog()

    def pull_the_plug(done: int, total: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    with Store.open(tmp_path / "kho.duckdb") as store:
        assert sample.wants_sample(store)
        with pytest.raises(KeyboardInterrupt):
            sample.fill_with_sample(store, catalog, pull_the_plug)
        assert sample.wants_sample(store) and len(store.batches()) == 20

        sample.fill_with_sample(store, catalog)
        batches = store.batches()
        assert len(batches) == len(tuple(generate(catalog, load_scenario())))
        assert not sample.wants_sample(store) and sample.has_sample(store)
        assert not [batch.file for batch in batches if batch.faults or not batch.readings or not batch.sample]
        assert any(batch.withdrawn_on for batch in batches)
        assert store.verify().ok

        day = sample.default_as_of(store)
        assert day == load_scenario().as_of
        verdicts = {judged.verdict for _, judged in status(catalog, store, catalog.plan(2024), day)}
        assert {Verdict.LOST, Verdict.UNLIKELY, Verdict.AT_RISK, Verdict.ON_TRACK, Verdict.OVERDUE, Verdict.NO_DATA} <= verdicts
        assert len(store.acts((DEED_DONE,))) == len({(act.commitment, act.value("milestone")) for act in store.acts((DEED_DONE,))})
