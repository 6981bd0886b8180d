"""The percent scale of line charts: from 0, or from a round floor said on the chart when everything lies near the top."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from parcam.figures import house
from parcam.figures.series import ceiling, percents
from parcam.words.numbers import percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.figures.figure import Setting
    from parcam.figures.series import Line

_STEPS = {95.0: 1, 90.0: 2, 85.0: 5, 80.0: 5}
"""The floors a scale may start from, in percent, and the step of their ticks."""
_AIR = 0.08
"""Room above the highest figure, as a share of the scale: a line at 100 % keeps its markers and its label."""
_SAME = 0.012
"""Figures closer than this share of the scale cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Percent from `low` to `high`."""

    low: float
    high: float

    @property
    def tall(self) -> float:
        return self.high - self.low

    def share(self, height: float) -> float:
        """Where a percent stands between the bottom (0) and the top (1)."""
        return (height - self.low) / self.tall

    def at(self, share: float) -> float:
        return self.low + share * self.tall

    def axis(self, setting: Setting) -> dict[str, Any]:
        drawn = house.percent_axis(setting, self.low, self.high)
        return drawn | {"dtick": _STEPS[self.low]} if self.low in _STEPS else drawn

    def cut_note(self, setting: Setting) -> list[dict[str, Any]]:
        """Says above the plot that the scale does not start at 0; nothing when it does."""
        if not self.low:
            return []
        words = setting.say("years.cut", low=percent(self.low / 100, 0, setting.language))
        return [house.note(setting, words, 0, 1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=4)]

    def hides(self, line: Line) -> bool:
        """Whether two months running lie on last year's, whose thin line must then be drawn over this year's to be seen."""
        pairs = zip(percents(line.points), percents(line.previous), strict=False)
        same = [one is not None and other is not None and abs(one - other) < _SAME * self.tall for one, other in pairs]
        return any(here and after for here, after in pairwise(same))


def line_scale(figures: Iterable[float | None], marks: Iterable[float] = ()) -> Scale:
    """Holds all figures and marks (targets, forecasts), in percent; marks alone never cut it.
    For lines only: a bar without its foot would lie about its length."""
    known = [value for value in figures if value is not None]
    everything = [*known, *marks]
    bottom, top = min(everything, default=0.0), max(everything, default=100.0)
    low = next((floor for floor in _STEPS if known and bottom >= floor + 0.05 * (100 - floor)), 0.0)
    if not low:
        return Scale(0.0, ceiling(everything))
    highest = max(top, 100.0)
    return Scale(low, round(highest + _AIR * (highest - low), 3))
