"""From a file on somebody's desk to a batch in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.desk.clock import today
from parcam.desk.reading import reading
from parcam.model.reading import Outcome

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from parcam.catalog.load import Catalog
    from parcam.model.reading import Extraction, Options, Receipt
    from parcam.store.store import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file. `receipt` is None when nothing could be taken."""

    extraction: Extraction
    receipt: Receipt | None


def load(store: Store, catalog: Catalog, path: Path, options: Options, *, by: str, known_on: date | None = None,
         name: str | None = None, sample: bool = False) -> Loaded:
    """Read `path` and accept what is good in it; refused lines stay with the batch in quarantine."""
    with reading(path, options, catalog, name=name, aliases=store.aliases()) as extraction:
        return Loaded(extraction, accept(store, extraction, path, by=by, known_on=known_on, sample=sample))


def accept(store: Store, extraction: Extraction, original: Path | bytes, *, by: str, known_on: date | None = None,
           sample: bool = False) -> Receipt | None:
    """The batch, or None when the file has no reading to take."""
    if extraction.outcome is Outcome.ERROR or not extraction.readings:
        return None
    return store.accept(extraction, original, by=by, known_on=known_on or today(), sample=sample)
