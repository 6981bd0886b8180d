"""Snapshot, kind, format -> bytes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.publish.brief import SIZES, brief
from parcam.publish.docx_paper import docx
from parcam.publish.html_deck import html_deck
from parcam.publish.kinds import OFFERED, Format, Kind, NotOfferedError, PublishOptions
from parcam.publish.pdf_deck import pdf_deck
from parcam.publish.pdf_paper import pages, pdf
from parcam.publish.pptx_deck import pptx
from parcam.publish.report import report
from parcam.publish.slides import chosen as chosen_slides
from parcam.publish.slides import slides
from parcam.publish.template_files import load_brief, load_office, load_report
from parcam.publish.workbook import workbook
from parcam.words.text import say

if TYPE_CHECKING:
    from parcam.model.snapshot import Snapshot
    from parcam.publish.paper import Paper


_SPARE_MM = 12


def publish(snapshot: Snapshot, kind: Kind | str | None, format: Format | str, options: PublishOptions | None = None) -> bytes:
    """One document. `kind` None means the format's usual one. The same snapshot and options give the same bytes.

    NotOfferedError for a kind that does not come in that format or a periodic report without window; UserError where a template or a
    particular breaks a rule.
    """
    wanted = Format(format)
    chosen = Kind(kind) if kind else wanted.usual
    if wanted not in OFFERED[chosen]:
        raise NotOfferedError(say("publish.not_offered"))
    if chosen is Kind.DATA:
        return workbook(snapshot)
    if chosen is Kind.DECK:
        return _deck(snapshot, wanted, options or PublishOptions())
    written = paper(snapshot, chosen, options or PublishOptions())
    return pdf(written) if wanted is Format.PDF else docx(written)


def _deck(snapshot: Snapshot, wanted: Format, options: PublishOptions) -> bytes:
    """The slides asked for, in that order, in every format alike."""
    office = load_office()
    notice = office.sample_notice if snapshot.sample else ""
    chosen = chosen_slides(snapshot, options.slides) if options.slides else slides(snapshot, options.codes)
    if wanted is Format.HTML:
        return html_deck(chosen, snapshot)
    if wanted is Format.PDF:
        return pdf_deck(chosen, office.office_name, notice)
    return pptx(chosen, snapshot.as_of, office.office_name, notice)


def paper(snapshot: Snapshot, kind: Kind, options: PublishOptions) -> Paper:
    """The written kinds as a paper, before any format: what a preview shows."""
    if kind is Kind.BRIEF:
        return _one_page(snapshot)
    return report(snapshot, load_report(kind), load_office(), options)


def _one_page(snapshot: Snapshot) -> Paper:
    """The brief in the largest letters that leave it on one page, with some room for a word processor that sets wider."""
    template, office = load_brief(), load_office()
    for sizes in SIZES:
        made = brief(snapshot, template, office, sizes)
        if pages(replace(made, layout=replace(made.layout, bottom_mm=made.layout.bottom_mm + _SPARE_MM))) == 1:
            break
    return made
