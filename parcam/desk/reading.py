"""Reading a file that somebody brought: in a child process with limits, its bytes untouched."""

from __future__ import annotations

import hashlib
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.desk.clock import today
from parcam.intake import limits
from parcam.intake.child.sandbox import run_within
from parcam.intake.child.task import read_file
from parcam.intake.say import note
from parcam.intake.sheet import Refused
from parcam.model.month import Month
from parcam.model.reading import Extraction, Outcome

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from parcam.catalog.load import Catalog
    from parcam.model.reading import Note, Options, Reading


@contextmanager
def reading(path: Path, options: Options, catalog: Catalog, *, name: str | None = None, aliases: Mapping[str, str] | None = None,
            progress: Callable[[float], None] | None = None, cancel: threading.Event | None = None,
            keep: bool = True) -> Iterator[Extraction]:
    """What `path` says. The register's Parquet file, if any, lives as long as the `with` block; without `keep` there is none, and
    nothing can be accepted.

    `aliases` are spellings of units confirmed beside the catalog's. A file that cannot be read gives an Extraction with its error;
    bad input raises nothing. CancelledError (intake.child.sandbox) after `cancel` was set.
    """
    with tempfile.TemporaryDirectory(prefix="parcam-") as folder:
        yield read_in(Path(folder) if keep else None, path, options, catalog, name=name, aliases=aliases, progress=progress, cancel=cancel)


def read_in(folder: Path | None, path: Path, options: Options, catalog: Catalog, *, name: str | None = None,
            aliases: Mapping[str, str] | None = None, progress: Callable[[float], None] | None = None,
            cancel: threading.Event | None = None, hashed: bool = True) -> Extraction:
    """The same, with the caller's own work folder; None when nothing is to be accepted: then no lines are kept and no SHA-256 is found.

    Nor is it when not `hashed`: the caller finds it.
    """
    size = path.stat().st_size
    called, hashed = name or path.name, hashed and folder is not None
    try:
        found = run_within(limits.seconds_for(path), limits.READ_MEMORY, progress, cancel, read_file, path.resolve(), options, catalog,
                           name=called, work_dir=folder, aliases=dict(aliases or {}), hashed=hashed)
    except Refused as refusal:
        return Extraction(called, _sha256(path) if hashed else "", size, Outcome.ERROR, refusal.error, options=options)
    return replace(found, notes=(*found.notes, *_to_come(found.readings, Month.of(today()))))


def _to_come(readings: Iterable[Reading], now: Month) -> Iterator[Note]:
    """One note for each month after the present one: the reader knows no clock, and takes 2042 for 2024's neighbour."""
    later = sorted((one for one in readings if one.month > now), key=lambda one: (one.month, one.origin.row))
    for month, group in groupby(later, key=lambda one: one.month):
        first, *others = group
        yield note("future_month", first.origin.sheet, first.origin.row, count=len(others) + 1, month=f"{month.number:02}/{month.year}")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
