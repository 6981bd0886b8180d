"""Writing to the ledger: accept a batch, withdraw one, record an act. Facts are appended, never changed."""

from __future__ import annotations

import logging
import shutil
from collections import Counter
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.errors import StoreError
from parcam.model.reading import Receipt
from parcam.store import journal as diary
from parcam.store.check import check
from parcam.store.cluster import fold
from parcam.store.database import sql
from parcam.store.durable import sha256_of
from parcam.store.kept import Kept
from parcam.store.preview import series_of_incoming
from parcam.store.refusal import disk_in_words, refusal
from parcam.store.remarks import append_remarks
from parcam.store.rotation import rotate
from parcam.store.rows import options_text, pairs_text, reading_rows, wall_time
from parcam.store.staging import Staged, staged
from parcam.words import dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from duckdb import DuckDBPyConnection

    from parcam.model.act import Act
    from parcam.model.reading import Extraction

_log = logging.getLogger(__name__)
FREE_FLOOR = 64 << 20
"""Bytes of disk that must stay free beyond three times the file: a full disk stops DuckDB for readers too."""


class Ledger(Kept):
    @contextmanager
    def staged(self, original: Path) -> Iterator[Staged]:
        """A copy of the file on the store's own disk, to be read and then accepted in its place; gone after the block.

        StoreError when the disk has no room for it.
        """
        self._need_space(original.stat().st_size)
        with staged(original, self.places.incoming) as copy:
            yield copy

    def accept(self, extraction: Extraction, original: bytes | Path | Staged, *, by: str, known_on: date, at: datetime | None = None,
               sample: bool = False, key: str | None = None) -> Receipt:
        """Take the extraction as a batch, whole or not at all, its untouched file archived first.

        The same bytes with the same options, not withdrawn, change nothing (`already`). `key` belongs to a replay from the journal.
        StoreError, with nothing changed, for a failed or contradicting extraction, other bytes than were read, or a full disk.
        """
        check(extraction)
        self._need_space(extraction.size, copies=2 if isinstance(original, Staged) else 3)
        with disk_in_words():
            register = self._keep_files(extraction, original)
        with disk_in_words(), self.database.lock:
            if same := self._same_bytes(extraction, key):
                return Receipt(same[0], already=True, new=0, changed=0, unchanged=same[1])
            facts = {"sha256": extraction.sha256, "file": extraction.file, "size": extraction.size,
                     "options": options_text(extraction.options), "by": by, "known_on": known_on.isoformat(),
                     "at": wall_time(at).isoformat(), "sample": sample}
            with self.journal.writing(diary.ACCEPT, facts, key) as row_key:
                receipt = self._append(extraction, facts, row_key, register, known_on)
            self._tidy(receipt.batch)
        return receipt

    def withdraw(self, batch: int, *, by: str, why: str, on: date, at: datetime | None = None, key: str | None = None) -> None:
        """From the day `on`, the batch no longer counts and the earlier values return; it stays on record.

        StoreError when there is no such batch, it is withdrawn already, or no reason is given.
        """
        if not why.strip():
            raise refusal("why_needed")
        with disk_in_words(), self.database.lock:
            known = self.batch(batch)
            if known.withdrawn_on:
                raise refusal("withdrawn", batch=batch, day=dates.day(known.withdrawn_on))
            moment = wall_time(at)
            facts = {"batch": self._key_of(batch), "on": on.isoformat(), "by": by, "why": why, "at": moment.isoformat()}
            with self.journal.writing(diary.WITHDRAW, facts, key) as row_key, self.database.transaction() as cursor:
                cursor.execute("INSERT INTO withdrawal VALUES ($batch, $key, $on, $by, $why, $at)",
                               {"batch": batch, "key": row_key, "on": on, "by": by, "why": why, "at": moment})

    def record(self, act: Act, key: str | None = None) -> int:
        """Append an act and return its number; its own `id` is ignored, `at` None means now."""
        values = {name: getattr(act, name) for name in
                  ("kind", "plan", "commitment", "unit", "indicator", "day", "by", "known_on", "text", "link", "refers_to")}
        values |= {"at": wall_time(act.at), "payload": pairs_text(act.payload)}
        facts = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
        facts["payload"] = [list(pair) for pair in act.payload]
        with (disk_in_words(), self.database.lock, self.journal.writing(diary.ACT, facts, key) as row_key,
              self.database.transaction() as cursor):
            return cursor.execute(sql("write/act"), {**values, "key": row_key}).fetchone()[0]

    def already(self, extraction: Extraction) -> int | None:
        """The batch that these bytes, read this way, are already: accepting them again would change nothing."""
        found = self._same_bytes(extraction, None)
        return found[0] if found else None

    def _keep_files(self, extraction: Extraction, original: bytes | Path | Staged) -> str | None:
        """The untouched file and the register's lines on the disk; the SHA-256 of the lines, if there are any."""
        lines = Path(extraction.register.parquet) if extraction.register else None
        if isinstance(original, Staged):
            if same := original.sha256 == extraction.sha256:
                self.archive.take(original.sha256, original.path)
        else:
            same = self.archive.keep_as(extraction.sha256, original)
        if not same:
            raise refusal("other_bytes", file=extraction.file)
        if lines and isinstance(original, Staged):
            return self.registers.take(sha256_of(lines), lines)
        return self.registers.keep(lines) if lines else None

    def _append(self, extraction: Extraction, facts: dict[str, object], key: str, register: str | None, known_on: date) -> Receipt:
        with self.database.transaction() as cursor:
            cursor.execute(sql("write/incoming"), {"columns": reading_rows(extraction.readings)})
            changes = self._changes(cursor, known_on)
            cursor.execute(sql("write/incoming"), {"columns": reading_rows((*extraction.readings, *extraction.stocks))})
            cursor.execute(sql("write/new_series"))
            batch = cursor.execute(sql("write/batch"), {
                "key": key, "sha256": extraction.sha256, "options": facts["options"], "file": extraction.file, "size": extraction.size,
                "by_whom": facts["by"], "known_on": known_on, "accepted_at": facts["at"], "sample": facts["sample"],
                "readings": len(extraction.readings), "faults": len(extraction.faults),
                "dataset": extraction.register.dataset if extraction.register else None, "register_sha256": register,
                "register_lines": extraction.register.lines if extraction.register else 0,
            }).fetchone()[0]
            cursor.execute(sql("write/readings"), {"batch": batch})
            cursor.execute(sql("write/points"), {"batch": batch, "known_on": known_on, "sample": facts["sample"]})
            append_remarks(cursor, extraction, batch)
        return Receipt(batch, already=False, **changes)

    def _tidy(self, batch: int) -> None:
        """The batch is in; that the copies beside it could not be written must not make it look refused."""
        try:
            fold(self.database)
            rotate(self.database, batch)
        except (StoreError, OSError):
            _log.warning("tidying after batch %s failed", batch, exc_info=True)

    def _changes(self, cursor: DuckDBPyConnection, known_on: date) -> dict[str, int]:
        answer = cursor.execute(sql("write/compare"), {"series": series_of_incoming(cursor), "as_of": known_on})
        place = [column[0] for column in answer.description].index("change")
        counts = Counter(row[place] for row in answer.fetchall())
        return {change: counts[change] for change in ("new", "changed", "unchanged")}

    def _same_bytes(self, extraction: Extraction, key: str | None) -> tuple[int, int] | None:
        """The batch that stands for these bytes already; in a replay only the very same batch does."""
        with self.database.cursor() as cursor:
            values = {"sha256": extraction.sha256, "options": options_text(extraction.options), "key": key,
                      "readings": len(extraction.readings), "faults": len(extraction.faults)}
            return cursor.execute(sql("write/same_bytes"), values).fetchone()

    def _key_of(self, batch: int) -> str:
        with self.database.cursor() as cursor:
            return cursor.execute("SELECT key FROM batch WHERE id = $batch", {"batch": batch}).fetchone()[0]

    def _need_space(self, size: int, copies: int = 3) -> None:
        free, need = shutil.disk_usage(self.places.files).free, FREE_FLOOR + copies * size
        if free < need:
            raise refusal("low_space", free=free >> 20, need=need >> 20)
