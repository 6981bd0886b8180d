"""data/templates/*.toml -> values. An office edits these files; a broken one gives an error that names file and remedy."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from parcam.errors import DefinitionError
from parcam.places import data_dir
from parcam.words.text import say

if TYPE_CHECKING:
    from pathlib import Path


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
    rights: str
    position: str
    signer: str
    end_mark: str
    annex_label: str
    annex_note: str
    office_name: str
    sample_notice: str
    titles_not_allowed: tuple[str, ...]
    roman: tuple[str, ...]
    layout: Layout


@dataclass(frozen=True, slots=True)
class Group:
    """Commitments of these verdicts, each as `lines`; `with_` leaves out those without that field. `none` when there are none."""

    verdicts: tuple[str, ...]
    lines: tuple[str, ...]
    none: str = ""
    heading: str = ""
    with_: str = ""


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


def load_office(root: Path | None = None) -> Office:
    """Letterhead, signature and sizes."""
    path, raw = _read("office", root)
    try:
        layout = Layout(**raw.pop("layout"))
        return Office(layout=layout, **_frozen(raw))
    except (KeyError, TypeError) as error:
        raise _broken(path, error) from error


def load_report(name: str, root: Path | None = None) -> ReportTemplate:
    """`accountability` or `periodic`."""
    path, raw = _read(name, root)
    try:
        sections = tuple(_section(s) for s in raw.pop("section"))
        annexes = tuple(AnnexTemplate(**a) for a in raw.pop("annex", ()))
        return ReportTemplate(sections=sections, annexes=annexes, **_frozen(raw))
    except (KeyError, TypeError) as error:
        raise _broken(path, error) from error


def load_brief(root: Path | None = None) -> BriefTemplate:
    path, raw = _read("brief", root)
    try:
        return BriefTemplate(**raw)
    except TypeError as error:
        raise _broken(path, error) from error


def _section(raw: dict[str, Any]) -> Section:
    groups = tuple(_group(g) for g in raw.get("group", ()))
    return Section(raw.get("heading", ""), tuple(raw.get("text", ())), raw.get("table", ""), groups)


def _group(raw: dict[str, Any]) -> Group:
    known = {f.name for f in fields(Group)} | {"with"}
    if unknown := set(raw) - known:
        raise KeyError(*sorted(unknown))
    return Group(tuple(raw["verdicts"]), tuple(raw["lines"]), raw.get("none", ""), raw.get("heading", ""), raw.get("with", ""))


def _frozen(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}


def _read(name: str, root: Path | None) -> tuple[Path, dict[str, Any]]:
    path = (root or data_dir() / "templates") / f"{name}.toml"
    try:
        return path, tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise _broken(path, error) from error


def _broken(path: Path, error: Exception) -> DefinitionError:
    return DefinitionError(say("publish.broken_template", file=path.name, error=error), remedy=say("publish.broken_template_remedy"))
