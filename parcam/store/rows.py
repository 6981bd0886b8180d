"""Model objects -> rows for DuckDB, and back."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from parcam.model.month import Month
from parcam.model.reading import Options

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parcam.model.reading import Reading

OFFICE_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def wall_time(moment: datetime | None) -> datetime:
    """The office's wall time without a zone, as the store keeps it; None means now, a bare datetime is taken as wall time already."""
    if moment is None:
        moment = datetime.now(OFFICE_ZONE)
    return moment.astimezone(OFFICE_ZONE).replace(tzinfo=None) if moment.tzinfo else moment


def options_text(options: Options) -> str:
    """One text per meaning, so that the same bytes with the same options are recognised."""
    return json.dumps({
        "indicator": options.indicator, "dataset": options.dataset, "month": str(options.month) if options.month else None,
        "overrides": sorted(list(pair) for pair in options.overrides),
    }, ensure_ascii=False, sort_keys=True)


def options_from(text: str) -> Options:
    facts = json.loads(text)
    return Options(indicator=facts["indicator"], dataset=facts["dataset"], month=Month.parse(facts["month"]) if facts["month"] else None,
                   overrides=tuple((what, value) for what, value in facts["overrides"]))


def pairs_text(pairs: tuple[tuple[str, str], ...]) -> str:
    return json.dumps([list(pair) for pair in pairs], ensure_ascii=False)


def pairs_from(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in json.loads(text))


_READING = ("indicator", "unit", "month", "numerator", "denominator", "stated", "lines", "sheet", "row", "columns", "raw")


def columns_text(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Rows as one JSON text of columns, for `$columns` of a statement.

    Bound value by value they would cost DuckDB three times as long, and a frame would need pandas, which `load` does without.
    """
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    return json.dumps(dict(zip(names, columns, strict=True)), allow_nan=False)


def reading_rows(readings: Iterable[Reading]) -> str:
    """`columns_text` as in table `reading`, with indicator and unit by name."""
    return columns_text(_READING, ((
        r.indicator, r.unit, r.month.first_day.isoformat(), r.numerator, r.denominator, r.stated, r.lines, r.origin.sheet, r.origin.row,
        r.origin.column, pairs_text(r.origin.raw)) for r in readings))
