"""A template filled in by an office reads back whole: every figure, nothing refused, nothing invented, whatever kind it is of."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.intake.templates import template
from parcam.model.reading import Options, Outcome

CATALOG = load_catalog()
UNITS = {id: CATALOG.units[id].name for id in ("van-phong", "qlkh", "tdc", "tt-ktdl")}
Figures = dict[tuple[str, str, str], tuple[float, float]]
Rows = list[list[object]]


def parts() -> tuple[Rows, Figures]:
    """Every indicator that units report, for each of its units, in two months."""
    rows, told = [], {}
    for at, id in enumerate(one.id for one in CATALOG.indicators.values() if one.reporters):
        for unit in CATALOG.reporters(id):
            for month in (3, 4):
                rows.append(["", id, CATALOG.units[unit].name, f"0{month}/2024", 1000 + at, 2345 + month])
                told[id, unit, f"2024-0{month}"] = (1000 + at, 2345 + month)
    return rows, told


def wanted(counted: dict[str, Counter]) -> Figures:
    """What was counted by (unit, month): "yes" over "of", where there is any."""
    return {(indicator, *key): (told[key, "yes"], told[key, "of"]) for indicator, told in counted.items()
            for key, side in told if side == "of" and told[key, "of"]}


def dossiers() -> tuple[Rows, Figures]:
    rows, on_time, full, paid = [], Counter(), Counter(), Counter()
    for at in range(60):
        id, name = list(UNITS.items())[at % 4]
        month, late, online, fee = 1 + at % 3, at % 5 == 0, at % 2 == 0, 150_000 if at % 3 else 0
        rows.append(["", f"H48.{at:04}", name, f"02/0{month}/2024", f"20/0{month}/2024", f"{21 if late else 19}/0{month}/2024",
                     "Trực tuyến toàn trình" if online else "Trực tiếp", fee, "Trực tuyến" if at % 4 else "Trực tiếp"])
        key = id, f"2024-0{month}"
        on_time.update({(key, "of"): 1, (key, "yes"): int(not late)})
        full.update({(key, "of"): 1, (key, "yes"): int(online)})
        paid.update({(key, "of"): int(fee > 0), (key, "yes"): int(fee > 0 and at % 4 > 0)})
    counted = {"on_time": on_time, "online_full": full, "online_payment": paid}
    return rows, wanted(counted)


def documents() -> tuple[Rows, Figures]:
    rows, signed, led = [], Counter(), Counter()
    for at in range(48):
        id, name = list(UNITS.items())[at % 4]
        month, digital, leader = 1 + at % 2, at % 3 > 0, at % 5 < 2
        rank = ("Giám đốc", "Phó Giám đốc")[at % 2] if leader else "Trưởng phòng"
        rows.append(["", f"{at + 1}/BC-SKHCN", f"15/0{month}/2024", name, rank, "Đã ký số" if digital else "Chưa ký số"])
        key = id, f"2024-0{month}"
        signed.update({(key, "of"): 1, (key, "yes"): int(digital)})
        led.update({(key, "of"): int(leader), (key, "yes"): int(leader and digital)})
    return rows, wanted({"doc_signed": signed, "leader_signed": led})


def survey() -> tuple[Rows, Figures]:
    rows, told = [], {}
    for at, (id, name) in enumerate(UNITS.items()):
        rows.append(["", name, "03/2024", 50 + at, 30 + at, 18, 1, 1])
        told["satisfaction", id, "2024-03"] = (48 + at, 50 + at)
    return rows, told


FILLED = {"parts": parts, "dossiers": dossiers, "documents": documents, "survey": survey}


def filled(kind: str, rows: Rows, path: Path) -> Path:
    book = load_workbook(BytesIO(template(kind)))
    for at, row in enumerate(rows):
        for column, value in enumerate(row, 1):
            if value != "":
                book.active.cell(5 + at, column, value)
    book.save(path)
    return path


@pytest.mark.parametrize("kind", FILLED)
def test_every_figure_comes_back(kind: str, tmp_path: Path) -> None:
    rows, expected = FILLED[kind]()
    found = read(filled(kind, rows, tmp_path / f"{kind}.xlsx"), Options(), CATALOG)
    assert {(one.indicator, one.unit, str(one.month)): (one.numerator, one.denominator) for one in found.readings} == expected
    assert (found.outcome, found.faults) == (Outcome.OK, ())


def test_rates_come_back_month_by_month(tmp_path: Path) -> None:
    rows: Rows = [["", "online_payment", 2024, name, *("" if (at + month) % 4 == 0 else 40 + at + month / 2 for month in range(1, 13))]
                  for at, name in enumerate(UNITS.values())]
    expected = {(id, f"2024-{month:02}"): (40 + at + month / 2) / 100 for at, id in enumerate(UNITS)
              for month in range(1, 13) if (at + month) % 4}
    found = read(filled("rates", rows, tmp_path / "rates.xlsx"), Options(), CATALOG)
    assert {(one.unit, str(one.month)): one.stated for one in found.readings} == pytest.approx(expected)
    assert (found.outcome, found.faults) == (Outcome.OK, ())


def test_payments_add_up_since_january(tmp_path: Path) -> None:
    """Two projects of one unit, paid in January and March: February knows what January did, March adds its own."""
    name, other = UNITS["tdc"], UNITS["van-phong"]
    rows: Rows = [["", "CT01", name, "Nhà làm việc", 1_000_000_000, "15/01/2024", 100_000_000],
                  ["", "CT02", name, "Thiết bị", 500_000_000, "20/01/2024", 50_000_000],
                  ["", "CT03", name, "Nhà làm việc", 1_000_000_000, "11/03/2024", 300_000_000],
                  ["", "CT04", other, "Sửa chữa", 200_000_000, "05/03/2024", 20_000_000]]
    found = read(filled("disbursement", rows, tmp_path / "d.xlsx"), Options(), CATALOG)
    told = {(one.unit, str(one.month)): (one.numerator, one.denominator) for one in found.readings}
    assert told["tdc", "2024-01"] == (150_000_000, 1_500_000_000)
    assert told["tdc", "2024-03"] == (450_000_000, 1_500_000_000)
    assert told["van-phong", "2024-03"] == (20_000_000, 200_000_000)
    assert (found.outcome, found.faults) == (Outcome.OK, ())
