"""What every verb needs: the exit statuses, the store it was given, words on standard error, JSON on standard output."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

from parcam.errors import UserError
from parcam.places import store_path
from parcam.words.text import say

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

OK, PARTLY, NOTHING = 0, 3, 2


def tell(text: str) -> None:
    print(text, file=sys.stderr)


def print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def where(args: Namespace) -> Path:
    """UserError when a folder is named in the place of the store's file."""
    path = getattr(args, "store", None) or store_path()
    if path.is_dir():
        raise UserError(say("cli.store_is_folder", folder=path), remedy=say("cli.store_is_folder_remedy", file=path / "parcam.duckdb"))
    return path


def wants_json(args: Namespace) -> bool:
    return getattr(args, "json", False)


def existing(path: Path) -> Path:
    """UserError when there is no such file, or none that can be read."""
    if problem := unreadable(path):
        raise UserError(problem)
    return path


def unreadable(path: Path) -> str:
    """Why a file cannot be opened, in words; "" when it can."""
    if path.is_dir():
        return say("cli.is_folder", file=path)
    if not path.is_file():
        return say("cli.no_such_file", file=path)
    return "" if os.access(path, os.R_OK) else say("cli.cannot_read_file", file=path)


def write(path: Path, content: bytes) -> None:
    """The file whole or not at all: what stood there stays until the new one is complete."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
