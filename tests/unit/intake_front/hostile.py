"""Files made to hurt, and files that are broken or of another kind: name -> what they hold."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

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


def _nested() -> bytes:
    """A zip in a zip in a zip, twenty deep, the innermost of them a bomb."""
    data = _bomb_member()
    for _ in range(20):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("inner.zip", data)
        data = out.getvalue()
    return data


def _directory() -> bytes:
    """A zip whose directory lists a part a third of a million times."""
    entry = struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 0, 0, 0) + b"xl/same.xml"
    listed = entry * 333_333
    return b"PK\x03\x04" + bytes(26) + listed + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFE, 0xFFFE, len(listed), 30, 0)


def _boast() -> bytes:
    """A sheet that says it has seventeen billion cells and has two, in opposite corners."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    return workbook(sheet_xml(rows).replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'))


def _corners() -> bytes:
    """Every row with its one cell in the last column."""
    return workbook(sheet_xml("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 20_001))))


def _strings() -> bytes:
    """A million shared strings of sixty letters, none of them used."""
    text = "".join(f"<si><t>{n:060d}</t></si>" for n in range(1_000_000))
    return workbook(_table(), {"xl/sharedStrings.xml": f"<sst>{text}</sst>".encode()})


def _one_string() -> bytes:
    """One string of a megabyte in fifty thousand cells."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c><c r="B{n}"><v>1</v></c></row>' for n in range(1, 50_001))
    return workbook(sheet_xml(rows), {"xl/sharedStrings.xml": b"<sst><si><t>" + b"th\xc3\xa1ng 5 " * 100_000 + b"</t></si></sst>"})


def _merges() -> bytes:
    row = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>a</t></is></c><c r="B{0}"><v>{0}</v></c></row>'
    rows = "".join(row.format(n) for n in range(1, 30_001))
    merges = "".join(f'<mergeCell ref="A{n}:A{n + 1}"/>' for n in range(2, 30_000, 2))
    return workbook(sheet_xml(rows).replace(b"</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>".encode()))


def ods(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f'<d xmlns:table="t" xmlns:office="o"><table:table table:name="A">{rows}</table:table></d>')
    return out.getvalue()


def _repeats() -> bytes:
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1999999"/>'
    return ods(f'<table:table-row table:number-rows-repeated="1999999">{cell}</table:table-row>' * 50)


_XMLBOOK = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'


def _locked_zip() -> bytes:
    data = bytearray(workbook(_table()))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def _styles() -> bytes:
    return workbook(_table(), {"xl/styles.xml": b"<styleSheet><cellXfs>" + b'<xf numFmtId="10"/>' * 1_000_000 + b"</cellXfs></styleSheet>"})


def _empty_rows() -> bytes:
    return workbook(sheet_xml("".join(f'<row r="{n}"/>' for n in range(1, 1_048_577))))


def _million_merges() -> bytes:
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 1_000_001))
    return workbook(_table().replace(b"</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>".encode()))


def _cyclic() -> bytes:
    """An XLS each of whose sectors names itself as the next."""
    data = bytearray((Path(__file__).parent / "produced" / "book.xls").read_bytes())
    (table,) = struct.unpack_from("<I", data, 76)
    for place in range(512 + 512 * table, 1024 + 512 * table, 4):
        if struct.unpack_from("<I", data, place)[0] < 0xFFFFFFF0:
            struct.pack_into("<I", data, place, (place - 512 - 512 * table) // 4)
    return bytes(data)


def _columns_repeated() -> bytes:
    cell = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    return ods(f"<table:table-row>{cell}</table:table-row>" * 1_000)


def _one_part() -> bytes:
    """Fifty thousand sheets that are all the same part."""
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 50_001))
    return workbook(_table(), {"xl/workbook.xml": _BOOK.replace('<sheet name="A" sheetId="1" r:id="rId1"/>', listed).encode()})


def _names() -> bytes:
    """Half a million names of one cell."""
    names = "".join(f'<definedName name="n{n}">A!$A${n}</definedName>' for n in range(500_000))
    return workbook(_table(), {"xl/workbook.xml": _BOOK.replace("</sheets>", f"</sheets><definedNames>{names}</definedNames>").encode()})


def _format() -> bytes:
    """A number format of brackets that never close."""
    code = "[" * 400_000 + "0"
    return workbook(_table(), {"xl/styles.xml": f'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts><cellXfs>'
                                                '<xf numFmtId="164"/></cellXfs></styleSheet>'.encode()})


def _hidden() -> bytes:
    columns = '<cols>' + '<col min="1" max="16384" hidden="1"/>' * 200_000 + "</cols><sheetData>"
    return workbook(_table().replace(b"<sheetData>", columns.encode()))


_TITLES = "Đơn vị;Tháng;Đã giải quyết;Đúng hạn\n"
_LINE = "Văn phòng Sở;3/2024;120;118\n"
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
    "zips in zips": (_nested, {"unsupported_format"}),
    "endless directory": (_directory, {"too_large"}),
    "every row in the last column": (_corners, {"too_large"}),
    "far repeats": (_repeats, {"too_large"}),
    "external entity in an XML book": (lambda: _XXE + _XMLBOOK.partition(b"?>")[2] + b"</Workbook>", {"corrupt_file"}),
    "entity bomb in an XML book": (lambda: _LOL + _XMLBOOK.partition(b"?>")[2] + b"&m;</Workbook>", {"corrupt_file"}),
    "an XML book nested a million deep": (lambda: _XMLBOOK + b"<a>" * 1_000_000, {"corrupt_file", "too_large"}),
    "an XML book cut off": (lambda: _XMLBOOK + b"<Worksheet><Table><Row>" + b"<Cell/>" * 300_000, {"corrupt_file"}),
    "a page nested without end": (lambda: b"<html><body>" + b"<table><tr><td>" * 40_000, {"not_a_table", "too_large"}),
    "a page of a million comments never closed": (lambda: b"<html><table><tr><td>" + b"<!-- " * 1_000_000, {"too_large"}),
    "a page of signs that begin no tag": (lambda: b"<html><table><tr><td>" + b"<" * 5_000_000, {"too_large"}),
    "a page of tables": (lambda: b"<html>" + b"<table><tr><td>a</td><td>1</td></tr></table>" * 20_000, {"too_large"}),
    "a page whose tag never ends": (lambda: b"<html><table><tr><td " + b"a='" * 1_000_000, {"too_large"}),
    "a million styles": (_styles, {"too_large"}),
    "cyclic sectors": (_cyclic, {"corrupt_file"}),
    "gzip in gzip": (lambda: gzip.compress(gzip.compress(b"a;b\n1;2\n" * 1000)), {"unsupported_format"}),
    "every row of a sheet, empty": (_empty_rows, {"empty_file"}),
    "sheets that are all one part": (_one_part, {"too_large"}),
    "half a million names": (_names, {"too_large"}),
    "huge spans": (lambda: b"<table>" + b'<tr><td colspan="999" rowspan="999">x</td><td>y</td></tr>' * 5000 + b"</table>",
                   {"too_large"}),
}
"""Refused before any meaning."""

DEAR: dict[str, Callable[[], bytes]] = {
    "a million merges": _million_merges,
    "columns repeated without end": _columns_repeated,
    "a page of two million cells": lambda: b"<html><table>" + b"<tr><td>a</td><td>1</td></tr>" * 900_000 + b"</table>",
    "a quote never closed": lambda: 'Đơn vị;Tháng;Số\nA;"x\n'.encode() + "Phòng Quản lý Khoa học;03/2024;64\n".encode() * 1_200_000,
    "a sheet that boasts": _boast,
    "a million strings": _strings,
    "one string a hundred thousand months long": _one_string,
    "thousands of merges": _merges,
    "a title of a million months": lambda: ("tháng 5/2024 " * 200_000 + "\nĐơn vị;Số\nA;1\nB;2\n").encode(),
    "a heading of a million blanks": lambda: b"A;B" + b" " * 3_000_000 + b"C\nx;1\ny;2\n",
    "a number of a million digits": lambda: b"A;B\nx;" + b"1" * 1_000_000 + b"\ny;" + b"1." * 500_000 + b"\n",
    "a line of quotes and marks": lambda: b"A;B\n" + b'";' * 200_000 + b"\n" + b'""";' * 100_000 + b"\nx;1\n",
    "a million short lines": lambda: b"a\n" * 1_000_000,
    "a million empty lines": lambda: b"A;B\nx;1\n" + b"\n" * 3_000_000 + b"y;2\n",
    "a number format of brackets": _format,
    "a cell of blanks without end": lambda: ods('<table:table-row><table:table-cell office:value-type="string" xmlns:text="x"><text:p>'
                                                + '<text:s text:c="30000"/>' * 100_000 + "</text:p></table:table-cell></table:table-row>"),
    "columns hidden again and again": _hidden,
    "a heap of a million marks": lambda: (_TITLES + "a" + "\u0301\u0323" * 1_000_000 + ";3/2024;120;118\n").encode(),
    "a heap of tones in windows-1258": lambda: _TITLES.encode("cp1258", "replace") + b"a" + b"\xcc\xf2" * 1_000_000 + b";3/2024;1;1\n",
    "twenty thousand tables": lambda: ((_TITLES + _LINE + "\n") * 20_000).encode(),
    "three thousand tables side by side": lambda: ("\n".join(";;".join([row.strip()] * 3000) for row in (_TITLES, *[_LINE] * 10))).encode(),
    "nineteen thousand months side by side": lambda: "\n".join([
        ";".join(["Đơn vị", *(f"T{n % 12 + 1}/{2000 + n // 12}" for n in range(19_000))]),
        *["Văn phòng Sở" + ";1" * 19_000] * 20]).encode(),
    "titles of nothing but words of time": lambda: (("từ ngày " * 120 + "\n") * 3000 + _TITLES + _LINE).encode(),
    "ragged without end": lambda: b"\n".join(b";" * (n % 97) + b"1" for n in range(60_000)),
}
"""Files that cost much and may be read: they end in time and within the limit all the same."""
