"""ODS: content.xml heard while it is unpacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.refuse import refuse
from parcam.intake.sheet import Document
from parcam.intake.workbooks.odsreader import OdsReader
from parcam.intake.workbooks.odsstream import hear, hear_rows
from parcam.intake.workbooks.package import Package
from parcam.intake.workbooks.xmltext import NotPlain

if TYPE_CHECKING:
    from pathlib import Path

_BLOCK = 1 << 19


def read_ods(path: Path, name: str) -> Document:
    """All sheets of an ODS file. Refused: corrupt_file, encrypted_file, too_large."""
    with Package(path) as package:
        if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise refuse("encrypted_file")
        styles = package.read("styles.xml") if "styles.xml" in package else b"<none/>"
        try:
            reader = _styled(styles)
            hear_rows(package.blocks("content.xml", _BLOCK), reader)
        except NotPlain:
            reader = _styled(styles)
            hear(package.read("content.xml"), reader)
    sheets, notes = reader.cells.relics.restore(reader.sheets)
    return Document(name, "ods", sheets, notes=(*reader.notes, *notes))


def _styled(styles: bytes) -> OdsReader:
    reader = OdsReader()
    hear(styles, reader)
    return reader
