"""Units by indicators: each cell the unit's figure, coloured by how it stands to the target; empty cells hatched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.figures.message import target_words
from parcam.model.verdict import WORST_FIRST, Verdict
from parcam.words.numbers import percent, points, points_plain
from parcam.words.text import say

if TYPE_CHECKING:
    from parcam.figures.figure import Setting
    from parcam.model.commitment import Target

_TONES = ("bad", "warn", "none", "good")


@dataclass(frozen=True, slots=True)
class Column:
    """An indicator of the grid: its id, the code of its commitment, its short name, its target."""

    id: str
    label: str
    target: Target | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit on one indicator. No rate means nothing was reported (hatched); a pair without a cell does not apply (blank)."""

    unit: str
    indicator: str
    rate: float | None
    verdict: Verdict | None = None
    stated: bool = False
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """`units` are (id, name), top to bottom; `window` says which months, in words."""

    units: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    cells: tuple[Cell, ...]
    window: str = ""

    def at(self) -> dict[tuple[str, str], Cell]:
        return {(cell.unit, cell.indicator): cell for cell in self.cells}


def draw_heatmap(board: Board, setting: Setting) -> Figure:
    """Worst cells in the title; sign and figure in every cell, so that colour is never alone."""
    heads, names = [_head(column, setting) for column in board.columns], [name for _, name in board.units]
    title, top = _title(board, setting), 12 + 16 * (max((head.count("<br>") for head in heads), default=0) + 1)
    layout = house.layout(setting, left=house.room(names), right=4, top=top, bottom=4, shapes=[house.hatching(_empty(board), setting)])
    layout["xaxis"] = house.category_axis(setting, heads, side="top", ticklen=2, range=[-0.5, len(heads) - 0.5])
    layout["yaxis"] = house.category_axis(setting, names, strong=True, range=[len(names) - 0.5, -0.5])
    measured = setting.subtitle(setting.say("heatmap.measured"), board.window)
    return Figure([_trace(board, setting)], layout, title=title, subtitle=measured,
                  alt=setting.say("heatmap.alt", title=title, units=len(names), indicators=len(heads)), table=_table(board, setting),
                  how_to_read=_legend(board, setting), customdata=("unit", "indicator"), height=top + 34 * max(len(names), 1) + 8)


def _trace(board: Board, setting: Setting) -> dict[str, Any]:
    colours, at, targets = house.palette(setting), board.at(), {column.id: column.target for column in board.columns}
    rows = [[at.get((unit, column.id)) for column in board.columns] for unit, _ in board.units]
    fills = [getattr(colours, f"{tone}_fill") for tone in _TONES]
    return {"type": "heatmap", "x": list(range(len(board.columns))), "y": list(range(len(board.units))), "xgap": 3, "ygap": 3,
            "z": [[_level(cell, targets) for cell in row] for row in rows], "zmin": 0, "zmax": len(_TONES) - 1, "showscale": False,
            "colorscale": [[i / (len(_TONES) - 1), fill] for i, fill in enumerate(fills)],
            "text": [[_text(cell, targets, setting) for cell in row] for row in rows], "texttemplate": "%{text}",
            "textfont": {"size": house.sizes(setting).text, "color": colours.ink}, "hoverongaps": True,
            "customdata": [[_told(unit, name, column, at, setting) for column in board.columns] for unit, name in board.units],
            "hovertemplate": "<b>%{customdata[2]}</b><br>%{customdata[3]}<br>%{customdata[4]}<extra></extra>"}


def standing(cell: Cell, target: Target | None) -> Verdict:
    """The cell's verdict, or simply whether the figure holds its target."""
    if cell.rate is None:
        return Verdict.NO_DATA
    if cell.verdict or target is None:
        return cell.verdict or Verdict.NO_DATA
    return Verdict.MET if target.comparison.holds(cell.rate, target.value) else Verdict.NOT_MET


def _level(cell: Cell | None, targets: dict[str, Target | None]) -> int | None:
    if cell is None or cell.rate is None:
        return None
    return _TONES.index(house.TONES[standing(cell, targets[cell.indicator])])


def _text(cell: Cell | None, targets: dict[str, Target | None], setting: Setting) -> str:
    if cell is None or cell.rate is None:
        return ""
    target = targets[cell.indicator]
    figure = percent(cell.rate, language=setting.language, against=target.value if target else None)
    return f"{house.SIGNS[standing(cell, target)]} {figure}{'*' if cell.stated else ''}"


def _told(unit: str, name: str, column: Column, at: dict[tuple[str, str], Cell], setting: Setting) -> list[str]:
    """unit id, indicator id, "unit: indicator", figure and gap, verdict or remark."""
    cell = at.get((unit, column.id))
    if cell is None:
        return [unit, column.id, f"{name}: {column.label}", setting.say("heatmap.not_asked"), ""]
    gap = points(cell.rate - column.target.value, language=setting.language) if cell.rate is not None and column.target else ""
    figure = f"{percent(cell.rate, 2, setting.language)} {gap}".strip()
    word = say(f"common.verdict.{standing(cell, column.target)}", setting.language)
    remark = cell.remark or (setting.say("remark.stated") if cell.stated else "")
    return [unit, column.id, f"{name}: {column.label}", figure, f"{word}. {remark}" if remark else word]


def _empty(board: Board) -> list[tuple[int, int]]:
    """Places (column, row) of the cells that should have a figure and have none."""
    at = board.at()
    return [(x, y) for y, (unit, _) in enumerate(board.units) for x, column in enumerate(board.columns)
            if (cell := at.get((unit, column.id))) is not None and cell.rate is None]


def _head(column: Column, setting: Setting) -> str:
    goal = f"<br><b>{target_words(column.target, setting.language)}</b>" if column.target else ""
    return house.wrap(column.label, 11) + goal


def _title(board: Board, setting: Setting) -> str:
    """How many cells stand how badly, and the farthest from its target among the worst tone."""
    columns, names = {column.id: column for column in board.columns}, dict(board.units)
    below: dict[Verdict, list[tuple[float, str, str]]] = {}
    for cell in board.cells:
        goal = columns[cell.indicator].target
        if cell.rate is not None and goal and house.TONES[verdict := standing(cell, goal)] in ("bad", "warn"):
            below.setdefault(verdict, []).append((cell.rate - goal.value, cell.unit, cell.indicator))
    empty = sum(cell.rate is None for cell in board.cells)
    if not below:
        return setting.say("heatmap.title_empty" if empty == len(board.cells) else "heatmap.title_none", empty=empty)
    counts = ", ".join(setting.say("heatmap.of_verdict" if at else "heatmap.of_verdict_first", n=len(below[one]),
                                   verdict=say(f"common.verdict.{one}", setting.language).lower())
                       for at, one in enumerate(one for one in WORST_FIRST if one in below))
    bad = [each for one, found in below.items() if house.TONES[one] == "bad" for each in found]
    gap, unit, indicator = min(bad or [each for found in below.values() for each in found])
    return setting.say("heatmap.title", counts=counts, unit=names[unit], indicator=columns[indicator].label,
                       gap=points_plain(gap, language=setting.language))


def _legend(board: Board, setting: Setting) -> str:
    """The signs that stand in the grid, best first."""
    goals = {column.id: column.target for column in board.columns}
    there = {standing(cell, goals[cell.indicator]) for cell in board.cells if cell.rate is not None}
    shown = [one for one in reversed(WORST_FIRST) if one in there]
    signs = ", ".join(f"{house.SIGNS[one]} {say(f'common.verdict.{one}', setting.language)}" for one in shown)
    return setting.say("heatmap.how_to_read", signs=f"{signs}. " if signs else "")


def _table(board: Board, setting: Setting) -> Table:
    names, columns = dict(board.units), {column.id: column for column in board.columns}
    goals = {column.id: column.target for column in board.columns}
    rows = tuple((names[cell.unit], columns[cell.indicator].label, cell.rate, goal.value if (goal := goals[cell.indicator]) else None,
                  say(f"common.verdict.{standing(cell, goal)}", setting.language)) for cell in board.cells)
    heads = tuple(setting.say(f"columns.{name}") for name in ("unit", "indicator", "rate", "target", "verdict"))
    return Table(heads, rows, ("text", "text", "percent", "percent", "text"))
