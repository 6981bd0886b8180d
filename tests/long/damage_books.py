"""Damage of workbooks: bytes of the file, XML inside a package zipped anew, cells changed for one another."""

from __future__ import annotations

import io
import random
import re
import zipfile

from tests.long.damage_text import BYTE_DAMAGES, struck

CELL = {
    "xlsx": re.compile(rb"<c\b[^>]*?(?:/>|>.*?</c>)", re.S),
    "ods": re.compile(rb"<table:table-cell\b[^>]*?(?:/>|>.*?</table:table-cell>)", re.S),
    "html": re.compile(rb"<t[dh]\b[^>]*>.*?</t[dh]>", re.S | re.I),
}
ROW = {
    "xlsx": re.compile(rb"<row\b[^>]*?(?:/>|>.*?</row>)", re.S),
    "ods": re.compile(rb"<table:table-row\b[^>]*?(?:/>|>.*?</table:table-row>)", re.S),
    "html": re.compile(rb"<tr\b[^>]*>.*?</tr>", re.S | re.I),
}
_PLACE = re.compile(rb' r="[A-Z]+\d+"')
_MARKED = (b' s="', b' t="', b"<f>", b"colspan=", b"rowspan=", b"mergeCell ", b"hidden", b"table:style-name=", b"-spanned=", b"-repeated=")
CELL_DAMAGES = ("swap_cells", "drop_cell", "blank_cell", "drop_row", "double_row", "swap_rows", "digit", "attribute")


def unpacked(data: bytes) -> dict[str, bytes]:
    """The members of a package; empty when it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return {name: book.read(name) for name in book.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError):
        return {}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, data in parts.items():
            book.writestr(name, data)
    return out.getvalue()


def damaged(data: bytes, suffix: str, dice: random.Random) -> tuple[bytes, str, str]:
    """(bytes, kind, member): member is '' when the file itself was struck."""
    parts = unpacked(data)
    if suffix == "html":
        changed, kind = _in_markup(data, "html", dice)
        return changed, kind, "html"
    if not parts or dice.random() < 0.15:
        kind = dice.choice(BYTE_DAMAGES)
        return struck(data, kind, dice), "raw " + kind, ""
    name = dice.choice([one for one in parts if _tells(one)])
    parts[name], kind = _in_markup(parts[name], suffix, dice)
    return packed(parts), kind, name


def _tells(name: str) -> bool:
    return not name.startswith(("docProps", "meta", "META", "Thumbnails", "settings", "manifest", "Configurations")) and "theme" not in name


def _in_markup(data: bytes, suffix: str, dice: random.Random) -> tuple[bytes, str]:
    cell, row = CELL.get(suffix), ROW.get(suffix)
    cells = list(cell.finditer(data)) if cell else []
    if len(cells) < 2 or dice.random() < 0.4:
        kind = dice.choice(BYTE_DAMAGES)
        return struck(data, kind, dice), "xml " + kind
    kind = dice.choice(CELL_DAMAGES)
    if kind.endswith(("row", "rows")):
        cells = list(row.finditer(data)) or cells
    return _pieces(data, kind, dice.sample(cells, 2) if len(cells) > 1 else cells * 2, dice), kind


def _pieces(data: bytes, kind: str, chosen: list[re.Match[bytes]], dice: random.Random) -> bytes:
    first, second = sorted(chosen, key=lambda one: one.start())
    head, middle, tail = data[:first.start()], data[first.end():second.start()], data[second.end():]
    one, two = first.group(), second.group()
    if kind.startswith("swap"):
        return head + _placed(two, one) + middle + _placed(one, two) + tail
    if kind.startswith("drop"):
        return head + middle + two + tail
    if kind == "double_row":
        return head + one + one + middle + two + tail
    if kind == "blank_cell":
        return head + re.sub(rb">[^<]+<", b"><", one) + middle + two + tail
    if kind == "digit":
        places = [at for at in range(len(one)) if one[at:at + 1].isdigit()]
        at = dice.choice(places) if places else 0
        return head + one[:at] + dice.choice(b"0123456789.E").to_bytes(1, "big") + one[at + 1:] + middle + two + tail
    mark = dice.choice(_MARKED)
    places = [found.end() for found in re.finditer(re.escape(mark), data)]
    at = dice.choice(places) if places else dice.randrange(len(data))
    return data[:at] + dice.choice((b"0", b"1", b"2", b"9", b"s", b"str", b"e", b"n", b"")) + data[at + dice.randrange(2):]


def _placed(one: bytes, where: bytes) -> bytes:
    """A cell with the place of another, where places are written."""
    place = _PLACE.search(where)
    return _PLACE.sub(place.group(), one, count=1) if place else one
