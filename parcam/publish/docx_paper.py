"""Paper -> DOCX, laid out to Nghị định 30/2020/NĐ-CP, Phụ lục I: every size and margin comes from the layout, every rule is a line."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Mm, Pt

from parcam.publish import docx_marks as marks
from parcam.publish.docx_letter import add_closing, add_letterhead, add_opening
from parcam.publish.fonts import BOLD, ITALIC
from parcam.publish.paper import Heading, Paragraph, Table, runs
from parcam.publish.stable import stable

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.section import Section
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as DocParagraph

    from parcam.publish.paper import Annex, Block, Paper
    from parcam.publish.templates import Layout

LANGUAGE = "vi-VN"
_HEADER_MM = 10
_CELL_MARGIN_MM = 1.2
_SIDES = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "right": ALIGN.RIGHT}


def docx(paper: Paper) -> bytes:
    """The document's bytes; the same paper gives the same bytes."""
    document = Document()
    _styles(document, paper.layout)
    _properties(document, paper)
    _page(document.sections[0], paper)
    if paper.letter:
        add_letterhead(document, paper.letter, paper.layout)
        add_opening(document, paper, paper.letter)
    else:
        _working_title(document, paper)
    _blocks(document, paper.blocks, paper.layout)
    if paper.letter:
        # A signature never stands on a page by itself: the body's last paragraph goes with it.
        document.paragraphs[-1].paragraph_format.keep_with_next = document.paragraphs[-1].paragraph_format.keep_together = True
        add_closing(document, paper.letter, paper.layout)
    for annex in paper.annexes:
        _annex(document, annex, paper.layout)
    out = io.BytesIO()
    document.save(out)
    return stable(out.getvalue(), paper.as_of)


def _styles(document: Doc, layout: Layout) -> None:
    marks.set_language(document, LANGUAGE)
    normal = document.styles["Normal"]
    marks.set_font(normal, layout.font, layout.body_pt)
    shape = normal.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(0), Pt(layout.paragraph_gap_pt), layout.line_spacing
    for level in (1, 2):
        style = document.styles[f"Heading {level}"]
        marks.set_font(style, layout.font, layout.body_pt)
        style.font.bold = True
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(layout.paragraph_gap_pt)
        style.paragraph_format.first_line_indent = Cm(layout.first_line_cm)
        style.paragraph_format.keep_with_next = True
    for name in ("Header", "Footer"):
        marks.set_font(document.styles[name], layout.font, layout.page_number_pt)


def _properties(document: Doc, paper: Paper) -> None:
    core, day = document.core_properties, datetime(paper.as_of.year, paper.as_of.month, paper.as_of.day)  # noqa: DTZ001 - a day, not a moment
    core.title, core.subject, core.author, core.last_modified_by = f"{paper.name}: {paper.about}", paper.subject, paper.author, paper.author
    core.created = core.modified = day
    core.language, core.comments, core.keywords = LANGUAGE, paper.notice, ""


def _page(section: Section, paper: Paper) -> None:
    """A4 portrait; the page number centred in the top margin, not on the first page."""
    layout = paper.layout
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(layout.top_mm), Mm(layout.bottom_mm)
    section.left_margin, section.right_margin = Mm(layout.left_mm), Mm(layout.right_mm)
    section.header_distance = section.footer_distance = Mm(_HEADER_MM)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = ALIGN.CENTER
    marks.add_field(header, "PAGE", layout.page_number_pt)
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = ALIGN.CENTER
        run = line.add_run(paper.notice)
        run.italic, run.font.size = True, Pt(layout.recipients_pt)


def _working_title(document: Doc, paper: Paper) -> None:
    layout = paper.layout
    for text, bold in ((paper.name, True), (paper.about, False)):
        line = document.add_paragraph()
        line.alignment = ALIGN.CENTER
        run = line.add_run(text)
        run.bold, run.italic, run.font.size = bold, not bold, Pt(layout.title_pt)


def _blocks(document: Doc, blocks: tuple[Block, ...], layout: Layout) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            document.add_paragraph(block.text, style=f"Heading {block.level}").alignment = ALIGN.JUSTIFY
        elif isinstance(block, Table):
            _table(document, block, layout)
        else:
            _body(document, block, layout)


def _body(document: Doc, block: Paragraph, layout: Layout) -> None:
    line = document.add_paragraph()
    line.alignment = ALIGN.JUSTIFY
    line.paragraph_format.first_line_indent = Cm(0 if block.note else layout.first_line_cm)
    write_runs(line, block.text, layout.table_pt if block.note else layout.body_pt)


def write_runs(line: DocParagraph, text: str, points: float) -> None:
    for part, bold in runs(text):
        run = line.add_run(part)
        run.bold, run.font.size = bold or None, Pt(points)


def _table(document: Doc, block: Table, layout: Layout) -> None:
    """A ruled table of fixed widths; its first row is a header and comes again on each page."""
    table = document.add_table(rows=1, cols=len(block.columns), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    marks.describe(table, block.alt)
    marks.cell_margins(table, _CELL_MARGIN_MM)
    widths = [Mm(layout.text_width_mm * column.share) for column in block.columns]
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        _cell(cell, column.title, ALIGN.CENTER, layout, bold=True)
    marks.repeat_header(table.rows[0])
    for index, texts in enumerate(block.rows):
        row = table.add_row()
        for cell, text, column in zip(row.cells, texts, block.columns, strict=True):
            _cell(cell, text, _SIDES[column.align], layout, bold=index in block.bold)
    marks.set_widths(table, widths)
    for row in table.rows:
        marks.keep_whole(row)
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(layout.paragraph_gap_pt)


def _cell(cell: _Cell, text: str, align: ALIGN, layout: Layout, *, bold: bool) -> None:
    line = cell.paragraphs[0]
    line.alignment = align
    shape = line.paragraph_format
    shape.space_before = shape.space_after = Pt(1)
    shape.line_spacing = 1.0
    run = line.add_run(text)
    run.bold, run.font.size = bold or None, Pt(layout.table_pt)


def _annex(document: Doc, annex: Annex, layout: Layout) -> None:
    """A section of its own, its pages counted from 1: label, title, what it is attached to, its blocks."""
    marks.restart_pages(document.add_section(WD_SECTION.NEW_PAGE))
    for text, bold, italic in ((annex.label, True, False), (annex.title, True, False), (annex.note, False, True)):
        line = document.add_paragraph()
        line.alignment = ALIGN.CENTER
        run = line.add_run(text)
        run.bold, run.italic, run.font.size = bold, italic, Pt(layout.annex_pt)
        marks.balance(line, text, layout.annex_pt, layout.text_width_mm, BOLD if bold else ITALIC)
    _blocks(document, annex.blocks, layout)
