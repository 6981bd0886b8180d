"""A difference taken apart: from one figure to another by steps that add up exactly (gap by unit; rate and mix)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.words.numbers import percent, points

if TYPE_CHECKING:
    from parcam.figures.figure import Setting


@dataclass(frozen=True, slots=True)
class Factor:
    """One step: `value` is a difference of fractions; `kind` tells steps of two kinds apart (rate, mix)."""

    id: str
    name: str
    value: float
    second: bool = False


@dataclass(frozen=True, slots=True)
class Waterfall:
    """`start` + the sum of the factors = `end`, all fractions; ValueError when they do not add up."""

    title: str
    measured: str
    start_name: str
    start: float
    factors: tuple[Factor, ...]
    end_name: str
    end: float
    window: str = ""

    def __post_init__(self) -> None:
        if abs(self.start + sum(factor.value for factor in self.factors) - self.end) > 1e-6:
            raise ValueError(f"the steps do not add up: {self.start} + {[factor.value for factor in self.factors]} != {self.end}")


def draw_waterfall(waterfall: Waterfall, setting: Setting) -> Figure:
    """Level steps from top to bottom: names stay readable. Steps down are solid, steps up light; both ends are diamonds."""
    steps = waterfall.factors
    names = [waterfall.start_name, *(factor.name for factor in steps), waterfall.end_name]
    reached = [round(place * 100, 4) for place in accumulate((factor.value for factor in steps), initial=waterfall.start)]
    ends = [percent(waterfall.start, language=setting.language), *(points(factor.value, language=setting.language) for factor in steps),
            percent(waterfall.end, language=setting.language)]
    layout = house.layout(setting, left=house.room(names, 18), right=house.room(ends, 18), top=8, bottom=30, bargap=0.4)
    layout["xaxis"] = house.percent_axis(setting, *_window(reached))
    layout["yaxis"] = house.category_axis(setting, names, strong=True, range=[len(names) - 0.4, -0.6])
    layout["annotations"] = [house.note(setting, text, 1, i, xref="paper", xanchor="left", xshift=8, colour=house.palette(setting).ink,
                                        bold=i in (0, len(names) - 1)) for i, text in enumerate(ends)]
    layout["shapes"] = _threads(reached, setting)
    return Figure(
        [_bars(steps, reached, setting), _diamonds(reached, len(names), setting)],
        layout,
        title=waterfall.title,
        subtitle=setting.subtitle(waterfall.measured, waterfall.window, setting.say("waterfall.cut")),
        alt=setting.say("waterfall.alt", title=waterfall.title, figures="; ".join(f"{n} {e}" for n, e in zip(names, ends, strict=True))),
        table=_table(waterfall, setting),
        how_to_read=setting.say("waterfall.how_to_read"),
        height=50 + 32 * len(names),
        customdata=("factor",),
    )


def _bars(steps: tuple[Factor, ...], reached: list[float], setting: Setting) -> dict[str, Any]:
    colours = house.palette(setting)
    return {
        "type": "bar",
        "orientation": "h",
        "y": list(range(1, len(steps) + 1)),
        "base": reached[:-1],
        "x": [round(factor.value * 100, 4) for factor in steps],
        "marker": {
            "color": [colours.ink if factor.value < 0 else colours.past for factor in steps],
            "pattern": {"shape": ["/" if factor.second else "" for factor in steps], "fgcolor": colours.paper, "solidity": 0.35},
        },
        "customdata": [[factor.id, factor.name, points(factor.value, 2, setting.language)] for factor in steps],
        "hovertemplate": "<b>%{customdata[1]}: %{customdata[2]}</b><extra></extra>",
    }


def _diamonds(reached: list[float], rows: int, setting: Setting) -> dict[str, Any]:
    return {"type": "scatter", "mode": "markers", "x": [reached[0], reached[-1]], "y": [0, rows - 1], "hoverinfo": "skip",
            "marker": {"symbol": "diamond", "size": house.sizes(setting).marker + 6, "color": house.palette(setting).ink}}


def _threads(reached: list[float], setting: Setting) -> list[dict[str, Any]]:
    """Thin uprights that lead from one step to the next."""
    line = {"color": house.palette(setting).soft, "width": 1, "dash": "dot"}
    return [
        {"type": "line", "xref": "x", "yref": "y", "x0": place, "x1": place, "y0": i, "y1": i + 1, "line": line}
        for i, place in enumerate(reached)
    ]


def _window(reached: list[float]) -> tuple[float, float]:
    """The axis is cut around the steps: a difference of two points must be seen. The subtitle says so."""
    low, high = min(reached), max(reached)
    air = max((high - low) * 0.12, 0.5)
    return max(0.0, low - air), high + air


def _table(waterfall: Waterfall, setting: Setting) -> Table:
    rows = (
        (waterfall.start_name, waterfall.start),
        *((factor.name, factor.value) for factor in waterfall.factors),
        (waterfall.end_name, waterfall.end),
    )
    return Table((setting.say("columns.cause"), setting.say("columns.figure")), rows, ("text", "points"))
