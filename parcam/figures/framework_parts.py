"""The parts of a framework in two years: a dot for each, joined, so that a rise and a fall are seen at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.figure import Figure, Table
from parcam.words.numbers import NOTHING, decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.figures.figure import Setting
    from parcam.figures.frameworks import Score

    Row = tuple[str, Score | None, Score | None]


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a framework, in order, each with its scores of the two years compared."""

    name: str
    place: str
    years: tuple[int, int]
    rows: tuple[Row, ...]
    low: float = 1.0
    high: float = 10.0
    digits: int = 2


def draw_parts(parts: Parts, setting: Setting) -> Figure:
    """One row per part: the earlier year hollow, the later solid, joined; the change and the rank at the right."""
    colours = house.palette(setting)
    names, ends = [house.wrap(name, 39) for name, *_ in parts.rows], [_change(row, parts, setting) for row in parts.rows]
    layout = house.layout(setting, left=house.room(names, 26), right=house.room(ends, 22), top=22, bottom=30)
    layout["xaxis"] = house.value_axis(setting, parts.low - 0.3, parts.high + 0.3)
    layout["yaxis"] = house.category_axis(setting, names, strong=True, range=[len(names) - 0.5, -0.6])
    layout["annotations"] = [house.note(setting, text, 1, i, xref="paper", xanchor="left", xshift=8, align="left", colour=colours.ink)
                             for i, text in enumerate(ends)] + _year_heads(parts, setting)
    title = _title(parts, setting)
    return Figure([_joins(parts, setting), *(_dots(parts, place, setting) for place in (0, 1))], layout, title=title,
                  subtitle=setting.subtitle(setting.say("parts.measured", name=parts.name), parts.place),
                  alt=setting.say("parts.alt", title=title, figures=_figures(parts, setting)), table=_table(parts, setting),
                  how_to_read=setting.say("parts.how_to_read", before=parts.years[0], after=parts.years[1]),
                  height=64 + 42 * len(names), customdata=("part",))


def _joins(parts: Parts, setting: Setting) -> dict[str, Any]:
    """A light line between the two dots of each row, all in one trace."""
    pairs = [(i, before.value, after.value) for i, (_, before, after) in enumerate(parts.rows) if before and after]
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "x": [x for _, a, b in pairs for x in (a, b, None)],
        "y": [y for i, *_ in pairs for y in (i, i, None)],
        "line": {"color": house.palette(setting).past, "width": house.sizes(setting).line},
    }


def _dots(parts: Parts, place: int, setting: Setting) -> dict[str, Any]:
    """The scores of one of the two years."""
    colours, size = house.palette(setting), house.sizes(setting)
    scored = [(i, row[0], score) for i, row in enumerate(parts.rows) if (score := row[place + 1]) and score.value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": str(parts.years[place]),
        "x": [score.value for *_, score in scored],
        "y": [i for i, *_ in scored],
        "cliponaxis": False,
        "customdata": [[name, score.note] for _, name, score in scored],
        "marker": {
            "size": size.marker + 5,
            "color": colours.ink if place else colours.paper,
            "line": {"color": colours.ink, "width": size.thin},
        },
        "hovertemplate": f"<b>%{{customdata[0]}}, {parts.years[place]}: %{{x}}</b><br>%{{customdata[1]}}<extra></extra>",
    }


def _year_heads(parts: Parts, setting: Setting) -> list[dict[str, Any]]:
    """The two years written over the first row that has both, instead of a legend."""
    for i, (_, before, after) in enumerate(parts.rows):
        if before and after and before.value is not None and after.value is not None:
            left, right = sorted(((before.value, parts.years[0]), (after.value, parts.years[1])))
            return [house.note(setting, str(left[1]), left[0], i - 0.2, yanchor="bottom", xanchor="right", xshift=6),
                    house.note(setting, str(right[1]), right[0], i - 0.2, yanchor="bottom", xanchor="left", xshift=-6)]
    return []


def _change(row: Row, parts: Parts, setting: Setting) -> str:
    """"7,27  +0,05  hạng 23/63" of the later year."""
    _, before, after = row
    if after is None or after.value is None:
        return NOTHING
    step = "" if before is None or before.value is None else _signed(after.value - before.value, parts, setting)
    rank = setting.say("years.rank", rank=after.rank, of=after.of or "") if after.rank else ""
    return "  ".join(part for part in (f"<b>{decimal(after.value, parts.digits, setting.language)}</b>", step, rank) if part)


def _signed(step: float, parts: Parts, setting: Setting) -> str:
    return ("+" if step > 0 else "") + decimal(step, parts.digits, setting.language)


def _moves(parts: Parts) -> list[tuple[float, str]]:
    return [(after.value - before.value, name) for name, before, after in parts.rows
            if before and after and before.value is not None and after.value is not None]


def _title(parts: Parts, setting: Setting) -> str:
    """How many parts fell, and the largest fall or rise."""
    moves = _moves(parts)
    if not moves:
        return setting.say("message.no_data", what=parts.name)
    fell = sum(step < 0 for step, _ in moves)
    step, name = min(moves) if fell else max(moves)
    return setting.say("parts.title_fell" if fell else "parts.title_rose", name=parts.name, n=fell, total=len(moves), part=name,
                       step=_signed(step, parts, setting), before=parts.years[0], after=parts.years[1])


def _figures(parts: Parts, setting: Setting) -> str:
    return "; ".join(f"{name} {decimal(after.value if after else None, parts.digits, setting.language)}" for name, _, after in parts.rows)


def _table(parts: Parts, setting: Setting) -> Table:
    def value(score: Score | None) -> float | None:
        return score.value if score else None

    def rank(score: Score | None) -> str:
        return f"{score.rank}/{score.of}" if score and score.rank else ""
    rows = tuple((name, value(before), rank(before), value(after), rank(after)) for name, before, after in parts.rows)
    word = setting.say("columns.rank")
    names: Sequence[str] = (
        setting.say("columns.part"),
        str(parts.years[0]),
        f"{word} {parts.years[0]}",
        str(parts.years[1]),
        f"{word} {parts.years[1]}",
    )
    return Table(tuple(names), rows, ("text", "number", "text", "number", "text"))
