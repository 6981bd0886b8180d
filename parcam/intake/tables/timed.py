"""The time of a figure whose column names none: that of the columns of its indicator beside it, where they leave no choice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.meaning.timing import times

if TYPE_CHECKING:
    from parcam.intake.meaning.aims import Aim
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.labels import Meaning
    from parcam.intake.meaning.span import Span
    from parcam.intake.meaning.timing import When


def timed(
    column: Column, aim: Aim, when: When, row: list[tuple[Column, Aim]], columns: tuple[Column, ...], titled: Span | None,
    *, running: bool
) -> list[Meaning]:
    """The column's meaning with its own time, or that of the columns beside it in the `row`: one month for all, where the headings of
    the table name no other, or for a yearly plan of money every month it is spent in. Empty for a part that has columns with months
    beside it and none itself: it may be any month's, or their sum, unless the titles name another month (`titled`), which is its own. A
    running total lends its time to money only."""
    if when.span is not None or times(column.meaning, running):
        return [column.meaning]
    row = [(other, its) for other, its in row if running or not other.meaning.cumulative]
    beside = dict.fromkeys(span for other, its in row if its.indicator == aim.indicator for span in times(other.meaning, running))
    plan = running and aim.part == "denominator"
    if any(its == aim and times(other.meaning, running) for other, its in row):
        if titled and titled.monthly and not plan and not any(_overlap(titled, span) for span in beside):
            return [column.meaning]
        return [replace(column.meaning, spans=(span,)) for span in beside] if plan else []
    if beside and (plan or len(beside | _said(columns)) == 1):
        return [replace(column.meaning, spans=(span,)) for span in beside]
    return [column.meaning] if len(beside) != 1 else []


def _overlap(one: Span, other: Span) -> bool:
    return one.last == other.last and (not one.year or not other.year or one.year == other.year)


def _said(columns: tuple[Column, ...]) -> dict[object, None]:
    """The single months that headings name, of columns that are not read too."""
    return dict.fromkeys(span for one in columns if not one.meaning.skip for span in one.meaning.spans if span.shape == "month")
