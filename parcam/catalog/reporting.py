"""data/reporting.toml and data/glossary.toml -> windows of the periodic reports, terms with their meanings."""

from __future__ import annotations

from pathlib import Path

from parcam.catalog.defects import Defects
from parcam.catalog.record import read_file
from parcam.catalog.units import read_id
from parcam.model.glossary import Term
from parcam.model.reporting import ReportWindow


def load_windows(root: Path, defects: Defects) -> dict[str, ReportWindow]:
    file = read_file(root / "reporting.toml", root, defects)
    taken: set[str] = set()
    windows = {}
    for record in file.tables("window"):
        one = ReportWindow(
            id=read_id(record, taken), name=record.text("name"), english=record.text("english"),
            first_month=int(record.number("first_month", low=1, high=12)), first_day=int(record.number("first_day", low=1, high=28)),
            previous_year=record.flag("previous_year"), last_month=int(record.number("last_month", low=1, high=12)),
            last_day=int(record.number("last_day", low=1, high=28)), filed_by=int(record.number("filed_by", low=1, high=28)),
            cumulative=record.flag("cumulative"), source=record.text("source"))
        record.done()
        windows[one.id] = one
    file.done()
    return windows


def load_glossary(root: Path, defects: Defects) -> dict[str, Term]:
    file = read_file(root / "glossary.toml", root, defects)
    taken: set[str] = set()
    terms = {}
    for record in file.tables("term"):
        one = Term(read_id(record, taken), record.text("label"), record.text("meaning"), record.text("english"),
                   record.text("english_meaning"))
        record.done()
        terms[one.id] = one
    file.done()
    return terms
