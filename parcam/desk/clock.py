"""Which moment and which day it is for the office; nothing below the desk asks the clock but the store, for the times it notes."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

OFFICE_TIME = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    return datetime.now(OFFICE_TIME)


def today() -> date:
    return now().date()
