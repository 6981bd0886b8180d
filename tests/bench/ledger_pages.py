"""Does a page slow down as the ledger grows? Processor milliseconds of its script at 10^4 and 10^7 readings, and their ratio.

    python -m tests.bench.ledger_pages [--sizes 10080,10000000] [--rounds 12] [--keep FOLDER]

The ledgers are those of `questions`: nine units of the catalog, scattered among up to two thousand, all with the six years of months that
a judgement reads. Asked in turn, round after round:
Xu hướng with nine units and a span never asked before, on a day already judged; and Tổng quan and Chất lượng số liệu on a day never shown
before, for which all commitments are judged anew. The minimum of each counts, of processor time over all threads.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from parcam.model.month import Month
from tests.bench.questions import LIMIT, asked_of, build, scattered

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
JUDGED = date(2024, 9, 20)
Question = dict[str, str]


def _changed_question(at: int, size: int) -> Question:
    return {"as_of": JUDGED.isoformat(), "indicator": "tasks_done", "units": ".".join(scattered(size)),
            "first": str(Month(2022 + at % 2, 1 + at // 2 % 12)), "last": "2024-08"}


def _new_day(first: date, at: int) -> Question:
    return {"as_of": (first + timedelta(at)).isoformat()}


PAGES: dict[str, tuple[str, Callable[[int, int], Question]]] = {
    "Xu hướng, changed question": ("pages/trends.py", _changed_question),
    "Tổng quan, new day": ("pages/overview.py", lambda at, size: _new_day(date(2024, 3, 1), at)),
    "Chất lượng số liệu, new day": ("pages/quality.py", lambda at, size: _new_day(date(2024, 6, 1), at)),
}


def measure(stores: dict[int, Path], rounds: int) -> dict[str, dict[int, float]]:
    """By page and size the fewest processor milliseconds of one run."""
    least: dict[str, dict[int, float]] = {label: {} for label in PAGES}
    for label, (page, asks) in PAGES.items():
        apps = {}
        for at in range(rounds + 1):
            for size, path in stores.items():
                os.environ["PARCAM_STORE"] = str(path)
                app = apps.get(size) or AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=600).run().switch_page(page)
                apps[size] = app
                for name, value in asks(at, size).items():
                    app.query_params[name] = value
                start = time.process_time()
                app.run()
                took = (time.process_time() - start) * 1000
                if app.exception:
                    raise RuntimeError(f"{label}: {app.exception[0].value}")
                if at:
                    least[label][size] = min(took, least[label].get(size, took))
    return least


def main() -> int:
    asked = asked_of(__doc__, "10080,10000000", 12)
    # AppTest outside of pytest warns at every element that no browser is there.
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as passing:
        folder = asked.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        sizes = [int(size) for size in asked.sizes.split(",")]
        for size in sizes:
            build(folder, size).close()
        least = measure({size: folder / f"{size}.duckdb" for size in sizes}, asked.rounds)
    worst = 0.0
    for label, by_size in least.items():
        ratio = by_size[sizes[-1]] / by_size[sizes[0]]
        worst = max(worst, ratio)
        print(f"{label:<30}" + "".join(f"{size:>12,}: {took:7.1f} ms" for size, took in by_size.items()) + f"   ratio {ratio:4.2f}")
    print(f"worst ratio {worst:.2f} (limit {LIMIT})")
    return int(worst > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
