"""The server: Streamlit as an ASGI app behind our door, warmed up before the first visitor, one process, one store."""

from __future__ import annotations

import gc
import logging
import tomllib
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import anyio.to_thread
import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from parcam.errors import UserError
from parcam.places import ROOT
from parcam.ui import readers, workroom
from parcam.ui.frame import broken
from parcam.ui.serve.aside import Aside
from parcam.ui.serve.door import Door

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_LOG = logging.getLogger("parcam")
SCRIPT = ROOT / "dashboard.py"
HOME = "tong-quan"


def make_app() -> st.App:
    """The ASGI application; `uvicorn --factory parcam.ui.serve.server:make_app` runs it too (one worker only: the store has one writer)."""
    return st.App(SCRIPT, **settings())


def settings() -> dict[str, Any]:
    """What stands around the script, for whoever makes the application: our door, the warming up, the calm words after a bug."""
    # Until st.navigation has run once, Streamlit takes pages/ for its old discovery and tells the first visitor "page not found".
    PagesManager.uses_pages_directory = False
    return {"middleware": [Middleware(Door, home=HOME), Middleware(Aside)], "lifespan": _lifespan, "on_script_error": broken}


def serve(host: str = "127.0.0.1", port: int = 8501) -> None:
    """Serves until stopped. Options come from .streamlit/config.toml beside dashboard.py, wherever the command was started."""
    make_app().run(config=options() | {"server.address": host, "server.port": port, "browser.serverAddress": host})


def options() -> dict[str, object]:
    """.streamlit/config.toml as Streamlit's dotted options."""
    return dict(_dotted("", tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))))


def _dotted(prefix: str, table: dict[str, object]) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for name, value in table.items():
        pairs += _dotted(f"{prefix}{name}.", value) if isinstance(value, dict) else [(prefix + name, value)]
    return pairs


@asynccontextmanager
async def _lifespan(_app: st.App) -> AsyncIterator[None]:
    try:
        await anyio.to_thread.run_sync(readers.warm_up)
    except UserError as error:
        # The pages show the same words to whoever comes; the server stays up and tries again at every visit.
        _LOG.error("%s", error)
    gc.collect()
    # What is loaded by now lives as long as the process: the collector need never walk it again (33-50 ms per pass otherwise).
    gc.freeze()
    try:
        yield
    finally:
        workroom.leave()
