"""Two copies of the database taken in turn, so that a damaged file costs at most the few batches since the newest copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.store.durable import sha256_of, write_durably

if TYPE_CHECKING:
    from pathlib import Path

    from parcam.store.database import Database

EVERY = 10
"""Batches between two copies."""


def rotate(database: Database, batch: int) -> None:
    """Copy the database when this batch's turn has come; the older of the two copies gives way."""
    if batch % EVERY == 0:
        copy(database, database.places.backups / f"{batch // EVERY % 2}.duckdb")


def copy(database: Database, target: Path) -> str:
    """A copy complete in itself, with its SHA-256 beside it; returns the SHA-256."""
    with database.lock:
        database.checkpoint()
        write_durably(target, database.places.database)
    sha256 = sha256_of(target)
    write_durably(target.with_suffix(".sha256"), sha256.encode())
    return sha256


def copies(folder: Path) -> list[Path]:
    """The copies that still are what was written, newest first."""
    sound = [path for path in folder.glob("*.duckdb") if _is_sound(path)]
    return sorted(sound, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def _is_sound(path: Path) -> bool:
    beside = path.with_suffix(".sha256")
    return beside.is_file() and beside.read_text(encoding="ascii") == sha256_of(path)
