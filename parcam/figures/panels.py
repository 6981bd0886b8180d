"""A grid of panels on one pair of axes: where each panel stands, its frame and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from parcam.figures import house
from parcam.figures.series import tick
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.figures.figure import Setting
    from parcam.model.month import Month

BESIDE, ABOVE, BELOW = 0.16, 0.42, 0.42
"""Room right of and above each panel and under the last row, as a share of the panel."""
_MARGIN = 0.4
"""Months of air at both ends of a panel."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Panel i of `count` is `wide` months by `tall` percent, `columns` to a row, the first row on top."""

    wide: int
    tall: float
    columns: int
    count: int

    def x(self, i: int, month: float = 0) -> float:
        return round((i % self.columns) * self.wide * (1 + BESIDE) + month, 3)

    def y(self, i: int, height: float = 0) -> float:
        return round(-(i // self.columns) * self.tall * (1 + ABOVE) + height, 3)

    @property
    def rows(self) -> int:
        return -(-self.count // self.columns)

    def axes(self, setting: Setting) -> dict[str, Any]:
        """Both axes, without any mark of their own: the panels write theirs."""
        bare = {"showticklabels": False, "ticklen": 0}
        return {"xaxis": house.axis(setting, range=[-_MARGIN, self.x(self.columns - 1, self.wide + _MARGIN)], **bare),
                "yaxis": house.axis(setting, range=[self.y(self.count - 1) - self.tall * BELOW, self.tall * (1 + ABOVE)], **bare)}


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


def levels(grid: Grid, height: float) -> dict[str, Any]:
    """One level line per panel, all in one trace."""
    xs = [x for i in range(grid.count) for x in (grid.x(i, -_MARGIN), grid.x(i, grid.wide + _MARGIN), None)]
    ys = [y for i in range(grid.count) for y in (grid.y(i, height), grid.y(i, height), None)]
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "hoverinfo": "skip"}


def words_trace(words: Sequence[Word], setting: Setting) -> dict[str, Any]:
    """Every text of the grid in one trace."""
    size = house.sizes(setting)
    font = {"size": [size.text + 1 if word.heading else size.small for word in words], "color": [word.colour for word in words]}
    return {"type": "scatter", "mode": "text", "hoverinfo": "skip", "cliponaxis": False,
            "x": [word.x for word in words], "y": [word.y for word in words], "text": [word.text for word in words],
            "textposition": [word.position for word in words], "textfont": font}


def heading(grid: Grid, i: int, text: str, setting: Setting) -> Word:
    return Word(grid.x(i, -_MARGIN), grid.y(i, grid.tall * 1.02), text, "top right", house.palette(setting).ink, heading=True)


def beside(grid: Grid, i: int, height: float, text: str, setting: Setting) -> list[Word]:
    """The target's number, right of the last panel of each row: the scale is shared."""
    if (i + 1) % grid.columns and i + 1 < grid.count:
        return []
    return [Word(grid.x(i, grid.wide + _MARGIN), grid.y(i, height), text, "middle right", house.palette(setting).soft)]


def scale_words(grid: Grid, i: int, setting: Setting) -> list[Word]:
    """Both ends of the percent scale, left of the first panel of a row."""
    if i % grid.columns:
        return []
    ends = (0, next(end for end in (100, 80, 60, 50, 40, 30, 20, 10, 5) if end <= grid.tall))
    sign, soft = say("common.percent_sign", setting.language), house.palette(setting).soft
    return [Word(grid.x(i, -_MARGIN), grid.y(i, end), f"{end}{sign}", "middle left", soft) for end in ends]


def month_words(grid: Grid, i: int, months: Sequence[Month], setting: Setting) -> list[Word]:
    """First, middle and last month under the lowest panel of each column; each January of a longer span."""
    if i + grid.columns < grid.count or not months:
        return []
    places = sorted({0, (len(months) - 1) // 2, len(months) - 1}) if len(months) <= 14 else range(0, len(months), 12)
    soft = house.palette(setting).soft
    labels = {place: tick(months[place], setting.language, with_year=place == 0 or months[place].number == 1) for place in places}
    return [Word(grid.x(i, place), grid.y(i, -grid.tall * 0.06), text, "bottom center", soft) for place, text in labels.items()]
