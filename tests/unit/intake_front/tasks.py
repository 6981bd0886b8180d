"""Things to do in a child."""

from __future__ import annotations

import os
import time

from parcam.intake import progress


def double(number: int) -> int:
    return 2 * number


def sleep(seconds: float) -> None:
    time.sleep(seconds)


def spin() -> None:
    while True:
        pass


def hoard() -> int:
    kept = []
    while True:
        kept.append(bytearray(20_000_000))
        time.sleep(0.01)


def grab() -> int:
    return len(bytearray(1 << 42))


def die() -> None:
    os._exit(3)


def fail() -> None:
    raise LookupError("a bug")


def talk() -> str:
    print("noise of a library")
    for step in range(3):
        progress.report(step / 2)
    return "done"


def pid() -> int:
    return os.getpid()


def work(seconds: float) -> float:
    """Uses the processor for so long; how long it did."""
    while time.process_time() < seconds:
        pass
    return time.process_time()


def chatter() -> None:
    while True:
        progress.report(0.5)


class instead:
    """A task that takes what any other takes and does only this."""

    def __init__(self, task) -> None:
        self.task = task

    def __call__(self, *_args: object, **_kwargs: object) -> object:
        return self.task()
