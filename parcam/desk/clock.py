"""Which day it is for the office, and which day a screen shows when nobody chose one."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

OFFICE_TIME = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    return datetime.now(OFFICE_TIME)


def today() -> date:
    return now().date()
