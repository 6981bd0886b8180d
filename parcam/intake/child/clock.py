"""How much of its time a child has used: its processor time, and the time it slept; never the time it waited for a busy machine."""

from __future__ import annotations

import os
import time
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_WALL_PER_SECOND = 30
"""A child that gets a thirtieth of a processor is given up all the same."""
_RUNNABLE = "RD"
"""States of a thread that runs, waits for a processor, or waits for the disk."""


class Clock:
    """The time of one task. Where the system does not tell (no /proc), the clock on the wall."""

    def __init__(self, pid: int, seconds: float) -> None:
        self._threads, self._seconds = Path(f"/proc/{pid}/task"), seconds
        self._stat = Path(f"/proc/{pid}/stat")
        self._used = self._began = _used(self._stat)
        self._slept = 0.0
        self._start = self._seen = time.monotonic()

    def over(self) -> bool:
        """Whether the child has used or slept away its `seconds`. Asked often: what it does between two questions is not known."""
        now, used = time.monotonic(), _used(self._stat)
        if used is None or self._began is None:
            return now - self._start > self._seconds
        if used == self._used and not self._wants():
            self._slept += now - self._seen
        self._used, self._seen = used, now
        return used - self._began + self._slept > self._seconds or now - self._start > self._seconds * _WALL_PER_SECOND

    def _wants(self) -> bool:
        """Whether any thread runs or waits for a processor."""
        try:
            return any(_fields(thread / "stat")[0] in _RUNNABLE for thread in self._threads.iterdir())
        except (OSError, IndexError):
            return False


def _used(stat: Path) -> float | None:
    """Seconds of processor time of all threads, also those that ended."""
    try:
        fields = _fields(stat)
        return (int(fields[11]) + int(fields[12])) / _TICK
    except (OSError, IndexError, ValueError):
        return None


def _fields(stat: Path) -> list[str]:
    """What stands behind the name of the program: the state first."""
    return stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
