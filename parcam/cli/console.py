"""What every verb needs: the exit statuses, the store it was given, words on standard error, JSON on standard output."""

from __future__ import annotations

import json
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
    return getattr(args, "store", None) or store_path()


def wants_json(args: Namespace) -> bool:
    return getattr(args, "json", False)


def existing(path: Path) -> Path:
    """UserError when there is no such file."""
    if not path.is_file():
        raise UserError(say("cli.no_such_file", file=path))
    return path
