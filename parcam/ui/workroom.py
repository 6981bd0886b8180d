"""Where this process lays what people bring: one folder of its own, gone when the server stops. What a killed one left behind is swept
away by the next to start."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import threading
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows: nothing is swept, only left tidily
    fcntl = None  # type: ignore[assignment]

_ROOM, _NEW, _HELD = "parcam-room-", "parcam-new-", "held"
"""A room is made under another name and held before it gets its own, so that nobody takes it for one that was left."""


class _Room:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._path: Path | None = None
        self._held: IO[bytes] | None = None

    def path(self) -> Path:
        with self._lock:
            if self._path is None:
                _sweep()
                made = Path(tempfile.mkdtemp(prefix=_NEW))
                self._held = (made / _HELD).open("wb")
                _take(self._held)
                self._path = made.rename(made.with_name(_ROOM + made.name.removeprefix(_NEW)))
            return self._path

    def leave(self) -> None:
        with self._lock:
            if self._path and self._held:
                self._held.close()
                shutil.rmtree(self._path, ignore_errors=True)
            self._path = self._held = None


_THIS = _Room()
leave = _THIS.leave
"""Deletes the folder and all that lies in it; the next `new` makes another."""
atexit.register(leave)


def new(name: str) -> Path:
    """A new folder whose name begins with `name`."""
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=_THIS.path()))


def _sweep() -> None:
    for room in Path(tempfile.gettempdir()).glob(f"{_ROOM}*"):
        try:
            with (room / _HELD).open("rb") as held:
                left = _take(held)
        except OSError:
            continue
        if left:
            shutil.rmtree(room, ignore_errors=True)


def _take(held: IO[bytes]) -> bool:
    """Whether no living process holds it; this one does then."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
