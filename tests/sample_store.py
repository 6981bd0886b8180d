"""A store filled with the illustrative data by what its files mean (SampleFile.truth): page tests need the ledger, not the reader."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.desk.deeds import DEED_DONE
from parcam.model.act import Act
from parcam.model.reading import Account, Extraction, Origin, Outcome, Reading
from parcam.samples import deeds, generate, load_scenario, withdrawals
from parcam.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from parcam.samples import SampleFile


def extraction_of(file: SampleFile) -> Extraction:
    readings = tuple(Reading(f.indicator, f.unit, f.month, f.numerator, f.denominator, f.stated,
                             Origin("", at, "B", (("đơn vị", f.unit), ("tử số", str(f.numerator)))))
                     for at, f in enumerate(file.truth, start=2))
    return Extraction(file.name, hashlib.sha256(file.content).hexdigest(), len(file.content), Outcome.OK, readings=readings,
                      accounts=(Account("", len(readings) + 1, header=1, readings=len(readings)),), options=file.options)


def fill(path: Path) -> None:
    """Every sample file, deed and withdrawal, in the order in which they became known."""
    catalog, scenario = load_catalog(), load_scenario()
    batches: dict[str, int] = {}
    with Store.open(path) as store:
        for file in generate(catalog, scenario):
            receipt = store.accept(extraction_of(file), file.content, by=file.by, known_on=file.known_on, sample=True)
            batches[file.name] = receipt.batch
        for one in withdrawals(scenario):
            store.withdraw(batches[one.name], by=one.by, why=one.why, on=one.on)
        for deed in deeds(scenario):
            plan = catalog.plan(deed.plan_year).id
            store.record(Act(DEED_DONE, deed.by, deed.known_on, plan=plan, commitment=deed.commitment, day=deed.done_on,
                             text=deed.evidence, payload=(("milestone", deed.milestone),)))
