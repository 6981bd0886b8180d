"""Large files that came aside of Streamlit's memory: on disk, under a mark that Streamlit holds in their place (see serve/aside.py)."""

from __future__ import annotations

import secrets
import shutil
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from streamlit import runtime

from parcam.ui import workroom

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_BEGIN = b"parcam:aside:"


@dataclass(eq=False)
class Arrival:
    """One file on its way: gone with the `with` block unless it was settled. `mark` cannot be guessed, so no file can pass for another."""

    session: str
    id: str
    mark: bytes = field(default_factory=lambda: _BEGIN + secrets.token_hex(32).encode())
    folder: Path = field(default_factory=lambda: workroom.new("arriving"))
    settled: bool = False

    @property
    def path(self) -> Path:
        return self.folder / "file"

    def settle(self) -> None:
        """It has arrived whole, and Streamlit holds its mark."""
        self.settled = True

    def __enter__(self) -> Arrival:
        _SHELF.put(self)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if not self.settled:
            _SHELF.drop(self)


class _Shelf:
    """All arrivals of this process."""

    def __init__(self) -> None:
        self._lock, self._held = threading.Lock(), dict[bytes, Arrival]()

    def put(self, one: Arrival) -> None:
        with self._lock:
            self._held[one.mark] = one

    def find(self, mark: bytes) -> Arrival | None:
        with self._lock:
            return self._held.get(mark)

    def drop(self, one: Arrival) -> None:
        with self._lock:
            self._held.pop(one.mark, None)
        shutil.rmtree(one.folder, ignore_errors=True)

    def settled(self) -> list[Arrival]:
        with self._lock:
            return [one for one in self._held.values() if one.settled]


_SHELF = _Shelf()


def content(sent: bytes) -> bytes | Path:
    """The bytes that Streamlit holds, or where those lie that they stand for."""
    held = _SHELF.find(sent) if sent.startswith(_BEGIN) else None
    return held.path if held else sent


def lay(sent: bytes, target: Path) -> None:
    """The whole file at `target`; what came aside is moved there. OSError when the disk is full."""
    held = _SHELF.find(sent) if sent.startswith(_BEGIN) else None
    if held:
        shutil.move(held.path, target)
        _SHELF.drop(held)
    else:
        target.write_bytes(sent)


def clear_away() -> None:
    """Files whose session has ended, or that were taken off the list before anyone laid them, are deleted."""
    for one in _SHELF.settled():
        if not _known(one):
            _SHELF.drop(one)


def _known(one: Arrival) -> bool:
    """Whether Streamlit still holds the mark."""
    if not runtime.exists():
        return False
    return any(record.data == one.mark for record in runtime.get_instance().uploaded_file_mgr.get_files(one.session, [one.id]))
