"""What a child is asked to do, named without being imported: the parent stays light and quick to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from parcam.catalog.load import Catalog
    from parcam.model.reading import Extraction, Options


def read_file(
    path: Path, options: Options, catalog: Catalog, *, name: str, work_dir: Path | None, aliases: Mapping[str, str], hashed: bool
) -> Extraction:
    """`intake.read.read`, whose libraries only the child loads."""
    from parcam.intake.read import read

    return read(path, options, catalog, name=name, work_dir=work_dir, aliases=aliases, hashed=hashed)
