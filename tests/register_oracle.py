"""A slow, obvious reader of dossier registers: the csv module, a loop over rows, dictionaries. It shares nothing with parcam.intake.

It knows the layout of the files that the tests write (`HEADINGS`), and the rules of design.md section 6 word for word.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from datetime import date, timedelta

HEADINGS = {
    "stt": "STT", "code": "Mã hồ sơ", "unit": "Đơn vị xử lý", "received": "Ngày tiếp nhận", "due": "Ngày hẹn trả",
    "resolved": "Ngày có kết quả", "channel": "Hình thức tiếp nhận", "fee": "Phí, lệ phí", "payment": "Hình thức thanh toán",
}
DAYS = ("received", "due", "resolved")
UNITS = {"Phòng Quản lý Khoa học": "qlkh", "Phòng QLCN": "qlcn", "Văn phòng Sở": "van-phong", "phòng quản lý khoa học": "qlkh"}
ONLINE = {"Trực tuyến toàn trình": True, "Trực tuyến một phần": False, "Trực tiếp": False, "": False}
PAID = {"Trực tuyến (PayGov)": True, "Tiền mặt": False, "": False}
FEES = {"0": 0, "150.000": 1, "": 0, "-": 0, "1.200.000": 1}
NOTHING = ("", "-", "KPS")


class Said:
    """What the register says: `figures` by (indicator, unit, (year, month)) as [numerator, denominator, first line], rejected lines
    with their kinds, lines by what became of them."""

    def __init__(self) -> None:
        self.figures: dict[tuple[str, str, tuple[int, int]], list[int]] = {}
        self.rejects: dict[int, set[str]] = defaultdict(set)
        self.pending: dict[tuple[str, tuple[int, int]], list[int]] = {}
        """By (unit, (year, month)) of an on-time figure: of what was in process at its end [not overdue, all]."""
        self.turned = False
        """So many lines are done or due before they were received that the whole file is refused."""
        self.count = dict.fromkeys(("lines", "header", "readings", "rejects", "totals", "blank", "extras"), 0)

    def add(self, indicator: str, unit: str, day: date, *, yes: bool, line: int) -> None:
        figure = self.figures.setdefault((indicator, unit, (day.year, day.month)), [0, 0, line])
        figure[0] += yes
        figure[1] += 1
        figure[2] = min(figure[2], line)


def a_day(text: str) -> date | None:
    """dd/mm/yyyy, dd-mm-yyyy or yyyy-mm-dd, perhaps with a clock; None for anything else."""
    text = re.sub(r" \d\d:\d\d$", "", text)
    parts = text.replace("-", "/").split("/")
    if len(parts) != 3 or not all(part.isdigit() for part in parts) or ("/" in text and "-" in text):
        return None
    year, month, day = (parts[0], parts[1], parts[2]) if len(parts[0]) == 4 else (parts[2], parts[1], parts[0])
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2099 else None


def rows_of(text: str, delimiter: str) -> list[tuple[int, int, list[str]]]:
    """(first physical line, lines taken, cells) of every record."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found, before = [], 0
    for cells in reader:
        found.append((before + 1, reader.line_num - before, [" ".join(cell.split()) for cell in cells]))
        before = reader.line_num
    return found


def read_register(text: str, delimiter: str) -> Said:
    said = Said()
    (_, _, head), *rows = rows_of(text, delimiter)
    names = {heading: role for role, heading in HEADINGS.items()}
    columns = [names[heading] for heading in head]
    said.count["lines"] = sum(taken for _, taken, _ in rows) + 1
    said.count["header"] = 1
    lines, taking = {}, {}
    for line, taken, cells in rows:
        if not any(cells):
            said.count["blank"] += taken
        elif "Tổng cộng" in cells[:2]:
            said.count["totals"] += 1
        elif len(cells) < len(columns) and cells[0].isdecimal() and any(cells[1:]):
            said.rejects[line].add("ragged_row")
            said.count["rejects"] += taken
        elif _beside(row := dict(zip(columns, cells, strict=False))):
            said.count["extras"] += taken
        elif len(cells) != len(columns):
            said.rejects[line].add("ragged_row")
            said.count["rejects"] += taken
        else:
            lines[line], taking[line] = row, taken
    contrary = [line for line, row in lines.items() if _contrary(row)]
    said.turned = len(contrary) >= 4 and len(contrary) * 10 >= len(lines)
    for line in contrary:
        said.rejects[line].add("bad_number")
    good = _good(lines, taking, said)
    for line in good:
        _count(lines[line], line, said)
    _count_pending([lines[line] for line in good], said)
    said.count["readings"] += sum(taking[line] for line in good)
    return said


def _contrary(row: dict[str, str]) -> bool:
    """Done or due before it was received."""
    received, *later = (a_day(row[role]) for role in DAYS)
    return received is not None and any(day is not None and day < received for day in later)


def _beside(row: dict[str, str]) -> bool:
    """Neither unit nor day, and hardly anything else: a note, no line of the register."""
    return not row.get("unit") and not row.get("received") and sum(bool(row[role]) for role in row if role != "stt") <= 2


def _good(lines: dict[int, dict[str, str]], taking: dict[int, int], said: Said) -> list[int]:
    for line, row in lines.items():
        days = {role: a_day(row[role]) for role in DAYS}
        if any(days[role] is None and row[role] not in NOTHING for role in DAYS) or not (days["received"] or days["resolved"]):
            said.rejects[line].add("bad_number")
        if row["unit"] not in UNITS:
            said.rejects[line].add("unknown_unit")
        if row["fee"] not in FEES:
            said.rejects[line].add("bad_number" if not row["fee"].startswith("-") else "negative")
    by_code = defaultdict(list)
    for line, row in lines.items():
        if row["code"]:
            by_code[row["code"]].append(line)
    again = set()
    for same in by_code.values():
        if len({tuple((role, _meant(role, text)) for role, text in lines[line].items() if role != "stt") for line in same}) > 1:
            for line in same:
                said.rejects[line].add("duplicate_conflict")
        else:
            again |= {line for line in same[1:] if line not in said.rejects}
    said.count["extras"] += sum(taking[line] for line in again)
    said.count["rejects"] += sum(taking[line] for line in lines if line in said.rejects)
    return [line for line in lines if line not in said.rejects and line not in again]


def _meant(role: str, text: str) -> object:
    return (a_day(text) or ("" if text in NOTHING else text)) if role in DAYS else text


def _count(row: dict[str, str], line: int, said: Said) -> None:
    received, due, resolved = (a_day(row[role]) for role in DAYS)
    unit = UNITS[row["unit"]]
    if resolved and due:
        said.add("on_time", unit, resolved, yes=resolved <= due, line=line)
    if received:
        said.add("online_full", unit, received, yes=ONLINE[row["channel"]], line=line)
        if FEES[row["fee"]]:
            said.add("online_payment", unit, received, yes=PAID[row["payment"]], line=line)


def _count_pending(rows: list[dict[str, str]], said: Said) -> None:
    """Day by day: taken by the month's end (or the last day told of), no result by then. Nothing when every dossier has its result."""
    dated = [(UNITS[row["unit"]], *(a_day(row[role]) for role in DAYS)) for row in rows]
    known = [(unit, received, due, resolved) for unit, received, due, resolved in dated if received and due]
    if all(resolved for *_, resolved in known):
        return
    last = max(day for _, received, _, resolved in dated for day in (received, resolved) if day)
    for indicator, unit, (year, month) in said.figures:
        if indicator == "on_time":
            end = min(last, date(year + month // 12, month % 12 + 1, 1) - timedelta(1))
            there = [due >= end for whose, received, due, resolved in known
                     if whose == unit and received <= end and (resolved is None or resolved > end)]
            said.pending[unit, (year, month)] = [sum(there), len(there)]
