"""`python -m parcam VERB`: the same verbs as the pages, for scheduled work and for tests."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from parcam.cli import house, papers, verbs
from parcam.cli.parser import build_parser
from parcam.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VERBS: dict[str, Callable[..., int]] = {
    "read": verbs.read, "grid": house.grid, "load": verbs.load, "batches": verbs.batches, "withdraw": verbs.withdraw,
    "status": verbs.show_status, "report": papers.report, "plan": papers.plan, "backup": house.backup, "restore": house.restore,
    "verify": house.verify, "serve": house.serve, "backtest": house.backtest,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one verb and returns the exit status. A UserError is said in Vietnamese on standard error; a bug keeps its traceback."""
    args = build_parser().parse_args(argv)
    try:
        return VERBS[args.verb](args)
    except UserError as error:
        print(error, file=sys.stderr)
        return verbs.NOTHING
