"""How far stated chances can be trusted: of all cases given 70 %, did seven in ten come true?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.words.numbers import count, percent

if TYPE_CHECKING:
    from parcam.figures.figure import Setting


@dataclass(frozen=True, slots=True)
class Bin:
    """Cases whose chance was near `predicted` (fraction): the share that came true, and how many they were."""

    predicted: float
    observed: float
    cases: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """`error` is the expected calibration error, a fraction."""

    bins: tuple[Bin, ...]
    error: float
    measured: str


def draw_reliability(reliability: Reliability, setting: Setting) -> Figure:
    """Dots on the diagonal mean chances that hold; the size of a dot grows with its number of cases."""
    colours, size = house.palette(setting), house.sizes(setting)
    layout = house.layout(setting, left=64, right=18, top=10, bottom=48)
    for name in ("x", "y"):
        title = {"text": setting.say(f"reliability.{name}"), "font": {"size": size.small, "color": colours.soft}, "standoff": 6}
        layout[f"{name}axis"] = house.percent_axis(setting, -2, 103, title=title)
    diagonal = {"type": "scatter", "mode": "lines", "x": [0, 100], "y": [0, 100], "hoverinfo": "skip",
                "line": {"color": colours.past, "width": size.thin, "dash": "dash"}}
    layout["annotations"] = [
        house.note(setting, setting.say("reliability.diagonal"), 50, 50, xanchor="left", yanchor="top", xshift=10, yshift=-6)
    ]
    cases = sum(one.cases for one in reliability.bins)
    title = setting.say(
        "reliability.title", error=percent(reliability.error, language=setting.language), cases=count(cases, setting.language)
    )
    return Figure(
        [diagonal, _dots(reliability, setting)],
        layout,
        title=title,
        subtitle=setting.subtitle(reliability.measured),
        alt=setting.say("reliability.alt", title=title, figures=_figures(reliability, setting)),
        table=_table(reliability, setting),
        how_to_read=setting.say("reliability.how_to_read"),
        height=420,
        customdata=("bin",),
    )


def _dots(reliability: Reliability, setting: Setting) -> dict[str, Any]:
    colours, size, sign = house.palette(setting), house.sizes(setting), house.percent_sign(setting)
    most = max((one.cases for one in reliability.bins), default=1)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "cliponaxis": False,
        "line": {"color": colours.ink, "width": size.thin},
        "x": [round(one.predicted * 100, 3) for one in reliability.bins],
        "y": [round(one.observed * 100, 3) for one in reliability.bins],
        "marker": {
            "color": colours.ink,
            "size": [round(size.marker + size.marker * 1.6 * (one.cases / most) ** 0.5, 1) for one in reliability.bins],
        },
        "customdata": [[i, count(one.cases, setting.language)] for i, one in enumerate(reliability.bins)],
        "hovertemplate": f"%{{x:.1f}}{sign} → <b>%{{y:.1f}}{sign}</b><br>n = %{{customdata[1]}}<extra></extra>",
    }


def _figures(reliability: Reliability, setting: Setting) -> str:
    return "; ".join(
        f"{percent(one.predicted, 0, setting.language)} → {percent(one.observed, 0, setting.language)}" for one in reliability.bins
    )


def _table(reliability: Reliability, setting: Setting) -> Table:
    names = tuple(setting.say(f"columns.{name}") for name in ("predicted", "observed", "cases"))
    return Table(names, tuple((one.predicted, one.observed, one.cases) for one in reliability.bins), ("percent", "percent", "count"))
