"""Does a question slow down as the ledger grows? Prints milliseconds and ratios at 10^4, 10^6 and 10^7 readings.

    python -m tests.bench.questions [--sizes 10000,1000000,10000000] [--rounds 40] [--keep FOLDER]

Each ledger has the catalog's indicators and versions of every reading; what grows is units and years. A question always asks what a
page asks: nine units, and two years of months where it has a span. The units are neighbours, or the catalog's, scattered over the ledger.
The sizes are asked in turn, round after round, and the minimum of each counts. The ratio is of processor time over all threads, which a
busy machine disturbs less than the clock; both are printed.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.catalog.load import load_catalog
from parcam.model.month import Month
from parcam.store import Store
from parcam.store.cluster import rebuild

if TYPE_CHECKING:
    from collections.abc import Callable

    from parcam.catalog.load import Catalog

SHAPES = {10_000: (9, 27, 3), 10_080: (9, 80, 1), 1_000_000: (200, 120, 3), 10_000_000: (2000, 120, 3)}
"""Readings -> units, months and versions of each reading; times 14 indicators."""
LIMIT = 1.3
AS_OF, SPAN = date(2040, 1, 1), {"first": Month(2023, 1), "last": Month(2024, 12)}
ASKED, MONTH = "online_payment", Month(2024, 5)

_BATCHES = """
INSERT INTO batch SELECT m * $versions + v + 1, md5(concat(m, '/', v)), md5(concat(m, '/', v)), '{}', 'f', 1, 'x',
    (DATE '2025-01-04' - to_months($months::INTEGER - m::INTEGER - 1))::DATE + (v * 20)::INTEGER, TIMESTAMP '2015-02-01',
    false, 0, 0, NULL, NULL, 0
FROM range($months) AS a(m), range($versions) AS b(v)"""
_WITHDRAWALS = """
INSERT INTO withdrawal SELECT id, key, DATE '2030-01-01', 'x', 'w', TIMESTAMP '2030-01-01' FROM batch WHERE id % 37 = 5"""
_SERIES = """
INSERT INTO series SELECT u * len($indicators) + i + 1, $indicators[i + 1], $units[u + 1]
FROM range(len($indicators)) AS a(i), range(len($units)) AS b(u)"""
_READINGS = """
INSERT INTO reading SELECT 1 + m * $versions + v, s.id, (DATE '2024-12-01' - to_months($months::INTEGER - m::INTEGER - 1))::DATE,
    hash(s.id, m, v) % 100, 100 + hash(s.id, m) % 50, NULL, 0, 'S', 1, 'C', '[]'
FROM range($months) AS a(m), range($versions) AS b(v), series AS s ORDER BY 1"""


@lru_cache(maxsize=1)
def _catalog() -> Catalog:
    return load_catalog()


def names(size: int) -> list[str]:
    """The units of a ledger: the catalog's, evenly scattered among units that no page asks for."""
    many, known = SHAPES[size][0], list(_catalog().units)
    apart = many // len(known)
    return [known[n // apart] if n % apart == 0 and n // apart < len(known) else f"u{n:05d}" for n in range(many)]


def build(folder: Path, size: int) -> Store:
    """A ledger of about `size` readings, in the order they would have come in, folded as it would have been."""
    _, months, versions = SHAPES[size]
    ready = (folder / f"{size}.duckdb").exists()
    store = Store.open(folder / f"{size}.duckdb")
    if ready:
        return store
    values = {"months": months, "versions": versions, "units": names(size), "indicators": list(_catalog().indicators)}
    with store.database.transaction(3600.0) as cursor:
        for statement in (_BATCHES, _SERIES, _READINGS):
            cursor.execute(statement, {name: value for name, value in values.items() if f"${name}" in statement})
        cursor.execute(_WITHDRAWALS)
    rebuild(store.database)
    store.database.checkpoint()
    return store


def questions(store: Store, units: list[str]) -> dict[str, Callable[[], object]]:
    one, every = [ASKED], list(_catalog().indicators)
    span = SPAN | {"as_of": AS_OF}
    day, before = date(2024, 6, 1), date(2024, 5, 1)
    return {
        "readings": lambda: store.readings(one, units, **span),
        "monthly": lambda: store.monthly(one, units, **span),
        "year_to_date": lambda: store.year_to_date(one, units, **span),
        "year_to_date_by_unit": lambda: store.year_to_date_by_unit(one, units, **span),
        "timeliness": lambda: store.timeliness(one, units, **span),
        "freshness, 14 indicators": lambda: store.freshness(every, units, **span),
        "origin": lambda: store.origin(ASKED, units[4], MONTH, as_of=AS_OF),
        "changes, one indicator": lambda: store.changes(before, day, one, units, **SPAN),
        "stamp": lambda: store.stamp(AS_OF),
    }


def neighbours(size: int) -> list[str]:
    middle = max(0, SHAPES[size][0] // 2 - 4)
    return names(size)[middle:middle + 9]


def scattered(size: int) -> list[str]:
    return list(_catalog().units)


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


def asked_of(told: str | None, sizes: str, rounds: int) -> argparse.Namespace:
    """What both benchmarks of ledgers may be asked: sizes, rounds, and where ledgers are kept."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default=sizes)
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--keep", type=Path, help="a folder whose ledgers are made once and used again")
    return parser.parse_args()


def main() -> int:
    asked = asked_of(__doc__, "10000,1000000,10000000", 40)
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
