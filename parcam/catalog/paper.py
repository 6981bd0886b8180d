"""A plan as it stands on paper: prose and the rows of its annex, each with its line; from the source text or from a plan file."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.catalog.lines import LineMap
from parcam.errors import DefinitionError
from parcam.places import ROOT, data_dir

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARKUP = re.compile(r"</?[a-z]+>|\*+|^#+\s*|^-\s+", re.IGNORECASE)
_COLUMNS = ("title", "target", "directs", "leads", "deadline")


@dataclass(frozen=True, slots=True)
class Row:
    """One commitment as written. `broken` when the table continued it on another page."""

    line: int
    code: str
    title: str = ""
    target: str = ""
    directs: str = ""
    leads: str = ""
    deadline: str = ""
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """`prose` pairs a line number with its text, markup taken off."""

    file: str
    prose: tuple[tuple[int, str], ...]
    rows: tuple[Row, ...]


def patterns() -> Mapping[str, object]:
    """data/plan_check.toml, or the copy that came with the program."""
    for root in (data_dir(), ROOT / "data"):
        if (root / "plan_check.toml").exists():
            return _patterns_in(root / "plan_check.toml")
    raise DefinitionError("data/plan_check.toml")


@lru_cache(maxsize=4)
def _patterns_in(file: Path) -> Mapping[str, object]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _section(name: str) -> dict[str, str]:
    found = patterns()[name]
    return found if isinstance(found, dict) else {}


def pattern(section: str, name: str) -> re.Pattern[str]:
    """One regular expression of the file, ignoring case."""
    return re.compile(_section(section)[name], re.IGNORECASE)


def pattern_list(section: str, name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one, re.IGNORECASE) for one in _section(section)[name])


def word(section: str, name: str) -> str:
    return _section(section)[name]


def misspelt() -> tuple[tuple[str, str], ...]:
    """Pairs of a slip of digitising and the usual spelling."""
    found = patterns().get("misspelt", [])
    return tuple((one["found"], one["usual"]) for one in found) if isinstance(found, list) else ()


def squeeze(text: str) -> str:
    return " ".join(text.split())


def paper_of_text(file: Path) -> Paper:
    """The source text: tab-separated annex rows joined across pages, everything else prose."""
    prose: list[tuple[int, str]] = []
    rows: list[Row] = []
    heading, letter, roman = re.compile(word("table", "heading")), "", ""
    for number, raw in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), start=1):
        cells = [squeeze(_MARKUP.sub("", cell)) for cell in raw.split("\t")]
        if not any(cells) or heading.match(cells[0]):
            continue
        if len(cells) == 1:
            prose.append((number, cells[0]))
        if inner := _match("roman_section", cells[0]):
            roman = inner["code"]
        elif section := _match("letter_section", cells[0]):
            letter, roman = section["code"], ""
        elif (item := _match("item", cells[0])) and (letter or roman):
            code = ".".join(part for part in (letter, roman, item["code"]) if part)
            rows.append(Row(number, code, **dict(zip(_COLUMNS, cells[1:], strict=False))))
        elif not cells[0] and len(cells) > 1 and rows:
            rows[-1] = _joined(rows[-1], cells[1:])
    return Paper(file.name, tuple(prose), tuple(rows))


def paper_of_plan(file: Path) -> Paper:
    """The texts of a plan file, whatever else is wrong with it; empty where they are missing. TOML errors are the caller's."""
    text = file.read_text(encoding="utf-8-sig")
    data, lines = tomllib.loads(text), LineMap(text)
    prose = [(lines((key,)), data[key]) for key in ("title", "number", "signed_text", "annex_text") if isinstance(data.get(key), str)]
    for key in ("bases", "letter"):
        prose += [(lines((key,)), one) for one in data.get(key, []) if isinstance(one, str)]
    rows = [_row(lines(("commitment", index)), one) for index, one in enumerate(data.get("commitment", []))]
    return Paper(file.name, tuple(prose), tuple(rows))


def _row(line: int, data: dict[str, object]) -> Row:
    def text(key: str) -> str:
        value = data.get(key, "")
        return squeeze(value) if isinstance(value, str) else ""

    deadline = data.get("deadline")
    stated = deadline.get("text", "") if isinstance(deadline, dict) else ""
    return Row(line, text("code"), text("title"), text("target_text"), text("directs"), text("leads_text"), squeeze(str(stated)))


def _match(name: str, cell: str) -> re.Match[str] | None:
    return re.match(word("table", name), cell)


def _joined(row: Row, cells: list[str]) -> Row:
    """A row continued on the next page: each cell goes on where it stopped."""
    more = {name: squeeze(f"{getattr(row, name)} {cell}") for name, cell in zip(_COLUMNS, cells, strict=False) if cell}
    return replace(row, broken=True, **more)
