"""Files made to hurt, and files that are broken or of another kind: name -> (bytes, error kinds that are a right answer)."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

_CONTENT = ('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Override PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>')
_BOOK = ('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
         'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
         '<sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>')
_RELS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
         'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
         'Target="worksheets/sheet1.xml"/></Relationships>')


def workbook(sheet: bytes, extra: dict[str, bytes] | None = None) -> bytes:
    """A minimal XLSX around the XML of one sheet."""
    parts = {"[Content_Types].xml": _CONTENT.encode(), "xl/workbook.xml": _BOOK.encode(), "xl/_rels/workbook.xml.rels": _RELS.encode(),
             "xl/worksheets/sheet1.xml": sheet, **(extra or {})}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def sheet_xml(rows: str) -> bytes:
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'.encode()


def _table() -> bytes:
    text = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'.format
    rows = "".join(f'<row r="{n}">{text(f"A{n}", f"Phòng {n}")}<c r="B{n}"><v>{n}</v></c></row>' for n in range(2, 60))
    return sheet_xml(f'<row r="1">{text("A1", "Đơn vị")}{text("B1", "Số")}</row>' + rows)


def _bomb() -> bytes:
    return workbook(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>' + " " * 300_000_000))


def _lying_bomb() -> bytes:
    """The directory promises little, the stream gives 300 MB."""
    data = bytearray(_bomb_member())
    return bytes(data)


def _bomb_member() -> bytes:
    name, body = b"xl/worksheets/sheet1.xml", b"<worksheet><sheetData>" + b" " * 200_000_000
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(body) + packer.flush()
    head = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, zlib.crc32(body), len(packed), 1000, len(name), 0) + name + packed
    sizes = (zlib.crc32(body), len(packed), 1000, len(name))
    entry = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0, *sizes, 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 1, 1, len(entry), len(head), 0)
    return head + entry + end


def _members() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for place in range(1500):
            archive.writestr(f"xl/part{place}.xml", b"")
    return out.getvalue()


def _word() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


def _locked_zip() -> bytes:
    data = bytearray(workbook(_table()))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


_XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_LOL = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "lol">' + b"".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">'.encode() for n in range(12)) + b"]>"

HOSTILE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "zip bomb": (_bomb, {"too_large"}),
    "zip that lies": (_lying_bomb, {"corrupt_file", "too_large"}),
    "too many members": (_members, {"too_large"}),
    "external entity in the sheet": (lambda: workbook(_XXE + _table()), {"corrupt_file"}),
    "external entity in the book": (lambda: workbook(_table(), {"xl/workbook.xml": _XXE + _BOOK.encode()}), {"corrupt_file"}),
    "entity bomb in strings": (lambda: workbook(_table(), {"xl/sharedStrings.xml": _LOL + b"<sst><si><t>&m;</t></si></sst>"}),
                               {"corrupt_file"}),
    "ten million columns": (lambda: b"," * 10_000_000, {"too_large", "empty_file"}),
    "ten million filled columns": (lambda: b"1," * 10_000_000, {"too_large"}),
    "one endless line": (lambda: b"x" * 20_000_000, {"too_large", "not_a_table"}),
    "nothing but NUL": (lambda: b"\x00" * 5_000_000, {"not_a_table", "empty_file"}),
    "NUL among text": (lambda: b"a,b\n1,2\n" + b"x,\x00y\n" * 100_000, {"not_a_table"}),
    "quotes without end": (lambda: b'"' * 3_000_000, {"not_a_table", "too_large", "empty_file", "no_data_rows"}),
    "truncated workbook": (lambda: workbook(_table())[:-200], {"corrupt_file"}),
    "torn workbook": (lambda: workbook(_table())[:400] + b"\xff" * 60 + workbook(_table())[460:], {"corrupt_file"}),
    "password on the zip": (_locked_zip, {"encrypted_file"}),
    "word document": (_word, {"unsupported_format"}),
    "pdf": (lambda: b"%PDF-1.7\n1 0 obj", {"unsupported_format"}),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, {"unsupported_format"}),
    "parquet": (lambda: b"PAR1" + b"\x00" * 50 + b"PAR1", {"unsupported_format"}),
    "old word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, {"unsupported_format", "corrupt_file"}),
    "old book torn": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01" * 600 + "Workbook".encode("utf-16-le") + b"\x02" * 900,
                      {"corrupt_file"}),
    "json": (lambda: b'{"a": 1, "b": [1, 2]}', {"not_a_table"}),
    "xml": (lambda: b'<?xml version="1.0"?><a><b>1</b></a>', {"unsupported_format"}),
    "page without a table": (lambda: b"<html><body><p>Xin ch\xc3\xa0o</p></body></html>", {"not_a_table"}),
    "empty": (lambda: b"", {"empty_file"}),
    "blanks": (lambda: b"\xef\xbb\xbf \r\n\r\n ;;;\r\n", {"empty_file"}),
    "huge spans": (lambda: b"<table>" + b'<tr><td colspan="999" rowspan="999">x</td><td>y</td></tr>' * 5000 + b"</table>",
                   {"too_large"}),
}
