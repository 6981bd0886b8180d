"""What a page waits for: twelve panels against one, all commitments judged and foretold against the same asked again.

    python -m tests.bench.moments

Processor milliseconds, minimum of seven.
"""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.desk.status import status
from parcam.figures.figure import Setting
from parcam.figures.multiples import Multiples, Panel, draw_multiples
from parcam.figures.series import Line, Point
from parcam.model.commitment import Comparison, Target
from parcam.model.month import Month, span
from parcam.model.verdict import Verdict
from parcam.store.store import Store
from tests.sample_store import fill

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS, DAY = 7, date(2024, 9, 15)
MOST = {"twelve panels": 30.0, "fourteen commitments, a new day": 4000.0, "the same, asked again": 100.0}


def least(work: Callable[[int], object]) -> float:
    took = []
    for at in range(ROUNDS):
        start = time.process_time()
        work(at)
        took.append((time.process_time() - start) * 1000)
    return min(took)


def panels(count: int) -> Callable[[int], object]:
    months = span(Month(2022, 1), Month(2024, 10))
    line = Line("u", "Đơn vị", tuple(Point(m, 0.5, 50, 100) for m in months), tuple(Point(m, 0.4, 40, 100) for m in months))
    many = Multiples("x", "y", tuple(Panel(line, 0.5, Verdict.ON_TRACK) for _ in range(count)), Target(0.4, Comparison.AT_LEAST))
    return lambda _: draw_multiples(many, Setting(date(2024, 10, 20), "", False, "vi"))


def main() -> int:
    catalog = load_catalog()
    plan = catalog.plan(2024)
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "parcam.duckdb")
        with Store.open(Path(folder) / "parcam.duckdb") as store:
            took = {
                "one panel": least(panels(1)), "twelve panels": least(panels(12)),
                "fourteen commitments, a new day": least(lambda at: status(catalog, store, plan, DAY + timedelta(at))),
                "the same, asked again": least(lambda _: status(catalog, store, plan, DAY)),
            }
    for name, spent in took.items():
        print(f"{name:34} {spent:8.1f} ms" + (f"   at most {MOST[name]:.0f}" if name in MOST else ""))
    print(f"twelve panels to one {took['twelve panels'] / took['one panel']:.1f}, "
          f"a new day to the same asked again {took['fourteen commitments, a new day'] / took['the same, asked again']:.0f}")
    return int(any(took[name] > most for name, most in MOST.items()))


if __name__ == "__main__":
    sys.exit(main())
