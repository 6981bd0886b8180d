"""The store as the rest of the house sees it: one object, opened once, safe for many threads."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.errors import StoreError
from parcam.store.backup import Backup, change_places, unpack
from parcam.store.cluster import rebuild
from parcam.store.database import Database
from parcam.store.journal import DONE, WRITES, Journal
from parcam.store.memory import Memory
from parcam.store.places import Places
from parcam.store.preview import Preview
from parcam.store.questions import Questions
from parcam.store.recover import Recover, put_newest_copy, set_aside
from parcam.store.refusal import DamagedStoreError, LockedStoreError, refusal
from parcam.store.registers import Registers

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_OPENING = threading.Lock()
_OPEN: dict[Path, tuple[Database, int]] = {}
"""Databases of this process with how many stores use each: two stores on one file share its lock and its count of writes."""


def _holds_bytes(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a recovery did: where the damaged file went, which copy took its place (None: neither was needed or there was none)."""

    damaged: Path | None
    copy: Path | None


class Store(Recover, Backup, Preview, Questions, Registers, Memory):
    _closed = False

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the store at `path`, made when it is not there, brought to the newest schema, hardened and locked.

        StoreError when another process holds it, a newer version made it, it is damaged, or its folder cannot be written.
        """
        places = Places(path.resolve())
        with _OPENING:
            database, users = _OPEN.get(places.database, (None, 0))
            if database is None and not _holds_bytes(places.database) and Journal(places.journal).entries():
                raise refusal("damaged", DamagedStoreError, file=places.database.name)
            store = cls(places, database or Database(places))
            if not users:
                store._end_doubt()
                places.sweep()
            _OPEN[places.database] = (store.database, users + 1)
        return store

    @classmethod
    def recover(cls, path: Path) -> Recovery:
        """Make a damaged store openable: nothing is deleted, and a sound one is left as it is; points that differ from the facts are made
        anew from them.

        Afterwards `missing` names the batches to read again, and `settle` writes the rest. StoreError when another process holds it.
        """
        try:
            with cls.open(path) as store:
                if store.walked_through()["points_differ"]:
                    rebuild(store.database)
                return Recovery(None, None)
        except DamagedStoreError:
            places = Places(path.resolve())
        damaged, copy = set_aside(places), put_newest_copy(places)
        if copy is None:
            Database(places).close()
        # Before the first opening: to a database that lacks it, the last acknowledged write would look like one cut off.
        Journal(places.journal).recovered()
        with cls.open(path):
            return Recovery(damaged, copy)

    @classmethod
    def restore(cls, path: Path, file: Path) -> Path | None:
        """Put the backup `file` in the place of the store at `path`; the former store is set aside: in which folder, if there was one.

        StoreError, with nothing changed, when the backup is not sound or the store is open anywhere.
        """
        places = Places(path.resolve())
        fresh = Places(places.database.with_suffix(".restoring") / places.database.name)
        fresh.clear()
        unpack(file, fresh)
        with cls.open(fresh.database) as store:
            if not store.verify().ok:
                raise refusal("not_a_backup", file=file.name)
        with _OPENING:
            if places.database in _OPEN:
                raise refusal("locked", LockedStoreError)
            return change_places(places, fresh)

    def close(self) -> None:
        with _OPENING:
            if self._closed:
                return
            self._closed = True
            database, users = _OPEN[self.places.database]
            if users > 1:
                _OPEN[self.places.database] = (database, users - 1)
            else:
                del _OPEN[self.places.database]
                database.close()

    def _end_doubt(self) -> None:
        """A process killed in the middle of a write leaves it in the journal only: never acknowledged, it is voided.

        A write that is done and not in the database means that the file is older than it should be, however well it reads.
        """
        try:
            do, key = self.journal.last() or ("", "")
            if do in (*WRITES, DONE) and not self._rows("key_held", key=key):
                if do == DONE:
                    raise refusal("damaged", DamagedStoreError, file=self.places.database.name)
                self.journal.void(key)
        except (StoreError, OSError):
            self.database.close()
            raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
