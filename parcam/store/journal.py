"""The second memory: every write is a line of JSON, flushed to the disk, before DuckDB hears of it.

A damaged database file is replaced by a backup; this journal says what is missing from it. A write is followed by a line that says
it is done, or void.
"""

from __future__ import annotations

import json
import uuid
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.store.durable import flush, flush_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACCEPT, WITHDRAW, ACT = "accept", "withdraw", "act"
WRITES = (ACCEPT, WITHDRAW, ACT)
DONE, VOID, RECOVERED = "done", "void", "recovered"
TAIL = 1 << 20
"""Bytes looked at for the last line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One write: what (accept, withdraw, act), its key (also in the database's row), and its facts as plain JSON values."""

    do: str
    key: str
    facts: dict[str, object]


class Journal:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._owed: list[dict[str, object]] = []
        """Endings that a full disk did not take; they go in before the next line."""

    @contextmanager
    def writing(self, do: str, facts: dict[str, object], key: str | None = None) -> Iterator[str]:
        """Note the write, hand out its key, and void it when the block fails. A key given is a replay: it stands already."""
        if key is not None:
            yield key
            return
        key = uuid.uuid4().hex
        self._append({"do": do, "key": key, **facts})
        with ExitStack() as undo:
            undo.callback(self._close, VOID, key)
            yield key
            undo.pop_all()
        self._close(DONE, key)

    def _close(self, do: str, key: str) -> None:
        """Say how a write ended. A full disk must not turn a done write into a failed one: the line goes in before the next."""
        self._owed.append({"do": do, "key": key})
        with suppress(OSError):
            self._append()

    def last(self) -> tuple[str, str] | None:
        """What the last line says of which write: one that is neither done nor void may stand here only."""
        last = list(self._lines(TAIL))[-1:]
        return (last[0]["do"], last[0]["key"]) if last else None

    def void(self, key: str) -> None:
        self._append({"do": VOID, "key": key})

    def recovered(self) -> None:
        """Note that the database was replaced: what it lacks now is to be written again, not doubted."""
        self._append({"do": RECOVERED, "key": uuid.uuid4().hex})

    def entries(self) -> tuple[Entry, ...]:
        """Every write that was not voided, oldest first. A last line cut off by a power failure was never acknowledged: skipped."""
        entries: dict[str, Entry] = {}
        for line in self._lines():
            key, do = line.pop("key"), line.pop("do")
            if do == VOID:
                entries.pop(key, None)
            elif do in WRITES:
                entries[key] = Entry(do, key, line)
        return tuple(entries.values())

    def _lines(self, tail: int | None = None) -> Iterator[dict[str, object]]:
        if not self.path.is_file():
            return
        with self.path.open("rb") as file:
            file.seek(max(0, self.path.stat().st_size - tail) if tail else 0)
            for text in file:
                try:
                    yield json.loads(text)
                except (json.JSONDecodeError, UnicodeDecodeError):
                    continue

    def _append(self, *lines: dict[str, object]) -> None:
        """The endings owed, then these lines, on the disk when it returns."""
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (*self._owed, *lines))
        fresh = not self.path.exists()
        # A line cut off by a power failure must not swallow this one.
        start = b"" if fresh or self._ends_clean() else b"\n"
        with self.path.open("ab") as file:
            file.write(start + text.encode())
            flush(file)
        self._owed.clear()
        if fresh:
            flush_folder(self.path.parent)

    def _ends_clean(self) -> bool:
        with self.path.open("rb") as file:
            if not file.seek(0, 2):
                return True
            file.seek(-1, 2)
            return file.read(1) == b"\n"
