"""The parts of an official letter in PDF; the same measures as in DOCX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import HRFlowable, Paragraph, Spacer, Table, TableStyle

from parcam.publish.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, balanced_mm, width_mm
from parcam.publish.measures import LEFT_SHARE, OFFICE_RULE, SIGNATURE_LINES, TITLE_RULE
from parcam.publish.pdf_text import escape

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from parcam.publish.paper import Letter, Paper
    from parcam.publish.templates import Layout

_LEADING = 1.15


def _style(points: float, align: int = TA_CENTER, font: str = REGULAR, **more: float) -> ParagraphStyle:
    return ParagraphStyle("", fontName=font, fontSize=points, leading=points * _LEADING, alignment=align, **more)


def _rule(length_mm: float) -> Flowable:
    return HRFlowable(width=length_mm * mm, thickness=0.75, color="black", hAlign="CENTER", spaceBefore=1.5, spaceAfter=2)


def letterhead(letter: Letter, layout: Layout) -> Flowable:
    """Parent and office beside nation and motto, each with its line; number beside place and day."""
    left, right = layout.text_width_mm * LEFT_SHARE, layout.text_width_mm * (1 - LEFT_SHARE)
    office = [Paragraph(escape(letter.parent), _style(layout.parent_pt)),
              Paragraph(escape(letter.office), _style(layout.office_pt, font=BOLD)),
              _rule(min(width_mm(letter.office, layout.office_pt), left) * OFFICE_RULE)]
    nation = [Paragraph(escape(letter.nation), _style(layout.nation_pt, font=BOLD)),
              Paragraph(escape(letter.motto), _style(layout.motto_pt, font=BOLD)), _rule(width_mm(letter.motto, layout.motto_pt))]
    second = [Paragraph(escape(letter.number_line), _style(layout.number_pt)),
              Paragraph(escape(letter.place_line), _style(layout.place_pt, font=ITALIC))]
    return _bare([[office, nation], second], left, right)


def opening(paper: Paper, letter: Letter) -> list[Flowable]:
    """Name of the document, what it is about, the line under it, the receivers, the legal bases."""
    layout = paper.layout
    gap = layout.paragraph_gap_pt
    width = balanced_mm(paper.about, layout.title_pt, layout.text_width_mm)
    length = min(width_mm(paper.about, layout.title_pt), width) * TITLE_RULE
    side = (layout.text_width_mm - width) / 2 * mm
    about = _style(layout.title_pt, font=BOLD, leftIndent=side, rightIndent=side)
    story: list[Flowable] = [Spacer(1, gap * 2), Paragraph(escape(paper.name), _style(layout.title_pt, font=BOLD)),
                             Paragraph(escape(paper.about), about), _rule(length), Spacer(1, gap)]
    story += _receivers(letter, layout)
    basis = _style(layout.basis_pt, TA_JUSTIFY, ITALIC, firstLineIndent=layout.first_line_cm * 10 * mm, spaceAfter=gap)
    basis.leading *= layout.line_spacing
    return story + [Paragraph(escape(text), basis) for text in letter.bases]


def _receivers(letter: Letter, layout: Layout) -> list[Flowable]:
    gap = layout.paragraph_gap_pt
    if len(letter.to) == 1:
        text = f"{letter.to_label} {letter.to[0].rstrip('.;')}"
        return [Paragraph(escape(text), _style(layout.to_pt, spaceAfter=gap * 2))]
    indent = layout.text_width_mm * LEFT_SHARE * mm
    lines = [f"- {to.rstrip('.;')}{';' if index < len(letter.to) else '.'}" for index, to in enumerate(letter.to, 1)]
    return [Paragraph(escape(letter.to_label), _style(layout.to_pt)),
            *(Paragraph(escape(line), _style(layout.to_pt, TA_LEFT, leftIndent=indent)) for line in lines), Spacer(1, gap)]


def closing(letter: Letter, layout: Layout) -> list[Flowable]:
    """Receivers of copies on the left, signature on the right."""
    copies = [Paragraph(escape(letter.recipients_label), _style(layout.recipients_label_pt, TA_LEFT, BOLD_ITALIC))]
    copies += [Paragraph(escape(f"- {one}"), _style(layout.recipients_pt, TA_LEFT)) for one in letter.recipients]
    signature = [Paragraph(escape(f"{letter.rights} {letter.position}".strip()), _style(layout.signature_pt, font=BOLD)),
                 Spacer(1, layout.signature_pt * _LEADING * SIGNATURE_LINES),
                 Paragraph(escape(letter.signer), _style(layout.signature_pt, font=BOLD))]
    half = layout.text_width_mm / 2
    return [Spacer(1, layout.paragraph_gap_pt), _bare([[copies, signature]], half, half)]


def _bare(rows: list[list[object]], left_mm: float, right_mm: float) -> Flowable:
    table = Table(rows, colWidths=[left_mm * mm, right_mm * mm])
    everywhere = ((0, 0), (-1, -1))
    table.setStyle(TableStyle([("FONTNAME", *everywhere, REGULAR), ("VALIGN", *everywhere, "TOP"), ("ALIGN", *everywhere, "CENTER"),
                               ("LEFTPADDING", *everywhere, 0), ("RIGHTPADDING", *everywhere, 0),
                               ("TOPPADDING", *everywhere, 0), ("BOTTOMPADDING", *everywhere, 2)]))
    return table
