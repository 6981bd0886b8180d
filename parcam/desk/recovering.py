"""Bringing a damaged store back: the store restores its newest copy, the desk reads again what the journal knows beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.desk.reading import reading
from parcam.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from parcam.catalog.load import Catalog
    from parcam.store.store import Recovery


def recover(path: Path, catalog: Catalog) -> tuple[Recovery, int]:
    """The store at `path` opens again; how many batches were read again from their untouched files. A sound store is left as it is."""
    recovery = Store.recover(path)
    with Store.open(path) as store:
        missing = store.missing()
        for one in missing:
            with reading(one.path, one.options, catalog, name=one.file, aliases=store.aliases()) as extraction:
                store.accept(extraction, one.path, by=one.by, known_on=one.known_on, at=one.at, sample=one.sample, key=one.key)
        store.settle()
    return recovery, len(missing)
