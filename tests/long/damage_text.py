"""Damage of text files and of the XML in a package: bytes -> (bytes, kind)."""

from __future__ import annotations

import random

MOVES_NOTHING = ("letter", "quote", "nul", "delimiter", "join_cells")
"""They can spoil a unit, a month or a figure, and make none another's."""

TEXT_DAMAGES = (
    "drop_bytes", "double_line", "drop_line", "swap_lines", "cut_line", "letter", "delimiter", "quote", "nul", "blank_cell", "join_cells",
    "insert", "digit", "swap_cells", "drop_cell", "bit", "copy_bytes", "halve", "slip_column",
)
BYTE_DAMAGES = ("drop_bytes", "insert", "nul", "bit", "copy_bytes", "halve", "turn")


def damaged(data: bytes, dice: random.Random) -> tuple[bytes, str]:
    """One damage of a text file; lines and cells by its own newline and its commonest delimiter."""
    kind = dice.choice(TEXT_DAMAGES)
    if kind in BYTE_DAMAGES:
        return struck(data, kind, dice), kind
    lines = data.split(b"\n")
    return b"\n".join(line_damage(kind, lines, dice.randrange(len(lines)), dice)), kind


def struck(data: bytes, kind: str, dice: random.Random) -> bytes:
    """Bytes dropped, put in, changed or turned round, wherever they stand."""
    where = dice.randrange(len(data) + 1)
    if kind == "drop_bytes":
        return data[:where] + data[where + dice.randrange(1, 40):]
    if kind == "nul":
        return data[:where] + b"\0" + data[where:]
    if kind == "insert":
        return data[:where] + bytes(dice.choices(range(256), k=dice.randrange(1, 6))) + data[where:]
    if kind == "bit" and where < len(data):
        return data[:where] + bytes([data[where] ^ 1 << dice.randrange(8)]) + data[where + 1:]
    if kind == "copy_bytes":
        source = dice.randrange(len(data) + 1)
        return data[:where] + data[source:source + dice.randrange(1, 120)] + data[where:]
    if kind == "turn":
        end = where + dice.randrange(2, 60)
        return data[:where] + data[where:end][::-1] + data[end:]
    return data[:where]


def line_damage(kind: str, lines: list[bytes], at: int, dice: random.Random) -> list[bytes]:
    line, other = lines[at], dice.randrange(len(lines))
    mark = max((b";", b",", b"\t", b"|"), key=b"\n".join(lines).count)
    cells = line.split(mark)
    if kind == "double_line":
        return [*lines[:at], line, *lines[at:]]
    if kind == "drop_line":
        return [*lines[:at], *lines[at + 1:]]
    if kind == "swap_lines":
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == "cut_line":
        lines[at] = mark.join(cells[:dice.randrange(len(cells) + 1)])
    elif kind in ("letter", "digit"):
        new = dice.choice((b"O", b"l", b"S")) if kind == "letter" else dice.choice(b"0123456789.,- ").to_bytes(1, "big")
        lines[at] = line.replace(dice.choice(b"0123456789").to_bytes(1, "big"), new, 1)
    elif kind == "delimiter":
        lines[at] = line.replace(mark, dice.choice((b",", b";", b"\t", b" ")), 1)
    elif kind == "quote":
        cut = dice.randrange(len(line) + 1)
        lines[at] = line[:cut] + b'"' + line[cut:]
    elif kind == "slip_column":
        return [mark + one if place >= at else one for place, one in enumerate(lines)]
    else:
        swapped = cell_damage(kind, cells, lines[other].split(mark), dice)
        lines[at] = mark.join(cells)
        if other != at:
            lines[other] = mark.join(swapped)
    return lines


def cell_damage(kind: str, cells: list[bytes], others: list[bytes], dice: random.Random) -> list[bytes]:
    """Changes `cells` in place; gives back the cells of the other line, changed too when a cell was changed for one of them."""
    one = dice.randrange(len(cells))
    if kind == "blank_cell":
        cells[one] = b""
    elif kind == "drop_cell":
        del cells[one]
    elif kind == "join_cells" and one + 1 < len(cells):
        cells[one:one + 2] = [cells[one] + b" " + cells[one + 1]]
    elif kind == "swap_cells":
        within = dice.random() < 0.5
        source = cells if within else others
        two = dice.randrange(len(source))
        cells[one], source[two] = source[two], cells[one]
    return others
