"""Paper -> PDF without a browser or an office suite: the same value as the DOCX, set in a font of the same widths."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Frame, KeepTogether, NextPageTemplate, PageBreak, PageTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Paragraph as PdfParagraph

from parcam.publish import paper as model
from parcam.publish.fonts import BOLD, ITALIC, REGULAR, balanced_mm, register
from parcam.publish.pdf_letter import closing, letterhead, opening
from parcam.publish.pdf_text import escape, marked

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

    from parcam.publish.paper import Annex, Block, Paper
    from parcam.publish.templates import Layout

SINGLE = 1.15
"""Line height of Times at single spacing, in ems."""
_NUMBER_MM = 12
_SIDES = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}


def pdf(paper: Paper) -> bytes:
    """The document's bytes; the same paper gives the same bytes."""
    register()
    out = io.BytesIO()
    document = _Document(out, paper)
    story = _story(paper)
    for annex in paper.annexes:
        story += _annex(annex, paper.layout)
    document.build(story)
    return out.getvalue()


def pages(paper: Paper) -> int:
    """How many pages the paper takes."""
    register()
    document = _Document(io.BytesIO(), paper)
    document.build(_story(paper))
    return int(document.page)


class _Document(BaseDocTemplate):  # type: ignore[misc] - the library has no types
    """Pages counted from 1 within the body and within each annex; the first of each shows no number."""

    def __init__(self, out: io.BytesIO, paper: Paper) -> None:
        layout = paper.layout
        super().__init__(out, pagesize=A4, title=f"{paper.name}: {paper.about}", author=paper.author, subject=paper.subject,
                         creator=paper.author, lang="vi-VN", invariant=1, initialFontName=REGULAR)
        self.paper, self.number, self.entries = paper, 0, 0
        height = A4[1] - (layout.top_mm + layout.bottom_mm) * mm
        frame = Frame(layout.left_mm * mm, layout.bottom_mm * mm, layout.text_width_mm * mm, height,
                      leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        self.addPageTemplates([PageTemplate("first", [frame], onPage=self._first), PageTemplate("later", [frame], onPage=self._later)])

    def _first(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self.number = 1
        self._notice(canvas)

    def _later(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        self.number += 1
        canvas.setFont(REGULAR, self.paper.layout.page_number_pt)
        canvas.drawCentredString(A4[0] / 2, A4[1] - _NUMBER_MM * mm, str(self.number))
        self._notice(canvas)

    def _notice(self, canvas: Canvas) -> None:
        if self.paper.notice:
            canvas.setFont(ITALIC, self.paper.layout.recipients_pt)
            canvas.drawCentredString(A4[0] / 2, _NUMBER_MM * mm, self.paper.notice)

    def afterFlowable(self, flowable: Flowable) -> None:
        """Headings become the outline a reader navigates by."""
        level = getattr(flowable, "outline", None)
        if level is not None:
            self.entries += 1
            self.canv.bookmarkPage(str(self.entries))
            self.canv.addOutlineEntry(flowable.getPlainText(), str(self.entries), level)


def _story(paper: Paper) -> list[Flowable]:
    layout = paper.layout
    story: list[Flowable] = [NextPageTemplate("later")]
    if paper.letter:
        story += [letterhead(paper.letter, layout), *opening(paper, paper.letter)]
    else:
        story += [PdfParagraph(escape(paper.name), text_style(layout.title_pt, TA_CENTER, BOLD)),
                  PdfParagraph(escape(paper.about), text_style(layout.title_pt, TA_CENTER, ITALIC, after=layout.paragraph_gap_pt))]
    story += _blocks(paper.blocks, layout)
    if paper.letter:
        # A signature never stands on a page by itself: the body's last paragraph goes with it.
        story.append(KeepTogether([story.pop(), *closing(paper.letter, layout)]))
    return story


def text_style(points: float, align: int = TA_JUSTIFY, font: str = REGULAR, *, spacing: float = 1.0, first: float = 0.0,
               before: float = 0.0, after: float = 0.0) -> ParagraphStyle:
    """Sizes in points, `first` in centimetres."""
    return ParagraphStyle("", fontName=font, fontSize=points, leading=points * SINGLE * spacing, alignment=align,
                          firstLineIndent=first * 10 * mm, spaceBefore=before, spaceAfter=after)


def _blocks(blocks: tuple[Block, ...], layout: Layout) -> list[Flowable]:
    story: list[Flowable] = []
    for block in blocks:
        if isinstance(block, model.Heading):
            story.append(_heading(block, layout))
        elif isinstance(block, model.Table):
            story += [_table(block, layout), Spacer(1, layout.paragraph_gap_pt)]
        else:
            story.append(_body(block, layout))
    return story


def _heading(block: model.Heading, layout: Layout) -> Flowable:
    gap = layout.paragraph_gap_pt
    style = text_style(layout.body_pt, TA_JUSTIFY, BOLD, spacing=layout.line_spacing, first=layout.first_line_cm, before=gap, after=gap)
    style.keepWithNext = 1
    line = PdfParagraph(escape(block.text), style)
    line.outline = block.level - 1
    return line


def _body(block: model.Paragraph, layout: Layout) -> Flowable:
    style = text_style(layout.table_pt if block.note else layout.body_pt, spacing=layout.line_spacing,
                       first=0 if block.note else layout.first_line_cm, after=layout.paragraph_gap_pt)
    return PdfParagraph(marked(block.text), style)


def _table(block: model.Table, layout: Layout) -> Flowable:
    head = text_style(layout.table_pt, TA_CENTER, BOLD)
    styles = [text_style(layout.table_pt, _SIDES[column.align]) for column in block.columns]
    strong = [text_style(layout.table_pt, _SIDES[column.align], BOLD) for column in block.columns]
    rows = [[PdfParagraph(escape(column.title), head) for column in block.columns]]
    for index, texts in enumerate(block.rows):
        used = strong if index in block.bold else styles
        rows.append([PdfParagraph(escape(text), style) for text, style in zip(texts, used, strict=True)])
    widths = [layout.text_width_mm * column.share * mm for column in block.columns]
    table = Table(rows, colWidths=widths, repeatRows=1, splitByRow=1)
    everywhere = ((0, 0), (-1, -1))
    table.setStyle(TableStyle([("FONTNAME", *everywhere, REGULAR), ("GRID", *everywhere, 0.5, colors.black),
                               ("VALIGN", *everywhere, "TOP"),
                               ("VALIGN", (0, 0), (-1, 0), "MIDDLE"), ("LEFTPADDING", *everywhere, 3), ("RIGHTPADDING", *everywhere, 3),
                               ("TOPPADDING", *everywhere, 1.5), ("BOTTOMPADDING", *everywhere, 2.5)]))
    return table


def _annex(annex: Annex, layout: Layout) -> list[Flowable]:
    points, gap = layout.annex_pt, layout.paragraph_gap_pt
    label = PdfParagraph(escape(annex.label), text_style(points, TA_CENTER, BOLD, after=gap))
    label.outline = 0
    return [NextPageTemplate("first"), PageBreak(), NextPageTemplate("later"), label,
            _centred(annex.title, layout, BOLD, gap), _centred(annex.note, layout, ITALIC, gap * 2), *_blocks(annex.blocks, layout)]


def _centred(text: str, layout: Layout, font: str, after: float) -> Flowable:
    """A centred text whose lines come out alike."""
    style = text_style(layout.annex_pt, TA_CENTER, font, after=after)
    style.leftIndent = style.rightIndent = (layout.text_width_mm - balanced_mm(text, layout.annex_pt, layout.text_width_mm, font)) / 2 * mm
    return PdfParagraph(escape(text), style)
