"""Everything the pages read, cached. Cached readers take the stamp first: new data means a new stamp, nothing is cleared by hand or clock."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.catalog.load import Catalog, load_catalog
from parcam.desk import clock

if TYPE_CHECKING:
    from datetime import datetime

    from parcam.model.commitment import Plan


@lru_cache(maxsize=1)
def catalog() -> Catalog:
    """The definitions under data/, read once per process: an edited file takes effect at the next start."""
    return load_catalog()


def now() -> datetime:
    return clock.now()


def plan() -> Plan:
    """The newest plan."""
    plans = catalog().plans
    return plans[max(plans)]


def office() -> str:
    return plan().office


def monthly_indicators() -> tuple[str, ...]:
    """Indicators that units report month by month, in order."""
    return tuple(id for id, one in catalog().indicators.items() if one.reporters)


def warm_up() -> None:
    """What the first visitor would otherwise wait for."""
    catalog()
