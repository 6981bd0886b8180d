"""Small ledgers written as tables, for tests of the store."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

from parcam.model.month import Month
from parcam.model.reading import Extraction, Fault, Options, Origin, Outcome, Reading, Register

if TYPE_CHECKING:
    from parcam.model.reading import Receipt
    from parcam.store import Store


def day(text: str) -> date:
    return date.fromisoformat(text)


def a_reading(indicator: str, unit: str, month: str, numerator: float | None, denominator: float | None, stated: float | None = None,
              row: int = 2) -> Reading:
    origin = Origin("Bảng 1", row, "C", (("Đơn vị", unit), ("Tử số", str(numerator))))
    return Reading(indicator, unit, Month.parse(month), numerator, denominator, stated, origin)


def readings_in(table: str) -> tuple[Reading, ...]:
    """Lines `indicator unit month numerator denominator`, or `indicator unit month stated 0.95`;."""
    found = []
    for row, line in enumerate((line.split() for line in table.strip().splitlines()), start=2):
        if line[3] == "stated":
            found.append(a_reading(*line[:3], None, None, float(line[4]), row))
        else:
            found.append(a_reading(*line[:3], float(line[3]), float(line[4]), None, row))
    return tuple(found)


def an_extraction(readings: tuple[Reading, ...], content: bytes, *, faults: tuple[Fault, ...] = (), options: Options | None = None,
                  register: Register | None = None, outcome: Outcome = Outcome.OK) -> Extraction:
    return Extraction("tệp.csv", hashlib.sha256(content).hexdigest(), len(content), outcome, readings=readings, faults=faults,
                      options=options or Options(), register=register)


def load(store: Store, table: str, known_on: str, content: bytes | None = None, **more: object) -> Receipt:
    """Accept the table as a batch known on that day; its own text is the file unless other bytes are given."""
    content = content if content is not None else f"{known_on}\n{table}".encode()
    return store.accept(an_extraction(readings_in(table), content, **more), content, by="an", known_on=day(known_on))
