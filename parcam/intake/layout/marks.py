"""The few words that tell the finder of tables about a row, from data/front.toml: units of measure and letterheads, nothing else."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.intake.letters.compose import parted
from parcam.places import data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from parcam.intake.sheet import Row


_LONGEST = 200
"""Letters of a line of a letterhead, titles beside it among them."""


def fold(text: str) -> str:
    """Lower case, without marks, one blank between words."""
    bare = "".join(char for char in parted(text.casefold()) if not unicodedata.combining(char))
    return " ".join(bare.replace("đ", "d").split())


def is_unit_row(row: Row) -> bool:
    """A row that only names units: "ĐVT: triệu đồng" in one cell, or "(đồng) (đồng) (%)" under the headings."""
    texts = [fold(cell.text) for cell in row.cells if not cell.blank]
    if not texts:
        return False
    line, measure, _ = _patterns(data_dir())
    if len(texts) == 1 and line.match(texts[0]):
        return True
    return len(texts) >= 2 and all(measure.fullmatch(text) for text in texts)


def ends_in_units(row: Row) -> bool:
    """A title with the unit of measure at the other end of its line: "GIẢI NGÂN ĐẾN NGÀY 31/7/2024 … ĐVT: triệu đồng"."""
    texts = [fold(cell.text) for cell in row.cells if not cell.blank]
    return len(texts) == 2 and bool(_patterns(data_dir())[0].match(texts[1]))


def is_letterhead(row: Row) -> bool:
    """A row with the country's name or motto in one of its cells: the beginning of a letter, the heading of nothing."""
    head = _patterns(data_dir())[2]
    return any(len(cell.text) < _LONGEST and cell.text[:1].isalpha() and head.search(fold(cell.text)) for cell in row.cells)


@lru_cache(maxsize=4)
def _patterns(root: Path) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = tomllib.loads((root / "front.toml").read_text(encoding="utf-8"))
    lines = "|".join(re.escape(fold(word)) for word in words["unit_line"])
    measures = "|".join(re.escape(fold(word)) for word in words["measures"])
    heads = "|".join(r"\W+".join(fold(word).split()) for word in words["letterhead"])
    return re.compile(rf"[(\"“'*]*(?:{lines})\s*[:.]"), re.compile(rf"\(?(?:{measures}|%)\)?"), re.compile(heads)
