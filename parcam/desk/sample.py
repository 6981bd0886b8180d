"""The illustrative store of a first run: generated files, loaded through the same reader as any upload."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.desk.clock import today
from parcam.desk.deeds import DEED_DONE
from parcam.desk.explaining import ASKED, DECIDED, answer, ask, decide, finish
from parcam.desk.loading import accept
from parcam.desk.reading import read_in
from parcam.model.act import Act
from parcam.samples.acts import decisions, deeds, talks
from parcam.samples.generate import generate, withdrawals
from parcam.samples.scenario import load_scenario

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parcam.catalog.load import Catalog
    from parcam.model.reading import Extraction
    from parcam.samples.kinds import SampleFile
    from parcam.samples.scenario import Scenario
    from parcam.store.store import Store

FILLED = "sample_filled"
READERS = 2
"""Files read at once: two cores."""


def fill_with_sample(store: Store, catalog: Catalog, progress: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Every generated file as a batch, every deed as an act, every withdrawal, each on its own day.

    Safe to run again after an interruption: the same bytes load once, and deeds follow only when all files are in.
    """
    scenario = load_scenario()
    batches = _load_files(store, catalog, tuple(generate(catalog, scenario)), progress)
    withdrawn = {batch.id for batch in store.batches() if batch.withdrawn_on}
    for one in withdrawals(scenario):
        if batches[one.name] not in withdrawn:
            store.withdraw(batches[one.name], by=one.by, why=one.why, on=one.on)
    if not store.acts((ASKED, DECIDED)):
        _record_talk(store, catalog, scenario)
    if not store.acts((DEED_DONE,)):
        for one in deeds(scenario):
            store.record(Act(DEED_DONE, one.by, one.known_on, plan=catalog.plan(one.plan_year).id, commitment=one.commitment,
                             day=one.done_on, text=one.evidence, payload=(("milestone", one.milestone),)))
    store.record(Act(FILLED, scenario.clerk, today()))


def _load_files(store: Store, catalog: Catalog, files: Sequence[SampleFile], progress: Callable[[int, int], None]) -> dict[str, int]:
    """Batch numbers by file name. Children read ahead while the ledger, which takes one batch at a time, accepts in order."""
    aliases, batches = store.aliases(), {}

    def read_ahead(numbered: tuple[int, SampleFile]) -> tuple[SampleFile, Path, Extraction]:
        number, one = numbered
        work = folder / f"{number:04d}"
        work.mkdir()
        path = work / "file"
        path.write_bytes(one.content)
        return one, path, read_in(work, path, one.options, catalog, name=one.name, aliases=aliases)

    with tempfile.TemporaryDirectory(prefix="parcam-sample-") as temporary, ThreadPoolExecutor(READERS) as readers:
        folder = Path(temporary)
        for number, (one, path, extraction) in enumerate(readers.map(read_ahead, enumerate(files)), 1):
            receipt = accept(store, extraction, path, by=one.by, known_on=one.known_on, sample=True)
            if receipt:
                batches[one.name] = receipt.batch
            progress(number, len(files))
    return batches


def wants_sample(store: Store) -> bool:
    """An empty store, or one whose first filling was interrupted before anything else came in."""
    return all(batch.sample for batch in store.batches()) and not store.acts((FILLED,))


def _record_talk(store: Store, catalog: Catalog, scenario: Scenario) -> None:
    """Explanations asked and answered, decisions taken and carried out, each known on its own day."""
    for one in talks(scenario):
        plan = catalog.plan(one.plan_year)
        number = ask(store, plan, one.commitment, one.unit, text=one.text, due=one.due, by=one.by, known_on=one.on)
        if one.answer:
            said, asked = one.answer, _act(store, ASKED, number)
            answer(store, asked, cause=said.cause, measure=said.measure, done_by=said.done_by, by=said.by, known_on=said.on)
    for two in decisions(scenario):
        plan = catalog.plan(two.plan_year)
        number = decide(store, plan, two.commitment, text=two.text, due=two.due, unit=two.unit, by=two.by, known_on=two.on)
        if two.done_on:
            finish(store, _act(store, DECIDED, number), done_on=two.done_on, evidence=two.evidence, by=two.done_by, known_on=two.done_on)


def _act(store: Store, kind: str, number: int) -> Act:
    return next(act for act in store.acts((kind,)) if act.id == number)


def default_as_of(store: Store) -> date:
    """The day a screen shows when nobody chose one: today, or the scenario's day while the store holds sample data only."""
    batches = store.batches()
    return load_scenario().as_of if batches and all(batch.sample for batch in batches) else today()


def has_sample(store: Store, as_of: date = date.max) -> bool:
    """Whether generated data is among what is known on the day."""
    return any(batch.sample and batch.withdrawn_on is None for batch in store.batches(as_of))
