"""Reading a file that somebody brought: in a child process with limits, its bytes untouched."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.intake.read import read
from parcam.intake.sandbox import run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.catalog.load import Catalog
    from parcam.model.reading import Extraction, Options


@contextmanager
def reading(path: Path, options: Options, catalog: Catalog, *, name: str | None = None) -> Iterator[Extraction]:
    """What `path` says. The register's Parquet file, if any, lives as long as the `with` block.

    A file that cannot be read gives an Extraction with its error; nothing here raises for bad input.
    """
    with tempfile.TemporaryDirectory(prefix="parcam-") as folder:
        yield read_in(Path(folder), path, options, catalog, name=name)


def read_in(folder: Path, path: Path, options: Options, catalog: Catalog, *, name: str | None = None) -> Extraction:
    """The same, with the caller's own work folder."""
    return run(read, path, options, catalog, name=name or path.name, work_dir=folder)
