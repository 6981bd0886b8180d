"""What a table says of one indicator, unit and month, before and after its parts are put together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.numbers.settle import Series
    from parcam.intake.tables.gathered import Figure
    from parcam.model.month import Month


_COUNTS = ("numerator", "denominator")
_WHOLE = ("numerator", "denominator", "rate", "result")


@dataclass
class Record:
    """What one row (or the rows of one figure) says of an indicator, a unit and a month: figures by part."""

    table: int
    indicator: str
    unit: str
    month: Month
    figures: dict[str, Figure] = field(default_factory=dict)
    more_rates: list[Figure] = field(default_factory=list)
    """Other rates of its row: each part of it may have one ("trong tháng", "lũy kế")."""
    torn: Figure | None = None
    """The figure whose part stands in its row more often, with other values, than the part it belongs with."""

    @property
    def rows(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(figure.row for figure in self.figures.values()))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Parts, or a stated percent, or the kind of fault with the figure it lies in; `note` a kind of note that stops nothing.
    Nothing set: the record says too little to be a reading."""

    numerator: float | None = None
    denominator: float | None = None
    stated: float | None = None
    fault: str = ""
    at: Figure | None = None
    note: str = ""

    @property
    def reads(self) -> bool:
        return not self.fault and (self.numerator is not None or self.stated is not None)


class Undecided(Exception):
    """A number of a used series can be read two ways and nothing decides."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure.scan.raw)
        self.figure = figure


def records(table: int, figures: Iterable[Figure]) -> list[Record]:
    """Figures grouped; where the parts of a figure stand in rows, a part met again begins a new record. A mere piece met again in one row
    with another value is two things under one name: neither counts; where it is all the row says, both are told apart as repeats."""
    made: dict[tuple[object, ...], Record] = {}
    order: list[Record] = []
    open_pieces: list[tuple[Record, Figure]] = []
    for figure in figures:
        key = (None if figure.across else figure.row, figure.indicator, figure.unit, figure.month)
        record = made.get(key)
        if record and not figure.across and figure.part in record.figures and figure.part not in _WHOLE:
            if record.figures[figure.part].scan.raw != figure.scan.raw:
                open_pieces.append((record, figure))
            continue
        if record and not figure.across and figure.part == "rate" and {*_COUNTS, "rate"} <= record.figures.keys():
            record.more_rates.append(figure)
            continue
        if record is None or figure.part in record.figures:
            record = made[key] = Record(table, figure.indicator, figure.unit, figure.month)
            order.append(record)
        record.figures[figure.part] = figure
    for record, figure in open_pieces:
        if len(record.figures) > 1:
            record.figures.pop(figure.part, None)
        else:
            order.append(Record(table, figure.indicator, figure.unit, figure.month, {figure.part: figure}))
    return _torn(order)


def _torn(made: list[Record]) -> list[Record]:
    """Two numerators beside one denominator (or the reverse) in one row: which of them belong together cannot be told, and one record
    stands for all of them."""
    rows: dict[tuple[object, ...], list[Record]] = {}
    for one in made:
        if not any(figure.across for figure in one.figures.values()):
            rows.setdefault((one.rows, one.indicator, one.unit, one.month), []).append(one)
    others: set[int] = set()
    for group in rows.values():
        tops, bottoms = ([one.figures[part] for one in group if part in one.figures] for part in _COUNTS)
        more = max(tops, bottoms, key=len)
        if tops and bottoms and len(tops) != len(bottoms) and len({figure.scan.raw for figure in more}) > 1:
            group[0].torn = more[-1]
            others |= {id(one) for one in group[1:]}
    return [one for one in made if id(one) not in others]


def series(table: int, figure: Figure) -> Series:
    return (table, "row", figure.row) if figure.by_row else (table, "column", figure.column)
