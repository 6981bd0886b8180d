"""XLSX and XLSM: the package's own parts, read without formulas, macros or links. Speed comes from searching the bytes of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.refuse import refuse
from parcam.intake.sheet import Document
from parcam.intake.workbooks.cells import Cells
from parcam.intake.workbooks.package import Package, attribute
from parcam.intake.workbooks.sheetxml import read_sheet
from parcam.intake.workbooks.strings import shared_strings
from parcam.intake.workbooks.styles import read_styles

if TYPE_CHECKING:
    from pathlib import Path


class _Entry(NamedTuple):
    name: str
    part: str
    hidden: bool


def read_xlsx(path: Path, name: str) -> Document:
    """Every sheet of a workbook, hidden ones too (marked). Refused: corrupt_file, too_large."""
    with Package(path) as package:
        root = package.tree("xl/workbook.xml")
        old_epoch = any(attribute(item, "date1904") in ("1", "true") for item in root.iter("workbookPr"))
        strings = shared_strings(package)
        cells = Cells(read_styles(package), strings, old_epoch)
        entries = _entries(package, root)
        if not entries:
            raise refuse("no_data_rows")
        sheets, notes = [], []
        for index, entry in enumerate(entries):
            sheet = read_sheet(package.plain(entry.part), entry.name, index, entry.hidden, cells)
            notes += cells.told_styles(sheet.name)
            sheets.append(sheet)
    restored, more = cells.relics.restore(sheets)
    return Document(name, "xlsx", restored, notes=(*notes, *more))


def _entries(package: Package, root) -> list[_Entry]:
    targets = {}
    if "xl/_rels/workbook.xml.rels" in package:
        for item in package.tree("xl/_rels/workbook.xml.rels").iter("Relationship"):
            targets[item.get("Id", "")] = (item.get("Target", ""), item.get("Type", ""))
    entries = []
    for place, item in enumerate(root.iter("sheet"), 1):
        target, kind = targets.get(attribute(item, "id"), (f"worksheets/sheet{place}.xml", "worksheet"))
        if kind.endswith("worksheet"):
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            entries.append(_Entry(item.get("name", ""), part.replace("xl/./", "xl/"), item.get("state", "visible") != "visible"))
    return entries
