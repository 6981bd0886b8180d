"""The windows of the periodic reports on administrative reform: they do not fit the calendar year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReportWindow:
    """First and last day of the data of one periodic report; `filed_by` is the day of the last month by which it is sent."""

    id: str
    name: str
    english: str
    first_month: int
    first_day: int
    previous_year: bool
    """True when the window opens in the year before."""
    last_month: int
    last_day: int
    filed_by: int
    cumulative: bool
    source: str

    def days(self, year: int) -> tuple[date, date]:
        """First and last day of the report of `year`, both included."""
        return date(year - self.previous_year, self.first_month, self.first_day), date(year, self.last_month, self.last_day)

    def due(self, year: int) -> date:
        return date(year, self.last_month, self.filed_by)
