"""data/indicators/*.toml -> indicators, one file each; the file name is the id."""

from __future__ import annotations

from pathlib import Path

from parcam.catalog.defects import Defects
from parcam.catalog.known import Known, Labels
from parcam.catalog.record import Record, read_file
from parcam.catalog.units import read_id
from parcam.model.indicator import Accumulation, Better, Definition, Indicator, Measure, Quality


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
        definitions=tuple(_definition(one) for one in record.tables("definition")), sourced=record.flag("sourced"),
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


def _definition(record: Record) -> Definition:
    one = Definition(id=record.text("id"), name=record.text("name"), formula=record.text("formula"), source=record.text("source"),
                     used=record.flag("used", False))
    record.done()
    return one
