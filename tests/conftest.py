"""Fixtures everyone shares. The real warehouse is out of reach of every test."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write the golden files anew; read the difference before committing")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long tests run only when asked for by `-m long`; browser tests need a Chromium, and CI insists on one."""
    if "long" not in (config.option.markexpr or ""):
        skip = pytest.mark.skip(reason="make check-long")
        for item in items:
            if "long" in item.keywords:
                item.add_marker(skip)
    if not shutil.which("chromium") and not os.environ.get("PARCAM_REQUIRE_BROWSER"):
        skip = pytest.mark.skip(reason="không có chromium: apt-get install chromium")
        for item in items:
            if "browser" in item.keywords:
                item.add_marker(skip)


@pytest.fixture(autouse=True)
def _no_real_warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever opens the default store in a test gets one of the test's own."""
    monkeypatch.setenv("PARCAM_STORE", str(tmp_path / "warehouse" / "parcam.duckdb"))
