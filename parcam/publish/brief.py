"""One page for the leader: the headline, what needs a decision, every commitment worst first, who has not reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.publish import facts
from parcam.publish.fields import fill, filled, of, shared
from parcam.publish.paper import Block, Column, Heading, Paper, Paragraph, Table
from parcam.words import dates
from parcam.words.text import say

if TYPE_CHECKING:
    from parcam.model.snapshot import Snapshot
    from parcam.publish.fields import Fields
    from parcam.publish.templates import BriefTemplate, Office

_STEPS = ((13.0, 6.0), (12.5, 6.0), (12.0, 5.0), (11.5, 5.0), (11.0, 4.0), (10.5, 4.0), (10.0, 3.0), (9.5, 2.0))
SIZES = tuple({"title_pt": 15.0, "body_pt": table + 1.5, "table_pt": table, "paragraph_gap_pt": gap, "line_spacing": 1.0,
               "first_line_cm": 0.0} for table, gap in _STEPS)
"""From the most comfortable to the smallest: it is no letter, and all of it stands on one page."""


def brief(snapshot: Snapshot, template: BriefTemplate, office: Office, sizes: dict[str, float]) -> Paper:
    common = shared(snapshot, office)
    blocks: list[Block] = [Paragraph(f"**{fill(template.headline, common)}.**", note=True)]
    worst = facts.worst_first(snapshot.standpoints)
    slipping = [p for p in worst if p.judgement.verdict in snapshot.slipping][:template.slipping_most]
    if slipping:
        blocks.append(Heading(template.slipping_heading, 1))
        lines = (template.slipping_line, template.slipping_more)
        blocks += [Paragraph(text, note=True) for p in slipping for text in filled(lines, of(snapshot, p, common)) if text]
    blocks += [Heading(template.table_heading, 1), _table(snapshot), Heading(template.late_heading, 1), *_late(snapshot, template, common)]
    layout = replace(office.layout, **sizes)
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
        owed.setdefault(late.unit, []).append(f"{shorts.get(late.indicator, late.indicator)} {dates.spells(late.months)}")
    lines = [fill(template.late_line, {**common, "unit": snapshot.unit(unit).short, "indicators": "; ".join(names)})
             for unit, names in list(owed.items())[:template.late_most]]
    return [Paragraph(line or "", note=True) for line in lines] or [Paragraph(template.late_none, note=True)]
