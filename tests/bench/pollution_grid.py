"""How well `grid` sees through pollution, simple and weighted, on an English and a Vietnamese source. Run by hand:

    python tests/bench/pollution_grid.py [--worst]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from parcam.intake.grid import grid_rows
from parcam.intake.sheet import Refused
from tests.bench.pollution.measure import ten
from tests.bench.pollution.polluter import Case, cases
from tests.bench.pollution.sources import english, vietnamese

GOALS = {"english": (9.97, 9.97), "vietnamese": (9.90, 9.95)}


def score(case: Case, path: Path) -> float:
    path.write_bytes(case.data)
    try:
        return ten(case.expected, list(grid_rows(path)))
    except Refused:
        return 0.0


def main() -> None:
    failed = False
    for name, table in (("english", english()), ("vietnamese", vietnamese())):
        started = time.perf_counter()
        kinds: dict[str, list[float]] = defaultdict(list)
        total = weighted = weights = 0.0
        worst: list[tuple[float, str]] = []
        with tempfile.TemporaryDirectory() as folder:
            for case in cases(table):
                points = score(case, Path(folder) / "case.csv")
                kinds[case.name.split("_")[0] if case.name[-1].isdigit() and case.weight < 5 else case.name].append(points)
                worst.append((points, case.name))
                total, weighted, weights = total + points, weighted + points * case.weight, weights + case.weight
        count = len(worst)
        simple, heavy = total / count, weighted / weights
        print(f"{name}: simple {simple:.4f}, weighted {heavy:.4f}, {count} files, {time.perf_counter() - started:.1f} s")
        for kind, points in kinds.items():
            if min(points) < 9.9999:
                short = sum(one < 9.9999 for one in points)
                print(f"  {kind}: mean {sum(points) / len(points):.4f}, least {min(points):.4f}, {short} of {len(points)} not whole")
        if "--worst" in sys.argv:
            print("  ", ", ".join(f"{case} {points:.3f}" for points, case in sorted(worst)[:60]))
        failed |= simple < GOALS[name][0] or heavy < GOALS[name][1]
    sys.exit(failed)


if __name__ == "__main__":
    main()
