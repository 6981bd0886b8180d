"""A real server in its own process and a real Chromium in front of it, for browser tests and page benchmarks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
_START = ("import sys; from pathlib import Path; from parcam.ui.serve import server; server.SCRIPT = Path(sys.argv[2]); "
          "server.serve('127.0.0.1', int(sys.argv[1]))")


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def serving(store: Path, *, data: Path | None = None, script: Path = ROOT / "dashboard.py", port: int = 0) -> Iterator[str]:
    """The address of a server on `store`; it is stopped at the end."""
    port = port or free_port()
    env = os.environ | {"PARCAM_STORE": str(store), "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    env |= {"PARCAM_DATA": str(data)} if data else {}
    log = store.parent / f"server-{port}.log"
    with log.open("wb") as out:
        command = [sys.executable, "-c", _START, str(port), str(script)]
        process = subprocess.Popen(command, cwd=store.parent, env=env, stdout=out, stderr=out)
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except (URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(log.read_text(errors="replace")[-3000:])
