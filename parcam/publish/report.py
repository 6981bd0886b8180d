"""The two official reports: template and snapshot -> paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.errors import UserError
from parcam.publish.fields import Fields, fill, filled, of, shared
from parcam.publish.kinds import NotOfferedError
from parcam.publish.paper import Annex, Block, Heading, Letter, Paper, Paragraph
from parcam.publish.tables import TABLES, Window
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.reporting import ReportWindow
    from parcam.model.snapshot import Snapshot
    from parcam.publish.kinds import PublishOptions
    from parcam.publish.templates import Group, Office, ReportTemplate, Section

_FIRST_TWO_MONTHS = 2


def report(snapshot: Snapshot, template: ReportTemplate, office: Office, options: PublishOptions) -> Paper:
    """The paper. NotOfferedError when the template needs a window and none was given; UserError for a title before the signer's name."""
    window = options.window.days(snapshot.plan.year) if options.window else None
    if "{window" in "".join((template.about, *template.opening)) and window is None:
        raise NotOfferedError(say("publish.needs_window"))
    named = (_window_name(snapshot, template, options.window), *window) if options.window and window else None
    common = shared(snapshot, office, named, _tally(snapshot, template))
    numbering = _numbering(template, office, options, snapshot.as_of)
    blocks: list[Block] = [Paragraph(text) for text in filled(template.opening, common)]
    for section in template.sections:
        blocks += _section(snapshot, section, common, window)
    _close(blocks, office.end_mark)
    about = fill(template.about, common) or ""
    return Paper(
        name=template.name, about=about, blocks=tuple(blocks), layout=office.layout, as_of=snapshot.as_of,
        letter=_letter(snapshot, template, office, options, numbering),
        annexes=_annexes(snapshot, template, office, common, numbering, window),
        notice=office.sample_notice if snapshot.sample else "", subject=about, author=office.office_name)


def _window_name(snapshot: Snapshot, template: ReportTemplate, window: ReportWindow) -> str:
    return template.windows.get(window.id, window.name).format_map({"year": str(snapshot.plan.year)})


def _tally(snapshot: Snapshot, template: ReportTemplate) -> str:
    """`1 cam kết đã đạt; 10 cam kết …`: the groups that have commitments, in the report's own order."""
    groups = [group for section in template.sections for group in section.groups if group.count]
    counted = ((sum(p.judgement.verdict in group.verdicts for p in snapshot.standpoints), group.count) for group in groups)
    return "; ".join(f"{n} {words}" for n, words in counted if n)


def _section(snapshot: Snapshot, section: Section, common: Fields, window: Window | None) -> list[Block]:
    blocks: list[Block] = [Heading(section.heading, 1)] if section.heading else []
    blocks += [Paragraph(text) for text in filled(section.text, common)]
    if section.table:
        blocks += TABLES[section.table](snapshot, window)
    for group in section.groups:
        blocks += _group(snapshot, group, common)
    return blocks


def _group(snapshot: Snapshot, group: Group, common: Fields) -> list[Block]:
    """The commitments of the group, each by its lines; the `none` sentence when there are none, without one nothing at all."""
    heading: list[Block] = [Heading(group.heading, 2)] if group.heading else []
    found: list[Block] = []
    for verdict in group.verdicts:
        for one in snapshot.standpoints:
            fields = of(snapshot, one, common)
            if one.judgement.verdict == verdict and (not group.with_ or fields[group.with_]):
                found += [Paragraph(text) for text in filled(group.lines, fields)]
    if not found and group.none:
        found = [Paragraph(text) for text in filled((group.none,), common)]
    return heading + found if found else []


def _close(blocks: list[Block], mark: str) -> None:
    """The body's last paragraph ends with the mark that says nothing follows."""
    last = blocks[-1]
    if isinstance(last, Paragraph):
        blocks[-1] = Paragraph(last.text.rstrip(". ") + mark)


def _numbering(template: ReportTemplate, office: Office, options: PublishOptions, as_of: date) -> Fields:
    """Number, symbol and day as Decree 30/2020 writes them: a number below 10, a day below 10, months 1 and 2 get a leading zero."""
    day = options.dated or as_of
    return {
        "kind": template.kind, "number": f"{options.number:02d}" if options.number else office.unnumbered,
        "symbol": office.symbol.format(kind=template.kind), "place": office.place, "day": f"{day.day:02d}",
        "month": f"{day.month:02d}" if day.month <= _FIRST_TWO_MONTHS else str(day.month), "year": str(day.year),
        "office_name": office.office_name, "roman": ""}


def _letter(snapshot: Snapshot, template: ReportTemplate, office: Office, options: PublishOptions, numbering: Fields) -> Letter:
    recipients = tuple(r.strip(" ;.") + ";" for r in options.recipients or template.recipients)
    return Letter(
        parent=office.parent, office=office.office, nation=office.nation, motto=office.motto,
        number_line=office.number_line.format_map(numbering), place_line=office.place_line.format_map(numbering),
        to_label=office.to_label, to=options.to or template.to, bases=_bases(snapshot, template),
        recipients_label=office.recipients_label, recipients=(*recipients, template.archive),
        rights=options.rights or office.rights, position=options.position or office.position,
        signer=_signer(options.signer or office.signer or snapshot.plan.signer, office))


def _bases(snapshot: Snapshot, template: ReportTemplate) -> tuple[str, ...]:
    """Each ends with a semicolon, the last with a full stop."""
    texts = [t.strip(" ;.") for t in (*(snapshot.plan.bases if template.plan_bases else ()), *template.bases)]
    return tuple(text + (";" if index < len(texts) else ".") for index, text in enumerate(texts, 1))


def _signer(name: str, office: Office) -> str:
    first = name.replace(".", ". ").split()[0].rstrip(".") if name.strip() else ""
    if len(name.split()) > 1 and first in office.titles_not_allowed:
        raise UserError(say("publish.title_not_allowed", name=name), remedy=say("publish.title_not_allowed_remedy", title=first))
    return name


def _annexes(snapshot: Snapshot, template: ReportTemplate, office: Office, common: Fields, numbering: Fields,
             window: Window | None) -> tuple[Annex, ...]:
    note = office.annex_note.format_map({**numbering, "kind": template.name.capitalize()})
    return tuple(Annex(office.annex_label.format(roman=roman), fill(annex.title, common) or "", note, TABLES[annex.table](snapshot, window))
                 for roman, annex in zip(office.roman, template.annexes, strict=False))
