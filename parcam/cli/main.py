"""`python -m parcam VERB`: the same verbs as the pages, for scheduled work and for tests."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from parcam.cli.console import NOTHING, tell
from parcam.cli.parser import build_parser
from parcam.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HOMES = {
    "read": "extracts", "grid": "extracts", "load": "extracts", "batches": "ledger", "withdraw": "ledger", "status": "ledger",
    "changes": "ledger", "report": "papers", "plan": "papers", "backup": "house", "restore": "house", "recover": "house", "verify": "house",
    "backtest": "house", "serve": "house",
}
"""Verb -> the module of this package that does it, imported only when asked for: reading a file needs no SciPy."""


def main(argv: Sequence[str] | None = None, *, face: Callable[[str, int], None] | None = None) -> int:
    """Runs one verb and returns the exit status. A UserError is said in Vietnamese on standard error; a bug keeps its traceback.

    `face` is the screen's server, which this package may not import.
    """
    args = build_parser().parse_args(argv)
    verb: Callable[..., int] = getattr(import_module(f"parcam.cli.{HOMES[args.verb]}"), args.verb)
    try:
        return verb(args, face) if args.verb == "serve" else verb(args)
    except UserError as error:
        tell(str(error))
        return NOTHING
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
