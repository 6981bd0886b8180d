"""Damaged files by the thousand: no crash, every line accounted for, no figure that was not in the file.

`python -m pytest tests/long/test_fuzz_reader.py -m long`; PARCAM_FUZZ sets how many files (50,000 by default).
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.month import Month
from parcam.model.reading import Options

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "tests" / "extracts", ROOT.parent / "shared" / "extracts")
FILES = int(os.environ.get("PARCAM_FUZZ", "50000"))
DAMAGES = (
    "drop_bytes",
    "double_line",
    "drop_line",
    "swap_lines",
    "cut_line",
    "letter",
    "delimiter",
    "quote",
    "nul",
    "blank_cell",
    "join_cells",
    "insert",
)

MOVES_NOTHING = ("letter", "quote", "nul", "delimiter", "join_cells")
"""They can spoil a unit, a month or a figure, and make none another's."""
KEEPS_NUMBERS = ("double_line", "drop_line", "swap_lines", "letter", "quote", "blank_cell", "join_cells", "delimiter")


def damaged(data: bytes, dice: random.Random) -> tuple[bytes, str]:
    kind = dice.choice(DAMAGES)
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    where = dice.randrange(len(data) + 1)
    if kind == "drop_bytes":
        data = data[:where] + data[where + dice.randrange(1, 40) :]
    elif kind == "nul":
        data = data[:where] + b"\0" + data[where:]
    elif kind == "insert":
        data = data[:where] + bytes(dice.choices(range(256), k=dice.randrange(1, 6))) + data[where:]
    else:
        data = b"\n".join(line_damage(kind, lines, at, dice))
    return data, kind


def line_damage(kind: str, lines: list[bytes], at: int, dice: random.Random) -> list[bytes]:
    line = lines[at]
    cells = line.split(b";") if line.count(b";") >= line.count(b",") else line.split(b",")
    mark = b";" if line.count(b";") >= line.count(b",") else b","
    if kind == "double_line":
        return [*lines[:at], line, *lines[at:]]
    if kind == "drop_line":
        return [*lines[:at], *lines[at + 1 :]]
    if kind == "swap_lines":
        other = dice.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "cut_line":
        lines[at] = mark.join(cells[: dice.randrange(len(cells) + 1)])
    elif kind == "letter":
        lines[at] = line.replace(dice.choice(b"0123456789").to_bytes(1, "big"), dice.choice([b"O", b"l", b"S"]), 1)
    elif kind == "delimiter":
        lines[at] = line.replace(mark, dice.choice([b",", b";", b"\t", b" "]), 1)
    elif kind == "quote":
        cut = dice.randrange(len(line) + 1)
        lines[at] = line[:cut] + b'"' + line[cut:]
    elif kind == "blank_cell":
        cells[dice.randrange(len(cells))] = b""
        lines[at] = mark.join(cells)
    elif kind == "join_cells" and len(cells) > 1:
        cut = dice.randrange(len(cells) - 1)
        lines[at] = mark.join([*cells[:cut], cells[cut] + b" " + cells[cut + 1], *cells[cut + 2 :]])
    return lines


def options_of(case: dict) -> Options:
    context = case["context"]
    return Options(context.get("indicator"), context.get("dataset"), Month.parse(context["month"]) if context.get("month") else None)


def sources() -> list[tuple[Path, dict]]:
    found = []
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.expected.json")) if folder.is_dir() else ():
            case = json.loads(path.read_text(encoding="utf-8"))
            found.append((path.parent / case["file"], case))
    return found


@pytest.mark.long
@pytest.mark.timeout(0)
def test_damaged_files_never_crash_and_never_lie(tmp_path):
    """A figure may be taken only where both parts stand in one line of the damaged file: damage cannot make a line's numbers up."""
    catalog, dice, cases = load_catalog(), random.Random(20241115), sources()
    for number in range(FILES):
        path, case = cases[number % len(cases)]
        data, kind = damaged(path.read_bytes(), dice)
        target = tmp_path / path.name
        target.write_bytes(data)
        found = read(target, options_of(case), catalog)
        assert all(account.balances for account in found.accounts), (path.name, kind, number)
        if case["outcome"] == "ok" and path.suffix == ".csv" and not case["context"].get("dataset") and kind in KEEPS_NUMBERS:
            assert not invented(found, case), (path.name, kind, number, invented(found, case), data.decode("utf-8", "replace"))
        if case["outcome"] == "ok" and path.suffix == ".csv" and not case["context"].get("dataset") and kind in MOVES_NOTHING:
            known = {(one["indicator"], one["unit"], one["period"]) for one in case["readings"]}
            moved = {(one.indicator, one.unit, str(one.month)) for one in found.readings} - known
            assert not moved, (path.name, kind, number, moved, data.decode("utf-8", "replace"))


def invented(found, case) -> list[object]:
    """Readings whose parts, or stated percent, no reading of the undamaged file has."""
    values = {(one["numerator"], one["denominator"]) for one in case["readings"] if one["numerator"] is not None}
    stated = [one["value"] for one in case["readings"] if one["value"] is not None]
    return [one for one in found.readings if not _meant(one, values, stated)]


def _meant(one, values, stated) -> bool:
    if one.numerator is not None:
        return (one.numerator, one.denominator) in values
    return any(abs(100 * (one.stated or 0) - value) <= 0.06 for value in stated)
