"""How long each paper takes from the ledger to its bytes, in every kind, window and format, with the network cut: at most 5 seconds."""

from __future__ import annotations

import socket
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import NoReturn

from parcam.catalog.load import load_catalog
from parcam.desk.papers import issue
from parcam.publish.kinds import OFFERED, Kind
from parcam.store.store import Store
from tests.sample_store import fill

MOST, ROUNDS = 5.0, 3
DAY = date(2024, 12, 20)


def no_network(*_args: object, **_more: object) -> NoReturn:
    raise OSError("the bench cuts the network")


def main() -> int:
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "parcam.duckdb"
        fill(path)
        socket.socket.connect = no_network  # type: ignore[method-assign] - whatever asks the network fails aloud
        windows = tuple(load_catalog().windows)
        with Store.open(path) as store:
            for kind, forms in OFFERED.items():
                for form in forms:
                    for window in windows if kind is Kind.PERIODIC else (None,):
                        walls, works, size = [], [], 0
                        for _ in range(ROUNDS):
                            wall, work = time.perf_counter(), time.process_time()
                            size = len(issue(store, kind=kind, form=form, as_of=DAY, window=window))
                            walls.append(time.perf_counter() - wall)
                            works.append(time.process_time() - work)
                        slow += max(works) > MOST
                        print(f"{kind:15} {form:5} {window or '':10} {sorted(walls)[1]:6.2f} s  {sorted(works)[1]:6.2f} s of CPU  "
                              f"worst {max(walls):5.2f} s  {size / 1024:6.0f} KiB")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
