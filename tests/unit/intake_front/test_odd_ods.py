"""An ODS says the same however its XML is written and wherever it is cut: rows found in its bytes are those of the parser, of calamine and
of a plain walk over the tree; what the parser refuses is refused."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from parcam.intake.sheet import Document, Merge, Refused
from parcam.intake.workbooks import ods
from parcam.intake.workbooks.odsreader import OdsReader
from parcam.intake.workbooks.xmltext import NotPlain

_NS = {name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text", "style")}
_NS["calcext"] = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
Change = Callable[[bytes], bytes]


def _cell(value: object, text: str = "") -> str:
    if isinstance(value, str):
        return f'<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>{value}</text:p></table:table-cell>'
    if isinstance(value, date):
        day = f'table:style-name="ce1" office:value-type="date" office:date-value="{value}"'
        return f"<table:table-cell {day}><text:p>{text}</text:p></table:table-cell>"
    kind = "percentage" if "%" in text else "float"
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>{text or value}</text:p></table:table-cell>'


def _row(*cells: str, more: str = "") -> str:
    tail = '<table:table-cell table:number-columns-repeated="16374"/>'
    return f'<table:table-row table:style-name="ro1"{more}>{"".join(cells)}{tail}</table:table-row>'


def _table(name: str, style: str, *rows: str) -> str:
    columns = ('<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
               '<table:table-column table:number-columns-repeated="16381"/>')
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    end = f'<table:table-row table:number-rows-repeated="1048000">{blank}</table:table-row>'
    return f'<table:table table:name="{name}" table:style-name="{style}">{columns}{"".join(rows)}{end}</table:table>'


def _content() -> bytes:
    """Rows of texts, numbers, rates and days; one hidden, one three times, one merged, one with gaps, one under a note, one of signs."""
    rows = [_row(*map(_cell, ("Đơn vị", "Đã giải quyết", "Tỷ lệ", "Ngày", "Ghi chú")))]
    for n in range(1, 12):
        rows.append(_row(_cell(f"Phòng {n} &amp; bạn"), _cell(100 + n), _cell(n / 8, f"{n / 8:.1%}".replace(".", ",")),
                         _cell(date(2024, 3, n), f"{n:02}/03/2024"), "<table:table-cell/>" if n % 2 else _cell(f"dòng &lt;{n}&gt;"),
                         more={4: ' table:visibility="collapse"', 6: ' table:number-rows-repeated="3"'}.get(n, "")))
    wide = '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" '
    merged = _cell("Cộng").replace("<table:table-cell ", wide)
    rows.append(_row(merged, "<table:covered-table-cell/>", _cell(7)))
    rows.append(_row('<table:table-cell table:number-columns-repeated="3"/>', _cell("xa"), '<table:table-cell table:formula="of:=1"/>'))
    rows.append(_row(_cell("hai</text:p><text:p>dòng"), _cell('a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d'),
                     _cell('<text:a xlink:href="u">m<text:span text:style-name="T1">ở</text:span></text:a> ra'), _cell("<text:s/>sau")))
    note = "<office:annotation><text:p>GHI CHÚ</text:p></office:annotation>"
    rows.append(_row(_cell("có").replace("<text:p>", f"{note}<text:p>"), _cell(1.5, "1,5"), _cell(2024)))
    head = " ".join(f'xmlns:{name}="{uri}"' for name, uri in {**_NS, "xlink": "http://www.w3.org/1999/xlink"}.items())
    styles = "".join(f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{shown}"/>'
                     "</style:style>" for name, shown in (("ta1", "true"), ("ta2", "false")))
    body = _table("Tháng 3", "ta1", *rows) + _table("Ẩn", "ta2", _row(_cell("x")))
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {head}>'
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>").encode()


def _zipped(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>')
        archive.writestr("content.xml", content)
    return out.getvalue()


def _opened(content: bytes, tmp_path: Path) -> Document:
    path = tmp_path / "a.ods"
    path.write_bytes(_zipped(content))
    return ods.read_ods(path, "a.ods")


def _by_parser(content: bytes, tmp_path: Path) -> Document:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ods, "hear_rows", _never)
        return _opened(content, tmp_path)


def _never(*_: object) -> None:
    raise NotPlain


def _outcome(read: Callable[[bytes, Path], Document], content: bytes, tmp_path: Path) -> object:
    try:
        return read(content, tmp_path)
    except Refused as refused:
        return refused.error


def _rows(change: Callable[[bytes], bytes]) -> Change:
    """A change among the rows of the first table only."""
    return lambda data: re.sub(rb"<table:table-row.*?(?=</table:table>)", lambda found: change(found[0]), data, count=1, flags=re.DOTALL)


def _single_quotes(data: bytes) -> bytes:
    return re.sub(rb'="([^"\']*)"', rb"='\1'", data)


def _utf16(data: bytes) -> bytes:
    return data.decode().replace("UTF-8", "UTF-16").encode("utf-16")


def _latin(data: bytes) -> bytes:
    return data.decode().replace("UTF-8", "ISO-8859-1").encode("latin-1", "xmlcharrefreplace")


def _grouped(data: bytes) -> bytes:
    """The first row as one repeated on each page, all others in a group."""
    first, end, rest = data.partition(b"</table:table-row>")
    head = b"<table:table-header-rows>" + first + end + b"</table:table-header-rows>"
    return head + b"<table:table-row-group>" + rest + b"</table:table-row-group>"


PLAIN: dict[str, Change] = {
    "as written": lambda data: data,
    "numbers for letters": lambda data: data.replace("ò".encode(), b"&#242;").replace("Đ".encode(), b"&#x110;"),
    "UTF-8 with a mark": lambda data: b"\xef\xbb\xbf" + data,
    "space in tags": _rows(lambda data: data.replace(b"/>", b" />")),
    "cells without types of their own": _rows(lambda data: data.replace(b' calcext:value-type="string"', b"")),
    "rows without cells": _rows(lambda data: data + b"<table:table-row/>" + data[data.rfind(b"<table:table-row"):]),
    "styles": _rows(lambda data: re.sub(rb'<table:table-cell (?!table)', rb'<table:table-cell table:style-name="ce9" ', data)),
}
"""Written so that rows are found in the bytes."""
WAYS: dict[str, Change] = PLAIN | {
    "single quotes": _single_quotes,
    "other prefixes": lambda data: data.replace(b"table:", b"t:"),
    "UTF-16": _utf16,
    "Latin-1 and references": _latin,
    "CDATA": _rows(lambda data: re.sub(rb"<text:p>([^<&]*)</text:p>", rb"<text:p><![CDATA[\1]]></text:p>", data)),
    "comments": _rows(lambda data: data.replace(b"<table:table-cell", b"<!-- <table:table-cell/> --><table:table-cell")),
    "a comment with rows": _rows(lambda data: b"<!-- " + data.replace(b"--", b"") + b" -->" + data),
    "instructions": _rows(lambda data: b"<?a <table:table-row></table:table-row>?>" + data),
    "spaced": _rows(lambda data: data.replace(b"<table:table-row", b"\n  <table:table-row")),
    "attributes in another order": _rows(lambda data: re.sub(
        rb'(<table:table-cell)( [\w:-]+="[^"]*")( [\w:-]+="[^"]*")', rb"\1\3\2", data)),
    "groups": _rows(_grouped),
    "breaks of pages": _rows(lambda data: data.replace(b"</table:table-row>", b"</table:table-row><text:soft-page-break/>", 4)),
    "elements of others": _rows(lambda data: data.replace(b"</text:p>", b"</text:p><o:x xmlns:o='urn:o'/>", 5)),
    "a table within": _rows(lambda data: data.replace(
        b"</table:table-row>", b"</table:table-row><table:shapes><text:p><table:table-row></table:table-row></text:p></table:shapes>", 1)),
}


@pytest.fixture(scope="module")
def source() -> bytes:
    return _content()


@pytest.mark.parametrize("block", [61, 997, 1 << 19])
@pytest.mark.parametrize("way", WAYS)
def test_rows_are_the_parsers_however_written_and_cut(
    way: str, block: int, source: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ods, "_BLOCK", block)
    content = WAYS[way](source)
    assert way == "as written" or content != source
    assert _opened(content, tmp_path) == _by_parser(content, tmp_path)


@pytest.mark.parametrize("way", [way for way in WAYS if way != "a table within"])
def test_every_way_of_writing_says_the_same(way: str, source: bytes, tmp_path: Path) -> None:
    said, wanted = _opened(WAYS[way](source), tmp_path), _opened(source, tmp_path)
    assert said.sheets == wanted.sheets
    first = wanted.sheets[0]
    assert first.merges == (Merge(15, 0, 15, 1),)
    assert first.hidden_columns == {2}
    assert [row.number for row in first.rows if row.hidden] == [5]
    assert [(sheet.name, sheet.hidden) for sheet in wanted.sheets] == [("Tháng 3", False), ("Ẩn", True)]


@pytest.mark.parametrize("way", PLAIN)
def test_plainly_written_rows_need_no_parser(way: str, source: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of one table without the note."""
    plain = re.sub(rb"<office:annotation>.*?</office:annotation>", b"", PLAIN[way](source))
    plain = re.sub(rb"</table:table><table:table .*(?=</table:table>)", b"", plain, flags=re.DOTALL)
    taken: list[int] = []
    take = OdsReader.take
    monkeypatch.setattr(OdsReader, "take", lambda self, rows: taken.append(len(rows)) or take(self, rows))
    document = _opened(plain, tmp_path)
    assert sum(taken) >= plain.count(b"</table:table-row>")
    assert document == _by_parser(plain, tmp_path)


def test_calamine_reads_the_same(source: bytes, tmp_path: Path) -> None:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(_zipped(source))).get_sheet_by_index(0).to_python()
    said = _told(_opened(source, tmp_path))
    for number in range(1, 15):
        theirs = [one.date() if isinstance(one, datetime) else one for one in rows[number - 1]]
        assert said[number][:4] == theirs[:4]


def test_a_walk_over_the_tree_reads_the_same(source: bytes, tmp_path: Path) -> None:
    assert _told(_opened(source, tmp_path)) == _walked(source)


def _told(document: Document) -> dict[int, list[object]]:
    """Of the first sheet, by row: days and numbers as they are, else texts."""
    rows = document.sheets[0].rows
    return {row.number: [cell.day or (cell.text if cell.number is None else cell.number) for cell in map(row.at, range(6))]
            for row in rows}


def _walked(content: bytes) -> dict[int, list[object]]:
    """The same by the element tree, without a thought of speed."""
    def name(kind: str, what: str) -> str:
        return f"{{{_NS[kind]}}}{what}"

    def text(element: ElementTree.Element) -> str:
        signs = {"s": " " * int(element.get(name("text", "c"), "1")), "tab": " ", "line-break": "\n"}
        inner = "".join(text(one) + (one.tail or "") for one in element)
        return signs.get(element.tag.rpartition("}")[2], "") + (element.text or "") + inner

    found: dict[int, list[object]] = {}
    number = 0
    table = next(ElementTree.fromstring(content).iter(name("table", "table")))
    for row in table.iter(name("table", "table-row")):
        cells: list[object] = []
        for cell in row:
            said = "\n".join(text(one) for one in cell.findall(name("text", "p"))).strip()
            day, value = cell.get(name("office", "date-value")), cell.get(name("office", "value"))
            one = date.fromisoformat(day) if day else float(value) if value else said
            cells += [one] * min(int(cell.get(name("table", "number-columns-repeated"), "1")), 10)
        times = int(row.get(name("table", "number-rows-repeated"), "1"))
        filled = any(cell != "" for cell in cells) or any(cell.get(name("table", "formula")) for cell in row)
        found |= {number + 1 + step: (cells + [""] * 6)[:6] for step in range(min(times, 10)) if filled}
        number += times
    return found


TORN: dict[str, Change] = {
    "rows behind the end": lambda data: data + b"<table:table-row></table:table-row>",
    "rows before the beginning": lambda data: b"<table:table-row></table:table-row>" + data[data.find(b"<office:document"):],
    "a comment without an end": _rows(lambda data: b"<!-- " + data),
    "a part of an attribute": lambda data: data.replace(
        b'<table:table table:name="T', b'<table:table table:x="<table:table-row></table:table-row>" table:name="T'),
    "an attribute twice": _rows(lambda data: data.replace(b'office:value="103"', b'office:value="103" office:value="104"')),
    "an unknown entity": _rows(lambda data: data.replace(b"&amp; b", b"&nbsp; b")),
    "a bare ampersand": _rows(lambda data: data.replace(b"&amp; b", b"& b")),
    "a control letter": _rows(lambda data: data.replace(b"&amp; b", b"\x01 b")),
    "letters that are none": _rows(lambda data: data.replace(b"&amp; b", b"\xe5 b")),
    "an end too many": _rows(lambda data: data.replace(b"</table:table-cell>", b"</table:table-cell></table:table-cell>", 1)),
    "an end too few": _rows(lambda data: data.replace(b"</text:p>", b"", 1)),
    "a row in a row": _rows(lambda data: data.replace(b"<table:table-row", b"<table:table-row><table:table-row", 1)),
    "crossed elements": _rows(lambda data: data.replace(b"</text:span></text:a>", b"</text:a></text:span>")),
    "cut": lambda data: data[:-300],
    "cut in a row": lambda data: data[:len(data) // 2],
}


@pytest.mark.parametrize("block", [61, 1 << 19])
@pytest.mark.parametrize("what", TORN)
def test_what_is_no_sound_xml_is_refused(what: str, block: int, source: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods, "_BLOCK", block)
    content = TORN[what](source)
    assert content != source
    found = _outcome(_opened, content, tmp_path)
    assert not isinstance(found, Document)
    assert found == _outcome(_by_parser, content, tmp_path)


@pytest.mark.parametrize("seed", range(60))
def test_a_damaged_file_says_what_the_parser_says(seed: int, source: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(ods, "_BLOCK", chance.choice((61, 400, 5000, 1 << 19)))
    pieces = re.findall(rb"<[^>]*>|[^<]+", source)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(20, len(pieces))
        one = pieces[at]
        pieces[at] = chance.choice((b"", one * 2, chance.choice(pieces), one[:-1], one.replace(b'"', b"'"), b"\n", b"<!--", b"]]>"))
    content = b"".join(pieces)
    assert _outcome(_opened, content, tmp_path) == _outcome(_by_parser, content, tmp_path)
