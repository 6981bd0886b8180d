"""What is measured, whatever the year: numerator over denominator, how it accumulates, which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Accumulation(StrEnum):
    """How shorter spans combine into a longer one."""

    SUM = "sum"
    LATEST = "latest"


class Better(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"


class Measure(StrEnum):
    """What the two parts count: things (dossiers, documents, tasks), money in đồng, or deeds with a day."""

    COUNT = "count"
    MONEY = "money"
    DEED = "deed"


@dataclass(frozen=True, slots=True)
class Definition:
    """One way a system computes the same named rate (the on-time rate has three official ones)."""

    id: str
    name: str
    formula: str
    source: str
    used: bool = False
    """The one the indicator's own parts follow."""
    adds: tuple[str, ...] = ()
    """Stocks whose newest month is added to the indicator's own parts."""

    @property
    def computed(self) -> bool:
        """Whether the extracts this system reads can hold its parts at all."""
        return self.used or bool(self.adds)


@dataclass(frozen=True, slots=True)
class Stock:
    """Parts that stand at a month's end beside what arose in the month: dossiers still in process, of them in time.

    They are counted once, as the newest month has them, and only a definition that `adds` them takes them.
    """

    id: str
    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True)
class Quality:
    """The data-quality statement: five disclosures printed wherever the figure is explained."""

    source: str
    formula: str
    window: str
    limits: str
    checked: str


@dataclass(frozen=True, slots=True)
class Indicator:
    id: str
    name: str
    short: str
    order: int
    measure: Measure
    numerator: str
    denominator: str
    over_months: Accumulation
    over_units: Accumulation
    better: Better
    reporters: str
    """Group id of the units expected to report each month ("" when nobody reports monthly)."""
    quality: Quality
    definitions: tuple[Definition, ...] = ()
    stocks: tuple[Stock, ...] = ()
    sourced: bool = True
    due_day: int = 10
    """Day of the following month by which a unit's reading counts as in time."""
    closes_next_year: bool = False
    """True when the December figure may still move until 31 January (disbursement)."""
    english: str = ""
    case: str = ""
    """What one of the denominator is called ("hồ sơ"), and `miss` what it is when it fails ("trễ hạn"): for sentences that count."""
    miss: str = ""
    about: str = ""
    """What a reader must know before comparing it with another system's figure of the same name."""

    def definition(self, chosen: str = "") -> Definition | None:
        """The definition of that id, or the used one; None when systems do not differ. KeyError for an id it does not have."""
        if chosen:
            return {one.id: one for one in self.definitions}[chosen]
        return next((one for one in self.definitions if one.used), None)


def stock_series(indicator: str, stock: str) -> str:
    """Under what name the ledger keeps a stock: no indicator's id has a dot."""
    return f"{indicator}.{stock}"
