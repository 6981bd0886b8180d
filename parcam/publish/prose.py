"""How a commitment stands, in the full sentences of an official letter; the figures are the judgement's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.judge.deeds import is_late
from parcam.judge.reason import case_words, chance_words, target_words
from parcam.model.indicator import Accumulation, Measure
from parcam.model.verdict import Verdict
from parcam.words import dates, numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from parcam.model.snapshot import Snapshot, Standpoint

_MOST_CAUSES = 3
_UNSETTLED = (Verdict.ON_TRACK, Verdict.AT_RISK, Verdict.UNLIKELY)


def account(one: Standpoint, language: str = "vi") -> str:
    """Where it stands, what that means for the target, what is missing. The judge's own sentence where there is nothing to tell."""
    judged = one.judgement
    if one.commitment.target is None and judged.milestones:
        return _deeds(one, language)
    if one.commitment.target is None or judged.verdict is Verdict.NO_DATA or judged.figure is None or judged.last_month is None:
        return judged.reason
    return " ".join(filter(None, (_stand(one, language), _outlook(one, language), _needs(one, language), _missing(one, language))))


def _stand(one: Standpoint, language: str) -> str:
    judged, indicator, goal = one.judgement, one.indicator, one.commitment.target
    worded = numbers.money if indicator.measure is Measure.MONEY else numbers.count
    rate = numbers.percent(judged.figure, language=language, against=goal.value if goal else None)
    aimed = target_words(goal, language) if goal else ""
    until = dates.month_long(judged.last_month, language)
    if judged.numerator is None or judged.denominator is None:
        return say("publish.prose.stand_rate", language, month=until, rate=rate, target=aimed)
    kind = "latest" if indicator.over_months is Accumulation.LATEST else "sum"
    return say(f"publish.prose.stand_{kind}", language, month=until, rate=rate, target=aimed,
               numerator=worded(judged.numerator, language), numerator_name=_low(indicator.numerator),
               denominator=worded(judged.denominator, language), denominator_name=_low(indicator.denominator))


def _outlook(one: Standpoint, language: str) -> str:
    judged = one.judgement
    since = say("publish.prose.since", language, month=dates.month_long(judged.lost_since, language)) if judged.lost_since else ""
    said = say(f"publish.prose.{judged.verdict}", language, chance=chance_words(judged.chance, language), since=since,
               gap=numbers.points_plain(judged.gap, language=language))
    waiting = judged.verdict in _UNSETTLED and judged.as_of > one.commitment.deadline.last_day
    return f"{say('publish.prose.waiting', language)} {said}" if waiting else said


def _needs(one: Standpoint, language: str) -> str:
    judged = one.judgement
    if judged.verdict not in _UNSETTLED or judged.required_rate is None:
        return ""
    rate = numbers.percent(judged.required_rate, language=language)
    if judged.slack is None:
        return say("publish.prose.needs", language, rate=rate)
    return say(f"publish.prose.{'needs_slack' if judged.slack else 'needs_all'}", language, rate=rate,
               slack=numbers.count(judged.slack, language), **case_words(one.indicator, language))


def _missing(one: Standpoint, language: str) -> str:
    judged = one.judgement
    return say("publish.prose.missing", language, missing=judged.missing_readings, expected=judged.expected_readings) \
        if judged.missing_readings else ""


def _deeds(one: Standpoint, language: str) -> str:
    judged, states = one.judgement, one.judgement.milestones
    done = [state for state in states if state.verdict is Verdict.DONE]
    speaks = next((state for state in states if state.verdict is judged.verdict), None)
    ahead = speaks or next((state for state in states if state.verdict is not Verdict.DONE), states[-1])
    bare = sum(not state.evidence for state in done)
    said = say(f"publish.prose.deed_{judged.verdict}", language, done=len(done), all=len(states), open=len(states) - len(done),
               late=sum(is_late(state) for state in done), text=ahead.text, due=dates.day(ahead.due, language), days=abs(ahead.days),
               left=dates.countdown(ahead.days, language), deadline=dates.day(one.commitment.deadline.last_day, language))
    return f"{said} {say('publish.prose.no_evidence', language, count=bare)}" if bare else said


def causes(snapshot: Snapshot, one: Standpoint, language: str = "vi") -> str:
    """The units that lower the result most, at most three, by their full names; "" where none does or nothing was asked."""
    known = [part for part in one.judgement.by_unit if part.gap is not None and part.denominator]
    whole = sum(part.denominator or 0.0 for part in known)
    pulling = sorted((part for part in known if (part.gap or 0.0) < 0), key=lambda part: (part.gap or 0.0, part.unit))
    return "; ".join(say(
        "publish.prose.cause", language, unit=snapshot.unit(part.unit).name if part.unit else say("common.unassigned", language),
        rate=numbers.percent(part.rate, language=language), gap=numbers.points_plain(part.gap, language=language),
        weight=numbers.percent((part.denominator or 0.0) / whole, 0, language)) for part in pulling[:_MOST_CAUSES])


def _low(name: str) -> str:
    """In the middle of a sentence: a first capital goes, an abbreviation stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]
