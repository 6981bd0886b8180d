"""A child is judged by its own work and sleep, never by how busy the machine is."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from parcam.intake import limits
from parcam.intake.child import sandbox
from parcam.intake.child.clock import Clock
from parcam.intake.sheet import Refused
from tests.unit.intake_front import tasks

MB = 1_000_000


def _busy(stop: threading.Event) -> list[threading.Thread]:
    """Other children that want every processor."""
    def spin() -> None:
        while not stop.is_set():
            try:
                sandbox.run_within(600.0, 300 * MB, None, stop, tasks.spin)
            except sandbox.CancelledError:
                return

    threads = [threading.Thread(target=spin) for _ in range(6 * (os.cpu_count() or 1))]
    for thread in threads:
        thread.start()
    return threads


def test_a_child_that_waits_for_a_processor_loses_no_time() -> None:
    stop = threading.Event()
    others = _busy(stop)
    try:
        assert sandbox.run_within(2.4, 300 * MB, None, None, tasks.work, 0.8) >= 0.8
    finally:
        stop.set()
        for thread in others:
            thread.join()


@pytest.mark.parametrize(("task", "argument"), [(tasks.sleep, 600), (tasks.work, 600)])
def test_one_that_sleeps_or_works_too_long_is_given_up(task, argument: float) -> None:
    with pytest.raises(Refused) as refused:
        sandbox.run_within(0.5, 300 * MB, None, None, task, argument)
    assert refused.value.error.kind == "too_large"


def test_one_that_never_stops_telling_of_its_progress_is_given_up_too(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refused) as refused:
        sandbox.run_within(0.5, 300 * MB, lambda share: None, None, tasks.chatter)
    assert refused.value.error.kind == "too_large"
    capfd.readouterr()


def test_where_the_system_tells_nothing_the_clock_on_the_wall_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr("parcam.intake.child.clock.time.monotonic", lambda: now[0])
    clock = Clock(1 << 30, 5.0)
    now[0] += 4.9
    assert not clock.over()
    now[0] += 0.2
    assert clock.over()


def test_a_workbook_may_take_longer_than_a_text_of_its_size(tmp_path: Path) -> None:
    book, text = tmp_path / "a", tmp_path / "b"
    book.write_bytes(b"PK\x03\x04" + bytes(4 * MB))
    text.write_bytes(b"a;b\n" * MB)
    assert limits.seconds_for(book) > limits.seconds_for(text)
    assert limits.seconds_for(text) < 10
