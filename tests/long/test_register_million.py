"""A million lines with one damage here and one there: nothing is lost, nothing else is touched, every damage is told by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.reading import Options
from tests.bench.registers import make

LINES = 1_000_000
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def clean(tmp_path_factory):
    path = tmp_path_factory.mktemp("million") / "so.csv"
    make(LINES, path)
    return path.read_bytes().split(b"\n")


def read_lines(folder: Path, lines: list[bytes]):
    path = folder / "so.csv"
    path.write_bytes(b"\n".join(lines))
    return read(path, Options(dataset="dossiers"), load_catalog())


def figures(found):
    return {(one.indicator, one.unit, one.month): (one.numerator, one.denominator) for one in found.readings}


def without(lines: list[bytes], folder: Path, out: set[int]):
    """The same file without those lines (1-based)."""
    return figures(read_lines(folder, [line for number, line in enumerate(lines, 1) if number not in out]))


def damaged(lines: list[bytes], at: int, column: int, text: bytes) -> None:
    cells = lines[at - 1].split(b",")
    assert len(cells) == 10
    cells[column] = text
    lines[at - 1] = b",".join(cells)


def plain(lines: list[bytes], near: int) -> int:
    """The first line from `near` on without a quote, as its 1-based number."""
    return next(number for number in range(near, len(lines)) if b'"' not in lines[number - 1])


def test_rare_damage_is_told_and_costs_only_its_own_lines(clean, tmp_path):
    lines = list(clean)
    bad_day, ragged, broken, unit, inch = (plain(lines, near) for near in (900_001, 300_000, 600_000, 750_000, 120_000))
    multi, twin, first = plain(lines, 450_000), plain(lines, 820_000), plain(lines, 820_000 - 800_000)
    damaged(lines, bad_day, 4, b"31/02/2024")
    lines[ragged - 1] = b",".join(lines[ragged - 1].split(b",")[:6])
    damaged(lines, broken, 3, b"Ph\xf2ng Qu\xe1n l\xfd")
    damaged(lines, unit, 3, "Phòng Không Có".encode())
    damaged(lines, inch, 2, b'Loa 5" to')
    damaged(lines, multi, 2, b'"hai\ndong"')
    cells = lines[twin - 1].split(b",")
    lines[twin - 1] = b",".join((cells[0], lines[first - 1].split(b",")[1], *cells[2:]))
    found = read_lines(tmp_path, [piece for line in lines for piece in line.split(b"\n")])

    def after(line: int) -> int:
        return line + (line > multi)

    refused = {one.row: one.kind for one in found.faults}
    assert refused == {
        after(bad_day): "bad_number", after(ragged): "ragged_row", after(broken): "unknown_unit", after(unit): "unknown_unit",
        after(twin): "duplicate_conflict", after(first): "duplicate_conflict",
    }
    (account,) = found.accounts
    assert (account.lines, account.readings, account.rejects, account.balances) == (LINES + 2, LINES - 5, 6, True)
    assert "damaged_text" in {one.kind for one in found.notes}
    assert figures(found) == without(clean, tmp_path, {bad_day, ragged, broken, unit, twin, first})


def test_dates_written_another_way_late_in_the_file_are_read(clean, tmp_path):
    lines = list(clean)
    for at in range(900_001, 900_101):
        at = plain(lines, at)
        parts = lines[at - 1].split(b",")[4].split(b"/")
        damaged(lines, at, 4, b"-".join(reversed(parts)))
    assert figures(read_lines(tmp_path, lines)) == without(clean, tmp_path, set())


def test_a_contradicting_order_of_days_late_in_the_file_refuses_it(clean, tmp_path):
    lines = list(clean)
    damaged(lines, plain(lines, 900_001), 4, b"03/25/2024")
    assert read_lines(tmp_path, lines).error.kind == "ambiguous_date_order"
