"""The child gives back what it read; whatever goes wrong in it is a refusal here, and the next file finds a fresh child."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from parcam.intake.child import pipes, sandbox
from parcam.intake.sheet import Refused
from parcam.model.month import Month
from parcam.places import ROOT
from tests.unit.intake_front import tasks

MB = 1_000_000


def test_a_result_comes_back_and_the_child_is_kept() -> None:
    assert sandbox.run(tasks.double, 21) == 42
    assert sandbox.run(tasks.pid) == sandbox.run(tasks.pid)


@pytest.mark.parametrize(("task", "kind"), [
    (tasks.spin, "too_large"),
    (tasks.hoard, "too_large"), (tasks.grab, "too_large"), (tasks.die, "corrupt_file"), (tasks.fail, "corrupt_file")])
def test_trouble_in_the_child_is_a_refusal(task, kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Refused) as refused:
        sandbox.run_within(3.0, 300 * MB, None, None, task)
    assert refused.value.error.kind == kind
    assert sandbox.run(tasks.double, 1) == 2
    capfd.readouterr()


def test_a_bug_leaves_its_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    sandbox.shutdown()
    with pytest.raises(Refused):
        sandbox.run(tasks.fail)
    assert "LookupError: a bug" in capfd.readouterr().err


def test_progress_is_heard_and_prints_do_no_harm(capfd: pytest.CaptureFixture[str]) -> None:
    heard: list[float] = []
    assert sandbox.run_within(5.0, 300 * MB, heard.append, None, tasks.talk) == "done"
    assert list(dict.fromkeys(heard)) == [0.0, 0.5, 1.0]
    assert heard == sorted(heard)
    capfd.readouterr()


def test_cancelling_ends_the_child() -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    with pytest.raises(sandbox.CancelledError):
        sandbox.run_within(30.0, 300 * MB, None, stop, tasks.sleep, 20)


def test_a_silent_child_ends_when_whoever_hears_its_progress_has_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[float] = []
    child = sandbox._Worker()
    monkeypatch.setattr(sandbox, "_take", lambda: child)

    def enough(share: float) -> None:
        heard.append(share)
        if len(heard) == 3:
            raise LookupError

    with pytest.raises(LookupError):
        sandbox.run_within(600.0, 300 * MB, enough, None, tasks.sleep, 600)
    assert heard == [0.0, 0.0, 0.0]
    assert child.process.poll() is not None


def test_many_threads_read_at_once() -> None:
    answers: list[int] = []
    threads = [threading.Thread(target=lambda n=n: answers.append(sandbox.run(tasks.double, n))) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [0, 2, 4, 6, 8, 10]


def test_what_the_child_says_is_data_only() -> None:
    """A child taken over by a hostile file cannot have code run here: classes from elsewhere are not built."""
    pipe = io.BytesIO()
    pipes.send(pipe, ("done", [1, {"a": Month(2024, 3)}, Path("x")]))
    pipe.seek(0)
    assert pipes.receive(pipe) == ("done", [1, {"a": Month(2024, 3)}, Path("x")])
    hostile = io.BytesIO()
    pipes.send(hostile, ("done", os.getcwd))
    hostile.seek(0)
    assert pipes.receive(hostile) is None
    assert pipes.receive(io.BytesIO(b"\x05\x00")) is None


def test_the_clock_of_a_reading_starts_when_the_child_stands_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine that is slow to start a child refuses no honest file; a child that never starts is given up."""
    sandbox.shutdown()
    assert sandbox.run_within(0.2, 300 * MB, None, None, tasks.double, 4) == 8
    sandbox.shutdown()
    monkeypatch.setattr(sandbox.limits, "START_SECONDS", 0.0)
    with pytest.raises(Refused) as refused:
        sandbox.run_within(5.0, 300 * MB, None, None, tasks.double, 4)
    assert refused.value.error.kind == "too_large"


def test_a_child_prepared_has_the_reader_and_is_the_next_to_work() -> None:
    sandbox.shutdown()
    sandbox.prepare()
    sandbox.prepare()
    (child,) = sandbox._idle
    assert sandbox.run(tasks.pid) == child.process.pid
    assert sandbox.run(exec, "import sys; assert 'parcam.intake.registers.document' in sys.modules") is None
    assert sandbox._idle == [child]
    sandbox.shutdown()
    assert child.process.poll() is not None


def test_a_child_prepared_that_died_is_nobodys() -> None:
    sandbox.shutdown()
    sandbox.prepare()
    sandbox._idle[0].process.kill()
    sandbox._idle[0].process.wait()
    assert sandbox.run(tasks.double, 4) == 8


def test_a_command_that_ends_before_it_reads_leaves_no_child(tmp_path: Path) -> None:
    """Whether the file is missing or the command is killed outright, the child that was to read ends too."""
    code = ("import os, sys; from parcam.cli.main import main; from parcam.intake.child import sandbox\n"
            "status = main(['read', 'missing.csv'])\nprint(status, sandbox._idle[0].process.pid, flush=True)\n{}")
    for end in ("sys.exit(status)", "os._exit(1)"):
        done = subprocess.run([sys.executable, "-c", code.format(end)], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
                              capture_output=True, text=True)
        status, pid = map(int, done.stdout.split())
        assert status == 2
        for _ in range(600):
            if not _lives(pid):
                break
            time.sleep(0.1)
        assert not _lives(pid)


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
