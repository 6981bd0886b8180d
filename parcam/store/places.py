"""Where a store keeps what belongs to it, beside its DuckDB file."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.store.refusal import refusal

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """`parcam.duckdb` has its own folder `parcam.files/`, so that two stores may share a folder."""

    database: Path

    @property
    def files(self) -> Path:
        return self.database.with_suffix(".files")

    @property
    def archive(self) -> Path:
        """The untouched files, named by their SHA-256."""
        return self.files / "archive"

    @property
    def registers(self) -> Path:
        """Register lines as Parquet, named by their SHA-256; the only folder DuckDB may read."""
        return self.files / "registers"

    @property
    def backups(self) -> Path:
        return self.files / "backups"

    @property
    def damaged(self) -> Path:
        """Files set aside by a recovery; nothing here is ever deleted by the program."""
        return self.files / "damaged"

    @property
    def spill(self) -> Path:
        return self.files / "spill"

    @property
    def incoming(self) -> Path:
        """Copies of files that are being read."""
        return self.files / "incoming"

    @property
    def log(self) -> Path:
        """DuckDB's own write-ahead log."""
        return self.database.with_name(self.database.name + ".wal")

    @property
    def journal(self) -> Path:
        return self.files / "journal.jsonl"

    def clear(self) -> None:
        """Remove the whole folder; only ever called on the one a restore unpacks into."""
        shutil.rmtree(self.database.parent, ignore_errors=True)

    def sweep(self) -> None:
        """Remove the copies that a killed process left; for whoever holds the database alone."""
        for left in self.incoming.iterdir():
            shutil.rmtree(left, ignore_errors=True)

    def prepare(self) -> None:
        """Make the folders; StoreError when the place cannot be written."""
        try:
            for folder in (self.archive, self.registers, self.backups, self.damaged, self.spill, self.incoming):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise refusal("no_folder", folder=error.filename) from error
