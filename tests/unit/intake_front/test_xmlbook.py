"""XML Spreadsheet 2003 tells what the other workbooks tell: gaps, merges, types, styles by name, what is hidden; and nothing hostile."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.document import open_document
from parcam.intake.read import read
from parcam.intake.sheet import Cell, Document, Merge, Refused
from parcam.model.reading import Options
from tests.unit.intake_front.writers import tcvn3

HEAD = ('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">')
STYLES = """<Styles><Style ss:ID="Default" ss:Name="Normal"><Font ss:FontName="Arial"/><NumberFormat/></Style>
<Style ss:ID="s21"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="s22"><NumberFormat ss:Format="dd/mm/yyyy"/></Style>
<Style ss:ID="s23"><NumberFormat ss:Format="#,##0,,"/></Style><Style ss:ID="s24"><Font ss:FontName=".VnTime" x:Family="Swiss"/></Style>
<Style ss:ID="s25" ss:Parent="s21"><Font ss:FontName="Times"/></Style></Styles>"""
OLD = tcvn3("Đơn vị").decode("latin-1")


def sheet(rows: str, name: str = "Số liệu", more: str = "", columns: str = "", table: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table {table}>{columns}{rows}</Table>{more}</Worksheet>'


def cell(text: object, kind: str = "String", more: str = "") -> str:
    return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'


def book(tmp_path: Path, *sheets: str, head: str = HEAD, name: str = "a.xml", encoding: str = "utf-8") -> Document:
    path = tmp_path / name
    path.write_bytes((head + STYLES + "".join(sheets) + "</Workbook>").encode(encoding))
    return open_document(path)


def row(*cells: str, more: str = "") -> str:
    return f"<Row {more}>{''.join(cells)}</Row>"


def test_types_and_styles(tmp_path: Path) -> None:
    cells = [cell(0.715, "Number", 'ss:StyleID="s21"'), cell(0.5, "Number", 'ss:StyleID="s25"'),
             cell("2024-08-31T00:00:00.000", "DateTime"), cell(45505, "Number", 'ss:StyleID="s22"'),
             cell(8_100_000, "Number", 'ss:StyleID="s23"'), cell("#DIV/0!", "Error"), cell(1, "Boolean"),
             '<Cell ss:Formula="=RC[-1]*2"/>', cell(120, "Number", 'ss:Formula="=R1C1"'), cell(OLD, more='ss:StyleID="s24"'),
             cell("a&amp;b&#10;c"), cell("1899-12-31T10:30:00.000", "DateTime"), '<Cell ss:StyleID="s21"/>', cell("9,5")]
    found = book(tmp_path, sheet(row(*cells)))
    assert found.kind == "xml"
    assert found.sheets[0].rows[0].cells == (
        Cell("0.715", 0.715, None, True), Cell("0.5", 0.5, None, True), Cell("2024-08-31", None, date(2024, 8, 31)),
        Cell("2024-08-01", None, date(2024, 8, 1)), Cell("8.1", 8.1), Cell("#DIV/0!", problem="error"), Cell("TRUE"),
        Cell("", problem="formula"), Cell("120", 120.0), Cell("Đơn vị"), Cell("a&b\nc"), Cell("10:30:00"), Cell(), Cell("9,5"))
    assert {one.kind for one in found.notes} == {"divided", "legacy_font"}


def test_styles_of_rows_columns_and_tables(tmp_path: Path) -> None:
    columns = '<Column ss:Index="2" ss:StyleID="s21" ss:Span="1"/><Column ss:StyleID="s22"/>'
    half = cell(0.5, "Number")
    rows = row(half, half, half, cell(45505, "Number"), half) + row(half, more='ss:StyleID="s21"')
    first, second = book(tmp_path, sheet(rows, columns=columns)).sheets[0].rows
    assert [one.percent for one in first.cells] == [False, True, True, False, False]
    assert first.cells[3].day == date(2024, 8, 1)
    assert second.cells[0].percent
    assert book(tmp_path, sheet(row(half), table='ss:StyleID="s21"')).sheets[0].rows[0].cells[0].percent


def test_gaps_and_merges(tmp_path: Path) -> None:
    rows = row(cell("A", more='ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"'), cell("B")) + row(cell("C", more='ss:Index="4"'))
    rows += row(cell("D"), more='ss:Index="7"') + row(more='ss:Span="2"') + row(cell("E"))
    found = book(tmp_path, sheet(rows)).sheets[0]
    assert [(one.number, [cell.text for cell in one.cells]) for one in found.rows] == [
        (1, ["", "A", "", "B"]), (2, ["", "", "", "C"]), (7, ["D"]), (11, ["E"])]
    assert found.merges == (Merge(1, 1, 2, 2),)
    assert found.lines == 11
    moved = book(tmp_path, sheet(rows, table='ss:TopCell="3" ss:LeftCell="2"')).sheets[0]
    assert [one.number for one in moved.rows] == [3, 4, 9, 13]
    assert moved.merges == (Merge(3, 2, 4, 3),)


def test_what_is_hidden(tmp_path: Path) -> None:
    hide = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>{}</Visible></WorksheetOptions>'.format
    rows = row(cell("A")) + row(cell("B"), more='ss:Hidden="1"')
    sheets = [sheet(rows, columns='<Column ss:Hidden="1" ss:Span="1"/>'), sheet(rows, "Ẩn", hide("SheetHidden")),
              sheet(rows, "Ẩn kỹ", hide("SheetVeryHidden"))]
    found = book(tmp_path, *sheets).sheets
    assert [(one.name, one.hidden) for one in found] == [("Số liệu", False), ("Ẩn", True), ("Ẩn kỹ", True)]
    assert [one.hidden for one in found[0].rows] == [False, True]
    assert found[0].hidden_columns == {0, 1}


def test_runs_and_comments(tmp_path: Path) -> None:
    page = 'xmlns="http://www.w3.org/TR/REC-html40"'
    rich = f'<ss:Data ss:Type="String" {page}><B><Font html:Face=".VnTime">{OLD}</Font></B><Font> 1</Font></ss:Data>'
    note = f'<Comment ss:Author="x"><ss:Data {page}><Font html:Face="Tahoma">ghi chú</Font></ss:Data></Comment>'
    noted = cell("Số").replace("</Cell>", f"{note}</Cell>")
    found = book(tmp_path, sheet(row(f"<Cell>{rich}</Cell>", noted, f"<Cell>{note}</Cell>")))
    assert [one.text for one in found.sheets[0].rows[0].cells] == ["Đơn vị 1", "Số"]


def test_days_of_a_book_that_counts_from_1904(tmp_path: Path) -> None:
    old = '<ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook>'
    found = book(tmp_path, sheet(row(cell(44043, "Number", 'ss:StyleID="s22"'))), head=HEAD + old)
    assert found.sheets[0].rows[0].cells[0].day == date(2024, 8, 1)


@pytest.mark.parametrize(("head", "encoding", "name"), [
    (HEAD.replace('"1.0"', '"1.0" encoding="UTF-16"'), "utf-16", "a.xml"), (HEAD.partition("?>\n")[2], "utf-8-sig", "a.xls"),
    (HEAD[HEAD.index("<Workbook"):], "utf-8", "a.xml"), (HEAD.replace("<Workbook", "<!-- x --><Workbook"), "utf-8", "a.csv")])
def test_known_by_its_content(head: str, encoding: str, name: str, tmp_path: Path) -> None:
    found = book(tmp_path, sheet(row(cell("Đơn vị"), cell("Số"))), head=head, encoding=encoding, name=name)
    assert [one.text for one in found.sheets[0].rows[0].cells] == ["Đơn vị", "Số"]
    assert ("misnamed" in {one.kind for one in found.notes}) == (not name.endswith(".xml"))


def test_prefixed_elements(tmp_path: Path) -> None:
    text = ('<?xml version="1.0"?><ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="A"><ss:Table>'
            '<ss:Row><ss:Cell><ss:Data ss:Type="String">A</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>')
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    assert open_document(tmp_path / "a.xml").sheets[0].rows[0].cells == (Cell("A"),)


def test_a_form_is_read_like_any_other_workbook(tmp_path: Path) -> None:
    rows = row(cell("KẾT QUẢ THÁNG 3/2024", more='ss:MergeAcross="3"'))
    rows += row(cell("STT", more='ss:MergeDown="1"'), cell("Đơn vị", more='ss:MergeDown="1"'), cell("Hồ sơ", more='ss:MergeAcross="1"'))
    rows += row(cell("Đã giải quyết", more='ss:Index="3"'), cell("Đúng hạn"))
    rows += row(cell(1, "Number"), cell("Văn phòng Sở"), cell(120, "Number"), cell(118, "Number"))
    rows += row(cell(2, "Number"), cell("Thanh tra Sở"), cell(30, "Number"), cell(29, "Number"))
    book(tmp_path, sheet(rows))
    found = read(tmp_path / "a.xml", Options(), load_catalog())
    assert {(one.unit, str(one.month), one.numerator, one.denominator) for one in found.readings} == {
        ("van-phong", "2024-03", 118, 120), ("thanh-tra", "2024-03", 29, 30)}
    assert all(one.balances for one in found.accounts)


_ENTITY = '<!DOCTYPE Workbook [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(("text", "kind"), [
    (HEAD.replace("<Workbook", _ENTITY + "<Workbook") + sheet(row(cell("&a;"))) + "</Workbook>", "corrupt_file"),
    (HEAD.replace("<Workbook", '<!DOCTYPE Workbook SYSTEM "http://127.0.0.1/a.dtd"><Workbook') + "</Workbook>", "corrupt_file"),
    (HEAD + sheet(row(cell("A"))), "corrupt_file"),
    (HEAD.replace('"1.0"', '"1.0" encoding="no-such"') + "</Workbook>", "corrupt_file"),
    (HEAD + sheet(row(cell("A", more='ss:Index="999999999"'))) + "</Workbook>", "corrupt_file"),
    (HEAD + sheet(row(cell("A"), more='ss:Index="999999999"')) + "</Workbook>", "corrupt_file"),
    (HEAD + sheet(row(cell("A"), cell("B", more='ss:Index="1"'))) + "</Workbook>", "corrupt_file"),
    (HEAD + sheet(row(cell("A")) + row(cell("B"), more='ss:Index="1"')) + "</Workbook>", "corrupt_file"),
    (HEAD + sheet(row(cell("A", more='ss:Index="16384"')) * 200) + "</Workbook>", "too_large"),
    (HEAD + sheet("") + "</Workbook>", "empty_file"),
    ('<?xml version="1.0"?><Workbook xmlns="urn:other"/>', "unsupported_format")])
def test_hostile_and_broken_books(text: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    with pytest.raises(Refused) as refused:
        open_document(tmp_path / "a.xml")
    assert refused.value.error.kind == kind


def test_a_style_that_is_its_own_ancestor(tmp_path: Path) -> None:
    styles = '<Styles><Style ss:ID="a" ss:Parent="b"/><Style ss:ID="b" ss:Parent="a"/></Styles>'
    found = book(tmp_path, sheet(row(cell(1, "Number", 'ss:StyleID="a"'))), head=HEAD + styles)
    assert found.sheets[0].rows[0].cells == (Cell("1", 1.0),)
