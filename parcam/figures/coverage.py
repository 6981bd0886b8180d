"""Who has reported which month: units by months, reported, late, missing. Neutral greys: the colours of verdicts stay free."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.figures.series import tick
from parcam.words.dates import month as month_words
from parcam.words.dates import months as months_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.figures.figure import Setting
    from parcam.model.month import Month


class State(StrEnum):
    REPORTED = "reported"
    LATE = "late"
    PARTLY = "partly"
    MISSING = "missing"
    NOT_DUE = "not_due"


_SIGNS = {State.REPORTED: "●", State.LATE: "◆", State.PARTLY: "−", State.MISSING: "✕", State.NOT_DUE: ""}
_ORDER = tuple(State)


class Tally(NamedTuple):
    """Readings that are in (late ones too), those of them that came late, those due by now."""

    got: int
    late: int
    due: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """`states` holds what each (unit id, month) is; a pair left out is not expected and stays blank. `remarks` are shown on hover."""

    what: str
    units: tuple[tuple[str, str], ...]
    months: tuple[Month, ...]
    states: dict[tuple[str, Month], State]
    remarks: dict[tuple[str, Month], str]
    counts: dict[tuple[str, Month], Tally] = field(default_factory=dict)
    """How many readings stand behind a cell when it is more than one; a cell left out counts as one."""

    def tally(self, cells: Iterable[tuple[str, Month]]) -> Tally:
        """The sum over these cells."""
        each = [self.counts.get(cell) or _one(self.states[cell]) for cell in cells]
        return Tally(*(sum(numbers) for numbers in zip(*each, strict=True))) if each else Tally(0, 0, 0)


def draw_coverage(coverage: Coverage, setting: Setting) -> Figure:
    """A square per unit and month; the share reported in time in the title, the number per unit at the right."""
    names = [name for _, name in coverage.units]
    ends = [_tally(coverage, unit, setting) for unit, _ in coverage.units]
    layout = house.layout(setting, left=house.room(names), right=house.room(ends), top=6, bottom=42)
    heads = [tick(one, setting.language, with_year=i == 0 or one.number == 1) for i, one in enumerate(coverage.months)]
    layout["xaxis"] = house.category_axis(setting, heads, range=[-0.5, len(heads) - 0.5])
    layout["yaxis"] = house.category_axis(setting, names, strong=True, range=[len(names) - 0.5, -0.5])
    layout["annotations"] = [house.note(setting, text, 1, i, xref="paper", xanchor="left", xshift=8) for i, text in enumerate(ends)]
    layout["shapes"] = [house.hatching([(x, y) for y, (unit, _) in enumerate(coverage.units) for x, one in enumerate(coverage.months)
                                        if coverage.states.get((unit, one)) is State.MISSING], setting, layer="above")]
    title = _title(coverage, setting)
    window = months_words(coverage.months[0], coverage.months[-1], setting.language) if coverage.months else ""
    return Figure(
        [_trace(coverage, setting)],
        layout,
        title=title,
        subtitle=setting.subtitle(coverage.what, window),
        alt=setting.say("coverage.alt", title=title, figures="; ".join(f"{name} {end}" for name, end in zip(names, ends, strict=True))),
        table=_table(coverage, setting),
        how_to_read=_legend(coverage, setting),
        height=56 + 30 * max(len(names), 1),
    )


def _trace(coverage: Coverage, setting: Setting) -> dict[str, Any]:
    colours = house.palette(setting)
    rows = [[coverage.states.get((unit, one)) for one in coverage.months] for unit, _ in coverage.units]
    fills = (colours.grid, f"rgba({colours.accent_rgb},0.28)", colours.shade, colours.paper, colours.paper)
    return {"type": "heatmap", "x": list(range(len(coverage.months))), "y": list(range(len(coverage.units))), "xgap": 3, "ygap": 3,
            "z": [[None if state is None else _ORDER.index(state) for state in row] for row in rows], "zmin": 0, "zmax": len(_ORDER) - 1,
            "colorscale": [[i / (len(fills) - 1), fill] for i, fill in enumerate(fills)], "showscale": False, "hoverongaps": False,
            "text": [[_sign(coverage, (unit, one)) for one in coverage.months] for unit, _ in coverage.units], "texttemplate": "%{text}",
            "textfont": {"size": house.sizes(setting).text, "color": colours.ink},
            "customdata": [[_told(unit, name, one, coverage, setting) for one in coverage.months] for unit, name in coverage.units],
            "hovertemplate": "<b>%{customdata[2]}</b><br>%{customdata[3]}<extra></extra>"}


def _sign(coverage: Coverage, cell: tuple[str, Month]) -> str:
    """The state's sign; a cell with some of its readings missing says how many."""
    state = coverage.states.get(cell)
    if state is State.PARTLY and cell in coverage.counts:
        return f"−{coverage.counts[cell].due - coverage.counts[cell].got}"
    return _SIGNS[state] if state else ""


def _told(unit: str, name: str, one: Month, coverage: Coverage, setting: Setting) -> list[str]:
    state = coverage.states.get((unit, one))
    word = setting.say(f"coverage.{state}") if state else setting.say("coverage.not_expected")
    remark = coverage.remarks.get((unit, one), "")
    return [unit, str(one), f"{name}, {month_words(one, setting.language)}", f"{word}. {remark}" if remark else word]


def _one(state: State) -> Tally:
    return Tally(int(state in (State.REPORTED, State.LATE)), int(state is State.LATE), int(state is not State.NOT_DUE))


def _tally(coverage: Coverage, unit: str, setting: Setting) -> str:
    got, late, due = coverage.tally(cell for cell in coverage.states if cell[0] == unit)
    if not due:
        return ""
    return setting.say("coverage.tally_late" if late else "coverage.tally", got=got, due=due, late=late)


def _title(coverage: Coverage, setting: Setting) -> str:
    got, late, due = coverage.tally(coverage.states)
    if not due:
        return setting.say("coverage.title_nothing", what=coverage.what)
    return setting.say("coverage.title", got=got, due=due, late=late, missing=due - got)


def _legend(coverage: Coverage, setting: Setting) -> str:
    signs = ", ".join(
        f"{_SIGNS[state]} {setting.say(f'coverage.{state}')}"
        for state in (State.REPORTED, State.LATE, State.PARTLY, State.MISSING)
        if state in coverage.states.values()
    )
    return setting.say("coverage.how_to_read", signs=signs)


def _table(coverage: Coverage, setting: Setting) -> Table:
    names = dict(coverage.units)
    rows = tuple((names[unit], one, setting.say(f"coverage.{state}"), coverage.remarks.get((unit, one), ""))
                 for (unit, one), state in coverage.states.items() if unit in names)
    return Table(
        tuple(setting.say(f"columns.{name}") for name in ("unit", "month", "state", "note")), rows, ("text", "month", "text", "text")
    )
