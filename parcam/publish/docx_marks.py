"""The WordprocessingML that python-docx has no verb for: fields, rules, repeated headers, fonts of every script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from parcam.publish.fonts import BOLD, balanced_mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.section import Section
    from docx.shared import Length
    from docx.styles.style import ParagraphStyle
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph

_RULE_HEIGHT_PT = 4
_RULE_GAP_PT = 3


def set_font(style: ParagraphStyle, name: str, points: float) -> None:
    """Black, upright, one font for Latin, East Asian and complex scripts."""
    style.font.name, style.font.size, style.font.color.rgb = name, Pt(points), RGBColor(0, 0, 0)
    style.font.italic = False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), name)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def set_language(document: Document, language: str) -> None:
    """The language of every run, for spelling and screen readers."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
        lang.set(qn("w:eastAsia"), language)


def add_field(paragraph: Paragraph, instruction: str, points: float) -> None:
    """A field that the word processor fills in, such as PAGE."""
    run = paragraph.add_run()
    run.font.size = Pt(points)
    for kind, text in (("begin", None), (None, instruction), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.set(qn("xml:space"), "preserve")
            element.text = text
        run._r.append(element)


def restart_pages(section: Section) -> None:
    """The section's pages count from 1."""
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(numbering, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid")


def rule(paragraph: Paragraph, space_mm: float, length_mm: float) -> None:
    """Make an empty paragraph a solid centred line of that length within that space."""
    shape = paragraph.paragraph_format
    indent = Mm(max(0.0, (space_mm - length_mm) / 2))
    shape.left_indent = shape.right_indent = indent
    shape.first_line_indent = Mm(0)
    shape.space_before, shape.space_after = Pt(_RULE_GAP_PT), Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_RULE_HEIGHT_PT)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")


def balance(paragraph: Paragraph, text: str, points: float, room_mm: float, font: str = BOLD) -> float:
    """Indent a centred text on both sides so that its lines come out alike; returns the width left, in mm."""
    width = balanced_mm(text, points, room_mm, font)
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = Mm((room_mm - width) / 2)
    return width


def repeat_header(row: _Row) -> None:
    """The row is repeated at the top of each page and read out as a header."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """The row never breaks across pages."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def describe(table: Table, text: str) -> None:
    """The table's alternative text."""
    element = OxmlElement("w:tblDescription")
    element.set(qn("w:val"), text)
    table._tbl.tblPr.append(element)


def set_widths(table: Table, widths: Sequence[Length]) -> None:
    """Widths on the grid and on every cell: word processors disagree on which of the two they obey."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def cell_margins(table: Table, left_right_mm: float) -> None:
    """Inner margins of every cell of the table."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:w"), str(round(left_right_mm * 56.7)))
        element.set(qn("w:type"), "dxa")
        margins.append(element)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        look.addprevious(margins)
    else:
        properties.append(margins)
