"""Bytes -> Document, whatever the file is called: the door of the front half.

Call it inside the sandbox for any file that came from outside: `sandbox.run(open_document, path)`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake import limits
from parcam.intake.magic import recognise
from parcam.intake.meaning.override import chosen
from parcam.intake.refuse import note, refuse
from parcam.intake.text.textfile import read_text
from parcam.intake.workbooks.htmltable import read_html
from parcam.intake.workbooks.ods import read_ods
from parcam.intake.workbooks.oldbook import read_oldbook
from parcam.intake.workbooks.xlsb import read_xlsb
from parcam.intake.workbooks.xlsx import read_xlsx
from parcam.intake.workbooks.xmlbook import read_xmlbook
from parcam.model.reading import Options

if TYPE_CHECKING:
    from pathlib import Path

    from parcam.intake.sheet import Document, Sheet

_SUFFIXES = {
    "csv": {"csv", "tsv", "txt", "tab", "dat", "psv", "asc", ""}, "xlsx": {"xlsx", "xlsm", "xltx", "xltm"}, "xls": {"xls", "xlt"},
    "xlsb": {"xlsb"}, "ods": {"ods"}, "html": {"htm", "html", "xls", "mht"}, "xml": {"xml"}}


def open_document(path: Path, name: str | None = None, options: Options | None = None) -> Document:
    """Read a file by its content. `name` is what the person calls it (uploads have a temporary path); of `options` only the encoding
    and the delimiter a person stated count here.

    Raises `Refused`: empty_file (also when no cell of any sheet is filled), not_a_table, unsupported_format, encrypted_file, corrupt_file,
    too_large.
    """
    name = name or path.name
    document = _read(path, name, recognise(path), options or Options())
    if not any(sheet.rows for sheet in document.sheets):
        raise refuse("empty_file")
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    family = "csv" if document.kind == "tsv" else document.kind
    notes = list(document.notes)
    if suffix not in _SUFFIXES[family] or (family == "html" and suffix == "xls"):
        notes.append(note("misnamed", suffix=f".{suffix}", kind=document.kind.upper()))
    return replace(document, sheets=_told_apart(document.sheets), notes=tuple(notes))


def _told_apart(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """No two sheets under one name (the tables of a page have none): a row is found again by its sheet's name."""
    taken: set[str] = set()
    out = []
    for sheet in sheets:
        name, again = sheet.name, 1
        while name in taken:
            again += 1
            name = f"{sheet.name} ({again})".strip()
        taken.add(name)
        out.append(sheet if name == sheet.name else replace(sheet, name=name))
    return tuple(out)


def all_rows(document: Document, options: Options) -> Document:
    """A sampled text file with every row of it, for a table that is no register. Refused: too_large."""
    whole, path = document, document.text_path
    if path:
        if (size := path.stat().st_size) > limits.TABLE_BYTES:
            raise refuse("too_large", "bytes", size=size // limits.MB, limit=limits.TABLE_BYTES // limits.MB)
        whole = read_text(path, document.name, limits.GRID_WHOLE, delimiter=chosen(options, "delimiter")).document
    return replace(whole, encoding=document.encoding, encoding_evidence=document.encoding_evidence)


def _read(path: Path, name: str, kind: str, options: Options) -> Document:
    if kind == "text":
        return read_text(path, name, encoding=chosen(options, "encoding"), delimiter=chosen(options, "delimiter")).document
    if kind == "html":
        return read_html(path, name, chosen(options, "encoding"))
    if kind == "xlsx":
        return read_xlsx(path, name)
    if kind == "ods":
        return read_ods(path, name)
    if kind == "xlsb":
        return read_xlsb(path, name)
    if kind == "xml":
        return read_xmlbook(path, name)
    return read_oldbook(path, name)
