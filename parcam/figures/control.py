"""A control chart (XmR or p′): the months, their mean, the limits of ordinary variation, and the signals of change."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.figures.message import target_words
from parcam.figures.series import month_axis
from parcam.words.dates import month as month_words
from parcam.words.dates import months as months_words
from parcam.words.numbers import percent

if TYPE_CHECKING:
    from parcam.figures.figure import Setting
    from parcam.model.commitment import Target
    from parcam.model.month import Month


@dataclass(frozen=True, slots=True)
class Checked:
    """One month: fractions; `signal` says in words which rule it breaks ("" for ordinary variation), `better` which way."""

    month: Month
    rate: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    signal: str = ""
    better: bool = True
    step: str = ""
    """What is new from this month on, in words ("" for nothing): mean and limits start anew here."""


@dataclass(frozen=True, slots=True)
class Control:
    what: str
    measured: str
    unit: str
    unit_name: str
    months: tuple[Checked, ...]
    target: Target | None = None


def draw_control(control: Control, setting: Setting) -> Figure:
    """Limits as a grey band, signals as large accent marks: diamond for better, square for worse. A new level is cut off by an upright."""
    everything = [value * 100 for one in control.months for value in (one.rate, one.lower, one.upper) if value is not None]
    everything += [control.target.value * 100] if control.target else []
    low, high = _window(everything)
    edge = _edge(control, setting)
    layout = house.layout(setting, left=52, right=house.room([text for text, _ in edge]), top=10, bottom=44)
    layout["xaxis"] = month_axis(setting, [one.month for one in control.months])
    layout["yaxis"] = house.percent_axis(setting, low, high)
    heights = house.spread([(height - low) / (high - low) for _, height in edge], 0.075, ceiling=1.0)
    layout["annotations"] = [house.note(setting, text, 1, height, xref="paper", yref="paper", xanchor="left", xshift=6)
                             for (text, _), height in zip(edge, heights, strict=True)]
    colours, thin = house.palette(setting), house.sizes(setting).thin
    layout["shapes"] = [house.ruler(control.target.value * 100, colours.ink, thin)] if control.target else []
    for i, one in _steps(control):
        layout["shapes"].append(house.upright(i - 0.5, colours.soft, thin, dash="dot"))
        right = i > len(control.months) * 0.6
        layout["annotations"].append(house.note(setting, one.step, i - 0.5, 0, yref="paper", yanchor="bottom", xshift=-4 if right else 4,
                                                xanchor="right" if right else "left"))
    title = _title(control, setting)
    return Figure(
        _traces(control, setting),
        layout,
        title=title,
        subtitle=_subtitle(control, low, setting),
        table=_table(control, setting),
        alt=setting.say("control.alt", title=title, n=len(control.months)),
        how_to_read=setting.say("control.how_to_read"),
        height=340,
    )


def _traces(control: Control, setting: Setting) -> list[dict[str, Any]]:
    colours, size, months = house.palette(setting), house.sizes(setting), control.months
    xs, edges, centres = _levels(control)
    limits = {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": edges[0],
        "fill": "toself",
        "fillcolor": colours.none_fill,
        "y": edges[1],
        "line": {"width": 0, "shape": "linear"},
    }
    centre = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "x": xs, "y": centres, "connectgaps": False,
              "line": {"color": colours.past, "width": size.thin}}
    actual = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": control.unit_name,
        "x": list(range(len(months))),
        "y": [_percent(one.rate) for one in months],
        "connectgaps": False,
        "line": {"color": colours.ink, "width": size.thin},
        "marker": {"color": colours.ink, "size": size.marker - 1},
        "customdata": [[control.unit, str(one.month), month_words(one.month, setting.language), one.signal] for one in months],
        "hovertemplate": f"<b>%{{customdata[2]}}: %{{y:.2~f}}{house.percent_sign(setting)}</b><br>%{{customdata[3]}}<extra></extra>",
    }
    return [limits, centre, actual, _signals(control, setting)]


def _levels(control: Control) -> tuple[list[float | None], tuple[list[float | None], list[float | None]], list[float | None]]:
    """x of the centre line, (x, y) of the band's outline, y of the centre line; a hole (None) between one level and the next."""
    starts = [0, *(i for i, _ in _steps(control)), len(control.months)]
    xs: list[float | None] = []
    centres: list[float | None] = []
    outline: tuple[list[float | None], list[float | None]] = ([], [])
    for start, end in pairwise(starts):
        own = [(i, one) for i, one in enumerate(control.months[start:end], start) if one.lower is not None and one.upper is not None]
        hole: list[float | None] = [None] if start else []
        xs += hole + list(range(start, end))
        centres += hole + [_percent(one.centre) for one in control.months[start:end]]
        outline[0].extend(hole + [i for i, _ in own] + [i for i, _ in reversed(own)])
        outline[1].extend(hole + [_percent(one.upper) for _, one in own] + [_percent(one.lower) for _, one in reversed(own)])
    return xs, outline, centres


def _steps(control: Control) -> list[tuple[int, Checked]]:
    return [(i, one) for i, one in enumerate(control.months) if one.step]


def _signals(control: Control, setting: Setting) -> dict[str, Any]:
    colours, size = house.palette(setting), house.sizes(setting)
    told = [(i, one) for i, one in enumerate(control.months) if one.signal and one.rate is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [i for i, _ in told],
        "y": [_percent(one.rate) for _, one in told],
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {
            "symbol": ["diamond" if one.better else "square" for _, one in told],
            "size": size.marker + 5,
            "color": colours.accent,
            "line": {"color": colours.paper, "width": 1},
        },
    }


def _edge(control: Control, setting: Setting) -> list[tuple[str, float]]:
    """Mean and limits of the last month, and the target, named right of the plot."""
    last = next((one for one in reversed(control.months) if one.centre is not None), None)
    named = [("upper", last.upper), ("centre", last.centre), ("lower", last.lower)] if last else []
    labels = [
        (setting.say(f"control.{name}", figure=percent(value, 0, setting.language)), value * 100)
        for name, value in named
        if value is not None
    ]
    if control.target:
        labels.append((setting.say("mark.target", target=target_words(control.target, setting.language)), control.target.value * 100))
    return labels


def _window(values: list[float]) -> tuple[float, float]:
    """From 0 when the figures reach down there, else cut to tens below them; never above 105."""
    if not values:
        return 0.0, 105.0
    low, high = min(values), max(values)
    floor = 0.0 if low < 30 else max(0.0, (low - 5) // 10 * 10)
    return floor, min(max(high * 1.04, floor + 10), 105.0) if high <= 101 else high * 1.04


def _percent(value: float | None) -> float | None:
    return None if value is None else round(value * 100, 3)


def _title(control: Control, setting: Setting) -> str:
    """The newest signal in words, or that there is none."""
    what = f"{control.what}, {control.unit_name}"
    newest = next((one for one in reversed(control.months) if one.signal or one.step), None)
    if newest is not None and not newest.signal:
        return setting.say("control.title_step", what=what, step=newest.step)
    if newest is None:
        return setting.say("control.title_none", what=what)
    return setting.say("control.title", what=what, signal=newest.signal, month=month_words(newest.month, setting.language))


def _subtitle(control: Control, low: float, setting: Setting) -> str:
    months = [one.month for one in control.months]
    cut = setting.say("years.cut", low=percent(low / 100, 0, setting.language)) if low > 0 else ""
    return setting.subtitle(
        control.measured, control.unit_name, months_words(months[0], months[-1], setting.language) if months else "", cut
    )


def _table(control: Control, setting: Setting) -> Table:
    names = tuple(setting.say(f"columns.{name}") for name in ("month", "rate", "centre", "lower", "upper", "signal"))
    rows = tuple((one.month, one.rate, one.centre, one.lower, one.upper, "; ".join(filter(None, (one.step, one.signal))))
                 for one in control.months)
    return Table(names, rows, ("month", "percent", "percent", "percent", "percent", "text"))
