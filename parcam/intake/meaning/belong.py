"""What rows are by the rows above them: projects and fields of work of a unit, names under a signature."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.meaning.lines import Line
    from parcam.intake.sheet import Row


_UNFILLED = ("section", "nothing", "note", "average")


def closing(lines: list[Line], worded: Callable[[Row], bool]) -> list[Line]:
    """Names under "Người lập biểu | Giám đốc", where nothing but words follows to the end."""
    made, signed = list(lines), next((at for at, line in enumerate(lines) if line.kind == "note"), len(lines))
    tail = lines[signed:]
    if all(line.kind in ("note", "section", "nothing") or worded(line.row) for line in tail):
        made[signed:] = [replace(line, kind="note") if line.kind == "data" else line for line in tail]
    return made


def projects(lines: list[Line]) -> list[Line]:
    """A row of an unknown name numbered below the units ("1" under "I") is a project of the unit above it, never a unit of its own."""
    levels = {line.level for line in lines if line.kind == "data" and line.unit and line.unit.kind == "unit" and line.level is not None}
    if not levels:
        return lines
    deepest, under, made = max(levels), False, []
    for line in lines:
        unknown = line.kind == "data" and line.unit is not None and line.unit.kind in ("unknown", "ambiguous")
        if line.kind == "data" and line.unit and line.unit.kind == "unit":
            under = True
        elif line.kind in ("total", "section"):
            under = False
        below = unknown and under and (line.level is None or line.level > deepest)
        made.append(
            replace(line, kind="project")
            if below and line.level is not None
            else line
        )
    return made


def pieces(lines: list[Line], lexicon: Lexicon) -> list[Line]:
    """Numbered rows of unknown names under a numbered row that names a unit and has no figures ("I | Văn phòng Sở | | "), as pieces of
    that unit: all the rows up to the next section, or none of them, for one that calls itself a unit ("Phòng …") may stand outside."""
    made = list(lines)
    for at, over in enumerate(lines):
        if over.kind == "section" and over.level is not None and over.unit and over.unit.kind == "unit":
            below = list(takewhile(lambda line: line.kind in ("data", "nothing", "project"), lines[at + 1 :]))
            if all(line.kind == "nothing" or _below(line, over, lexicon) for line in below):
                made[at + 1 : at + 1 + len(below)] = [
                    replace(line, unit=over.unit, piece=True) if line.kind == "data" else line for line in below
                ]
    return made


def cut_pieces(lines: list[Line], torn: Callable[[Row], bool]) -> list[Line]:
    """A torn row right below pieces whose figures are gone ("2 | Sở hữu" at the end of a file, "2KHTC | |") is one of them or hides one."""
    made, last = list(lines), None
    for at, line in enumerate(lines):
        if line.piece or (line.kind == "data" and line.unit is None and line.level is not None):
            last = line
        elif last and line.kind in _UNFILLED and _beneath(line, last) and torn(line.row):
            made[at] = replace(line, kind="data", unit=last.unit, piece=True)
        elif line.kind != "nothing":
            last = None
    return made


def _beneath(line: Line, piece: Line) -> bool:
    """Whether a row is numbered like a piece, or not at all while it has several cells."""
    return line.level == piece.level or (line.level is None and line.kind == "section" and line.row.fields > 1)


def _below(line: Line, over: Line, lexicon: Lexicon) -> bool:
    unknown = line.unit is not None and line.unit.kind == "unknown"
    deeper = line.level is not None and over.level is not None and line.level > over.level
    unit = lexicon.says("row.unit", line.unit_text) and not lexicon.says("row.field", line.unit_text)
    return line.kind == "data" and unknown and deeper and not unit
