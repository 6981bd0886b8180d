"""Does a question slow down as the ledger grows? Prints milliseconds and ratios at 10^4, 10^6 and 10^7 readings.

    python -m tests.bench.questions [--sizes 10000,1000000,10000000] [--rounds 40] [--keep FOLDER]

Each ledger has 14 indicators and three versions of every reading; what grows is units and years. A question always asks what a page
asks: nine units, and two years of months where it has a span. The units are neighbours or scattered over the whole ledger.
The sizes are asked in turn, round after round, and the minimum of each counts. The ratio is of processor time over all threads, which a
busy machine disturbs less than the clock; both are printed.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.model.month import Month
from parcam.store import Store
from parcam.store.cluster import rebuild

if TYPE_CHECKING:
    from collections.abc import Callable

INDICATORS, VERSIONS = 14, 3
SHAPES = {10_000: (9, 27), 1_000_000: (200, 120), 10_000_000: (2000, 120)}
"""Readings -> units and months; times 14 indicators and 3 versions."""
LIMIT = 1.3
AS_OF, SPAN = date(2040, 1, 1), {"first": Month(2022, 1), "last": Month(2023, 12)}

_BATCHES = """
INSERT INTO batch SELECT i + 1, md5(i::VARCHAR), md5(i::VARCHAR), '{}', 'f', 1, 'x', DATE '2015-02-01' + (i * 10)::INTEGER,
    TIMESTAMP '2015-02-01', false, 0, 0, NULL, NULL, 0 FROM range($months * $versions) AS b(i)"""
_WITHDRAWALS = """
INSERT INTO withdrawal SELECT id, key, DATE '2030-01-01', 'x', 'w', TIMESTAMP '2030-01-01' FROM batch WHERE id % 37 = 5"""
_SERIES = """
INSERT INTO series SELECT (u * $indicators + i + 1), 'i' || lpad(i::VARCHAR, 2, '0'), 'u' || lpad(u::VARCHAR, 5, '0')
FROM range($indicators) AS a(i), range($units) AS b(u)"""
_READINGS = """
INSERT INTO reading SELECT 1 + m * $versions + v, s.id, (DATE '2023-12-01' - to_months(m::INTEGER))::DATE, hash(s.id, m, v) % 100,
    100 + hash(s.id, m) % 50, NULL, 0, 'S', 1, 'C', '[]' FROM range($months) AS a(m), range($versions) AS b(v), series AS s ORDER BY 1"""


def build(folder: Path, size: int) -> Store:
    """A ledger of about `size` readings, in the order they would have come in, folded as it would have been."""
    units, months = SHAPES[size]
    ready = (folder / f"{size}.duckdb").exists()
    store = Store.open(folder / f"{size}.duckdb")
    if ready:
        return store
    values = {"months": months, "versions": VERSIONS, "units": units, "indicators": INDICATORS}
    with store.database.transaction() as cursor:
        for statement in (_BATCHES, _SERIES, _READINGS):
            cursor.execute(statement, {name: value for name, value in values.items() if f"${name}" in statement})
        cursor.execute(_WITHDRAWALS)
    rebuild(store.database)
    store.database.checkpoint()
    return store


def questions(store: Store, units: list[str]) -> dict[str, Callable[[], object]]:
    one, every = ["i05"], [f"i{n:02d}" for n in range(INDICATORS)]
    span = SPAN | {"as_of": AS_OF}
    day, before = date(2022, 6, 1), date(2022, 5, 1)
    return {
        "readings": lambda: store.readings(one, units, **span),
        "monthly": lambda: store.monthly(one, units, **span),
        "year_to_date": lambda: store.year_to_date(one, units, **span),
        "year_to_date_by_unit": lambda: store.year_to_date_by_unit(one, units, **span),
        "standing, 14 indicators": lambda: store.standing(every, units, last=SPAN["last"], as_of=AS_OF),
        "coverage, 14 indicators": lambda: store.coverage([(i, u) for i in every for u in units], **span),
        "timeliness": lambda: store.timeliness(one, units, **span),
        "freshness, 14 indicators": lambda: store.freshness(every, units, **span),
        "origin": lambda: store.origin("i05", units[4], Month(2023, 5), as_of=AS_OF),
        "versions": lambda: store.versions("i05", units[4], Month(2023, 5), as_of=AS_OF),
        "changes, one indicator": lambda: store.changes(before, day, one, units, **SPAN),
        "stamp": lambda: store.stamp(AS_OF),
    }


def neighbours(size: int) -> list[str]:
    middle = SHAPES[size][0] // 2
    return [f"u{max(0, middle - 4) + n:05d}" for n in range(9)]


def scattered(size: int) -> list[str]:
    return [f"u{n * (SHAPES[size][0] // 9):05d}" for n in range(9)]


def milliseconds(ask: Callable[[], object]) -> tuple[float, float]:
    """Processor time and clock time of one answer."""
    clock, processor = time.perf_counter(), time.process_time()
    ask()
    return (time.process_time() - processor) * 1000, (time.perf_counter() - clock) * 1000


def table(stores: dict[int, Store], chosen: Callable[[int], list[str]], rounds: int) -> float:
    """Print a line per question and return the worst ratio of the largest ledger to the smallest."""
    asks = {size: questions(store, chosen(size)) for size, store in stores.items()}
    sizes, worst = list(stores), 1.0
    print(f"\nnine units, {chosen.__name__:<15}" + "".join(f"{size:>24,}" for size in sizes) + "    ratio")
    times: dict[str, dict[int, list[tuple[float, float]]]] = {name: {size: [] for size in sizes} for name in asks[sizes[0]]}
    for _ in range(rounds):
        for name, found in times.items():
            for size in sizes:
                found[size].append(milliseconds(asks[size][name]))
    for name, found in times.items():
        best = {size: tuple(map(min, zip(*found[size], strict=True))) for size in sizes}
        ratio = best[sizes[-1]][0] / best[sizes[0]][0]
        worst = max(worst, ratio) if best[sizes[-1]][0] > 0.1 else worst
        print(f"  {name:<25}" + "".join(f"{cpu:>9.2f} cpu {clock:>7.2f} ms" for cpu, clock in best.values()) + f"   {ratio:5.2f}")
    return worst


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,1000000,10000000")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--keep", type=Path, help="a folder whose ledgers are made once and used again")
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    worst = 1.0
    with tempfile.TemporaryDirectory() as passing:
        folder = asked.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        stores = {size: build(folder, size) for size in sizes}
        for size, store in stores.items():
            print(f"{size:>12,} readings: {store.database.places.database.stat().st_size >> 20} MB")
        gc.disable()
        for chosen in (neighbours, scattered):
            worst = max(worst, table(stores, chosen, asked.rounds))
        for store in stores.values():
            store.close()
    print(f"\nworst ratio: {worst:.2f} (limit {LIMIT})")
    return int(worst > LIMIT)


if __name__ == "__main__":
    raise SystemExit(main())
