"""Where things stand on disk: the editable facts, the warehouse. The environment may name others (PARCAM_DATA, PARCAM_STORE)."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def data_dir() -> Path:
    return Path(os.environ.get("PARCAM_DATA") or ROOT / "data")


def store_path() -> Path:
    return Path(os.environ.get("PARCAM_STORE") or data_dir() / "warehouse" / "parcam.duckdb")


def use_store(path: Path) -> None:
    """From now on this process, and those it starts, keep their store there."""
    os.environ["PARCAM_STORE"] = str(path.resolve())
