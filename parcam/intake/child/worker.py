"""The child that reads files: `python -m parcam.intake.child.worker [MODULE...]`, started by `sandbox`, speaking pickles over its pipes.

No cyclic garbage is collected: a workbook is a million live objects and no cycle, and the child is short-lived.
Anything but a refusal ends the process: its traceback goes to standard error and the parent refuses the file.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import sys
from importlib import import_module
from typing import IO

from parcam.intake import limits, progress
from parcam.intake.child.pipes import send
from parcam.intake.shape import forget
from parcam.intake.sheet import Refused
from parcam.lean import lean

_SWITCH = 0.0005
"""Seconds: a thread that looks at bytes waits no longer for one that runs Python."""


def main() -> None:
    """Serve tasks until the parent closes the pipe. Prints of libraries go to standard error, never into the protocol."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of a terminal: the parent hears it too, and ends its children
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory()
    gc.disable()
    sys.setswitchinterval(_SWITCH)
    progress.listen(lambda value: send(out, ("progress", value)))
    with lean():
        for module in sys.argv[1:]:
            import_module(module)
        _serve(out)


def _serve(out: IO[bytes]) -> None:
    while (task := _next(sys.stdin.buffer)) is not None:
        function, args, kwargs, seconds = task
        _limit_processor(seconds)
        progress.begin()
        send(out, ("ready", None))
        try:
            answer = ("done", function(*args, **kwargs))
        except Refused as refused:
            answer = ("refused", refused.error)
        except MemoryError:
            answer = ("memory", None)
        forget()
        send(out, answer)


def _next(pipe: IO[bytes]):  # the parent is trusted
    head = pipe.read(8)
    if len(head) < 8:
        return None
    return pickle.loads(pipe.read(struct.unpack("<Q", head)[0]))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.ADDRESS_SPACE, limits.ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_processor(seconds: float) -> None:
    """Processor time counts over the life of the process: allow what was used so far and this task's share on two cores."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + 2 * seconds) + 2, hard))


if __name__ == "__main__":
    main()
