"""Slides -> PDF: the same set as the PowerPoint, for a machine that has no PowerPoint."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table, TableStyle

from parcam.figures.look import LIGHT, SIGNS, TONES
from parcam.publish.fonts import SANS, SANS_BOLD, SANS_ITALIC, register
from parcam.publish.pdf_charts import draw_gaps, draw_trend
from parcam.publish.pdf_text import escape

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from parcam.publish.paper import Table as PaperTable
    from parcam.publish.slide import Slide, Tile

WIDTH, HEIGHT = 960.0, 540.0
"""Points: 13.333 × 7.5 inches."""
_MARGIN = 43.0
_INNER = WIDTH - 2 * _MARGIN
_SMALL, _BODY, _TITLE = 14, 16, 24
_SIDES = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
_SIGN_FONT = "ZapfDingbats"
_DINGBATS = {"◇": "\u2756", "○": "\u274d"}
"""Signs of the house that the built-in symbol font lacks, and the nearest it has."""


def pdf_deck(slides: tuple[Slide, ...], author: str, notice: str) -> bytes:
    """The deck's bytes; the same slides give the same bytes."""
    register()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=SANS, lang="vi-VN")
    canvas.setTitle(slides[0].title)
    canvas.setAuthor(author)
    for number, slide in enumerate(slides, 1):
        canvas.bookmarkPage(str(number))
        canvas.addOutlineEntry(slide.title, str(number), 0)
        _slide(canvas, slide, number, notice)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _slide(canvas: Canvas, slide: Slide, number: int, notice: str) -> None:
    if slide.kind == "title":
        _place(canvas, [_text(slide.title, 44, bold=True)], _MARGIN, 150, _INNER)
        _place(canvas, [_text(slide.subtitle, 24)], _MARGIN, 262, _INNER)
        _place(canvas, _lines(slide, _BODY), _MARGIN, 320, _INNER)
    else:
        _place(canvas, [_text(slide.title, _TITLE, bold=True)], _MARGIN, 34, _INNER)
        {"headline": _headline, "commitment": _commitment, "list": _list}.get(slide.kind, _table)(canvas, slide)
        _place(canvas, [_text(str(number), _SMALL, align="right", ink=LIGHT.soft)], WIDTH - _MARGIN - 60, HEIGHT - 34, 60)
    if notice:
        _place(canvas, [Paragraph(escape(notice), _style(_SMALL, "left", SANS_ITALIC, LIGHT.soft))], _MARGIN, HEIGHT - 34, _INNER - 80)


def _headline(canvas: Canvas, slide: Slide) -> None:
    gap = 20.0
    each = (_INNER - gap * (len(slide.tiles) - 1)) / len(slide.tiles)
    for index, tile in enumerate(slide.tiles):
        _tile(canvas, tile, _MARGIN + index * (each + gap), 130, each, 210)
    _place(canvas, _lines(slide, _BODY), _MARGIN, 370, _INNER)


def _tile(canvas: Canvas, tile: Tile, left: float, top: float, width: float, height: float) -> None:
    canvas.setFillColor(HexColor(getattr(LIGHT, f"{tile.tone}_fill")))
    canvas.rect(left, HEIGHT - top - height, width, height, stroke=0, fill=1)
    ink = getattr(LIGHT, tile.tone)
    number = _text(str(tile.count), 88, bold=True, align="center", ink=ink)
    _place(canvas, [number, _text(tile.label, 22, bold=True, align="center", ink=ink)], left, top + 30, width)


def _table(canvas: Canvas, slide: Slide) -> None:
    if slide.table:
        _place(canvas, [_grid(slide, slide.table)], _MARGIN, 108, _INNER)
    _place(canvas, _lines(slide, _SMALL), _MARGIN, 460, _INNER)


def _grid(slide: Slide, table: PaperTable) -> Flowable:
    """The slide's table; in its sign column each text carries its verdict's sign and colour."""
    rows = [[_text(c.title, _BODY, bold=True, align="center", ink=LIGHT.soft) for c in table.columns]]
    for verdict, texts in zip(slide.verdicts, table.rows, strict=True):
        row = []
        for index, (text, column) in enumerate(zip(texts, table.columns, strict=True)):
            if index == slide.sign_column:
                markup = f'<font name="{_SIGN_FONT}">{_DINGBATS.get(SIGNS[verdict], SIGNS[verdict])}</font> {escape(text)}'
                row.append(Paragraph(markup, _style(_BODY, column.align, SANS_BOLD, getattr(LIGHT, TONES[verdict]))))
            else:
                row.append(_text(text, _BODY, align=column.align))
        rows.append(row)
    grid = Table(rows, colWidths=[_INNER * c.share for c in table.columns], rowHeights=None)
    everywhere = ((0, 0), (-1, -1))
    grid.setStyle(TableStyle([("FONTNAME", *everywhere, SANS), ("VALIGN", *everywhere, "MIDDLE"),
                              ("BACKGROUND", (0, 0), (-1, 0), HexColor(LIGHT.shade)), ("LINEBELOW", *everywhere, 0.5, HexColor(LIGHT.grid)),
                              ("TOPPADDING", *everywhere, 7), ("BOTTOMPADDING", *everywhere, 8)]))
    return grid


def _commitment(canvas: Canvas, slide: Slide) -> None:
    """Trend on the left over the reason, facts and the gap by unit on the right; a deed has facts only."""
    ink = getattr(LIGHT, TONES[slide.verdicts[0]])
    if slide.trend is None:
        _place(canvas, [_text(slide.subtitle, 24)], _MARGIN, 115, _INNER)
        _place(canvas, _lines(slide, 20, ink), _MARGIN, 245, _INNER)
        return
    draw_trend(canvas, slide.trend, _MARGIN, HEIGHT - 410, 518, 290)
    _place(canvas, [_text(slide.subtitle, _SMALL)], _MARGIN, 420, 518)
    _place(canvas, _lines(slide, _BODY, ink), 585, 108, WIDTH - 585 - _MARGIN)
    if slide.gaps:
        draw_gaps(canvas, slide.gaps, 585, HEIGHT - 495, WIDTH - 585 - _MARGIN, 205)


def _list(canvas: Canvas, slide: Slide) -> None:
    _place(canvas, _lines(slide, 20), _MARGIN, 115, _INNER)


def _lines(slide: Slide, points: int, first_ink: str = LIGHT.ink) -> list[Flowable]:
    """One paragraph per (label, text), the label bold; the first text takes `first_ink`."""
    found = []
    for index, (label, text) in enumerate(slide.lines):
        ink = first_ink if index == 0 else LIGHT.ink
        head = f"<b>{escape(label)}:</b> " if label else ""
        found.append(Paragraph(f'{head}<font color="{ink}">{escape(text)}</font>', _style(points, "left", SANS, LIGHT.ink, after=4)))
    return found


def _text(text: str, points: int, *, bold: bool = False, align: str = "left", ink: str = LIGHT.ink) -> Flowable:
    return Paragraph(escape(text), _style(points, align, SANS_BOLD if bold else SANS, ink))


def _style(points: int, align: str, font: str, ink: str, after: float = 0.0) -> ParagraphStyle:
    return ParagraphStyle("", fontName=font, fontSize=points, leading=points * 1.2, alignment=_SIDES[align], textColor=HexColor(ink),
                          spaceAfter=after)


def _place(canvas: Canvas, flowables: list[Flowable], left: float, top: float, width: float) -> None:
    """Draw them below each other; `top` is measured from the page's upper edge."""
    y = HEIGHT - top
    for one in flowables:
        _, height = one.wrapOn(canvas, width, HEIGHT)
        one.drawOn(canvas, left, y - height)
        y -= height + one.getSpaceAfter()
