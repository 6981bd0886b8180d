"""data/indicators/*.toml -> indicators, one file each; the file name is the id."""

from __future__ import annotations

from pathlib import Path

from parcam.catalog.defects import Defects
from parcam.catalog.known import Known, Labels
from parcam.catalog.record import Record, read_file
from parcam.catalog.units import read_id
from parcam.model.indicator import Accumulation, Better, Definition, Indicator, Measure, Quality, Stock


def load_indicators(root: Path, defects: Defects, known: Known) -> dict[str, Indicator]:
    """Every file of the folder, in the order they state."""
    taken: set[str] = set()
    labels = Labels("shared_label")
    found = []
    for file in sorted((root / "indicators").glob("*.toml")):
        record = read_file(file, root, defects)
        one = _indicator(record, file.stem, taken)
        labels.claim(record, "name", (one.name,), one.id)
        labels.claim(record, "short", (one.short,), one.id)
        if one.reporters:
            known.unit_or_group(record, "reporters", (one.reporters,))
        found.append(one)
    return {one.id: one for one in sorted(found, key=lambda one: (one.order, one.id))}


def _indicator(record: Record, stem: str, taken: set[str]) -> Indicator:
    found = read_id(record, taken)
    if found and found != stem:
        record.fault("id", "file_name", found=found, wanted=stem)
    indicator = Indicator(
        id=found, name=record.text("name"), short=record.text("short"), order=record.whole("order"),
        measure=record.choice("measure", Measure), numerator=record.text("numerator"), denominator=record.text("denominator"),
        over_months=record.choice("over_months", Accumulation), over_units=record.choice("over_units", Accumulation),
        better=record.choice("better", Better), reporters=record.text("reporters", ""), quality=_quality(record),
        definitions=_definitions(record), stocks=tuple(_stock(one) for one in record.tables("stock")), sourced=record.flag("sourced"),
        due_day=record.whole("due_day", 10), closes_next_year=record.flag("closes_next_year", False),
        english=record.text("english", ""), case=record.text("case", ""), miss=record.text("miss", ""), about=record.text("about", ""))
    record.done()
    return indicator


def _quality(record: Record) -> Quality:
    part = record.table("quality")
    if part is None:
        record.fault("quality", "missing_key")
        return Quality("", "", "", "", "")
    quality = Quality(*(part.text(key) for key in ("source", "formula", "window", "limits", "checked")))
    part.done()
    return quality


def _definitions(record: Record) -> tuple[Definition, ...]:
    """Where systems differ, exactly one way is the indicator's own; others may add stocks that the indicator names."""
    rows = tuple(record.tables("definition"))
    found = tuple(_definition(one) for one in rows)
    if found and sum(one.used for one in found) != 1:
        record.fault("definition", "one_used", found=sum(one.used for one in found))
    known = {one.text("id", "") for one in record.tables("stock")}
    for row, one in zip(rows, found, strict=True):
        for stock in one.adds:
            if stock not in known or one.used:
                row.fault("adds", "unknown_stock", found=stock)
    return found


def _definition(record: Record) -> Definition:
    one = Definition(id=record.text("id"), name=record.text("name"), formula=record.text("formula"), source=record.text("source"),
                     used=record.flag("used", False), adds=record.texts("adds", ()))
    record.done()
    return one


def _stock(record: Record) -> Stock:
    one = Stock(id=record.text("id"), numerator=record.text("numerator"), denominator=record.text("denominator"))
    record.done()
    return one
