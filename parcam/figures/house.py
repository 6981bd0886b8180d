"""How every figure is laid out: margins, axes, lines, labels. Notation after IBCS (design.md section 7); colours in `look`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from parcam.figures.look import SCREEN, SIGNS, TONES, palette, sizes, tone
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.figures.figure import Figure, Setting

__all__ = [
    "SIGNS",
    "TONES",
    "axis",
    "category_axis",
    "hatching",
    "layout",
    "note",
    "palette",
    "percent_axis",
    "room",
    "ruler",
    "sizes",
    "spread",
    "tone",
    "upright",
    "value_axis",
    "with_title",
    "wrap",
]

FONT = "'Source Sans', 'Source Sans 3', 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
_EM = 0.54
"""Mean width of a letter in ems, on the safe side for the fonts above."""
_SLANTS = tuple(-0.46 + 0.115 * k for k in range(8))


def layout(setting: Setting, *, left: int, right: int, top: int, bottom: int, **more: Any) -> dict[str, Any]:
    """The layout all figures start from; margins in pixels on screen, wider where the type is larger."""
    colours, size = palette(setting), sizes(setting)
    margin = {side: round(pixels * _scale(setting)) for side, pixels in (("l", left), ("r", right), ("t", top), ("b", bottom))}
    separators = ",." if setting.language == "vi" else ".,"
    return {
        "autosize": True, "separators": separators, "showlegend": False, "dragmode": False, "hovermode": "closest",
        "paper_bgcolor": "rgba(0,0,0,0)", "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": size.text, "color": colours.ink},
        "hoverlabel": {"bgcolor": colours.paper, "bordercolor": colours.soft, "align": "left",
                       "font": {"family": FONT, "size": size.text, "color": colours.ink}},
        "margin": margin | {"pad": 0}, **more,
    }


def axis(setting: Setting, **more: Any) -> dict[str, Any]:
    """A quiet axis: no line, no zero line, no grid, no zoom."""
    colours, size = palette(setting), sizes(setting)
    return {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "ticks": "outside",
        "ticklen": round(5 * _scale(setting)),
        "tickcolor": "rgba(0,0,0,0)",
        "tickfont": {"size": size.small, "color": colours.soft},
        **more,
    }


def percent_sign(setting: Setting) -> str:
    """As the reader's language writes it behind a number: with a narrow space or without."""
    return say("common.percent_sign", setting.language)


def percent_axis(setting: Setting, low: float, high: float, **more: Any) -> dict[str, Any]:
    """Percent from `low` to `high` (0-100), four or five round ticks."""
    step = next((s for s in (1, 2, 5, 10, 20, 25, 50) if (high - low) / s <= 5.2), 100)
    return axis(setting, range=[low, high], dtick=step, tick0=0, showgrid=True, gridcolor=palette(setting).grid,
                ticksuffix=percent_sign(setting), tickformat=",~r", **more)


def value_axis(setting: Setting, low: float, high: float, **more: Any) -> dict[str, Any]:
    return axis(setting, range=[low, high], nticks=6, showgrid=True, gridcolor=palette(setting).grid, tickformat=",~r", **more)


def category_axis(setting: Setting, labels: Sequence[str], *, strong: bool = False, **more: Any) -> dict[str, Any]:
    """Names at places 0, 1, …; `strong` for names that are the rows of a chart."""
    bare = axis(setting, tickvals=list(range(len(labels))), ticktext=list(labels), tickangle=0, **more)
    return bare | {"tickfont": {"size": sizes(setting).text, "color": palette(setting).ink}} if strong else bare


def note(setting: Setting, text: str, x: float, y: float, **more: Any) -> dict[str, Any]:
    """A direct label, an annotation without an arrow; `colour`, `big`, `bold` are ours, the rest is Plotly's."""
    colours, size = palette(setting), sizes(setting)
    font = {"size": size.strong if more.pop("big", False) else size.small, "color": more.pop("colour", colours.soft)}
    shown = f"<b>{text}</b>" if more.pop("bold", False) else text
    shifts = {name: round(more.pop(name) * _scale(setting)) for name in ("xshift", "yshift") if name in more}
    return {"text": shown, "x": x, "y": y, "showarrow": False, "font": font, **shifts, **more}


def ruler(y: float, colour: str, width: float, dash: str = "dash", **more: Any) -> dict[str, Any]:
    """A dashed line across the plot at a value: the target."""
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": y, "y1": y,
            "line": {"color": colour, "width": width, "dash": dash}, **more}


def upright(x: float, colour: str, width: float, dash: str = "solid", **more: Any) -> dict[str, Any]:
    """A line from bottom to top at a place on the x axis."""
    return {"type": "line", "xref": "x", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1,
            "line": {"color": colour, "width": width, "dash": dash}, **more}


def hatching(cells: Sequence[tuple[int, int]], setting: Setting, layer: str = "below") -> dict[str, Any]:
    """Slanted lines over cells (column, row) of a grid, all in one path: here a figure should be."""
    path = [f"M{x + left:.3f},{y + 0.4:.1f}L{x + left + 0.115:.3f},{y - 0.4:.1f}" for x, y in cells for left in _SLANTS]
    return {"type": "path", "path": "".join(path) or "M0,0", "xref": "x", "yref": "y", "layer": layer,
            "line": {"color": palette(setting).past, "width": 0.8}}


def room(texts: Sequence[str], pad: int = 14) -> int:
    """Pixels on screen that the longest of these labels needs beside the plot; lines are split at <br>."""
    longest = max((len(_bare(line)) for text in texts for line in text.split("<br>")), default=0)
    return round(longest * SCREEN.small * _EM) + pad


def wrap(text: str, letters: int) -> str:
    """Broken between words into lines of at most `letters` letters, joined by <br>; a longer word keeps its line."""
    lines: list[str] = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= letters or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return "<br>".join(lines)


def spread(places: Sequence[float], gap: float, ceiling: float | None = None) -> list[float]:
    """The same places moved as little as keeps neighbours at least `gap` apart, in the same order, none above `ceiling`."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    moved = list(places)
    for lower, upper in pairwise(order):
        moved[upper] = max(moved[upper], moved[lower] + gap)
    if not order:
        return []
    drift = (moved[order[-1]] - places[order[-1]]) / 2
    if ceiling is not None:
        drift = max(drift, moved[order[-1]] - ceiling)
    return [round(place - drift, 3) for place in moved]


def with_title(figure: Figure, setting: Setting, width: int = 1200) -> dict[str, Any]:
    """The layout with paper, title and subtitle written in, for a picture of `width` pixels that stands alone."""
    colours, size = palette(setting), sizes(setting)
    head, foot = round(size.strong * 1.25), size.small
    title = wrap(figure.title, int((width - 40) / (head * _EM)))
    under = wrap(figure.subtitle, int((width - 40) / (foot * _EM)))
    top = round((title.count("<br>") + 1) * head * 1.35 + (under.count("<br>") + 1) * foot * 1.35) + 18
    margin = dict(figure.layout["margin"])
    text = f"<b>{title}</b><br><span style='font-size:{foot}px;color:{colours.soft}'>{under}</span>"
    caption = {"text": text, "x": 0, "xref": "container", "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top",
               "pad": {"l": 20, "t": 12}, "font": {"size": head, "color": colours.ink}}
    return {**figure.layout, "title": caption, "paper_bgcolor": colours.paper, "width": width, "height": figure.height + top,
            "autosize": False, "margin": {**margin, "t": margin["t"] + top, "l": margin["l"] + 12}}


def _scale(setting: Setting) -> float:
    """How much larger the type is than on screen."""
    return sizes(setting).small / SCREEN.small


def _bare(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")
