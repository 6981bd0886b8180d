"""What one table gave before its figures are put together: figures, refusals, the sorted lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.lines import Line
    from parcam.intake.numbers.scan import Scan
    from parcam.model.month import Month

    Beside = tuple[int, str, str, Month]
    """Row, indicator, unit and month of a figure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell of figures whose meaning is settled. `kind` is rate, count or money; `ratio` that something says it is a ratio, `percent`
    that a "%" beside it says percent; `across` that its part is named by the row, so that the parts of one figure stand in several rows."""

    row: int
    column: int
    across: bool
    heading: str
    indicator: str
    part: str
    unit: str
    month: Month
    scan: Scan
    kind: str
    scale: float | None
    ratio: bool
    percent: bool
    contested: bool = False
    """Of a bare result: a plan, or figures nobody can name, stand beside it, so that it may be a count as well as a percentage. Of a
    part: a column of figures without heading stands beside it, which may be another part of the same whole."""
    doubted: bool = False
    """Nothing says a ratio, and a plan, or figures under a heading that says nothing we know, stand beside: a bare number may
    be a count or money."""
    money: bool = False
    """What it counts is money."""
    by_row: bool = False
    """Its row is what is written in one hand: parts named by rows under several columns of figures."""
    torn: bool = False
    """Its unit of money is named, and nobody can read it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row (or one cell of it) refused before its figures were looked at. `kind` also takes no_period and conflict."""

    row: int
    heading: str
    kind: str
    raw: str
    candidates: tuple[str, ...] = ()


@dataclass
class Gathered:
    """`lines` are all rows of the body; `filled` the rows whose unit was taken from above; `order` of the dates in its period column;
    `aimed` that some figure had an indicator, whether it could be placed or not."""

    columns: tuple[Column, ...]
    lines: list[Line]
    figures: list[Figure]
    refusals: list[Refusal]
    filled: list[int]
    order: str
    open_date: str = ""
    aimed: bool = False
    unaimed: list[Line] = field(default_factory=list)
    """Rows of data none of whose cells is a figure of an indicator."""
    untimed: dict[int, Column] = field(default_factory=dict)
    """Columns left unread because their headings name no month where others' do."""
    estimate: bool = False
    """Its titles say that it is one: nothing of it is read."""
    stocks: dict[Beside, list[Figure]] = field(default_factory=dict)
    """Pieces of what stood at the month's end, by the figures they stand beside."""
    pieces: frozenset[int] = frozenset()
    """Rows whose figures are added up to their unit's; `proved_by_total` when only a total that agrees can allow it."""
    proved_by_total: bool = False
    carried: int = 0
    """The first row whose time was taken from above; 0 when none was."""
