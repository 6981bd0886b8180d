"""What the ledger keeps beside readings: batches with their remarks and untouched files, and acts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parcam.model.act import Act
from parcam.model.reading import Account, Batch, Fault, Note, Understood
from parcam.store.archive import Archive
from parcam.store.database import Database
from parcam.store.journal import Journal
from parcam.store.refusal import disk_in_words, refusal
from parcam.store.remarks import retold
from parcam.store.rows import OFFICE_ZONE, options_from, pairs_from

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from parcam.model.reading import Options
    from parcam.store.places import Places


class Kept:
    def __init__(self, places: Places, database: Database) -> None:
        self.places, self.database = places, database
        self.archive, self.registers = Archive(places.archive), Archive(places.registers, ".parquet")
        self.journal = Journal(places.journal)

    def batches(self, as_of: date = date.max) -> tuple[Batch, ...]:
        """Every batch known by the day, newest first; the withdrawn ones among them say since when."""
        return self._batches(as_of, 0)

    def batch(self, batch: int) -> Batch:
        """StoreError when there is none of that number."""
        for known in self._batches(date.max, batch):
            return known
        raise refusal("no_batch", batch=batch)

    def original(self, batch: int) -> bytes:
        """The untouched file; StoreError when it is missing or no longer what was archived."""
        return self.archived(batch).read_bytes()

    def archived(self, batch: int) -> Path:
        """Where the untouched file is kept, to be read only; StoreError as `original`."""
        known = self.batch(batch)
        if not self.archive.holds(known.sha256):
            raise refusal("original_lost", batch=batch)
        return self.archive.path(known.sha256)

    def keep(self, content: bytes | Path) -> str:
        """Keep a file for good (an issued document, a frozen snapshot, the evidence of a deed) and return its SHA-256.

        The act that speaks of it names it as payload `kept`, so that `verify` looks after it.
        """
        with disk_in_words():
            return self.archive.keep(content)

    def kept(self, sha256: str) -> bytes:
        """The kept file; StoreError when it is missing or was altered."""
        if not self.archive.holds(sha256):
            raise refusal("kept_lost", name=sha256[:12])
        return self.archive.path(sha256).read_bytes()

    def brought(self, batch: int) -> tuple[dict[str, object], ...]:
        """The figures of a batch: indicator, unit, month, change (new, changed, unchanged; replaced by a later batch), its parts, and
        as old_* what would stand there without it."""
        return tuple(self._rows("brought", batch=batch))

    def faults(self, batch: int) -> tuple[Fault, ...]:
        """The lines a batch left in quarantine, in the order of the file."""
        return tuple(Fault(**retold(row, "message")) for row in self._rows("faults", batch=batch))

    def notes(self, batch: int) -> tuple[Note, ...]:
        return tuple(Note(**retold(row, "message")) for row in self._rows("notes", batch=batch))

    def accounts(self, batch: int) -> tuple[Account, ...]:
        return tuple(Account(**row) for row in self._rows("accounts", batch=batch))

    def understood(self, batch: int) -> tuple[Understood, ...]:
        return tuple(Understood(**retold(row, "evidence")) for row in self._rows("understood", batch=batch))

    def options(self, batch: int) -> Options:
        """What was stated when the batch was read."""
        return options_from(str(self._rows("options", batch=batch)[0]["options"]))

    def acts(self, kinds: Collection[str] = (), as_of: date = date.max, *, plan: str = "", commitment: str = "", unit: str = "",
             refers_to: str = "") -> tuple[Act, ...]:
        """Acts known by the day, oldest first; an empty filter lets everything through."""
        return self._acts("acts", kinds=list(kinds), as_of=as_of, plan=plan, commitment=commitment, unit=unit, refers_to=refers_to)

    def _rows(self, name: str, **values: object) -> list[dict[str, object]]:
        return self.database.rows(name, **values)

    def _batches(self, as_of: date, batch: int) -> tuple[Batch, ...]:
        return tuple(Batch(**row | {"accepted_at": row["accepted_at"].replace(tzinfo=OFFICE_ZONE)})
                     for row in self._rows("batches", as_of=as_of, batch=batch))

    def _acts(self, name: str, **values: object) -> tuple[Act, ...]:
        return tuple(Act(**row | {"payload": pairs_from(row["payload"]), "at": row["at"].replace(tzinfo=OFFICE_ZONE)})
                     for row in self._rows(name, **values))
