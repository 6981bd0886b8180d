"""The office's templates as values (data/templates/*.toml; template_files reads and checks them)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in points, margins in millimetres."""

    font: str
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    page_number_pt: float
    nation_pt: float
    motto_pt: float
    parent_pt: float
    office_pt: float
    number_pt: float
    place_pt: float
    title_pt: float
    body_pt: float
    basis_pt: float
    to_pt: float
    recipients_label_pt: float
    recipients_pt: float
    signature_pt: float
    annex_pt: float
    table_pt: float
    first_line_cm: float
    paragraph_gap_pt: float
    line_spacing: float

    @property
    def text_width_mm(self) -> float:
        return 210 - self.left_mm - self.right_mm


@dataclass(frozen=True, slots=True)
class Office:
    parent: str
    office: str
    nation: str
    motto: str
    place: str
    symbol: str
    unnumbered: str
    number_line: str
    place_line: str
    to_label: str
    recipients_label: str
    position: str
    end_mark: str
    annex_label: str
    annex_note: str
    office_name: str
    sample_notice: str
    titles_not_allowed: tuple[str, ...]
    roman: tuple[str, ...]
    layout: Layout
    rights: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments of these verdicts, each as `lines`; `with_` leaves out those without that field. When there are none: the sentence
    `none`, and without one not even the heading. `count` names them in the report's tally ("cam kết đã đạt")."""

    verdicts: tuple[str, ...]
    lines: tuple[str, ...]
    none: str = ""
    heading: str = ""
    with_: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    heading: str = ""
    text: tuple[str, ...] = ()
    table: str = ""
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexTemplate:
    title: str
    table: str


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    kind: str
    name: str
    about: str
    to: tuple[str, ...]
    bases: tuple[str, ...]
    plan_bases: bool
    recipients: tuple[str, ...]
    archive: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    annexes: tuple[AnnexTemplate, ...]
    windows: dict[str, str] = field(default_factory=dict)
    """How a sentence names each report window, by its id."""


@dataclass(frozen=True, slots=True)
class BriefTemplate:
    name: str
    about: str
    headline: str
    slipping_heading: str
    slipping_line: str
    slipping_most: int
    table_heading: str
    late_heading: str
    late_line: str
    late_none: str
    late_most: int
    slipping_more: str = ""
