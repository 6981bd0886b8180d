"""An XLSX says the same however its XML and its zip are written: rewritten in every way the standard allows, its rows stay what openpyxl
and calamine read in it; what contradicts itself is refused."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from parcam.intake.document import open_document
from parcam.intake.sheet import Document, Merge, Refused
from parcam.intake.workbooks import plaincells, plainrows, sheetxml
from tests.unit.intake_front.hostile import sheet_xml, workbook

_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_SHEET, _STRINGS, _BOOK, _RELS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
Change = Callable[[dict[str, bytes]], dict[str, bytes]]


def _source() -> dict[str, bytes]:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet("Tháng 3")
    sheet.write_row(0, 0, ["Đơn vị", "Đã giải quyết", "Tỷ lệ", "Ngày", "Ghi chú"])
    for n in range(1, 12):
        sheet.write_row(n, 0, [f"Phòng {n} & bạn", 100 + n, n / 7])
        sheet.write_datetime(n, 3, date(2024, 3, n), day)
        sheet.write(n, 4, None if n % 2 else f"dòng <{n}>")
    sheet.merge_range("A14:B14", "")
    sheet.set_column("C:C", None, None, {"hidden": True})
    sheet.set_row(4, None, None, {"hidden": True})
    hidden = book.add_worksheet("Ẩn")
    hidden.write("A1", "x")
    hidden.hide()
    book.close()
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _opened(data: bytes, tmp_path: Path) -> Document:
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    return open_document(path)


def _told(document: Document) -> list[list[object]]:
    """Days and numbers as they are, else texts; '' where nothing stands."""
    rows = document.sheets[0].rows
    width = max(len(row.cells) for row in rows)
    return [[(cell.day or (cell.number if cell.number is not None else cell.text)) for cell in map(row.at, range(width))] for row in rows]


def _by_openpyxl(data: bytes) -> list[list[object]]:
    sheet = load_workbook(io.BytesIO(data), data_only=True).worksheets[0]
    return [["" if one is None else one.date() if isinstance(one, datetime) else one for one in row]
            for row in sheet.iter_rows(values_only=True) if any(one is not None for one in row)]


def _by_calamine(data: bytes) -> list[list[object]]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return [row for row in rows if any(one != "" for one in row)]


def _each(change: Callable[[bytes], bytes], *names: str) -> Change:
    return lambda parts: {name: change(data) if name in names or (not names and name.endswith((".xml", ".rels"))) else data
                          for name, data in parts.items()}


def _prefixed(data: bytes) -> bytes:
    """Every element of the part under a prefix of its own."""
    data = re.sub(rb"<(/?)([A-Za-z])", rb"<\1x:\2", data)
    return data.replace(b'xmlns="', b'xmlns:x="', 1)


def _single_quotes(data: bytes) -> bytes:
    return re.sub(rb'="([^"\']*)"', rb"='\1'", data)


def _utf16(data: bytes) -> bytes:
    text = re.sub(r"<\?xml[^>]*\?>", "", data.decode("utf-8"))
    return ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")


def _latin(data: bytes) -> bytes:
    text = re.sub(r"<\?xml[^>]*\?>", "", data.decode("utf-8"))
    return b'<?xml version="1.0" encoding="ISO-8859-1"?>' + text.encode("latin-1", "xmlcharrefreplace")


def _strict(parts: dict[str, bytes]) -> dict[str, bytes]:
    kinds = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    return {name: data.replace(_NS.encode(), _STRICT.encode()).replace(*kinds) for name, data in parts.items()}


def _inline(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Shared strings moved into their cells."""
    texts = re.findall(rb"<si>(.*?)</si>", parts[_STRINGS])
    sheet = re.sub(rb't="s"><v>(\d+)</v>', lambda found: b't="inlineStr"><is>' + texts[int(found[1])] + b"</is>", parts[_SHEET])
    return {**parts, _SHEET: sheet}


def _data(change: Callable[[bytes], bytes]) -> Change:
    """A change of what stands among the rows only."""
    return _each(lambda data: re.sub(rb"<sheetData>.*</sheetData>", lambda found: change(found[0]), data, flags=re.DOTALL), _SHEET)


def _spaced(data: bytes) -> bytes:
    return re.sub(rb"(?<=>)(?=<(?:row|c|/row|/sheetData)\b)", b"\n  ", data)


def _runs(data: bytes) -> bytes:
    """The first word of every string a run of its own, with a guide to its sound behind it."""
    def change(found: re.Match[bytes]) -> bytes:
        first, space, rest = found[1].partition(b" ")
        guide = b'<rPh sb="0" eb="1"><t>GUIDE</t></rPh><phoneticPr fontId="1"/>'
        return (b'<si><r><rPr><b/><rFont val="Arial"/></rPr><t xml:space="preserve">' + first + space + b"</t></r>"
                + (b"<r><t>" + rest + b"</t></r>" if rest else b"") + guide + b"</si>")
    return re.sub(rb"<si><t>([^<]*)</t></si>", change, data)


def _some_cdata(data: bytes) -> bytes:
    return re.sub(rb"<t>([^<]*)</t>", lambda found: b"<t><![CDATA[" + found[1].replace(b"&amp;", b"&").replace(b"&lt;", b"<").replace(
        b"&gt;", b">") + b"]]></t>", data)


def _renamed(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Parts under names of their own, told by relations alone: absolute, from the side, in another case."""
    names = {_BOOK: "xl/Book/Main.xml", _RELS: "xl/Book/_rels/Main.xml.rels", _SHEET: "xl/s/a b.xml", _STRINGS: "xl/texts.xml",
             "xl/styles.xml": "Looks.xml"}
    moved = {names.get(name, name): data for name, data in parts.items()}
    for name in ("_rels/.rels", "xl/Book/_rels/Main.xml.rels", "[Content_Types].xml"):
        data = moved[name].replace(b"worksheets/sheet1.xml", b"../s/a%20b.xml").replace(b"sharedStrings.xml", b"/XL/Texts.XML")
        data = data.replace(b"\"styles.xml", b"\"../../looks.xml").replace(b"\"worksheets/", b"\"/xl/worksheets/")
        moved[name] = data.replace(b"xl/workbook.xml", b"xl/book/main.xml")
    return moved


WAYS: dict[str, Change] = {
    "single quotes": _each(_single_quotes),
    "prefixes": _each(_prefixed, _SHEET, _STRINGS, "xl/styles.xml"),
    "UTF-8 with a mark": _each(lambda data: b"\xef\xbb\xbf" + data),
    "UTF-16": _each(_utf16),
    "Latin-1 and references": _each(_latin),
    "strict": _strict,
    "inline strings": _inline,
    "inline strings in runs": lambda parts: _inline({**parts, _STRINGS: _runs(parts[_STRINGS])}),
    "runs and guides": _each(_runs, _STRINGS),
    "runs among plain strings": _each(lambda data: re.sub(rb"<si><t>([^<]*4[^<]*)</t>", rb"<si><r><t>\1</t></r>", data), _STRINGS),
    "CDATA": _each(_some_cdata, _STRINGS),
    "comments": _data(lambda data: data.replace(b"<v>", b"<v><!-- 7 -->").replace(b"<c ", b"<!-- <c r='A1'> --><c ")),
    "comments among strings": _each(lambda data: data.replace(b"<si>", b"<!-- <si><t>0</t></si> --><si>"), _STRINGS),
    "spaced": _data(_spaced),
    "space in tags": _data(lambda data: data.replace(b"</row>", b'<c r="J1" s="1" /></row>', 1).replace(
        b"</sheetData>", b'<row r="20" spans="1:5" /></sheetData>')),
    "no references": _data(lambda data: re.sub(rb'<c r="[A-Z]+\d+"', b"<c", re.sub(rb'<row r="\d+"', b"<row", data))),
    "no references of rows": _data(lambda data: re.sub(rb'<row r="\d+"', b"<row", data)),
    "no dimension": _each(lambda data: re.sub(rb"<dimension[^>]*>", b"", data), _SHEET),
    "a wrong dimension": _each(lambda data: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', data), _SHEET),
    "attributes in another order": _data(lambda data: re.sub(rb'<c (r="[^"]*")([^>/]*)', rb"<c\2 \1", data)),
    "elements of others": _data(lambda data: data.replace(
        b"<c ", b'<c xmlns:o="urn:o" o:r="Z9" ', 1).replace(b"</row>", b'<o:c xmlns:o="urn:o" r="B2"><o:v>5</o:v></o:c></row>', 3)),
    "space kept": _each(lambda data: data.replace(b"<t>", b'<t xml:space="preserve">'), _STRINGS),
    "formulas": _data(lambda data: re.sub(rb'(<c r="B\d+"[^>]*>)<v>', rb"\1<f>SUM(A1:A2)</f><v>", data)),
    "whole columns as formulas": _data(lambda data: re.sub(rb'(<c r="B\d+"[^>]*>)<v>', rb'\1<f t="shared" si="0"/><v>', data)),
    "renamed parts": _renamed,
    "no properties": lambda parts: {name: data for name, data in parts.items() if not name.startswith("docProps")},
    "names with backslashes": lambda parts: {name.replace("/", "\\"): data for name, data in parts.items()},
    "names in capitals": lambda parts: {name.upper() if name != "[Content_Types].xml" else name: data for name, data in parts.items()},
    "exponents": _data(lambda data: re.sub(rb"<v>(\d\d\d)</v></c>", rb"<v>\1.0E0</v></c>", data)),
}


@pytest.fixture(scope="module")
def source() -> dict[str, bytes]:
    return _source()


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_writing_says_the_same(way: str, source: dict[str, bytes], tmp_path: Path) -> None:
    plain = _opened(_zipped(source), tmp_path)
    changed = WAYS[way](source)
    assert changed != source
    found = _opened(_zipped(changed), tmp_path)
    said, wanted = _told(found), _told(plain)
    assert said[0] == wanted[0] and [row[3:] for row in said] == [row[3:] for row in wanted]
    assert [row[:3] for row in said] == [row[:3] for row in wanted]
    assert found.sheets[0].merges == plain.sheets[0].merges == (Merge(14, 0, 14, 1),)
    assert found.sheets[0].hidden_columns == {2}
    assert [row.number for row in found.sheets[0].rows if row.hidden] == [5]
    assert [(sheet.name, sheet.hidden) for sheet in found.sheets] == [("Tháng 3", False), ("Ẩn", True)]


_OPENPYXL_CANNOT = {"inline strings in runs", "names with backslashes", "names in capitals", "renamed parts", "strict", "comments",
                    "elements of others", "space in tags"}
"""Ways that openpyxl itself refuses or reads wrongly, or whose blank cells it tells."""


@pytest.mark.parametrize("way", [way for way in WAYS if way not in _OPENPYXL_CANNOT])
def test_openpyxl_reads_the_same(way: str, source: dict[str, bytes], tmp_path: Path) -> None:
    data = _zipped(WAYS[way](source))
    assert _rounded(_told(_opened(data, tmp_path))) == _rounded(_by_openpyxl(data))


def _rounded(rows: list[list[object]]) -> list[list[object]]:
    return [[round(one, 12) if isinstance(one, float) else one for one in row] for row in rows]


def test_calamine_reads_the_same(source: dict[str, bytes], tmp_path: Path) -> None:
    data = _zipped(source)
    assert _rounded(_told(_opened(data, tmp_path))) == _rounded(_by_calamine(data))


def test_a_zip_with_its_sizes_behind(source: dict[str, bytes], tmp_path: Path) -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:
            self.data += data
            return len(data)

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in source.items():
            archive.writestr(name, data)
    assert struct.unpack_from("<H", pipe.data, 6)[0] & 8
    assert _told(_opened(bytes(pipe.data), tmp_path)) == _told(_opened(_zipped(source), tmp_path))


@pytest.mark.parametrize(("written", "text"), [
    ("a_x000D_\nb", "a\nb"), ("_x0041_", "A"), ("_x005F_x0041_", "_x0041_"), ("_xD83D__xDE00_", "😀"), ("_xD83D_", "\ufffd"),
    ("  hai  ", "hai"), ("a&#10;b", "a\nb"), ("&amp;lt;", "&lt;"), ("&#x110;&#7883;a", "Địa"), ("a\r\nb", "a\nb"), ("_x12_", "_x12_")])
@pytest.mark.parametrize("place", ["shared", "inline", "run", "kept by a formula"])
def test_texts(written: str, text: str, place: str, tmp_path: Path) -> None:
    more = {}
    cell = f'<c r="A1" t="inlineStr"><is><t xml:space="preserve">{written}</t></is></c>'
    if place == "run":
        cell = f'<c r="A1" t="inlineStr"><is><r><t xml:space="preserve">{written}</t></r></is></c>'
    if place == "kept by a formula":
        cell = f'<c r="A1" t="str"><f>B1</f><v>{written}</v></c>'
    if place == "shared":
        cell = '<c r="A1" t="s"><v>0</v></c>'
        more = {_STRINGS: f'<sst xmlns="{_NS}"><si><t xml:space="preserve">{written}</t></si></sst>'.encode()}
    assert _told(_opened(workbook(sheet_xml(f'<row r="1">{cell}</row>'), more), tmp_path)) == [[text]]


_CELL = '<c r="{}"><v>{}</v></c>'.format
TORN = {
    "a row twice": f'<row r="1">{_CELL("A1", 1)}</row><row r="1">{_CELL("A1", 2)}</row>',
    "a cell twice": f'<row r="1">{_CELL("A1", 1)}{_CELL("A1", 2)}</row>',
    "a cell of another row": f'<row r="1">{_CELL("A2", 1)}</row>',
    "no reference at all": f'<row r="1">{_CELL("1A", 1)}</row>',
    "a row without number": f'<row r="x">{_CELL("A1", 1)}</row>',
    "a style without number": '<row r="1"><c r="A1" s="x"><v>1</v></c></row>',
    "no such string": '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
    "an unknown entity": '<row r="1"><c r="A1" t="str"><v>a&nbsp;b</v></c></row>',
    "a bare ampersand": '<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>',
    "a control letter": '<row r="1"><c r="A1" t="str"><v>a\x01</v></c></row>',
    "an attribute twice": '<row r="1"><c r="A1" s="0" s="0"><v>1</v></c></row>',
    "an end too many": '<row r="1"><c r="A1"><v>1</v></c></c></row>',
    "an ampersand between": '<row r="1">&<c r="A1"><v>1</v></c></row>',
}


@pytest.mark.parametrize("what", TORN)
def test_what_contradicts_itself_is_refused(what: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        _opened(workbook(sheet_xml(TORN[what])), tmp_path)
    assert refused.value.error.kind == "corrupt_file"


@pytest.mark.parametrize("row", [b'<row r="1"><c r="A1" t="\xe5"><v>1</v></c></row>', b'<row r="1" ht="\xe5"><c r="A1"><v>1</v></c></row>'])
def test_letters_that_are_none_are_refused(row: bytes, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        _opened(workbook(sheet_xml("ROWS").replace(b"ROWS", row)), tmp_path)
    assert refused.value.error.kind == "corrupt_file"


def test_sheets_are_found_by_their_relation_only(source: dict[str, bytes], tmp_path: Path) -> None:
    for broken in ({**source, _RELS: source[_RELS].replace(b'Id="rId1"', b'Id="other"')},
                   {name: data for name, data in source.items() if name != _RELS}):
        with pytest.raises(Refused) as refused:
            _opened(_zipped(broken), tmp_path)
        assert refused.value.error.kind == "corrupt_file"


def test_two_parts_of_one_name_are_refused(source: dict[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(Refused):
        _opened(_zipped({**source, "XL/worksheets/SHEET1.xml": source[_SHEET].replace(b"101", b"102")}), tmp_path)


@pytest.mark.parametrize("way", ["plain", "inline strings", "formulas", "whole columns as formulas", "space kept", "space in tags"])
def test_rows_found_in_the_bytes_are_the_parsers(
    way: str, source: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """These ways are read without a parser; the parser reads the same."""
    data = _zipped(WAYS[way](source) if way in WAYS else source)
    calls = []
    plain_rows = sheetxml.plain_rows
    monkeypatch.setattr(sheetxml, "plain_rows", lambda body, maker: calls.append(plain_rows(body, maker)) or calls[-1])
    quick = _opened(data, tmp_path)
    assert len(calls) == len(quick.sheets)

    def never(*_: object) -> None:
        raise sheetxml.NotPlain

    monkeypatch.setattr(sheetxml, "plain_rows", never)
    assert _opened(data, tmp_path) == quick


def _by_parser(data: bytes, tmp_path: Path) -> Document:
    def never(*_: object) -> None:
        raise sheetxml.NotPlain

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheetxml, "plain_rows", never)
        return _opened(data, tmp_path)


@pytest.mark.parametrize("room", [0, 7, 1 << 20])
@pytest.mark.parametrize("piece", [1, 300, 2000])
def test_where_a_sheet_is_cut_and_how_many_numbers_are_kept_changes_nothing(
    piece: int, room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plainrows, "_PIECE", piece)
    monkeypatch.setattr(plaincells, "_ROOM", room)
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet, old = book.add_worksheet(), book.add_format({"font_name": ".VnTime"})
    for n in range(60):
        sheet.write_row(n, n % 3, [n % 5, n, f"mã {n % 7}", n / 4, "", n * 1000])
        sheet.write_string(n, 9, "§¬n vÞ", old)
        sheet.write_blank(n, 10, None, old)
    book.close()
    quick, slow = _opened(out.getvalue(), tmp_path), _by_parser(out.getvalue(), tmp_path)
    assert quick == slow and [one.kind for one in quick.notes] == ["legacy_font"]
    assert [len(row.cells) for row in quick.sheets[0].rows] == [10] * 60


def test_one_wide_row_among_many_short_ones(tmp_path: Path) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    for n in range(400):
        sheet.write_row(n, 1, [n, f"x{n}"])
    sheet.write(200, 9000, "xa")
    book.close()
    quick = _opened(out.getvalue(), tmp_path)
    assert quick == _by_parser(out.getvalue(), tmp_path)
    assert [len(row.cells) for row in quick.sheets[0].rows] == [3] * 200 + [9001] + [3] * 199
