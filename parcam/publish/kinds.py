"""What can be asked for: which paper, in which format, with which particulars."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from parcam.errors import ParcamError

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.reporting import ReportWindow


class Kind(StrEnum):
    """accountability: commitment C.1's report; periodic: quarter, half-year, year; brief: one page; deck: slides; data: workbook."""

    ACCOUNTABILITY = "accountability"
    PERIODIC = "periodic"
    BRIEF = "brief"
    DECK = "deck"
    DATA = "data"


class Format(StrEnum):
    DOCX = "docx"
    PDF = "pdf"
    PPTX = "pptx"
    XLSX = "xlsx"
    HTML = "html"

    @property
    def usual(self) -> Kind:
        """The kind meant when only a format is named."""
        return {Format.PPTX: Kind.DECK, Format.HTML: Kind.DECK, Format.XLSX: Kind.DATA}.get(self, Kind.ACCOUNTABILITY)


_OFFICE = "application/vnd.openxmlformats-officedocument."
MIME: dict[Format, str] = {
    Format.DOCX: _OFFICE + "wordprocessingml.document", Format.PPTX: _OFFICE + "presentationml.presentation",
    Format.XLSX: _OFFICE + "spreadsheetml.sheet", Format.PDF: "application/pdf", Format.HTML: "text/html"}
OFFERED: dict[Kind, tuple[Format, ...]] = {
    Kind.ACCOUNTABILITY: (Format.DOCX, Format.PDF),
    Kind.PERIODIC: (Format.DOCX, Format.PDF),
    Kind.BRIEF: (Format.DOCX, Format.PDF),
    Kind.DECK: (Format.PPTX, Format.PDF, Format.HTML),
    Kind.DATA: (Format.XLSX,),
}


class NotOfferedError(ParcamError, ValueError):
    """That kind does not come in that format, or a particular is missing: the caller's mistake."""


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """Particulars of one document; what is empty comes from data/templates. `number` is the number issued by the clerk (0: not yet),
    `dated` the day on the letterhead (default: the snapshot's day). A periodic report needs its `window`; a month belongs to the
    window in which it ends."""

    window: ReportWindow | None = None
    number: int = 0
    dated: date | None = None
    to: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    rights: str = ""
    position: str = ""
    signer: str = ""
    codes: tuple[str, ...] = ()
    """Deck: which commitments get a slide, in this order; empty: every slipping one, worst first."""
    slides: tuple[str, ...] = ()
    """Deck: which slides, by id, in this order, whatever the format; empty: the usual set."""
