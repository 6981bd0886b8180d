"""How fast files become sheets: the vote on an encoding per 64 KB, a workbook of 100 000 rows x 10, the head of a large register.

    python tests/bench/front_speed.py

Processor seconds, minimum of five, beside python-calamine on the same workbook in the same run.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import xlsxwriter
from python_calamine import CalamineWorkbook

from parcam.intake.document import open_document
from parcam.intake.layout.locate import locate
from parcam.intake.letters.encoding import decode
from tests.unit.intake_front.writers import WRITERS

_TEXT = ("Chi cục Tiêu chuẩn Đo lường Chất lượng;Bộ phận Tiếp nhận và Trả kết quả;12/03/2024;1.234;95,5\n"
         "Thanh tra Sở;hồ sơ giải quyết đúng hạn;5;6\n")


def best(action: Callable[[], object], times: int = 5) -> float:
    """Least processor seconds of several runs; garbage is not collected meanwhile, as in the reading child."""
    seconds = []
    gc.disable()
    for _ in range(times):
        started = time.process_time()
        action()
        seconds.append(time.process_time() - started)
    gc.enable()
    return min(seconds)


def encodings() -> bool:
    slowest = 0.0
    for way, write in WRITERS.items():
        data = write(_TEXT * (65_536 // len(_TEXT.encode()) + 1))[:65_536]
        took = best(lambda data=data: decode(data))
        slowest = max(slowest, took)
        print(f"encoding {way}: {took * 1000:.1f} ms per {len(data) // 1024} KB")
    return slowest <= 0.030


def workbook(folder: Path) -> bool:
    path = folder / "big.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    percent = book.add_format({"num_format": "0.0%"})
    sheet.write_row(0, 0, ["STT", "Mã", "Đơn vị", "Nhận", "Trả", "Hình thức", "Phí", "Tỷ lệ", "Ghi chú", "Số"])
    for row in range(1, 100_001):
        sheet.write_row(row, 0, [row, f"H48.{row:06}", "Thanh tra Sở", row % 31, row % 29, "Trực tuyến", row * 37 % 900_000])
        sheet.write_number(row, 7, row % 997 / 1000, percent)
        sheet.write_row(row, 8, ["ghi chú", row / 7])
    book.close()
    raw = best(lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())
    own = best(lambda: locate(open_document(path).sheets[0]))
    print(f"workbook 100 000 x 10: {own:.2f} s (calamine to_python {raw:.2f} s, {own / raw:.1f} x)")
    return own <= 3.0


def register(folder: Path) -> bool:
    path = folder / "register.csv"
    line = ("{},H48.00001,Xác nhận hợp đồng chuyển giao công nghệ,Phòng Quản lý Công nghệ,01/02/2024,24/02/2024,"
            "Trực tuyến toàn trình,500.000\n")
    with path.open("w", encoding="utf-8") as file:
        file.write("STT,Mã hồ sơ,Tên thủ tục,Đơn vị,Ngày nhận,Ngày trả,Hình thức,Phí\n")
        file.writelines(line.format(row) for row in range(1_000_000))
    took = best(lambda: open_document(path))
    print(f"head and line count of a register of {path.stat().st_size // 1_000_000} MB: {took:.2f} s")
    return took <= 1.0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        good = [encodings(), workbook(Path(place)), register(Path(place))]
    sys.exit(not all(good))
