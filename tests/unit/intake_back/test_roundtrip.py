"""Whatever readings an office has, written in any supported layout and hand, come back the same; a damaged file never lies."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.reading import Options

CATALOG = load_catalog()
UNITS = tuple(CATALOG.units.values())
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

counts = st.tuples(st.integers(1, 3000), st.integers(0, 3000)).map(lambda pair: (min(pair), max(pair)))
offices = st.dictionaries(st.sampled_from(UNITS), st.lists(counts, min_size=3, max_size=3), min_size=2, max_size=5)
hands = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from(";\t|"),
        "encoding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
        "newline": st.sampled_from(["\n", "\r\n"]),
        "grouped": st.booleans(),
        "month": st.sampled_from(["T{m}/2024", "Tháng {m}/2024", "0{m}/2024", "2024-0{m}", "tháng {m} năm 2024"]),
        "alias": st.integers(0, 5),
        "title": st.booleans(),
        "total": st.booleans(),
        "rate": st.booleans(),
    }
)


def number(value, hand):
    return f"{value:,}".replace(",", ".") if hand["grouped"] else str(value)


def named(unit, hand):
    names = (unit.name, *unit.aliases)
    return names[hand["alias"] % len(names)]


def percent(n, d):
    return f"{100 * n / d:.2f}".replace(".", ",") if d else ""


def long_table(office, hand):
    rows = [["Đơn vị", "Kỳ", "Đã giải quyết", "Đúng hạn", *(["Tỷ lệ (%)"] if hand["rate"] else [])]]
    for unit, months in office.items():
        for at, (n, d) in enumerate(months, 1):
            rows.append(
                [
                    named(unit, hand),
                    hand["month"].format(m=at),
                    number(d, hand),
                    number(n, hand),
                    *([percent(n, d)] if hand["rate"] else []),
                ]
            )
    if hand["total"]:
        rows.append(
            [
                "Tổng cộng",
                "",
                *(number(sum(one[at] for months in office.values() for one in months), hand) for at in (1, 0)),
                *([""] if hand["rate"] else []),
            ]
        )
    return rows


def wide_table(office, hand):
    rows = [["Đơn vị", *(text for at in (1, 2, 3) for text in (hand["month"].format(m=at), ""))], ["", *["Đã giải quyết", "Đúng hạn"] * 3]]
    for unit, months in office.items():
        rows.append([named(unit, hand), *(number(value, hand) for n, d in months for value in (d, n))])
    return rows


def turned_table(office, hand):
    rows = [["Tháng", "Nội dung", *(named(unit, hand) for unit in office)]]
    for at in range(3):
        rows.append(
            [hand["month"].format(m=at + 1), "Số hồ sơ đã giải quyết", *(number(months[at][1], hand) for months in office.values())]
        )
        rows.append([hand["month"].format(m=at + 1), "Số hồ sơ đúng hạn", *(number(months[at][0], hand) for months in office.values())])
    return rows


LAYOUTS = {"long": long_table, "wide": wide_table, "turned": turned_table}


def written(office, hand, layout):
    rows = LAYOUTS[layout](office, hand)
    if hand["title"]:
        rows = [["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC NĂM 2024", *[""] * (len(rows[0]) - 1)], *rows]
    return [hand["delimiter"].join(row) for row in rows]


def meant(office):
    return {(unit.id, at): (n, d) for unit, months in office.items() for at, (n, d) in enumerate(months, 1)}


def read_lines(lines, hand):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.csv"
        path.write_bytes((hand["newline"].join(lines) + hand["newline"]).encode(hand["encoding"]))
        return read(path, Options(indicator="on_time"), CATALOG)


def told(found):
    return {(one.unit, one.month.number): (one.numerator, one.denominator) for one in found.readings}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_readings_come_back_as_written(layout):
    @SLOW
    @given(offices, hands)
    def check(office, hand):
        found = read_lines(written(office, hand, layout), hand)
        if found.error and found.error.kind == "ambiguous_decimal":
            assert hand["grouped"]
            return
        assert told(found) == meant(office)
        assert not found.faults
        assert all(one.balances for one in found.accounts)

    check()


MUTATIONS = ("drop_delimiter", "drop_line", "double_line", "cut", "letter", "blank_cell", "quote", "swap_lines", "drop_header")


def mutated(lines, kind, dice, delimiter):
    lines = list(lines)
    at = dice.randrange(len(lines))
    cells = lines[at].split(delimiter)
    if kind == "drop_delimiter" and len(cells) > 1:
        where = dice.randrange(len(cells) - 1)
        cells[where : where + 2] = [cells[where] + cells[where + 1]]
        lines[at] = delimiter.join(cells)
    elif kind == "drop_line":
        del lines[at]
    elif kind == "double_line":
        lines.insert(at, lines[at])
    elif kind == "cut":
        lines = [*lines[:at], lines[at][: dice.randrange(len(lines[at]) + 1)]]
    elif kind == "letter":
        lines[at] = lines[at].replace(dice.choice("0123456789"), dice.choice("OlIoS"), 1)
    elif kind == "blank_cell":
        cells[dice.randrange(len(cells))] = ""
        lines[at] = delimiter.join(cells)
    elif kind == "quote":
        where = dice.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:where] + '"' + lines[at][where:]
    elif kind == "swap_lines":
        other = dice.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "drop_header":
        del lines[0]
    return lines


@pytest.mark.parametrize("kind", MUTATIONS)
def test_a_damaged_file_is_right_or_refused(kind):
    """With the ratio stated beside the parts, every reading taken from a damaged file is one that was written."""

    @settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(offices, hands, st.integers(0, 2**31))
    def check(office, hand, seed):
        hand = {**hand, "rate": True, "grouped": False}
        lines = mutated(long_table_lines(office, hand), kind, random.Random(seed), hand["delimiter"])
        found = read_lines(lines, hand)
        wrong = {key: value for key, value in told(found).items() if meant(office).get(key) != value and value != (None, None)}
        assert not wrong
        assert all(one.balances for one in found.accounts)

    check()


def long_table_lines(office, hand):
    return written(office, {**hand, "title": False}, "long")
