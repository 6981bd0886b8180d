"""One sentence that gives a verdict its reason and says how fresh the figures are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.judge.deeds import is_late
from parcam.judge.verdicts import Stage
from parcam.model.commitment import Comparison
from parcam.model.indicator import Accumulation, Measure
from parcam.model.verdict import Verdict
from parcam.words import dates, numbers
from parcam.words.text import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.judge.measure import Measured
    from parcam.judge.prospect import Prospect
    from parcam.model.commitment import Commitment, Target
    from parcam.model.indicator import Indicator
    from parcam.model.verdict import MilestoneState

_FAINT = 0.01


def figure_reason(target: Target, indicator: Indicator, verdict: Verdict, found: Measured, language: str) -> str:
    """Why a figure has its verdict: where it stands, what it would take, how fresh it is."""
    freshness = _freshness(found, language)
    if verdict is Verdict.NO_DATA:
        return say(f"judge.no_data.{_lack(found)}", language, freshness=freshness, units=len(found.told.stated_only))
    stand = say("judge.stand", language, figure=numbers.percent(found.told.figure, 1, language, against=target.value),
                parts=_parts(found, indicator, language), target=target_words(target, language))
    tail = freshness if found.stage is not Stage.WAITING else say("judge.waiting", language, freshness=freshness)
    key = "secured_reached" if verdict is Verdict.SECURED and indicator.over_months is Accumulation.LATEST else verdict.value
    return say(f"judge.figure.{key}", language, stand=stand, freshness=tail, **_outlook(target, found, indicator, language))


def case_words(indicator: Indicator, language: str = "vi") -> dict[str, str]:
    """`case` and `miss`: "hồ sơ", "trễ hạn"; general words where the indicator names none, and in other languages."""
    own = {"case": indicator.case, "miss": indicator.miss} if language == LANGUAGES[0] else {}
    return {name: own.get(name) or say(f"judge.{name}", language) for name in ("case", "miss")}


def target_words(target: Target, language: str = "vi") -> str:
    """`trên 90 %`, `từ 95 % trở lên`, `40/40`."""
    if target.count is not None:
        return say("judge.target.count", language, count=numbers.count(target.count, language))
    kind = "full" if target.value >= 1 and target.comparison is not Comparison.ABOVE else target.comparison.value
    return say(f"judge.target.{kind}", language, value=numbers.percent_short(target.value, language))


def chance_words(chance: float | None, language: str = "vi") -> str:
    """`73 %`; never a bare 0 or 100, which no forecast can know."""
    if chance is None:
        return numbers.NOTHING
    if chance < _FAINT:
        return say("judge.chance.below", language, value=numbers.percent(_FAINT, 0, language))
    if chance > 1 - _FAINT:
        return say("judge.chance.above", language, value=numbers.percent(1 - _FAINT, 0, language))
    return numbers.percent(chance, 0, language)


def deed_reason(commitment: Commitment, verdict: Verdict, states: Sequence[MilestoneState], found: Measured, language: str) -> str:
    """Why deeds have their verdict: how many are done, and which milestone speaks."""
    if not states:
        return say("judge.no_data.no_target", language, freshness=_freshness(found, language))
    done = [state for state in states if state.verdict is Verdict.DONE]
    first = next((state for state in states if state.verdict is verdict), None)
    open_ = first or next((state for state in states if state.verdict is not Verdict.DONE), states[-1])
    return say(f"judge.deed.{verdict.value}", language, done=len(done), all=len(states), open=len(states) - len(done),
               late=sum(is_late(state) for state in done), text=open_.text, due=dates.day(open_.due, language), days=abs(open_.days),
               deadline=dates.day(commitment.deadline.last_day, language), evidence=_evidence(done, language))


def _outlook(target: Target, found: Measured, indicator: Indicator, language: str) -> dict[str, str]:
    hope, words = found.hope, case_words(indicator, language)
    gap = found.told.figure - target.value if found.told.figure is not None else None
    since = found.reach.lost_since
    return {
        "chance": chance_words(hope.chance if hope else None, language),
        "needs": _needs(hope, language), "slack": _slack(hope, words, language), **words,
        "rest": numbers.count(round(hope.rest), language) if hope else "", "gap": numbers.points_plain(gap, 1, language),
        "since": say("judge.since", language, month=dates.month(since, language)) if since else "",
    }


def _needs(hope: Prospect | None, language: str) -> str:
    if hope is None or hope.required_rate is None:
        return ""
    return say("judge.needs", language, required=numbers.percent(hope.required_rate, 1, language))


def _slack(hope: Prospect | None, words: dict[str, str], language: str) -> str:
    if hope is None or hope.slack is None:
        return ""
    return say("judge.slack" if hope.slack else "judge.no_slack", language, count=numbers.count(hope.slack, language), **words)


def _parts(found: Measured, indicator: Indicator, language: str) -> str:
    worded = numbers.money if indicator.measure is Measure.MONEY else numbers.count
    return f"{worded(found.told.numerator, language)}/{worded(found.told.denominator, language)}"


def _freshness(found: Measured, language: str) -> str:
    told = found.told
    if told.last_month is None:
        return say("judge.fresh.none", language)
    key = "judge.fresh.missing" if told.missing else "judge.fresh.full"
    return say(key, language, month=dates.month(told.last_month, language), missing=len(told.missing), expected=told.expected)


def _lack(found: Measured) -> str:
    if found.told.figure is not None:
        return "incomplete"
    if found.told.parted:
        return "nothing_arose"
    return "stated_only" if found.told.stated_only else "no_readings"


def _evidence(done: Sequence[MilestoneState], language: str) -> str:
    bare = sum(not state.evidence for state in done)
    return say("judge.no_evidence", language, count=bare) if bare else ""
