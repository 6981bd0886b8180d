"""`python -m parcam VERB`: the same verbs as the pages, for scheduled work and for tests."""

from __future__ import annotations

import errno
import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING

from parcam.cli.console import NOTHING, tell
from parcam.cli.parser import build_parser
from parcam.errors import UserError
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HOMES = {
    "read": "extracts", "grid": "extracts", "load": "extracts", "batches": "ledger", "withdraw": "ledger", "status": "ledger",
    "changes": "ledger", "report": "papers", "plan": "papers", "backup": "house", "restore": "house", "recover": "house", "verify": "house",
    "backtest": "house", "serve": "house",
}
"""Verb -> the module of this package that does it, imported only when asked for: reading a file needs no SciPy."""

_READING = ("read", "load")
"""Verbs that read a file in a child: it starts while this process still learns what it must know."""

_PART = re.compile(r"(?:\.\d+)?\.part$")
"""Files are written under such a name and take their own when they are whole."""


def main(argv: Sequence[str] | None = None, *, face: Callable[[str, int], None] | None = None) -> int:
    """Runs one verb and returns the exit status. A UserError is said in Vietnamese on standard error; a bug keeps its traceback.

    `face` is the screen's server, which this package may not import.
    """
    args = build_parser().parse_args(argv)
    if args.verb in _READING:
        from parcam.intake.child.sandbox import prepare

        prepare()
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
    except OSError as error:
        if error.filename is None and error.errno != errno.ENOSPC:
            raise
        tell(_in_words(error))
        return NOTHING


def _in_words(error: OSError) -> str:
    """What a file or folder named by the person refused, and what to do."""
    known = {errno.ENOSPC: "full", errno.ENOENT: "no_folder", errno.EACCES: "forbidden", errno.EROFS: "forbidden", errno.EPERM: "forbidden",
             errno.EISDIR: "is_folder", errno.ENOTDIR: "no_folder", errno.EEXIST: "no_folder"}
    file = _PART.sub("", str(error.filename or ""))
    return say(f"cli.file_{known.get(error.errno or 0, 'refused')}", file=file, reason=error.strerror or "")
