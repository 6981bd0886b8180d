"""How long a register of dossiers takes against DuckDB's raw read of the same file: `python tests/bench/registers.py [LINES] [ROUNDS]`.

Both run in this process, interleaved; the minimum of the rounds is compared, in wall time and in processor time. The raw read counts
every column as text, nothing more. Memory is the peak of a fresh process that only loads.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.reading import Options

ROOT = Path(__file__).resolve().parents[2]
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
    duckdb.connect().execute(MAKE.replace("LINES", str(lines)).replace("TARGET", str(target)))


def raw(path: Path) -> int:
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    counted = ", ".join(f"count({name})" for name in COLUMNS)
    with duckdb.connect(config={"threads": "2"}) as connection:
        return connection.execute(f"SELECT {counted} FROM read_csv('{path}', columns = {{{columns}}}, header = true, auto_detect = false, "
                                  "delim = ',', quote = '\"', escape = '\"')").fetchone()[0]


def whole(path: Path) -> int:
    with tempfile.TemporaryDirectory() as folder:
        found = read(path, Options(dataset="dossiers"), CATALOG, work_dir=Path(folder))
    return found.register.lines


def timed(work, path: Path) -> tuple[float, float, int]:
    wall, processor = time.perf_counter(), time.process_time()
    answer = work(path)
    return time.perf_counter() - wall, time.process_time() - processor, answer


def peak(path: Path) -> int:
    """Megabytes of a process that imports, loads and ends."""
    done = subprocess.run([sys.executable, __file__, "peak", str(path)], capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True)
    return int(done.stdout.strip().splitlines()[-1])


def main() -> None:
    lines, rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.csv"
        make(lines, path)
        runs = [(timed(raw, path), timed(whole, path)) for _ in range(rounds)]
        answer = {"lines": lines, "megabytes": path.stat().st_size // 1_000_000, "kept": runs[0][1][2],
                  "raw_seconds": round(min(one[0][0] for one in runs), 2), "load_seconds": round(min(one[1][0] for one in runs), 2)}
        answer["ratio"] = round(answer["load_seconds"] / answer["raw_seconds"], 2)
        answer["processor_ratio"] = round(min(one[1][1] for one in runs) / min(one[0][1] for one in runs), 2)
        answer["peak_megabytes"] = peak(path)
    print(json.dumps(answer))


CATALOG = load_catalog()
if __name__ == "__main__":
    if sys.argv[1:2] == ["peak"]:
        whole(Path(sys.argv[2]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    else:
        main()
