"""The slide of one commitment: how it runs against its target, which unit moves it, who has to act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.model.month import year_span
from parcam.publish import facts
from parcam.publish.fields import deadline
from parcam.publish.slide import Gaps, Slide, Trend
from parcam.words import dates, numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from parcam.model.snapshot import Snapshot, Standpoint

_FEWEST_BARS = 2
_LONGEST = 400


def commitment_slide(snapshot: Snapshot, one: Standpoint, language: str) -> Slide:
    title = say("publish.deck.slip", language, code=one.commitment.code, short=one.indicator.short, message=message(one, language))
    quality = one.indicator.quality
    asks = facts.asks(snapshot, one, language)
    notes = "\n".join((one.commitment.target_text, one.judgement.reason, *((asks,) if asks else ()), say(
        "publish.deck.notes_source", language, source=quality.source, formula=quality.formula, window=quality.window,
        limits=quality.limits, checked=quality.checked), *filter(None, (facts.definitions(snapshot, one, language),)),
        method(snapshot, language)))
    chance = facts.chance(one, language).replace(numbers.NOTHING, "")
    lines = ((say("publish.column.verdict", language), facts.verdict(one, language)),
             (say("publish.deck.who", language), facts.leads(snapshot, one)), (say("publish.deck.due", language), deadline(one)),
             (say("publish.deck.chance", language), chance), (say("publish.deck.need", language), _needed(one, language)),
             (say("publish.deck.milestones", language), _open_milestones(one, language)))
    return Slide("commitment", title, _shortened(" ".join(filter(None, (one.judgement.reason, asks)))),
                 verdicts=(one.judgement.verdict,), trend=_trend(snapshot, one, language), gaps=_gaps(snapshot, one, language),
                 lines=tuple(line for line in lines if line[1]), notes=notes, id=f"c-{one.commitment.code}", commitment=one.commitment.code)


def _needed(one: Standpoint, language: str) -> str:
    """What the rest must reach; nothing where even all of it would not do, which the reason says."""
    return facts.required(one, language) if (one.judgement.required_rate or 0.0) <= 1 else ""


def _shortened(text: str) -> str:
    """As much as a slide holds; whoever explained at length is read in full in the speaker's notes."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0].rstrip(",;:. ") + " …"


def message(one: Standpoint, language: str) -> str:
    """Where it stands against its target, as a title says it."""
    goal, judged = one.commitment.target, one.judgement
    if goal is None or judged.figure is None:
        return say("publish.deck.message_none", language, verdict=facts.verdict(one, language))
    figure = numbers.percent(judged.figure, language=language, against=goal.value)
    if judged.gap is not None and judged.gap < 0:
        gap = numbers.points_plain(judged.gap, language=language)
        return say("publish.deck.message_gap", language, figure=figure, gap=gap, target=facts.target(goal, language))
    return say("publish.deck.message_over", language, figure=figure, target=facts.target(goal, language))


def _open_milestones(one: Standpoint, language: str) -> str:
    first = next((m for m in one.judgement.milestones if m.done_on is None), None)
    return f"{first.text} ({dates.day(first.due, language)})" if first else ""


def _trend(snapshot: Snapshot, one: Standpoint, language: str) -> Trend | None:
    """Monthly and running rates of the office in the plan's year; None without a figure."""
    goal = one.commitment.target
    points = [p for p in snapshot.points if p.indicator == one.indicator.id and p.month.year == snapshot.plan.year
              and (not one.expected or p.unit in one.expected)]
    if goal is None or not points:
        return None
    months = year_span(snapshot.plan.year)
    last = max(p.month for p in points)
    monthly = [facts.span_parts([p for p in points if p.month == m], one.indicator) for m in months]
    running = [facts.span_parts([p for p in points if p.month <= m], one.indicator) if m <= last else None for m in months]
    text = facts.target(goal, language)
    return Trend(tuple(dates.month_short(m, language) for m in months), _rates(monthly), _rates(running), goal.value, text,
                 say("publish.alt.trend", language, indicator=one.indicator.name, year=snapshot.plan.year, target=text),
                 one.judgement.interval)


def _rates(parts: list[tuple[float, float] | None]) -> tuple[float | None, ...]:
    return tuple(p[0] / p[1] if p and p[1] else None for p in parts)


def _gaps(snapshot: Snapshot, one: Standpoint, language: str) -> Gaps | None:
    known = sorted((p for p in one.judgement.by_unit if p.gap is not None), key=lambda p: p.gap or 0.0)
    if len(known) < _FEWEST_BARS or not any(p.gap for p in known):
        return None
    names = tuple(snapshot.unit(p.unit).short if p.unit else say("common.unassigned", language) for p in known)
    return Gaps(names, tuple((p.gap or 0.0) * 100 for p in known),
                say("publish.alt.gap", language, indicator=one.indicator.name))


def method(snapshot: Snapshot, language: str) -> str:
    """How the chances were computed, from what was known on which day."""
    return say("publish.deck.notes_method", language, day=dates.day(snapshot.as_of, language), stamp=snapshot.stamp or numbers.NOTHING)
