"""Slides -> PPTX: native tables and charts that stay editable, notes with source and method, nothing smaller than 14 points."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from parcam.publish.pptx_charts import add_gaps, add_trend
from parcam.publish.pptx_parts import BODY_PT, SMALL_PT, add_lines, add_table, add_text, add_tiles, add_title, verdict_color
from parcam.publish.stable import stable

if TYPE_CHECKING:
    from datetime import date

    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide as PptxSlide

    from parcam.publish.slide import Slide

WIDTH_IN, HEIGHT_IN = 13.333, 7.5
_MARGIN = 0.6
_INNER = WIDTH_IN - 2 * _MARGIN
_TITLE_ONLY = 5
"""Layout of the built-in theme with a title and nothing else."""


def pptx(slides: tuple[Slide, ...], as_of: date, author: str, notice: str) -> bytes:
    """The deck's bytes; the same slides give the same bytes. `notice` stands on every slide when figures are illustrative."""
    deck = Presentation()
    _widen(deck)
    _properties(deck, slides[0].title, author, as_of)
    for number, slide in enumerate(slides, 1):
        _slide(deck, slide, number, notice)
    out = io.BytesIO()
    deck.save(out)
    return stable(out.getvalue(), as_of)


def _widen(deck: Deck) -> None:
    """The built-in theme is made for 4:3; its placeholders are stretched, so that slides added by hand stand right too."""
    share = Inches(WIDTH_IN) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(WIDTH_IN), Inches(HEIGHT_IN)
    for page in (deck.slide_master, *deck.slide_layouts):
        for offset, extent in zip(page._element.iter(qn("a:off")), page._element.iter(qn("a:ext")), strict=False):
            offset.set("x", str(round(int(offset.get("x")) * share)))
            if "cx" in extent.attrib:
                extent.set("cx", str(round(int(extent.get("cx")) * share)))


def _properties(deck: Deck, title: str, author: str, as_of: date) -> None:
    core = deck.core_properties
    core.title, core.author, core.last_modified_by, core.language = title, author, author, "vi-VN"
    core.created = core.modified = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001 - a day, not a moment


def _slide(deck: Deck, slide: Slide, number: int, notice: str) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    if slide.kind == "title":
        _title(page, slide)
    else:
        add_title(page, slide.title, _MARGIN, 0.35, _INNER, 1.0)
        {"headline": _headline, "commitment": _commitment, "list": _list}.get(slide.kind, _table)(page, slide)
        add_text(page, str(number), WIDTH_IN - _MARGIN - 1, HEIGHT_IN - 0.5, 1.0, 0.35, SMALL_PT, align="right", soft=True)
    if notice:
        add_text(page, notice, _MARGIN, HEIGHT_IN - 0.5, _INNER - 1.2, 0.35, SMALL_PT, italic=True, soft=True)
    if slide.notes:
        page.notes_slide.notes_text_frame.text = slide.notes


def _title(page: PptxSlide, slide: Slide) -> None:
    add_title(page, slide.title, _MARGIN, 2.1, _INNER, 1.4, points=44)
    add_text(page, slide.subtitle, _MARGIN, 3.6, _INNER, 0.7, 24)
    add_lines(page, slide.lines, _MARGIN, 4.6, _INNER, 1.2, BODY_PT)


def _headline(page: PptxSlide, slide: Slide) -> None:
    add_tiles(page, slide.tiles, _MARGIN, 1.8, _INNER, 3.0)
    add_lines(page, slide.lines, _MARGIN, 5.2, _INNER, 1.5, BODY_PT)


def _table(page: PptxSlide, slide: Slide) -> None:
    if slide.table:
        add_table(page, slide.table, slide.verdicts, _MARGIN, 1.5, _INNER, sign_column=slide.sign_column)
    if slide.lines:
        add_lines(page, slide.lines, _MARGIN, 6.35, _INNER, 0.6, SMALL_PT)


def _commitment(page: PptxSlide, slide: Slide) -> None:
    """Trend on the left over the reason, facts and the gap by unit on the right; a deed has facts only."""
    if slide.trend is None:
        add_text(page, slide.subtitle, _MARGIN, 1.6, _INNER, 1.6, 24)
        add_lines(page, slide.lines, _MARGIN, 3.4, _INNER, 3.0, 20, color=verdict_color(slide.verdicts[0]))
        return
    add_trend(page, slide.trend, _MARGIN, 1.45, 7.2, 4.3)
    add_text(page, slide.subtitle, _MARGIN, 5.8, 7.2, 1.1, SMALL_PT)
    add_lines(page, slide.lines, 8.1, 1.5, WIDTH_IN - 8.1 - _MARGIN, 2.5, BODY_PT, color=verdict_color(slide.verdicts[0]))
    if slide.gaps:
        add_gaps(page, slide.gaps, 8.0, 4.05, WIDTH_IN - 8.0 - _MARGIN, 2.85)


def _list(page: PptxSlide, slide: Slide) -> None:
    add_lines(page, slide.lines, _MARGIN, 1.6, _INNER, 5.0, 20)
