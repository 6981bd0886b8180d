"""How fast files become sheets: the vote on an encoding per 64 KB, a workbook of 100 000 rows x 10 as XLSX and as ODS, such a register of
dossiers through the whole command line, the head of a large register.

    python tests/bench/front_speed.py

Processor seconds, minimum of five, beside python-calamine on the same workbook in the same run; of the command line seconds of the
wall, and those of the processor beside them.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import xlsxwriter
from python_calamine import CalamineWorkbook

from parcam.intake.document import open_document
from parcam.intake.layout.locate import locate
from parcam.intake.letters.encoding import decode
from tests.unit.intake_front.writers import WRITERS

ROOT = Path(__file__).resolve().parents[2]
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


def spreadsheet(folder: Path) -> bool:
    """An ODS as LibreOffice writes it."""
    path = folder / "big.ods"
    head = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "table", "text", "calcext"))
    tail = '<table:table-cell table:number-columns-repeated="16374"/>'
    rows = [_row("STT", "Mã", "Đơn vị", "Nhận", "Trả", "Hình thức", "Phí", "Tỷ lệ", "Ghi chú", "Số")]
    rows += [_row(row, f"H48.{row:06}", "Thanh tra Sở", row % 31, row % 29, "Trực tuyến", row * 37 % 900_000, row % 997 / 1000, "ghi chú",
                  row / 7) for row in range(1, 100_001)]
    table = "".join(f'<table:table-row table:style-name="ro1">{row}{tail}</table:table-row>' for row in rows)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f'<office:document-content {head}><office:body><table:table table:name="A">{table}</table:table>'
                                        "</office:body></office:document-content>")
    own = best(lambda: locate(open_document(path).sheets[0]))
    print(f"ODS 100 000 x 10: {own:.2f} s")
    return own <= 3.0


def _row(*values: float | str) -> str:
    made = (('string"', value) if isinstance(value, str) else (f'float" office:value="{value}"', f"{value:.6g}") for value in values)
    return "".join(f'<table:table-cell office:value-type="{kind} calcext:value-type="x"><text:p>{text}</text:p></table:table-cell>'
                   for kind, text in made)


def command(folder: Path) -> bool:
    """`python -m parcam read` of a register of dossiers in an XLSX, minimum of three."""
    path = folder / "dossiers.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, ["STT", "Mã hồ sơ", "Tên thủ tục", "Đơn vị xử lý", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày có kết quả",
                           "Hình thức tiếp nhận", "Phí, lệ phí", "Hình thức thanh toán"])
    units, ways = ("Phòng Quản lý Công nghệ", "Thanh tra Sở", "Văn phòng Sở"), ("Trực tuyến toàn trình", "Trực tiếp")
    for row in range(1, 100_001):
        sheet.write_row(row, 0, [row, f"H48.{row:08}-2402", "Công bố hợp chuẩn, hợp quy", units[row % 3]])
        for column, later in ((4, 0), (5, 10), (6, row % 15)):
            sheet.write_datetime(row, column, date(2022, 1, 1) + timedelta(row % 997 + later), day)
        sheet.write_row(row, 7, [ways[row % 2], row % 4 * 150_000, "Tiền mặt" if row % 2 else "Trực tuyến"])
    book.close()
    taken = []
    for _ in range(3):
        started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "parcam", "read", str(path), "--json"], cwd=ROOT, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append((time.perf_counter() - started, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    wall, processor = min(taken)
    print(f"register of 100 000 x 10 in an XLSX through the command line: {wall:.2f} s ({processor:.2f} s of the processor)")
    return wall <= 3.0


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
        good = [encodings(), workbook(Path(place)), spreadsheet(Path(place)), command(Path(place)), register(Path(place))]
    sys.exit(not all(good))
