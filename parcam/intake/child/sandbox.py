"""Reading in a child process with limits on memory, processor and time: a hostile file ends in a refusal and the server never notices.

`run(read_file, path, options)` calls the function in a child and gives back what it returns. The child is a fresh interpreter
(`python -m parcam.intake.child.worker`), never a fork of a threaded server; it is kept for the next file and killed on any trouble.
Who knows that a file will be read calls `prepare` first.
An exception that is no refusal is a bug: the child dies with its traceback on standard error, the file is refused as unreadable.
"""

from __future__ import annotations

import atexit
import os
import queue
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from parcam.errors import ParcamError
from parcam.intake import limits
from parcam.intake.child.clock import Clock
from parcam.intake.child.pipes import receive, send
from parcam.intake.refuse import refuse
from parcam.intake.sheet import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")

_FRUGAL = {"ARROW_DEFAULT_MEMORY_POOL": "jemalloc" if sys.platform == "linux" else "system", "MALLOC_ARENA_MAX": "2"}
"""Memory given back instead of kept for each thread: a quarter less for a large register. Elsewhere than on Linux Arrow comes without
jemalloc."""
_ROOT = Path(__file__).resolve().parents[3]
_READER = "parcam.intake.read"
_TASKS_PER_WORKER = 500
_IDLE_KEPT = 2
_POLL = 0.02
_SILENT = ("silent", None)
_UNDONE = ("silent", "progress")


class CancelledError(ParcamError):
    """The person stopped the reading."""


class _Worker:
    """One child and a thread that turns its pipe into a queue of messages; None at the end of the pipe. The child imports `modules` before
    it asks for work."""

    def __init__(self, *modules: str) -> None:
        places = [str(_ROOT), os.environ.get("PYTHONPATH", "")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(place for place in places if place), "PYTHONIOENCODING": "utf-8",
                       "OPENBLAS_NUM_THREADS": "1", **_FRUGAL}
        self.process = subprocess.Popen([sys.executable, "-m", "parcam.intake.child.worker", *modules], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, env=environment)
        self.messages: queue.Queue[tuple[str, Any] | None] = queue.Queue()
        self.tasks = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        pipe = self.process.stdout
        while pipe and (message := receive(pipe)) is not None:
            self.messages.put(message)
        self.messages.put(None)

    def send(self, message: object) -> None:
        if self.process.stdin:
            send(self.process.stdin, message)

    def resident(self) -> int:
        """Bytes of memory in use; 0 where the system does not say."""
        try:
            pages = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue


_idle: list[_Worker] = []
_lock = threading.Lock()


def prepare() -> None:
    """Have a child import what reads files while the caller does other things; nothing when one waits already. The next `run` takes it,
    or `shutdown` ends it."""
    with _lock:
        if not _idle:
            _idle.append(_Worker(_READER))


def run(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call an importable `function` in a child under the limits of `intake.limits`; see `run_within`."""
    return run_within(limits.READ_SECONDS, limits.READ_MEMORY, None, None, function, *args, **kwargs)


def run_within(seconds: float, memory: int, progress: Callable[[float], None] | None, cancel: threading.Event | None,
               function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call `function` in a child, for at most `seconds` of work (see `Clock`) from when it has started, and `memory` bytes resident.

    `progress` receives what the child tells `report`, and the same again while it is silent; setting `cancel`, or an exception from
    `progress`, ends the child. Raises Refused: what the child raised,
    too_large (time or memory), corrupt_file (the child died); CancelledError.
    """
    worker = _take()
    with ExitStack() as undo:
        undo.callback(worker.kill)
        try:
            worker.send((function, args, kwargs, seconds))
            kind, value = _await(worker, seconds, memory, progress, cancel)
        except (OSError, ValueError) as error:
            raise refuse("corrupt_file", "crashed") from error
        undo.pop_all()
    _give_back(worker)
    if kind == "refused":
        raise Refused(value)
    return value


def _await(worker: _Worker, seconds: float, memory: int, progress: Callable[[float], None] | None,
           cancel: threading.Event | None) -> tuple[str, Any]:
    clock, share, looked = Clock(worker.process.pid, limits.START_SECONDS), 0.0, 0.0
    while True:
        if cancel and cancel.is_set():
            raise CancelledError
        try:
            message = worker.messages.get(timeout=_POLL)
        except queue.Empty:
            message = _SILENT
        if message and message[0] in _UNDONE and time.monotonic() - looked >= _POLL:
            looked = time.monotonic()
            _look(worker, clock, seconds, memory)
        if message is _SILENT:
            if progress:
                progress(share)
            continue
        if message is None:
            raise refuse("corrupt_file", "crashed")
        kind, value = message
        if kind == "ready":
            clock = Clock(worker.process.pid, seconds)
        elif kind == "progress":
            share = value
            if progress:
                progress(share)
        elif kind == "memory":
            raise refuse("too_large", "memory", limit=memory // limits.MB)
        else:
            return kind, value


def _look(worker: _Worker, clock: Clock, seconds: float, memory: int) -> None:
    if clock.over():
        raise refuse("too_large", "time", seconds=round(seconds))
    if worker.resident() > memory:
        raise refuse("too_large", "memory", limit=memory // limits.MB)


def _take() -> _Worker:
    with _lock:
        while _idle:
            worker = _idle.pop()
            if worker.process.poll() is None:
                return worker
            worker.kill()
    return _Worker()


def _give_back(worker: _Worker) -> None:
    worker.tasks += 1
    with _lock:
        if worker.tasks < _TASKS_PER_WORKER and len(_idle) < _IDLE_KEPT and worker.resident() < limits.READ_MEMORY * 2 // 3:
            _idle.append(worker)
            return
    worker.kill()


def shutdown() -> None:
    """End the children that wait for work."""
    with _lock:
        workers, _idle[:] = list(_idle), []
    for worker in workers:
        worker.kill()


atexit.register(shutdown)
