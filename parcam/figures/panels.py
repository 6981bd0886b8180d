"""A grid of panels on one pair of axes: where each panel stands, its frame and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from parcam.figures import clear, house
from parcam.figures.look import SCREEN
from parcam.figures.series import tick
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.figures.figure import Setting
    from parcam.figures.scale import Scale
    from parcam.model.month import Month

BESIDE = 0.16
"""Room right of each panel, as a share of the panel."""
_HEAD = 36
"""Pixels on screen above each panel for its heading, and under the last row for the months."""
_ROWS = {1: 320, 2: 200, 3: 190}
"""Pixels of a row of panels with its headings, by the number of rows."""
_MARGIN = 0.4
"""Months of air at both ends of a panel."""
_LETTER = 0.0066
"""Width of a small letter as a share of all panels side by side (some 1 000 pixels)."""
_LINE, _AIR, _OWN_AIR = 0.09, 0.06, 0.02
"""Height of a line of text, its air to the point, and the air that Plotly adds below a text on top: shares of a low panel (160 pixels)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Panel i of `count` is `wide` months by the percent of `scale`, `columns` to a row, the first row on top.
    `above` is the room over a panel and under the last row, as a share of the panel."""

    wide: int
    scale: Scale
    columns: int
    count: int
    above: float

    def x(self, i: int, month: float = 0) -> float:
        return round((i % self.columns) * self.wide * (1 + BESIDE) + month, 3)

    def y(self, i: int, height: float) -> float:
        return round(-(i // self.columns) * self.scale.tall * (1 + self.above) + height - self.scale.low, 3)

    @property
    def rows(self) -> int:
        return -(-self.count // self.columns)

    def axes(self, setting: Setting) -> dict[str, Any]:
        """Both axes, without any mark of their own: the panels write theirs."""
        bottom, top = self.y(self.count - 1, self.scale.at(-self.above)), self.y(0, self.scale.at(1 + self.above))
        bare = {"showticklabels": False, "ticklen": 0}
        return {"xaxis": house.axis(setting, range=[-_MARGIN, self.x(self.columns - 1, self.wide + _MARGIN)], **bare),
                "yaxis": house.axis(setting, range=[bottom, top], **bare)}


class Word(NamedTuple):
    x: float
    y: float
    text: str
    position: str
    colour: str
    heading: bool = False


def columns_for(panels: int) -> int:
    """How many panels stand in a row: 3 × 3 for nine, 4 × 3 for twelve."""
    return max(panels, 1) if panels <= 3 else 2 if panels == 4 else 3 if panels <= 9 else 4


def sized(wide: int, scale: Scale, columns: int, count: int, setting: Setting) -> tuple[Grid, int]:
    """The grid and its height in pixels: tall panels when there are few rows, three rows without scrolling at 1080 pixels."""
    rows = -(-count // columns)
    row, head = _ROWS.get(rows, _ROWS[3]), round(_HEAD * house.sizes(setting).small / SCREEN.small)
    return Grid(wide, scale, columns, count, head / (row - head)), max(rows, 1) * row + head


def levels(grid: Grid, height: float) -> dict[str, Any]:
    """One level line per panel, all in one trace."""
    xs = [x for i in range(grid.count) for x in (grid.x(i, -_MARGIN), grid.x(i, grid.wide + _MARGIN), None)]
    ys = [y for i in range(grid.count) for y in (grid.y(i, height), grid.y(i, height), None)]
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "hoverinfo": "skip"}


def uprights(grid: Grid, places: Sequence[tuple[int, float]]) -> dict[str, Any]:
    """A line from bottom to top at (panel, month), all in one trace."""
    xs = [x for i, place in places for x in (grid.x(i, place), grid.x(i, place), None)]
    ys = [y for i, _ in places for y in (grid.y(i, grid.scale.low), grid.y(i, grid.scale.at(1)), None)]
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "hoverinfo": "skip"}


def words_trace(words: Sequence[Word], setting: Setting) -> dict[str, Any]:
    """Every text of the grid in one trace."""
    size = house.sizes(setting)
    font = {"size": [size.text + 1 if word.heading else size.small for word in words], "color": [word.colour for word in words]}
    return {"type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False,
            "x": [word.x for word in words], "y": [word.y for word in words], "text": [word.text for word in words],
            "textposition": [word.position for word in words], "textfont": font}


def heading(grid: Grid, i: int, text: str, setting: Setting) -> Word:
    return Word(grid.x(i, -_MARGIN), grid.y(i, grid.scale.at(1.01)), text, "top right", house.palette(setting).ink, heading=True)


def beside(grid: Grid, i: int, height: float, text: str, setting: Setting) -> list[Word]:
    """The target's number, right of the last panel of each row: the scale is shared."""
    if (i + 1) % grid.columns and i + 1 < grid.count:
        return []
    return [Word(grid.x(i, grid.wide + _MARGIN), grid.y(i, height), f"\u2009{text}", "middle right", house.palette(setting).soft)]


def end_word(grid: Grid, i: int, place: int, height: float, text: str, lines: Sequence[Sequence[float | None]], target: float | None,
             setting: Setting) -> Word:
    """The newest figure at its point, where neither `lines` (percent by month) nor the dashes of the target cross it."""
    drawn = [segment for line in lines for segment in clear.curve([None if one is None else grid.scale.share(one) for one in line])]
    drawn += [clear.level(grid.scale.share(target))] if target is not None else []
    room = clear.Word(len(text) * _LETTER * grid.columns * grid.wide, _LINE, _AIR)
    spot = clear.spot(place, grid.scale.share(height), room, drawn, -_MARGIN, grid.wide + _MARGIN)
    anchor = grid.scale.share(height) + (spot.distance - _OWN_AIR if spot.above else -spot.distance)
    position = f"{'top' if spot.above else 'bottom'} {spot.side}"
    return Word(grid.x(i, place), grid.y(i, grid.scale.at(anchor)), text, position, house.palette(setting).ink)


def scale_words(grid: Grid, i: int, setting: Setting) -> list[Word]:
    """Both ends of the percent scale, left of the first panel of a row."""
    if i % grid.columns:
        return []
    ends = (round(grid.scale.low), next(end for end in (100, 80, 60, 50, 40, 30, 20, 10, 5) if end <= grid.scale.high))
    sign, soft = say("common.percent_sign", setting.language), house.palette(setting).soft
    return [Word(grid.x(i, -_MARGIN), grid.y(i, end), f"{end}{sign}\u2009", "middle left", soft) for end in ends]


def month_words(grid: Grid, i: int, months: Sequence[Month], setting: Setting) -> list[Word]:
    """First, middle and last month under the lowest panel of each column; each January of a longer span."""
    if i + grid.columns < grid.count or not months:
        return []
    places = sorted({0, (len(months) - 1) // 2, len(months) - 1}) if len(months) <= 14 else range(0, len(months), 12)
    soft = house.palette(setting).soft
    labels = {place: tick(months[place], setting.language, with_year=place == 0 or months[place].number == 1) for place in places}
    return [Word(grid.x(i, place), grid.y(i, grid.scale.at(-0.04)), text, "bottom center", soft) for place, text in labels.items()]
