"""Snapshot -> slides, before any format: the same set for PowerPoint and for a deck in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.catalog.english import phrase
from parcam.model.verdict import Standing, Verdict
from parcam.publish import facts
from parcam.publish.fields import deadline
from parcam.publish.paper import Column, Table
from parcam.publish.slide import Slide, Tile
from parcam.publish.slide_commitment import commitment_slide, message, method
from parcam.publish.template_files import load_office
from parcam.words import dates, numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from parcam.model.snapshot import Snapshot, Standpoint

_ROWS_PER_SLIDE = 7
_MOST_NAMED = 3
"""Slipping commitments named under the headline; each has a slide of its own."""
_TABLE = (("code", 0.06, "center"), ("indicator", 0.20, "left"), ("target", 0.10, "center"), ("result", 0.26, "center"),
          ("verdict", 0.22, "center"), ("deadline", 0.16, "center"))
_UNIT_TABLE = (("indicator", 0.35, "left"), ("target", 0.10, "center"), ("result", 0.30, "center"), ("gap", 0.15, "center"),
               ("last_month", 0.10, "center"))


def slides(snapshot: Snapshot, codes: tuple[str, ...] = (), language: str = "vi") -> tuple[Slide, ...]:
    """The whole set. `codes` chooses the commitments that get a slide; by default every slipping one, worst first.

    KeyError for a code the plan does not have.
    """
    worst = facts.worst_first(snapshot.standpoints)
    chosen = [snapshot.standpoint(c) for c in codes] or [p for p in worst if p.judgement.verdict in snapshot.slipping]
    units = [slide for unit in snapshot.units if (slide := _unit(snapshot, unit.id, language))]
    return (_title(snapshot, language), _headline(snapshot, language), *_everything(snapshot, worst, language),
            *(commitment_slide(snapshot, p, language) for p in chosen), *units, _late(snapshot, language), _decisions(snapshot, language))


def every(snapshot: Snapshot, language: str = "vi") -> tuple[Slide, ...]:
    """All slides there can be: one for every commitment, worst first."""
    return slides(snapshot, tuple(p.commitment.code for p in facts.worst_first(snapshot.standpoints)), language)


def chosen(snapshot: Snapshot, ids: tuple[str, ...], language: str = "vi") -> tuple[Slide, ...]:
    """The slides of these ids in this order; ids that mean nothing are left out, and nothing left means the usual set."""
    known = {slide.id: slide for slide in every(snapshot, language)} if ids else {}
    return tuple(known[id] for id in dict.fromkeys(ids) if id in known) or slides(snapshot, (), language)


def _title(snapshot: Snapshot, language: str) -> Slide:
    day = dates.day(snapshot.as_of, language)
    lines = [("", say("publish.deck.frozen", language, day=day))]
    if snapshot.sample:
        lines.append(("", phrase(load_office().sample_notice, language)))
    return Slide("title", say("publish.deck.title", language, year=snapshot.plan.year),
                 say("publish.deck.subtitle", language, office=snapshot.plan.office, day=day), lines=tuple(lines), id="title")


def _headline(snapshot: Snapshot, language: str) -> Slide:
    buckets = facts.counted(snapshot)
    tones = {Standing.KEPT: "good", Standing.SLIPPING: "warn", Standing.LOST: "bad", Standing.NO_DATA: "none"}
    title = say("publish.deck.headline", language, kept=buckets[Standing.KEPT], all=len(snapshot.standpoints),
                slipping=buckets[Standing.SLIPPING], lost=buckets[Standing.LOST], none=buckets[Standing.NO_DATA])
    tiles = tuple(Tile(buckets[b], say(f"common.standing.{b}", language), tones[b]) for b in Standing)
    note = say("publish.deck.headline_note", language)
    worst = [p for p in facts.worst_first(snapshot.standpoints) if p.judgement.verdict in snapshot.slipping][:_MOST_NAMED]
    named = tuple((f"{p.commitment.code} {p.indicator.short}", message(p, language)) for p in worst)
    return Slide("headline", title, tiles=tiles, lines=(*named, ("", note)), notes=method(snapshot, language), id="headline")


def _everything(snapshot: Snapshot, worst: tuple[Standpoint, ...], language: str) -> list[Slide]:
    columns = tuple(Column(say(f"publish.column.{n}", language), share, align) for n, share, align in _TABLE)
    pages = [worst[start:start + _ROWS_PER_SLIDE] for start in range(0, len(worst), _ROWS_PER_SLIDE)]
    found = []
    for number, page in enumerate(pages, 1):
        rows = tuple((p.commitment.code, p.indicator.short, facts.target(p.commitment.target, language), facts.result(p, language),
                      facts.verdict(p, language), deadline(p)) for p in page)
        title = say("publish.deck.all_more", language, page=number, pages=len(pages))
        found.append(Slide("table", title, table=Table(columns, rows, say("publish.alt.commitments", language)),
                           verdicts=tuple(p.judgement.verdict for p in page), notes=method(snapshot, language), id=f"all-{number}"))
    return found


def _unit(snapshot: Snapshot, unit: str, language: str) -> Slide | None:
    """The unit's indicators, those below target first; None when it reports nothing."""
    mine = [(p, part) for p in snapshot.standpoints for part in p.judgement.by_unit if part.unit == unit and p.commitment.target]
    if not mine:
        return None
    known = [(p, part) for p, part in mine if part.rate is not None]
    good = sum(_holds(p, part.rate) for p, part in known)
    rows = tuple((p.indicator.name, facts.target(p.commitment.target, language),
                  facts.parts(part.numerator, part.denominator, part.rate, p.indicator, p.commitment.target.value, language)
                  if part.rate is not None else say("publish.result_nothing", language),
                  numbers.points(part.gap, language=language), dates.month(part.last_month, language)) for p, part in mine)
    columns = tuple(Column(say(f"publish.column.{n}", language), share, align) for n, share, align in _UNIT_TABLE)
    late = [f"{_short(snapshot, x.indicator)} {dates.spells(x.months, language)}" for x in snapshot.late if x.unit == unit]
    title = say("publish.deck.unit", language, unit=snapshot.unit(unit).name, good=good, bad=len(known) - good)
    lines = (("", say("publish.deck.unit_missing", language, list="; ".join(late))),) if late else ()
    return Slide("unit", title, table=Table(columns, rows, say("publish.alt.units", language, unit=snapshot.unit(unit).name)),
                 verdicts=tuple(_tone(p, part.rate) for p, part in mine), lines=lines, notes=method(snapshot, language),
                 id=f"u-{unit}", unit=unit)


def _holds(one: Standpoint, rate: float | None) -> bool:
    goal = one.commitment.target
    return goal is not None and rate is not None and goal.comparison.holds(rate, goal.value)


def _tone(one: Standpoint, rate: float | None) -> Verdict:
    return Verdict.NO_DATA if rate is None else Verdict.MET if _holds(one, rate) else Verdict.NOT_MET


def _short(snapshot: Snapshot, indicator: str) -> str:
    return next((p.indicator.short for p in snapshot.standpoints if p.indicator.id == indicator), indicator)


def _late(snapshot: Snapshot, language: str) -> Slide:
    owed: dict[str, list[str]] = {}
    for late in snapshot.late:
        owed.setdefault(late.unit, []).append(f"{_short(snapshot, late.indicator)} {dates.spells(late.months, language)}")
    lines = tuple((snapshot.unit(unit).name, "; ".join(names)) for unit, names in owed.items())
    return Slide("list", say("publish.deck.quality", language), lines=lines or (("", say("publish.reported_all", language)),), id="late")


def _decisions(snapshot: Snapshot, language: str) -> Slide:
    lines = tuple((dates.day(act.day, language) if act.day else "", act.text) for act in snapshot.decisions)
    none = (("", say("publish.deck.decisions_none", language)),)
    return Slide("list", say("publish.deck.decisions", language), lines=lines or none, id="decisions")
