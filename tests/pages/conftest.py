"""Page tests start at dashboard.py, on a store with the illustrative data, in this process."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.sample_store import fill

ROOT = Path(__file__).resolve().parents[2]
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the illustrative data, never opened: tests work on copies."""
    folder = tmp_path_factory.mktemp("filled")
    fill(folder / "parcam.duckdb")
    return folder


@pytest.fixture(scope="session")
def sample(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One store for all tests that only read. (The path is what readers keep it open by.)"""
    return copy_of(filled, tmp_path_factory.mktemp("pages"))


def copy_of(filled: Path, place: Path) -> Path:
    shutil.copytree(filled, place / "store")
    return place / "store" / "parcam.duckdb"


@pytest.fixture
def open_page(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Open:
    """`open_page("trends", indicator="on_time")`: the page of that file with that address, run once, without an exception."""
    monkeypatch.setenv("PARCAM_STORE", str(sample))

    def opened(name: str, **params: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        app.run()
        app.switch_page(f"pages/{name}.py")
        for key, value in params.items():
            app.query_params[key] = value
        return ran(app.run())

    return opened


def ran(app: AppTest) -> AppTest:
    assert not app.exception, app.exception[0].stack_trace
    return app


def held(app: AppTest) -> dict[str, str]:
    """The address's parameters."""
    return {name: value[0] if isinstance(value, list) else value for name, value in app.query_params.items()}


def charts(app: AppTest) -> list[dict[str, Any]]:
    """The figures drawn, in order, as the browser gets them."""
    return [payload["figure"] for payload in _payloads(app) if "figure" in payload]


def tables(app: AppTest) -> list[dict[str, Any]]:
    """The listings drawn, in order."""
    return [payload for payload in _payloads(app) if "rows" in payload]


def said(app: AppTest) -> str:
    """Everything written on the page, for looking words up."""
    kinds = ("markdown", "caption", "header", "subheader", "error", "info", "warning", "success")
    words = [element.value for kind in kinds for element in app.get(kind)]
    for table in app.table:
        words += [str(value) for value in table.value.to_numpy().ravel()]
    return "\n".join(words)


def _payloads(app: AppTest) -> list[dict[str, Any]]:
    return [json.loads(element.proto.bytes) for element in app.get("bidi_component")]
