"""Texts, tiles and tables of a slide in the house's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from parcam.figures.look import LIGHT, SIGNS, TONES

if TYPE_CHECKING:
    from pptx.shapes.autoshape import Shape
    from pptx.slide import Slide as PptxSlide
    from pptx.table import _Cell
    from pptx.text.text import TextFrame

    from parcam.model.verdict import Verdict
    from parcam.publish.paper import Table
    from parcam.publish.slide import Tile

FONT = "Arial"
LANGUAGE = "vi-VN"
SMALL_PT, BODY_PT, TITLE_PT = 14, 16, 24
_ROW_IN, _HEAD_IN, _ROWS_IN = 0.66, 0.5, 4.3
"""Height of a row and of the head, and what all rows may take together, in inches."""
_SIDES = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}


def color(hex_: str) -> RGBColor:
    """`#1B2733` -> the library's colour."""
    return RGBColor.from_string(hex_.lstrip("#"))


def verdict_color(verdict: Verdict) -> str:
    return str(getattr(LIGHT, TONES[verdict]))


def add_title(page: PptxSlide, text: str, left: float, top: float, width: float, height: float, points: int = TITLE_PT) -> None:
    """The slide's own title placeholder, so that outlines and screen readers find it. Measures in inches."""
    title = page.shapes.title
    if title is None:
        raise ValueError("the layout has no title")
    title.left, title.top, title.width, title.height = Inches(left), Inches(top), Inches(width), Inches(height)
    frame = title.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    _fill(frame, [(text, True)], points, "left", LIGHT.ink)


def add_text(page: PptxSlide, text: str, left: float, top: float, width: float, height: float, points: int, *, align: str = "left",
             italic: bool = False, soft: bool = False) -> None:
    box = page.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height))
    box.text_frame.word_wrap = True
    _fill(box.text_frame, [(text, False)], points, align, LIGHT.soft if soft else LIGHT.ink, italic=italic)


def add_lines(page: PptxSlide, lines: tuple[tuple[str, str], ...], left: float, top: float, width: float, height: float, points: int,
              color: str = LIGHT.ink) -> None:
    """One paragraph per (label, text), the label bold; the first text takes `color`."""
    frame = page.shapes.add_textbox(Inches(left), Inches(top), Inches(width), Inches(height)).text_frame
    frame.word_wrap = True
    for index, (label, text) in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(4)
        if label:
            _run(paragraph, f"{label}: ", points, LIGHT.ink, bold=True)
        _run(paragraph, text, points, color if index == 0 else LIGHT.ink, bold=index == 0 and color != LIGHT.ink)


def add_tiles(page: PptxSlide, tiles: tuple[Tile, ...], left: float, top: float, width: float, height: float) -> None:
    """Large numbers side by side, each with its word below."""
    gap = 0.3
    each = (width - gap * (len(tiles) - 1)) / len(tiles)
    for index, tile in enumerate(tiles):
        box = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Inches(left + index * (each + gap)), Inches(top), Inches(each), Inches(height))
        box.fill.solid()
        box.fill.fore_color.rgb = color(getattr(LIGHT, f"{tile.tone}_fill"))
        box.line.fill.background()
        box.shadow.inherit = False
        _tile_text(box, tile)


def _tile_text(box: Shape, tile: Tile) -> None:
    frame = box.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    tone = getattr(LIGHT, tile.tone)
    _fill(frame, [(str(tile.count), True)], 88, "center", tone)
    below = frame.add_paragraph()
    below.alignment = PP_ALIGN.CENTER
    _run(below, tile.label, 24, tone, bold=True)


def add_table(page: PptxSlide, table: Table, verdicts: tuple[Verdict, ...], left: float, top: float, width: float,
              sign_column: int) -> None:
    """A native table; in `sign_column` each text carries its verdict's sign and colour."""
    each = min(_ROW_IN, _ROWS_IN / len(table.rows))
    height = _HEAD_IN + each * len(table.rows)
    shape = page.shapes.add_table(len(table.rows) + 1, len(table.columns), Inches(left), Inches(top), Inches(width), Inches(height))
    shape.name = table.alt
    shape._element.nvGraphicFramePr.cNvPr.set("descr", table.alt)
    grid = shape.table
    grid.first_row, grid.horz_banding = True, False
    for column, spec in enumerate(table.columns):
        grid.columns[column].width = Inches(width * spec.share)
        _cell(grid.cell(0, column), spec.title, "center", LIGHT.soft, LIGHT.shade, bold=True)
    grid.rows[0].height = Inches(_HEAD_IN)
    for row, texts in enumerate(table.rows, 1):
        grid.rows[row].height = Inches(each)
        for column, (text, spec) in enumerate(zip(texts, table.columns, strict=True)):
            verdict = verdicts[row - 1] if column == sign_column and verdicts else None
            shown, ink = (f"{SIGNS[verdict]} {text}", verdict_color(verdict)) if verdict else (text, LIGHT.ink)
            _cell(grid.cell(row, column), shown, spec.align, ink, LIGHT.paper, bold=bool(verdict))


def _cell(cell: _Cell, text: str, align: str, ink: str, paper: str, *, bold: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = color(paper)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = Emu(60_000)
    cell.margin_top = cell.margin_bottom = Emu(30_000)
    _fill(cell.text_frame, [(text, bold)], BODY_PT, align, ink)


def _fill(frame: TextFrame, parts: list[tuple[str, bool]], points: int, align: str, ink: str, *, italic: bool = False) -> None:
    paragraph = frame.paragraphs[0]
    paragraph.alignment = _SIDES[align]
    for text, bold in parts:
        _run(paragraph, text, points, ink, bold=bold, italic=italic)


def _run(paragraph: object, text: str, points: int, ink: str, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run()  # type: ignore[attr-defined] - the library has no types
    run.text = text
    font = run.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(points), bold, italic
    font.color.rgb = color(ink)
    run._r.get_or_add_rPr().set("lang", LANGUAGE)
