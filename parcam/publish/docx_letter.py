"""The parts of an official letter in DOCX: the two columns above the title, title and receivers, receivers and signature below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Cm, Mm, Pt

from parcam.publish import docx_marks as marks
from parcam.publish.fonts import width_mm
from parcam.publish.measures import LEFT_SHARE, OFFICE_RULE, SIGNATURE_LINES, TITLE_RULE

if TYPE_CHECKING:
    from docx.document import Document as Doc
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

    from parcam.publish.paper import Letter, Paper
    from parcam.publish.templates import Layout


def add_letterhead(document: Doc, letter: Letter, layout: Layout) -> None:
    """Parent and office beside nation and motto, each with its line; number beside place and day."""
    left, right = layout.text_width_mm * LEFT_SHARE, layout.text_width_mm * (1 - LEFT_SHARE)
    table = _two_columns(document, left, right, rows=2)
    cell = table.cell(0, 0)
    _line(cell.paragraphs[0], letter.parent, layout.parent_pt)
    _line(cell.add_paragraph(), letter.office, layout.office_pt, bold=True)
    marks.rule(cell.add_paragraph(), left, min(width_mm(letter.office, layout.office_pt), left) * OFFICE_RULE)
    cell = table.cell(0, 1)
    _line(cell.paragraphs[0], letter.nation, layout.nation_pt, bold=True)
    _line(cell.add_paragraph(), letter.motto, layout.motto_pt, bold=True)
    marks.rule(cell.add_paragraph(), right, width_mm(letter.motto, layout.motto_pt))
    _line(table.cell(1, 0).paragraphs[0], letter.number_line, layout.number_pt)
    _line(table.cell(1, 1).paragraphs[0], letter.place_line, layout.place_pt, italic=True)


def add_opening(document: Doc, paper: Paper, letter: Letter) -> None:
    """Name of the document, what it is about, the line under it, the receivers, the legal bases."""
    layout = paper.layout
    title = _line(document.add_paragraph(), paper.name, layout.title_pt, bold=True)
    title.paragraph_format.space_before = Pt(layout.paragraph_gap_pt * 2)
    about = _line(document.add_paragraph(), paper.about, layout.title_pt, bold=True)
    width = marks.balance(about, paper.about, layout.title_pt, layout.text_width_mm)
    length = min(width_mm(paper.about, layout.title_pt), width) * TITLE_RULE
    marks.rule(document.add_paragraph(), layout.text_width_mm, length)
    _receivers(document, letter, layout)
    for basis in letter.bases:
        line = document.add_paragraph()
        line.alignment = ALIGN.JUSTIFY
        line.paragraph_format.first_line_indent = Cm(layout.first_line_cm)
        run = line.add_run(basis)
        run.italic, run.font.size = True, Pt(layout.basis_pt)


def _receivers(document: Doc, letter: Letter, layout: Layout) -> None:
    """One receiver on the label's own line; several each on a line, with hyphens, semicolons and a last full stop."""
    if len(letter.to) == 1:
        line = _line(document.add_paragraph(), f"{letter.to_label} {letter.to[0].rstrip('.;')}", layout.to_pt)
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(layout.paragraph_gap_pt * 2)
        return
    _line(document.add_paragraph(), letter.to_label, layout.to_pt).paragraph_format.space_before = Pt(layout.paragraph_gap_pt * 2)
    indent = Mm(layout.text_width_mm * LEFT_SHARE)
    for index, receiver in enumerate(letter.to, 1):
        line = document.add_paragraph()
        line.paragraph_format.left_indent = indent
        line.add_run(f"- {receiver.rstrip('.;')}{';' if index < len(letter.to) else '.'}").font.size = Pt(layout.to_pt)


def add_closing(document: Doc, letter: Letter, layout: Layout) -> None:
    """Receivers of copies on the left, signature on the right; the two stay on one page."""
    left, right = layout.text_width_mm * 0.5, layout.text_width_mm * 0.5
    table = _two_columns(document, left, right, rows=1)
    marks.keep_whole(table.rows[0])
    cell = table.cell(0, 0)
    label = _line(cell.paragraphs[0], letter.recipients_label, layout.recipients_label_pt, bold=True, italic=True)
    label.alignment = ALIGN.LEFT
    for receiver in letter.recipients:
        _line(cell.add_paragraph(), f"- {receiver}", layout.recipients_pt).alignment = ALIGN.LEFT
    _signature(table.cell(0, 1), letter, layout)


def _signature(cell: _Cell, letter: Letter, layout: Layout) -> None:
    first = cell.paragraphs[0]
    _line(first, f"{letter.rights} {letter.position}".strip(), layout.signature_pt, bold=True)
    for _ in range(SIGNATURE_LINES):
        _line(cell.add_paragraph(), "", layout.signature_pt)
    _line(cell.add_paragraph(), letter.signer, layout.signature_pt, bold=True)


def _two_columns(document: Doc, left: float, right: float, rows: int) -> Table:
    """A table without rules, as wide as the text."""
    table = document.add_table(rows=rows, cols=2)
    table.autofit = False
    marks.cell_margins(table, 0)
    marks.set_widths(table, (Mm(left), Mm(right)))
    return table


def _line(paragraph: Paragraph, text: str, points: float, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A centred line of one run, without gaps around it."""
    paragraph.alignment = ALIGN.CENTER
    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing = 1.0
    shape.first_line_indent = Mm(0)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(points)
    return paragraph


