"""`python -m parcam VERB`: the same verbs as the pages, for scheduled work and for tests."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from parcam.cli import house, papers, verbs
from parcam.cli.parser import build_parser
from parcam.errors import UserError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

VERBS: dict[str, Callable[[Namespace], int]] = {
    "read": verbs.read, "grid": house.grid, "load": verbs.load, "batches": verbs.batches, "withdraw": verbs.withdraw,
    "status": verbs.show_status, "report": papers.report, "plan": papers.plan, "backup": house.backup, "restore": house.restore,
    "recover": house.recover, "verify": house.verify, "backtest": house.backtest,
}


def main(argv: Sequence[str] | None = None, *, serve: Callable[[str, int], None] | None = None) -> int:
    """Runs one verb and returns the exit status. A UserError is said in Vietnamese on standard error; a bug keeps its traceback.

    `serve` is the screen's face, which this one may not import.
    """
    args = build_parser().parse_args(argv)
    try:
        if args.verb == "serve" and serve is not None:
            return house.serve(args, serve)
        return VERBS[args.verb](args)
    except UserError as error:
        verbs.tell(str(error))
        return verbs.NOTHING
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
