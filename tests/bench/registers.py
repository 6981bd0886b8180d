"""How long a register of dossiers takes against DuckDB's raw read of the same file: `python -m tests.bench.registers [LINES] [ROUNDS]`.

All in one run, interleaved, the minimum of the rounds compared: `raw` counts all ten columns as text with two threads, nothing more;
`read` is what the command line and the pages do, in the child that reads files; `load` goes from the file to the committed batch.
Seconds of the wall are compared, and processor seconds of parent and child together beside them: on a machine that others use only
the latter say much. Memory is the highest that the command line (`parcam read`, `parcam load`) and its child held together.
Exit status 1 when a goal is missed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb

from parcam.catalog.load import load_catalog
from parcam.desk.loading import load as into_ledger
from parcam.desk.reading import reading
from parcam.model.reading import Options
from parcam.store import Store

ROOT = Path(__file__).resolve().parents[2]
GOALS = {1_000_000: 3.0, 10_000_000: 2.0}
"""Times the raw read, by lines; other sizes take the next smaller one's."""
MEGABYTES = 400
COLUMNS = ("stt", "code", "procedure", "unit", "received", "due", "resolved", "channel", "fee", "payment")
MAKE = """
COPY (SELECT i AS "STT", 'H48.' || lpad(i::VARCHAR, 8, '0') || '-2402' AS "Mã hồ sơ",
  ['Xác nhận hợp đồng chuyển giao công nghệ', 'Công bố hợp chuẩn, hợp quy', 'Đăng ký hoạt động KH&CN',
   'Cấp giấy phép bức xạ'][1 + (hash(i + 1) % 4)::INT] AS "Tên thủ tục",
  ['Phòng Quản lý Công nghệ', 'Phòng Quản lý Khoa học', 'Bộ phận Tiếp nhận và Trả kết quả', 'Chi cục Tiêu chuẩn Đo lường Chất lượng',
   'Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng'][1 + (hash(i + 2) % 5)::INT] AS "Đơn vị xử lý",
  strftime(DATE '2022-01-01' + (hash(i + 3) % 1000)::INT, '%d/%m/%Y') AS "Ngày tiếp nhận",
  strftime(DATE '2022-01-01' + (hash(i + 3) % 1000)::INT + 10, '%d/%m/%Y') AS "Ngày hẹn trả",
  CASE WHEN hash(i + 4) % 10 < 9
    THEN strftime(DATE '2022-01-01' + (hash(i + 3) % 1000)::INT + (hash(i + 5) % 15)::INT, '%d/%m/%Y') ELSE '' END AS "Ngày có kết quả",
  ['Trực tuyến toàn trình', 'Trực tuyến một phần', 'Bưu chính công ích', 'Trực tiếp'][1 + (hash(i + 6) % 4)::INT] AS "Hình thức tiếp nhận",
  ['0', '150.000', '500.000', '1.200.000'][1 + (hash(i + 7) % 4)::INT] AS "Phí, lệ phí",
  ['Trực tuyến (PayGov)', 'Chuyển khoản tại quầy', 'Tiền mặt', ''][1 + (hash(i + 8) % 4)::INT] AS "Hình thức thanh toán"
FROM range(1, LINES + 1) AS t(i)) TO 'TARGET' (HEADER, DELIM ',')
"""


def make(lines: int, target: Path) -> None:
    with duckdb.connect(config={"threads": "2", "memory_limit": "500MB"}) as plain:
        plain.execute(MAKE.replace("LINES", str(lines)).replace("TARGET", str(target)))


def raw(path: Path) -> int:
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    counted = ", ".join(f"count({name})" for name in COLUMNS)
    with duckdb.connect(config={"threads": "2"}) as connection:
        return connection.execute(f"SELECT {counted} FROM read_csv('{path}', columns = {{{columns}}}, header = true, auto_detect = false, "
                                  "delim = ',', quote = '\"', escape = '\"')").fetchone()[0]


def read_only(path: Path) -> int:
    with reading(path, Options(dataset="dossiers"), CATALOG, keep=False) as found:
        return found.accounts[0].readings


def load(path: Path) -> int:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "s.duckdb") as store:
        into_ledger(store, CATALOG, path, Options(dataset="dossiers"), by="bench", known_on=date(2025, 1, 1))
        return store.batches()[0].readings


def processor() -> float:
    """Seconds of this process and of its living children."""
    ticks = 0
    for one in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = one.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == os.getpid():
            ticks += int(fields[11]) + int(fields[12])
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def timed(work, path: Path) -> tuple[float, float]:
    wall, used = time.perf_counter(), processor()
    work(path)
    return time.perf_counter() - wall, processor() - used


def resident(parent: int) -> int:
    """Megabytes held by a process and its children."""
    held = 0
    for one in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = one.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if parent in (int(fields[1]), int(one.parent.name)):
            held += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return held // 1_000_000


def peak(*arguments: str) -> int:
    """The highest `resident` of the command line at work."""
    command = [sys.executable, "-m", "parcam", *arguments]
    highest = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT) as running:
        while running.poll() is None:
            highest = max(highest, resident(running.pid))
            time.sleep(0.02)
    return highest


def main() -> None:
    lines, rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.csv"
        make(lines, path)
        runs = [[timed(work, path) for work in (raw, read_only, load)] for _ in range(rounds)]
        wall, used = ([min(one[at][kind] for one in runs) for at in range(3)] for kind in (0, 1))
        answer = {"lines": lines, "megabytes": path.stat().st_size // 1_000_000, "raw_seconds": round(wall[0], 2),
                  "raw_processor_seconds": round(used[0], 2)}
        for at, name in ((1, "read"), (2, "load")):
            answer |= {f"{name}_seconds": round(wall[at], 2), f"{name}_ratio": round(wall[at] / wall[0], 2),
                       f"{name}_processor_ratio": round(used[at] / used[0], 2)}
        answer["read_peak_megabytes"] = peak("read", str(path), "--dataset", "dossiers", "--json")
        answer["load_peak_megabytes"] = peak("--store", str(Path(folder) / "s.duckdb"), "load", str(path), "--dataset", "dossiers")
    print(json.dumps(answer))
    goal = GOALS[max(size for size in GOALS if size <= max(lines, min(GOALS)))]
    kept = [_verdict("read", answer["read_ratio"], goal, "x raw")]
    kept += [_verdict(f"memory of {verb}", answer[f"{verb}_peak_megabytes"], MEGABYTES, "MB") for verb in ("read", "load")]
    sys.exit(0 if all(kept) else 1)


def _verdict(name: str, value: float, goal: float, unit: str) -> bool:
    print(f"{name}: {value} {unit}, goal {goal}: {'kept' if value <= goal else 'MISSED'}")
    return value <= goal


CATALOG = load_catalog()
if __name__ == "__main__":
    main()
