"""What a slide holds, before any format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.model.verdict import Verdict
    from parcam.publish.paper import Table


@dataclass(frozen=True, slots=True)
class Tile:
    """One bucket of the headline: how many, in which colour tone (good, warn, bad, none)."""

    count: int
    label: str
    tone: str


@dataclass(frozen=True, slots=True)
class Trend:
    """Rates 0-1 by month of the year; None is a gap."""

    months: tuple[str, ...]
    monthly: tuple[float | None, ...]
    running: tuple[float | None, ...]
    target: float | None
    target_text: str
    alt: str
    forecast: tuple[float, float] | None = None
    """The 80 % interval of the final figure."""


@dataclass(frozen=True, slots=True)
class Gaps:
    """Points of percent by unit, worst first."""

    units: tuple[str, ...]
    points: tuple[float, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Slide:
    """`verdicts` colours the rows of `table`; `lines` are (label, text) pairs; every field but the title may be empty."""

    kind: str
    title: str
    subtitle: str = ""
    tiles: tuple[Tile, ...] = ()
    table: Table | None = None
    verdicts: tuple[Verdict, ...] = ()
    trend: Trend | None = None
    gaps: Gaps | None = None
    lines: tuple[tuple[str, str], ...] = ()
    notes: str = ""
    id: str = ""
    """What a link or a saved set names it by: title, all-1, c-B.I.1, u-tdc."""
    commitment: str = ""
    unit: str = ""

    @property
    def sign_column(self) -> int:
        """The column of `table` whose texts carry the sign and the colour of their verdicts."""
        return 4 if self.kind == "table" else 2
