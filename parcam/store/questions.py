"""Asking the ledger. Every question takes `as_of`; answers are DataFrames, months as "YYYY-MM", rates as fractions 0-1.

A month without a reading has no row; 0/0 has a row whose rate is missing. Rows come sorted by indicator, unit, month.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parcam.model.month import Month
from parcam.store.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Collection

    from pandas import DataFrame

    Ids = Collection[str] | None


EARLIEST, LATEST = Month(1900, 1), Month(9999, 12)
_DAYS = 512
"""Days whose stamps are remembered between two writes."""


class Questions(Kept):
    _series: tuple[int, dict[str, dict[str, int]]] = (-1, {})
    _stamps: tuple[int, dict[date, str]] = (-1, {})

    def readings(self, indicators: Collection[str], units: Ids = None, *, first: Month, last: Month, as_of: date) -> DataFrame:
        """Readings in force, one row per indicator, unit and month.

        Columns: numerator, denominator, rate, stated (bool), batch, known_on, lines, sample.

        `units` None means every unit the ledger knows.
        """
        return self._ask_span("readings", indicators, units, first, last, as_of)

    def monthly(self, indicators: Collection[str], units: Ids = None, *, first: Month, last: Month, as_of: date) -> DataFrame:
        """Per indicator and month over the units: parts summed, rate divided last, reported (units), stated_only (units), sample."""
        return self._ask_span("monthly", indicators, units, first, last, as_of)

    def year_to_date(self, indicators: Collection[str], units: Ids = None, *, first: Month, last: Month, as_of: date,
                     latest: Collection[str] = ()) -> DataFrame:
        """Per indicator and month of the span, the figure reached since January over the units together.

        Columns: numerator, denominator, rate, units, stated_only, carried, sample. Indicators in `latest` take each unit's newest
        month of that year instead of the sum; `carried` counts units without a reading in the very month.
        """
        return self._ask_span("year_to_date", indicators, units, first, last, as_of, latest=list(latest))

    def year_to_date_by_unit(self, indicators: Collection[str], units: Ids = None, *, first: Month, last: Month, as_of: date,
                             latest: Collection[str] = ()) -> DataFrame:
        """The same for each unit: numerator, denominator, rate, stated, last_month, carried (bool), months, stated_months, sample."""
        return self._ask_span("year_to_date_by_unit", indicators, units, first, last, as_of, latest=list(latest))

    def origin(self, indicator: str, unit: str, month: Month, *, as_of: date) -> DataFrame:
        """At most one row: batch, file, sha256, by, known_on, accepted_at, sheet, row, column, raw (JSON pairs) of the reading in force."""
        return self.database.ask("origin", series=self.series([indicator], [unit]), month=month.first_day, as_of=as_of)

    def origins(self, indicators: Collection[str], units: Ids = None, *, first: Month, last: Month, as_of: date) -> DataFrame:
        """The readings in force with numerator, denominator, stated, batch, sheet, row: the lineage of a whole table."""
        return self._ask_span("origins", indicators, units, first, last, as_of)

    def changes(self, from_day: date, to_day: date, indicators: Ids = None, units: Ids = None, *, first: Month = EARLIEST,
                last: Month = LATEST) -> DataFrame:
        """What was known on one day and is otherwise on the other: change (new, changed, gone), old_* and new_* parts and batch,
        and the batch (or its withdrawal: withdrawn, why) that made it so, by whom and on which day."""
        return self.database.ask("changes", series=self.series(indicators, units), first=first.first_day, last=last.first_day,
                                 from_day=from_day, to_day=to_day)

    def disagreements(self, indicators: Ids = None, units: Ids = None, *, first: Month, last: Month, as_of: date) -> DataFrame:
        """Months that the newest standing file tells otherwise than an earlier standing one: old_* and new_* parts and batch."""
        return self._ask_span("disagreements", indicators, units, first, last, as_of)

    def freshness(self, indicators: Ids = None, units: Ids = None, *, as_of: date, first: Month = EARLIEST,
                  last: Month = LATEST) -> DataFrame:
        """Newest month, newest batch and the newest day of knowledge per indicator and unit, within the span."""
        return self._ask_span("freshness", indicators, units, first, last, as_of)

    def newest_month(self, indicators: Ids = None, units: Ids = None, *, as_of: date) -> Month | None:
        """The newest month for which any of their readings is known; None when there is none."""
        newest = self._rows("newest_month", series=self.series(indicators, units), as_of=as_of)[0]["month"]
        return Month.of(newest) if newest else None

    def timeliness(self, indicators: Collection[str], units: Ids = None, *, first: Month, last: Month, as_of: date) -> DataFrame:
        """On which day (known_on) and by which batch each month first became known."""
        return self._ask_span("timeliness", indicators, units, first, last, as_of)

    def stamp(self, as_of: date) -> str:
        """One value that changes exactly when what is known on that day changes."""
        writes, kept = self._stamps
        if writes != self.database.writes or len(kept) >= _DAYS:
            kept = {}
            self._stamps = (self.database.writes, kept)
        if as_of not in kept:
            kept[as_of] = self._rows("stamp", as_of=as_of)[0]["stamp"]
        return kept[as_of]

    def series(self, indicators: Ids = None, units: Ids = None) -> list[int]:
        """The numbers of the series asked, in order; None lets all through, unknown ids give none."""
        known = self._known_series()
        of_asked = known.values() if indicators is None else [known[one] for one in dict.fromkeys(indicators) if one in known]
        if units is None:
            return sorted(number for of_one in of_asked for number in of_one.values())
        return sorted(of_one[unit] for of_one in of_asked for unit in dict.fromkeys(units) if unit in of_one)

    def units(self) -> frozenset[str]:
        """Every unit of which the ledger ever took a reading."""
        return frozenset(unit for of_one in self._known_series().values() for unit in of_one)

    def _known_series(self) -> dict[str, dict[str, int]]:
        """Indicator -> unit -> number, read again after every write."""
        writes, known = self._series
        if writes != self.database.writes:
            writes, known = self.database.writes, {}
            for row in self._rows("series"):
                known.setdefault(row["indicator"], {})[row["unit"]] = row["id"]
            self._series = (writes, known)
        return known

    def _ask_span(self, name: str, indicators: Ids, units: Ids, first: Month, last: Month, as_of: date,
                  **values: object) -> DataFrame:
        return self.database.ask(name, series=self.series(indicators, units), first=first.first_day, last=last.first_day, as_of=as_of,
                                 **values)
