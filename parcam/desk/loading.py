"""From a file on somebody's desk to a batch in the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parcam.desk.clock import today
from parcam.desk.reading import read_in
from parcam.intake import limits
from parcam.model.reading import Outcome

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from parcam.catalog.load import Catalog
    from parcam.model.reading import Extraction, Options, Receipt
    from parcam.store.staging import Staged
    from parcam.store.store import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one file. `receipt` is None when nothing could be taken."""

    extraction: Extraction
    receipt: Receipt | None


def load(store: Store, catalog: Catalog, path: Path, options: Options, *, by: str, known_on: date | None = None,
         name: str | None = None, sample: bool = False) -> Loaded:
    """Read `path` and accept what is good in it; refused lines stay with the batch in quarantine."""
    called, aliases = name or path.name, store.aliases()
    if path.stat().st_size > limits.FILE_BYTES:
        return Loaded(read_in(None, path, options, catalog, name=called, aliases=aliases), None)
    with store.staged(path) as staged:
        found = read_in(staged.folder, staged.path, options, catalog, name=called, aliases=aliases, hashed=False)
        extraction = replace(found, sha256=staged.sha256)
        return Loaded(extraction, accept(store, extraction, staged, by=by, known_on=known_on, sample=sample))


def accept(store: Store, extraction: Extraction, original: Path | bytes | Staged, *, by: str, known_on: date | None = None,
           sample: bool = False) -> Receipt | None:
    """The batch, or None when the file has no reading to take."""
    if extraction.outcome is Outcome.ERROR or not extraction.readings:
        return None
    return store.accept(extraction, original, by=by, known_on=known_on or today(), sample=sample)
