"""The report as a document: every rule of Nghị định 30/2020/NĐ-CP, Phụ lục I, read back from the DOCX file itself."""

import io
import re
from datetime import date

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn

from parcam.publish.fonts import balanced_mm, width_mm
from parcam.publish.kinds import PublishOptions
from parcam.publish.publish import publish

RULE_TAG = qn("w:pBdr")


def read(snapshot, options=None, kind="accountability"):
    return Document(io.BytesIO(publish(snapshot, kind, "docx", options)))


@pytest.fixture(scope="module")
def document(snapshot):
    return read(snapshot, PublishOptions(number=5))


@pytest.fixture(scope="module")
def head(document):
    return document.tables[0]


def size(paragraph):
    sizes = {run.font.size.pt for run in paragraph.runs if run.text and run.font.size}
    assert len(sizes) == 1, paragraph.text
    return sizes.pop()


def style_of(paragraph):
    return [(bool(r.bold), bool(r.italic)) for r in paragraph.runs if r.text]


def find(document, start):
    return next(p for p in document.paragraphs if p.text.startswith(start))


def line_length_mm(paragraph, space_mm):
    shape = paragraph.paragraph_format
    return space_mm - shape.left_indent.mm - shape.right_indent.mm


def cell_paragraphs(head, row, column):
    return head.cell(row, column).paragraphs


def test_paper_is_a4_portrait(document):
    for section in document.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert section.orientation == WD_ORIENT.PORTRAIT


def test_margins_are_within_the_decree(document):
    for section in document.sections:
        assert 20 <= section.top_margin.mm <= 25
        assert 20 <= section.bottom_margin.mm <= 25
        assert 30 <= section.left_margin.mm <= 35
        assert 15 <= section.right_margin.mm <= 20


def test_font_is_times_new_roman_black_in_every_script(document):
    for name in ("Normal", "Heading 1", "Heading 2", "Header", "Footer"):
        style = document.styles[name]
        fonts = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
        assert fonts.get(qn("w:asciiTheme")) is None
        assert str(style.font.color.rgb) == "000000"


def test_texts_are_unicode_nfc(document):
    import unicodedata
    text = "\n".join(p.text for p in document.paragraphs)
    assert text == unicodedata.normalize("NFC", text)


def test_page_number_is_arabic_centred_in_the_top_margin_and_not_on_the_first_page(document):
    for section in document.sections:
        assert section.different_first_page_header_footer
        assert "".join(p.text for p in section.first_page_header.paragraphs) == ""
        header = section.header.paragraphs[0]
        assert header.alignment == ALIGN.CENTER
        assert [e.text for e in header._p.iter(qn("w:instrText"))] == ["PAGE"]
        assert 13 <= header.runs[0].font.size.pt <= 14
        assert section.header_distance.mm < section.top_margin.mm


def test_each_annex_counts_its_own_pages_from_one(document):
    starts = [s._sectPr.find(qn("w:pgNumType")) for s in document.sections]
    assert starts[0] is None
    assert [s.get(qn("w:start")) for s in starts[1:]] == ["1"] * 3


def test_nation_and_motto(head):
    nation, motto, line = cell_paragraphs(head, 0, 1)
    assert nation.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert 12 <= size(nation) <= 13 and style_of(nation) == [(True, False)]
    assert motto.text == "Độc lập - Tự do - Hạnh phúc"
    assert 13 <= size(motto) <= 14 and style_of(motto) == [(True, False)]
    width = head.columns[1].width.mm
    assert line_length_mm(line, width) == pytest.approx(width_mm(motto.text, size(motto)), abs=0.5)
    assert width_mm(nation.text, size(nation)) < width, "the nation's name must not wrap"


def test_parent_and_issuing_office(head):
    parent, office, line = cell_paragraphs(head, 0, 0)
    assert parent.text == parent.text.upper() and 12 <= size(parent) <= 13 and style_of(parent) == [(False, False)]
    assert office.text == office.text.upper() and 12 <= size(office) <= 13 and style_of(office) == [(True, False)]
    share = line_length_mm(line, head.columns[0].width.mm) / width_mm(office.text, size(office))
    assert 1 / 3 <= share <= 1 / 2


@pytest.mark.parametrize(("number", "text"), [(5, "Số: 05/BC-SKHCN"), (12, "Số: 12/BC-SKHCN"), (105, "Số: 105/BC-SKHCN")])
def test_number_and_symbol(snapshot, number, text):
    line = cell_paragraphs(read(snapshot, PublishOptions(number=number)).tables[0], 1, 0)[0]
    assert line.text == text and size(line) == 13


def test_a_number_not_yet_issued_leaves_room(snapshot):
    assert re.fullmatch(r"Số:\s{3,}/BC-SKHCN", cell_paragraphs(read(snapshot).tables[0], 1, 0)[0].text)


@pytest.mark.parametrize(("day", "text"), [
    (date(2024, 10, 20), "Quảng Trị, ngày 20 tháng 10 năm 2024"), (date(2025, 1, 5), "Quảng Trị, ngày 05 tháng 01 năm 2025"),
    (date(2025, 2, 15), "Quảng Trị, ngày 15 tháng 02 năm 2025"), (date(2025, 3, 9), "Quảng Trị, ngày 09 tháng 3 năm 2025")])
def test_place_and_day(snapshot, day, text):
    line = cell_paragraphs(read(snapshot, PublishOptions(dated=day)).tables[0], 1, 1)[0]
    assert line.text == text and 13 <= size(line) <= 14 and style_of(line) == [(False, True)]


def test_title_and_what_it_is_about(document, head):
    title = find(document, "BÁO CÁO")
    about = find(document, "Giải trình kết quả")
    for line in (title, about):
        assert line.alignment == ALIGN.CENTER and 13 <= size(line) <= 14 and style_of(line) == [(True, False)]
    rule = next(p for p in document.paragraphs if p._p.find(f".//{RULE_TAG}") is not None)
    text_width = 210 - document.sections[0].left_margin.mm - document.sections[0].right_margin.mm
    longest = min(width_mm(about.text, size(about)), line_length_mm(about, text_width))
    share = line_length_mm(rule, text_width) / longest
    assert 1 / 3 <= share <= 1 / 2


def test_legal_bases_are_italic_and_end_as_they_must(document):
    bases = [p for p in document.paragraphs if p.text.startswith("Căn cứ")]
    assert bases
    for base in bases:
        assert 13 <= size(base) <= 14 and style_of(base) == [(False, True)]
    assert all(b.text.endswith(";") for b in bases[:-1])
    assert bases[-1].text.endswith(".")


def test_one_receiver_stands_on_the_label_s_line(document):
    line = find(document, "Kính gửi:")
    assert line.text == "Kính gửi: Trưởng Ban Chỉ đạo cải cách hành chính tỉnh Quảng Trị"
    assert line.alignment == ALIGN.CENTER and 13 <= size(line) <= 14


def test_several_receivers_stand_one_below_the_other(snapshot):
    document = read(snapshot, PublishOptions(to=("UBND tỉnh", "Sở Nội vụ")))
    at = next(i for i, p in enumerate(document.paragraphs) if p.text == "Kính gửi:")
    assert [p.text for p in document.paragraphs[at + 1:at + 3]] == ["- UBND tỉnh;", "- Sở Nội vụ."]


def test_body_is_justified_indented_and_spaced(document):
    normal = document.styles["Normal"].paragraph_format
    assert normal.space_after.pt >= 6
    assert 1.0 <= normal.line_spacing <= 1.5
    body = [p for p in document.paragraphs if p.text.startswith(("Thực hiện nội dung", "Kế hoạch năm", "Số liệu mới nhất", "B.I.1."))]
    assert len(body) >= 4
    for line in body:
        assert line.alignment == ALIGN.JUSTIFY
        assert line.paragraph_format.first_line_indent.cm == pytest.approx(1.27, abs=0.01)
        assert 13 <= size(line) <= 14


def test_headings_are_headings(document):
    levels = {p.style.name for p in document.paragraphs if p.text.startswith(("I. ", "II. ", "III. ", "IV. "))}
    assert levels == {"Heading 1"}
    assert next(p.text for p in document.paragraphs if p.style.name == "Heading 2").startswith("1. ")


def closing(document):
    return next(t for t in document.tables if t.cell(0, 0).text.startswith("Nơi nhận"))


def test_receivers_of_copies(document):
    lines = closing(document).cell(0, 0).paragraphs
    assert lines[0].text == "Nơi nhận:" and size(lines[0]) == 12 and style_of(lines[0]) == [(True, True)]
    assert lines[1].text == "- Như trên;"
    assert lines[-1].text.startswith("- Lưu: VT, ") and lines[-1].text.endswith(".")
    assert all(line.text.endswith(";") for line in lines[1:-1])
    assert {size(line) for line in lines[1:]} == {11}
    assert all(line.alignment == ALIGN.LEFT for line in lines)


def test_signature(document):
    lines = [p for p in closing(document).cell(0, 1).paragraphs if p.text]
    assert [p.text for p in lines] == ["GIÁM ĐỐC", "Trần Ngọc Lân"]
    for line in lines:
        assert 13 <= size(line) <= 14 and style_of(line) == [(True, False)] and line.alignment == ALIGN.CENTER


def test_signing_for_the_head_names_the_right(snapshot):
    cell = closing(read(snapshot, PublishOptions(rights="KT.", position="GIÁM ĐỐC", signer="Nguyễn Hữu Thắng"))).cell(0, 1)
    assert [p.text for p in cell.paragraphs if p.text] == ["KT. GIÁM ĐỐC", "Nguyễn Hữu Thắng"]


def test_the_body_ends_with_the_mark_that_nothing_follows(document):
    assert sum(p.text.endswith("./.") for p in document.paragraphs) == 1


def test_a_signature_never_stands_on_a_page_by_itself(document):
    last = next(p for p in document.paragraphs if p.text.endswith("./."))
    assert last.paragraph_format.keep_with_next and last.paragraph_format.keep_together
    assert last._p.getnext() is closing(document)._tbl


def test_no_line_of_the_title_holds_a_last_word_alone():
    about = "Kết quả thực hiện cam kết nâng cao các chỉ số cải cách hành chính quý III năm 2024"
    width = balanced_mm(about, 14, 164)
    assert width < 0.75 * 164
    assert width_mm(about, 14) < 2 * width + 1, "it still takes two lines"
    assert balanced_mm("BÁO CÁO", 14, 164) < 40


def test_annexes(document):
    labels = [p for p in document.paragraphs if re.fullmatch(r"Phụ lục [IVX]+", p.text)]
    assert [p.text for p in labels] == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    texts = list(document.paragraphs)
    for label in labels:
        at = next(i for i, p in enumerate(texts) if p._p is label._p)
        title, note = texts[at + 1], texts[at + 2]
        assert size(label) == 14 and style_of(label) == [(True, False)] and label.alignment == ALIGN.CENTER
        assert title.text == title.text.upper() and 13 <= size(title) <= 14 and style_of(title) == [(True, False)]
        assert note.text.startswith("(Kèm theo Báo cáo số 05/BC-SKHCN ngày 20 tháng 10 năm 2024") and style_of(note) == [(False, True)]


def test_tables_repeat_their_header_and_say_what_they_show(document):
    ruled = [t for t in document.tables if t.style.name == "Table Grid"]
    assert len(ruled) >= 10
    for table in ruled:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert sum(c.width.mm for c in table.columns) == pytest.approx(164, abs=1)


def test_the_document_speaks_vietnamese_and_is_dated_as_of(document, snapshot):
    assert {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))} == {"vi-VN"}
    assert document.core_properties.created.date() == document.core_properties.modified.date() == snapshot.as_of


ORDER = {
    "sectPr": "reference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign "
              "noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
             "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
           "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
           "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
           "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
           "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
           "lang eastAsianLayout specVanish oMath",
}


def rank(order, child):
    name = child.tag.split("}")[1]
    return order.index("reference" if name in ("headerReference", "footerReference") else name)


@pytest.mark.parametrize("element", ORDER)
def test_elements_stand_in_the_order_word_insists_on(document, element):
    """Word calls a file damaged when children of these elements are out of the schema's order; LibreOffice does not mind."""
    order = ORDER[element].split()
    found = list(document.element.iter(qn(f"w:{element}"))) + list(document.styles.element.iter(qn(f"w:{element}")))
    assert found
    for one in found:
        places = [rank(order, child) for child in one]
        assert places == sorted(places), [child.tag.split("}")[1] for child in one]
