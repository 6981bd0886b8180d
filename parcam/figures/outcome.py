"""Where a figure may end: one row per course of events, its likely span, its middle, the target as an upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.figures.message import target_words
from parcam.judge.reason import chance_words
from parcam.words.numbers import percent

if TYPE_CHECKING:
    from parcam.figures.figure import Setting
    from parcam.model.commitment import Target


@dataclass(frozen=True, slots=True)
class Course:
    """`middle`, `low`, `high` and `chance` are fractions; `strong` marks the course the chart is about."""

    name: str
    middle: float
    low: float
    high: float
    chance: float | None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """`level`: the share of futures (fraction) that a span holds."""

    title: str
    measured: str
    courses: tuple[Course, ...]
    target: Target | None
    level: float


def draw_outcome(outcome: Outcome, setting: Setting) -> Figure:
    """Spans as bars, middles as marks; what is not the chart's own course stays light."""
    names = [course.name for course in outcome.courses]
    ends = [_end(course, setting) for course in outcome.courses]
    layout = house.layout(setting, left=house.room(names, 18), right=house.room(ends, 18), top=26, bottom=30, bargap=0.5)
    layout["xaxis"] = house.percent_axis(setting, *_window(outcome))
    layout["yaxis"] = house.category_axis(setting, names, strong=True, range=[len(names) - 0.5, -0.5])
    notes = [house.note(setting, text, 1, at, xref="paper", xanchor="left", xshift=8, colour=house.palette(setting).ink,
                        bold=outcome.courses[at].strong) for at, text in enumerate(ends)]
    if outcome.target:
        place, colours = round(outcome.target.value * 100, 4), house.palette(setting)
        layout["shapes"] = [house.upright(place, colours.ink, house.sizes(setting).thin, "dash")]
        text = setting.say("mark.target", target=target_words(outcome.target, setting.language))
        notes.append(house.note(setting, text, place, 1, yref="paper", yanchor="bottom"))
    layout["annotations"] = notes
    return Figure(
        [_spans(outcome, setting), _middles(outcome, setting)], layout, title=outcome.title,
        subtitle=setting.subtitle(outcome.measured, setting.say("outcome.cut")),
        alt=setting.say("outcome.alt", title=outcome.title, figures="; ".join(f"{n}: {e}" for n, e in zip(names, ends, strict=True))),
        table=_table(outcome, setting), how_to_read=setting.say("outcome.how_to_read", level=round(outcome.level * 100)),
        height=66 + 44 * len(names), customdata=("course",))


def _spans(outcome: Outcome, setting: Setting) -> dict[str, Any]:
    colours, courses = house.palette(setting), outcome.courses
    return {"type": "bar", "orientation": "h", "y": list(range(len(courses))), "base": [round(one.low * 100, 4) for one in courses],
            "x": [round((one.high - one.low) * 100, 4) for one in courses], "hoverinfo": "skip",
            "marker": {"color": [f"rgba({colours.accent_rgb},0.35)" if one.strong else colours.none_fill for one in courses]}}


def _middles(outcome: Outcome, setting: Setting) -> dict[str, Any]:
    colours, courses = house.palette(setting), outcome.courses
    spans = [f"{percent(one.low, 1, setting.language)} – {percent(one.high, 1, setting.language)}" for one in courses]
    return {"type": "scatter", "mode": "markers", "x": [round(one.middle * 100, 4) for one in courses], "y": list(range(len(courses))),
            "cliponaxis": False, "customdata": [[at, one.name, span] for at, (one, span) in enumerate(zip(courses, spans, strict=True))],
            "hovertemplate": f"<b>%{{customdata[1]}}: %{{x:.1f}}{house.percent_sign(setting)}</b><br>%{{customdata[2]}}<extra></extra>",
            "marker": {"symbol": "diamond", "size": house.sizes(setting).marker + 5,
                       "color": [colours.accent if one.strong else colours.past for one in courses]}}


def _end(course: Course, setting: Setting) -> str:
    figure = percent(course.middle, 1, setting.language)
    if course.chance is None:
        return figure
    return setting.say("outcome.end", figure=figure, chance=chance_words(course.chance, setting.language))


def _window(outcome: Outcome) -> tuple[float, float]:
    """Around the spans and the target, within 0-100."""
    places = [edge * 100 for one in outcome.courses for edge in (one.low, one.high, one.middle)]
    places += [outcome.target.value * 100] if outcome.target else []
    air = max((max(places) - min(places)) * 0.15, 1.0)
    return max(0.0, min(places) - air), min(101.0, max(places) + air)


def _table(outcome: Outcome, setting: Setting) -> Table:
    names = tuple(setting.say(f"columns.{name}") for name in ("cause", "figure", "lower", "upper", "chance"))
    rows = tuple((one.name, one.middle, one.low, one.high, one.chance) for one in outcome.courses)
    return Table(names, rows, ("text", "percent", "percent", "percent", "percent"))
