"""Số liệu này là gì: the five disclosures of every indicator, official definitions that differ, and lines still in quarantine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.ui import address, defined, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import say, sentence

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.indicator import Indicator

Listed = tuple[list[Column], list[Row]]
_FIVE = ("formula", "source", "window", "limits", "checked")


def statements() -> Listed:
    """One row per indicator; what must be known before comparing it stands under its name."""
    columns = [Column(say(f"pages_commitments.quality.{name}")) for name in _FIVE]
    rows = [Row(id, (Cell(_name(one), under=one.about, strong=True), *(getattr(one.quality, name) for name in _FIVE)))
            for id, one in readers.shown().indicators.items()]
    return [Column(say("pages_quality.columns.indicator"), width="16%"), *columns], rows


def definitions(stamp: str, as_of: date) -> Listed:
    """Every indicator that other systems compute otherwise, each way with its figure and source; the one used here is marked."""
    told = {(commitment.indicator, each.definition): each for commitment, judged in readers.standings(stamp, as_of, address.language())
            for each in judged.definitions}
    rows = []
    for id, one in readers.shown().indicators.items():
        for at, each in enumerate(one.definitions if len(one.definitions) > 1 else ()):
            name = Cell("" if at else _name(one), strong=True, sort=one.order)
            said = told.get((id, each.id))
            rows.append(Row(f"{id}.{each.id}", (name, defined.system(each.name, said, used=each.used), defined.figure(said, one),
                                                each.formula, each.source)))
    columns = [Column(say("pages_quality.columns.indicator")), Column(say("pages_commitments.columns.system")),
               Column(say("pages_commitments.columns.defined"), "end"),
               *(Column(say(f"pages_commitments.columns.{name}")) for name in ("formula", "source"))]
    return columns, rows


def quarantine(stamp: str, as_of: date) -> Listed:
    """Refused lines nobody has mended yet, newest batch first."""
    names = {one.id: one.file for one in readers.store().batches(as_of)}
    columns = [Column(say(f"pages_quality.columns.{name}"), wrap=name in ("file", "message", "raw"))
               for name in ("batch", "file", "place", "raw", "message")]
    return columns, [Row(f"{at}", (str(batch), names.get(batch, ""), Cell(_place(fault.sheet, fault.row, fault.column)), fault.raw,
                                   Cell(sentence(fault.message), under=fault.suggestion)))
                     for at, (batch, fault) in enumerate(readers.store().quarantine(as_of))]


def _place(sheet: str, row: int, column: str) -> str:
    return " · ".join(part for part in (sheet, say("pages_quality.row", n=row), column) if part)


def _name(one: Indicator) -> str:
    return one.english if address.language() == "en" and one.english else one.name
