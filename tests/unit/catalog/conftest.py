"""A copy of data/ that a test may break."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from parcam.places import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    root = tmp_path / "data"
    for name in ("plans", "indicators", "frameworks", "scoring", "vocabulary"):
        shutil.copytree(ROOT / "data" / name, root / name)
    for file in (ROOT / "data").glob("*.toml"):
        shutil.copy(file, root)
    return root


@pytest.fixture
def change(data: Path) -> Callable[..., int]:
    """change(file, old, new, count=1) replaces the first `old` of a file and returns the line it stood on."""
    def _change(file: str, old: str, new: str) -> int:
        path = data / file
        text = path.read_text(encoding="utf-8")
        at = text.index(old)
        path.write_text(text[:at] + new + text[at + len(old):], encoding="utf-8")
        return text[:at].count("\n") + 1

    return _change
