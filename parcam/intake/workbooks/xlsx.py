"""XLSX and XLSM: the package's own parts, read without formulas, macros or links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parcam.intake import limits, progress
from parcam.intake.refuse import refuse
from parcam.intake.sheet import Document
from parcam.intake.workbooks.cells import Cells
from parcam.intake.workbooks.maker import Maker
from parcam.intake.workbooks.package import Package, attribute
from parcam.intake.workbooks.sheetxml import read_sheet
from parcam.intake.workbooks.strings import Strings, shared_strings
from parcam.intake.workbooks.styles import read_styles

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from parcam.intake.workbooks.package import Relation


class _Entry(NamedTuple):
    name: str
    part: str
    hidden: bool


def read_xlsx(path: Path, name: str) -> Document:
    """Every sheet of a workbook, hidden ones too (marked). Refused: corrupt_file, too_large."""
    with Package(path) as package:
        book = package.main_part("xl/workbook.xml")
        root, relations = package.tree(book), package.relations(book)
        old_epoch = any(attribute(item, "date1904") in ("1", "true") for item in root.iter("workbookPr"))
        texts = _named(package, relations, "sharedStrings", "xl/sharedStrings.xml")
        strings = shared_strings(package.read(texts)) if texts else Strings([])
        styles = _named(package, relations, "styles", "xl/styles.xml")
        cells = Cells(read_styles(package.tree(styles)) if styles else [], strings, old_epoch)
        entries = _entries(package, root, relations)
        if not entries:
            raise refuse("no_data_rows")
        sheets, notes, maker = [], [], Maker(cells)
        for index, entry in enumerate(progress.parts(entries)):
            sheet = read_sheet(package.read(entry.part), entry.name, index, entry.hidden, maker)
            notes += cells.told_styles(sheet.name)
            sheets.append(sheet)
    restored, more = cells.relics.restore(sheets)
    return Document(name, "xlsx", restored, notes=(*notes, *more))


def _named(package: Package, relations: dict[str, Relation], kind: str, usual: str) -> str:
    """The part of a kind that the workbook names, else the usual one; '' when there is none."""
    told = next((one.part for one in relations.values() if one.kind == kind), usual)
    return told if told in package else usual if usual in package else ""


def _entries(package: Package, root: Element, relations: dict[str, Relation]) -> list[_Entry]:
    """Refused: corrupt_file when a sheet's part is not told: which of them it is nobody knows; too_large for more than a zip may hold."""
    listed = list(root.iter("sheet"))
    if len(listed) > limits.ZIP_MEMBERS:
        raise refuse("too_large", "sheets", count=len(listed), limit=limits.ZIP_MEMBERS)
    if not relations and len(listed) == 1 and "xl/worksheets/sheet1.xml" in package:
        return [_Entry(listed[0].get("name", ""), "xl/worksheets/sheet1.xml", listed[0].get("state", "visible") != "visible")]
    entries = []
    for item in listed:
        relation = relations.get(attribute(item, "id"))
        if relation is None:
            raise refuse("corrupt_file", "missing_part", part=item.get("name", "")[:40])
        if relation.kind == "worksheet":
            entries.append(_Entry(item.get("name", ""), relation.part, item.get("state", "visible") != "visible"))
    return entries
