"""The backtest kept in the repository: how far the forecast's word held on offices whose outcome is known."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parcam.places import data_dir

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Proof:
    """`figures` as parcam.judge.backtest.run writes them, `report` its words in Vietnamese (Markdown)."""

    figures: dict[str, Any]
    report: str


def proof() -> Proof | None:
    """None when the backtest has not been run (`python -m parcam backtest`)."""
    folder = data_dir() / "backtest"
    figures = folder / "figures.json"
    return _read(folder, figures.stat().st_mtime_ns) if figures.is_file() else None


@lru_cache(maxsize=2)
def _read(folder: Path, _written: int) -> Proof:
    report = folder / "report.md"
    return Proof(json.loads((folder / "figures.json").read_text(encoding="utf-8")),
                 report.read_text(encoding="utf-8") if report.is_file() else "")
