"""One file that holds a whole store: database, untouched files, registers, journal, and the SHA-256 of each."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from typing import TYPE_CHECKING

from parcam.store.connecting import ensure_free
from parcam.store.durable import CHUNK, flush_folder, sha256_of
from parcam.store.kept import Kept
from parcam.store.refusal import refusal
from parcam.store.rotation import copy
from parcam.store.rows import wall_time

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parcam.store.places import Places

MANIFEST, DATABASE, FORMAT = "manifest.json", "store.duckdb", 1


class Backup(Kept):
    def backup(self, out: Path) -> dict[str, object]:
        """Write the whole store to `out` and read it back; the manifest: made_at, files (name -> sha256).

        Writers wait while the database is copied, readers do not. StoreError when the copy does not read back the same.
        """
        with self.database.lock:
            frozen = self.places.spill / "backup.duckdb"
            copy(self.database, frozen)
            files = {DATABASE: frozen, **dict(_kept(self.places))}
            journal = self.places.journal.read_bytes() if self.places.journal.exists() else b""
        hashes = {name: sha256_of(path) for name, path in files.items()} | {"journal.jsonl": hashlib.sha256(journal).hexdigest()}
        manifest = {"format": FORMAT, "made_at": wall_time(None).isoformat(), "files": hashes}
        aside = out.with_name(f"{out.name}.{os.getpid()}.part")
        try:
            with zipfile.ZipFile(aside, "w", zipfile.ZIP_STORED, allowZip64=True) as bundle:
                bundle.writestr(MANIFEST, json.dumps(manifest))
                bundle.writestr("journal.jsonl", journal)
                for name, path in files.items():
                    bundle.write(path, name)
            if _faulty(aside):
                raise refusal("backup_failed")
            with aside.open("rb") as file:
                os.fsync(file.fileno())
            aside.replace(out)
            flush_folder(out.parent)
        finally:
            aside.unlink(missing_ok=True)
            frozen.unlink(missing_ok=True)
            frozen.with_suffix(".sha256").unlink(missing_ok=True)
        return manifest


def unpack(file: Path, places: Places) -> None:
    """Put the store in `file` at an empty place, checked whole before anything is written. StoreError when it is no sound backup."""
    if _faulty(file):
        raise refusal("not_a_backup", file=file.name)
    with zipfile.ZipFile(file) as bundle:
        for name in _manifest(bundle)["files"]:
            target = places.database if name == DATABASE else places.files / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with bundle.open(name) as source, target.open("wb") as out:
                while piece := source.read(CHUNK):
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
            flush_folder(target.parent)


def change_places(places: Places, fresh: Places) -> Path | None:
    """Set the store at `places` aside and move the one at `fresh` there; where the former went. StoreError when it is held elsewhere."""
    ensure_free(places)
    aside = places.database.with_suffix(f".replaced-{wall_time(None):%Y%m%d-%H%M%S-%f}")
    aside.mkdir()
    for path in (places.database, places.log, places.files):
        if path.exists():
            path.replace(aside / path.name)
    for source, target in ((fresh.files, places.files), (fresh.database, places.database)):
        source.replace(target)
    fresh.clear()
    flush_folder(places.database.parent)
    return aside


def _kept(places: Places) -> Iterator[tuple[str, Path]]:
    for folder in (places.archive, places.registers):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".part":
                yield path.relative_to(places.files).as_posix(), path


def _faulty(file: Path) -> bool:
    try:
        with zipfile.ZipFile(file) as bundle:
            manifest = _manifest(bundle)
            names = set(bundle.namelist()) - {MANIFEST}
            safe = all(not name.startswith(("/", "..")) and "/../" not in name for name in names)
            return not (safe and names == set(manifest["files"]) and all(_hash(bundle, n) == h for n, h in manifest["files"].items()))
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError, EOFError):
        return True


def _manifest(bundle: zipfile.ZipFile) -> dict[str, dict[str, str]]:
    manifest = json.loads(bundle.read(MANIFEST))
    if manifest["format"] != FORMAT or DATABASE not in manifest["files"]:
        raise ValueError(MANIFEST)
    return manifest


def _hash(bundle: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    with bundle.open(name) as source:
        while piece := source.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()
