"""One cell of figures whose meaning is settled -> a Figure: ratio, count or money, by what stands beside and around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.meaning.aims import specific
from parcam.intake.meaning.labels import ANY
from parcam.intake.meaning.override import money
from parcam.intake.tables.gathered import Figure
from parcam.model.indicator import Measure

if TYPE_CHECKING:
    from parcam.catalog.load import Catalog
    from parcam.intake.meaning.aims import Aim
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.context import Context
    from parcam.intake.meaning.labels import Meaning
    from parcam.intake.meaning.lines import Line
    from parcam.intake.numbers.scan import Scan
    from parcam.model.month import Month
    from parcam.model.reading import Options


class Named(NamedTuple):
    """Who, when and what a cell of figures is, by its row and column."""

    line: Line
    column: Column
    aim: Aim
    unit: str
    month: Month


class Measurer:
    """For the cells of one table; `doubted`, `nameless` and `strange` (`strange_rates`) as in meaning/scope.py."""

    def __init__(
        self, catalog: Catalog, options: Options, around: Context, columns: tuple[Column, ...], *, doubted: bool, nameless: bool,
        strange: frozenset[int]
    ) -> None:
        self._catalog, self._options, self._around = catalog, options, around
        self._doubted, self._nameless, self._strange = doubted, nameless, strange
        bare = {column.meaning.parts.get(ANY) for column in columns if column.role == "value"}
        self._rated, self._parted = "rate" in bare, "denominator" in bare
        self._several = sum(column.role == "value" and not column.meaning.skip for column in columns) > 1

    def subject(self, line: Line, column: Column) -> Meaning:
        """What the row's label says for this column: "Tỷ lệ …" beside a bare result only names what the row is about, where rates have
        a column of their own."""
        named = self._rated and column.meaning.parts.get(ANY) == "result" and set(line.label.parts.values()) == {"rate"}
        return replace(line.label, parts={}) if named else line.label

    def figure(self, one: Named, scan: Scan, measure: Meaning) -> Figure:
        """`measure` is what the row's cell of the unit of measure says."""
        line, column, part = one.line, one.column, one.aim.part
        money_like = self._catalog.indicators[one.aim.indicator].measure is Measure.MONEY
        scale = money(self._options) or scan.scale or column.meaning.scale or line.label.scale or measure.scale or self._around.scale
        percent = column.meaning.percent or line.label.percent or measure.percent or self._around.percent
        said = percent or column.meaning.rate or line.label.rate or measure.rate or self._around.ratio
        if money_like and part == "result" and scale and not said:
            so_far = column.meaning.cumulative or self._around.running or any(span.cumulative for span in column.meaning.spans)
            part = "numerator" if so_far else "month_only"
        ratio = part == "result" or part.endswith("rate")
        across = self._across(line, column, part)
        counted = ratio and column.meaning.parts.get(ANY) == "total" and not (scan.rate or percent)
        return Figure(
            line.row.number,
            column.column,
            across,
            column.name,
            one.aim.indicator,
            part,
            one.unit,
            one.month,
            scan,
            "rate" if ratio else ("money" if money_like else "count"),
            scale if money_like else None,
            said,
            percent,
            counted or self._contested(part, column.column, said=said, own=percent or column.meaning.rate),
            not said and self._doubted,
            money_like,
            across and self._several,
            money_like and not scale and (self._around.scale_torn or column.meaning.torn or line.label.torn),
        )

    def _contested(self, part: str, column: int, *, said: bool, own: bool) -> bool:
        """`own`: the ratio is said by its column or by a percent, and not only by the name of what the row is about."""
        if part == "result":
            return (not said and self._doubted) or (not own and self._nameless)
        return self._nameless or (part.endswith("_rate") and bool(self._strange)) or (part == "rate" and column in self._strange)

    def _across(self, line: Line, column: Column, part: str) -> bool:
        """Whether the part is named by the row."""
        generic = column.meaning.parts.get(ANY, "result") in ("result", "total")
        return generic and not (specific(column.meaning) or self._parted) and part in line.label.parts.values()
