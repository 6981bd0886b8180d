"""Is everything there and unaltered? Reads every block of the database and every kept file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.errors import StoreError
from parcam.store.database import LONG_PATIENCE
from parcam.store.kept import Kept
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Verification:
    """`problems` are sentences for a person; `ok` when there are none."""

    batches: int
    readings: int
    files: int
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        return not self.problems


class Verify(Kept):
    def verify(self, language: str = "vi") -> Verification:
        """Check the database's blocks, every reading's batch, the points against the facts, the kept files, the journal."""
        try:
            checked = self.walked_through()
        except StoreError as error:
            return Verification(0, 0, 0, (error.message,))
        files = list(self._kept_files())
        problems = [say(f"store.{name}", language, count=checked[name]) for name in
                    ("orphan_readings", "short_batches", "points_differ") if checked[name]]
        problems += [say("store.file_lost", language, file=file, batch=batch) for batch, file, there in files if not there]
        problems += [say("store.kept_lost", language, name=name[:12]) for name in self._acts_keep() if not self.archive.holds(name)]
        if unknown := len(self.missing_keys()):
            problems.append(say("store.journal_ahead", language, count=unknown))
        return Verification(checked["batches"], checked["readings"], len(files), tuple(problems))

    def walked_through(self) -> dict[str, object]:
        """How many batches and readings there are, and how many of them contradict each other; every block is read for it."""
        return self.database.rows("verify", patience=LONG_PATIENCE)[0]

    def _acts_keep(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for act in self.acts() if (name := act.kept)))

    def missing_keys(self) -> tuple[str, ...]:
        """Keys of the journal's writes that the database does not hold, oldest first."""
        held = {row["key"] for row in self._rows("keys")}
        return tuple(entry.key for entry in self.journal.entries() if entry.key not in held)

    def _kept_files(self) -> Iterator[tuple[int, str, bool]]:
        for row in self._rows("kept_files"):
            yield row["id"], row["file"], self.archive.holds(row["sha256"])
            if row["register_sha256"]:
                yield row["id"], row["file"], self.registers.holds(row["register_sha256"])
