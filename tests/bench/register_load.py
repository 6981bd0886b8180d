"""What does accepting a register of a million lines cost beside DuckDB's raw read of the same file?

    python -m tests.bench.register_load [--lines 1000000] [--rounds 5]

Interleaved, the minimum of each: raw (every column as text, counted) against keeping the untouched file, its lines as Parquet and
the batch.
Reading the file into lines is the reader's own work and measured with it.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb

from parcam.model.month import Month
from parcam.model.reading import Extraction, Origin, Outcome, Reading, Register
from parcam.store import Store
from parcam.store.durable import sha256_of

_FILE = """
COPY (SELECT 'HS.' || n AS code, 'Phòng số ' || (n % 9) AS unit,
      strftime(DATE '2024-01-01' + (n % 360)::INTEGER, '%d/%m/%Y') AS received,
      strftime(DATE '2024-01-06' + (n % 360)::INTEGER, '%d/%m/%Y') AS due,
      strftime(DATE '2024-01-05' + (n % 365)::INTEGER, '%d/%m/%Y') AS resolved,
      'trực tuyến toàn trình' AS channel, n % 3 * 10000 + $round AS fee FROM range($lines) AS r(n)) TO '{}' (HEADER)"""

_RAW = "SELECT count(COLUMNS(*)) FROM read_csv($path, all_varchar = true, header = true)"


def extraction(path: Path, parquet: Path, lines: int) -> Extraction:
    months = [Month(2024, number) for number in range(1, 13)]
    readings = tuple(Reading(f"i{i}", f"u{u}", month, 9, 10, None, Origin("", 2), lines // 108) for i in range(3) for u in range(9)
                     for month in months)
    return Extraction(path.name, sha256_of(path), path.stat().st_size, Outcome.OK, readings=readings,
                      register=Register("dossiers", str(parquet), lines))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    raw, accept = [], []
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.duckdb") as store:
        for number in range(asked.rounds):
            path, parquet = Path(folder) / f"{number}.csv", Path(folder) / f"{number}.parquet"
            with duckdb.connect(config={"threads": 2}) as plain:
                plain.execute(_FILE.format(path), {"lines": asked.lines, "round": number})
                plain.execute(f"COPY (SELECT row_number() OVER () AS line, * FROM read_csv('{path}')) TO '{parquet}'")
                start = time.perf_counter()
                plain.execute(_RAW, {"path": str(path)}).fetchall()
                raw.append(time.perf_counter() - start)
            said = extraction(path, parquet, asked.lines)
            start = time.perf_counter()
            store.accept(said, path, by="bench", known_on=date(2025, 1, 1 + number))
            accept.append(time.perf_counter() - start)
        print(f"{asked.lines:,} lines, {path.stat().st_size >> 20} MB; register {parquet.stat().st_size >> 20} MB")
    print(f"raw read {min(raw) * 1000:.0f} ms, accept {min(accept) * 1000:.0f} ms, ratio {min(accept) / min(raw):.2f}")


if __name__ == "__main__":
    main()
