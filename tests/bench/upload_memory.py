"""Resident memory of the server while a browser brings it a register of 300 MB. Goal: 40 MB more than before, at any moment.

    PYTHONPATH=. python tests/bench/upload_memory.py [MEGABYTES]
"""

from __future__ import annotations

import sys
import tempfile
import threading
from pathlib import Path

from tests.bench.registers import make
from tests.serving import chromium, free_port, serving

LINE = 190
GOAL = 40


def main() -> int:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "parcam.duckdb", port=(port := free_port())) as base:
        register = Path(folder) / "register.csv"
        make(size * 1_000_000 // LINE, register)
        with chromium() as browser:
            page = browser.new_page()
            page.goto(f"{base}/nap-so-lieu")
            page.wait_for_selector("input[type=file]", state="attached")
            page.wait_for_timeout(3000)
            with Watched(_server(port)) as watched:
                page.set_input_files("input[type=file]", [str(register)])
                page.get_by_text("dòng số liệu").first.wait_for(timeout=240_000)
        grown = watched.most - watched.before
        print(f"{register.stat().st_size / 1e6:.0f} MB brought: {watched.before} MB before, {watched.most} MB at most, {grown} MB more")
    return int(grown > GOAL)


class Watched:
    """The most memory a process holds within the block, looked at twenty times a second; MB."""

    def __init__(self, status: Path) -> None:
        self._status, self._over = status, threading.Event()
        self.before = self.most = self._now()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Watched:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.05):
            self.most = max(self.most, self._now())

    def _now(self) -> int:
        return int(self._status.read_text().partition("VmRSS:")[2].split()[0]) // 1000


def _server(port: int) -> Path:
    """Where the system tells of the process that serves at this port."""
    for command in Path("/proc").glob("[0-9]*/cmdline"):
        if f"\0{port}\0" in command.read_text(errors="replace"):
            return command.with_name("status")
    raise SystemExit("no server")


if __name__ == "__main__":
    sys.exit(main())
