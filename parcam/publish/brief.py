"""One page for the leader: the headline, what needs a decision, every commitment worst first, who has not reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.publish import facts
from parcam.publish.fields import fill, of, shared
from parcam.publish.paper import Block, Column, Heading, Paper, Paragraph, Table
from parcam.words.text import say

if TYPE_CHECKING:
    from parcam.model.snapshot import Snapshot
    from parcam.publish.fields import Fields
    from parcam.publish.templates import BriefTemplate, Office

_SMALLER = {"body_pt": 12.5, "table_pt": 10.5, "paragraph_gap_pt": 4.0, "line_spacing": 1.0, "first_line_cm": 0.0}
"""Smaller than a letter's, so that all of it stays on one page."""


def brief(snapshot: Snapshot, template: BriefTemplate, office: Office) -> Paper:
    common = shared(snapshot, office)
    blocks: list[Block] = [Paragraph(f"**{fill(template.headline, common)}.**", note=True)]
    worst = facts.worst_first(snapshot.standpoints)
    slipping = [p for p in worst if p.judgement.verdict in snapshot.slipping][:template.slipping_most]
    if slipping:
        blocks.append(Heading(template.slipping_heading, 1))
        blocks += [Paragraph(text, note=True) for p in slipping if (text := fill(template.slipping_line, of(snapshot, p, common)))]
    blocks += [Heading(template.table_heading, 1), _table(snapshot), Heading(template.late_heading, 1), *_late(snapshot, template, common)]
    layout = replace(office.layout, **_SMALLER)
    about = fill(template.about, common) or ""
    return Paper(fill(template.name, common) or "", about, tuple(blocks), layout, snapshot.as_of,
                 notice=office.sample_notice if snapshot.sample else "", subject=about, author=office.office_name)


def _table(snapshot: Snapshot) -> Table:
    shares = (("code", 0.08, "center"), ("indicator", 0.25, "left"), ("target", 0.12, "center"), ("result", 0.25, "center"),
              ("verdict", 0.18, "center"), ("chance", 0.12, "center"))
    columns = tuple(Column(say(f"publish.column.{name}"), share, align) for name, share, align in shares)
    rows = tuple((p.commitment.code, p.indicator.short, facts.target(p.commitment.target), facts.result(p), facts.verdict(p),
                  facts.chance(p)) for p in facts.worst_first(snapshot.standpoints))
    return Table(columns, rows, say("publish.alt.commitments"))


def _late(snapshot: Snapshot, template: BriefTemplate, common: Fields) -> list[Block]:
    """One line per unit that owes figures, most months first."""
    owed: dict[str, list[str]] = {}
    shorts = {p.indicator.id: p.indicator.short for p in snapshot.standpoints}
    for late in sorted(snapshot.late, key=lambda one: -len(one.months)):
        owed.setdefault(late.unit, []).append(shorts.get(late.indicator, late.indicator))
    lines = [fill(template.late_line, {**common, "unit": snapshot.unit(unit).short, "indicators": ", ".join(names)})
             for unit, names in list(owed.items())[:template.late_most]]
    return [Paragraph(line or "", note=True) for line in lines] or [Paragraph(template.late_none, note=True)]
