"""The snapshot's values as words: the only place where a paper's, a deck's and a workbook's figures become text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.judge.reason import case_words, chance_words
from parcam.model.indicator import Accumulation, Measure
from parcam.model.verdict import WORST_FIRST, Standing, Verdict
from parcam.words import dates, numbers
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from parcam.model.commitment import Target
    from parcam.model.indicator import Indicator
    from parcam.model.month import Month
    from parcam.model.snapshot import Snapshot, SnapshotPoint, Standpoint

BILLION = 1e9
_MOST_UNITS = 3
_NO_BREAK = "\u00a0"
_SETTLED = (Verdict.LOST, Verdict.SECURED, Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET)


def target(one: Target | None, language: str = "vi") -> str:
    """`≥ 95 %`, `> 90 %`, `40/40`; by milestones where there is no figure. A sign never stands on another line than its number."""
    if one is None:
        return say("publish.target_deeds", language).replace(" ", _NO_BREAK)
    if one.count is not None:
        return f"{numbers.count(one.count, language)}/{numbers.count(one.count, language)}"
    return say(f"common.comparison.{one.comparison}", language, value=numbers.percent_short(one.value, language)).replace(" ", _NO_BREAK)


def parts(numerator: float | None, denominator: float | None, stated: float | None, indicator: Indicator, against: float | None = None,
          language: str = "vi") -> str:
    """`99,3 % (1.693/1.705)`; money in tỷ đồng; a stated rate alone; "—" for nothing."""
    if numerator is None or denominator is None:
        return numbers.percent(stated, language=language, against=against)
    rate = numbers.percent(numerator / denominator if denominator else None, language=language, against=against)
    if indicator.measure is Measure.MONEY:
        return say("publish.result_money", language, rate=rate, numerator=numbers.decimal(numerator / BILLION, 2, language),
                   denominator=numbers.decimal(denominator / BILLION, 2, language))
    return say("publish.result_parts", language, rate=rate, numerator=numbers.count(numerator, language),
               denominator=numbers.count(denominator, language))


def result(one: Standpoint, language: str = "vi") -> str:
    """The commitment's figure with its parts, or how many milestones are done, or that nothing is known."""
    judged = one.judgement
    if one.commitment.target is None:
        if not judged.milestones:
            return say("publish.result_nothing", language)
        done = sum(m.done_on is not None for m in judged.milestones)
        return say("publish.result_deeds", language, done=done, all=len(judged.milestones))
    if judged.figure is None:
        return say("publish.result_nothing", language)
    return parts(judged.numerator, judged.denominator, judged.figure, one.indicator, one.commitment.target.value, language)


def definitions(snapshot: Snapshot, one: Standpoint, language: str = "vi") -> str:
    """By which definition the figure is counted and what the others give; "" where systems do not differ."""
    names = {each.id: each.name for each in one.indicator.definitions}
    said = []
    for each in one.judgement.definitions if len(names) > 1 else ():
        if each.chosen:
            said.insert(0, say("publish.defined.chosen", language, system=names[each.definition]))
        elif each.figure is not None:
            told = parts(each.numerator, each.denominator, None, one.indicator, language=language)
            said.append(say("publish.defined.other", language, system=names[each.definition], figure=told))
        else:
            units = ", ".join(snapshot.unit(unit).short for unit in each.lacking)
            key = "never" if not each.computed else "nothing" if not units else "lacking" if each.partial is None else "partial"
            said.append(say(f"publish.defined.{key}", language, system=names[each.definition], units=units,
                            n=numbers.count(len(each.units), language), figure=numbers.percent(each.partial, language=language)))
    return " ".join(said)


def verdict(one: Standpoint, language: str = "vi") -> str:
    return say(f"common.verdict.{one.judgement.verdict}", language)


def forecast(one: Standpoint, language: str = "vi") -> str:
    """The 80 % interval of the final figure; "" when none was computed."""
    if one.judgement.interval is None:
        return ""
    low, high = (numbers.percent(end, language=language) for end in one.judgement.interval)
    return say("publish.forecast", language, low=low, high=high)


def chance(one: Standpoint, language: str = "vi") -> str:
    """`63 %`, `dưới 1 %`, `trên 99 %`; "—" where nothing is left to chance or none was computed."""
    return numbers.NOTHING if one.judgement.verdict in _SETTLED else chance_words(one.judgement.chance, language)


def required(one: Standpoint, language: str = "vi") -> str:
    """What the rest must reach; "" when nothing is left or nothing is asked."""
    judged = one.judgement
    if judged.required_rate is None:
        return ""
    if judged.required_rate > 1:
        return say("publish.required_over", language)
    rate = numbers.percent(judged.required_rate, language=language)
    if judged.slack is None:
        return say("publish.required", language, rate=rate)
    return say(f"publish.{'required_slack' if judged.slack else 'required_all'}", language, rate=rate,
               slack=numbers.count(judged.slack, language), **case_words(one.indicator, language))


def next_step(one: Standpoint, language: str = "vi") -> str:
    """What has to be done now: the open milestone, the missing figures, the rate of the rest; "" when nothing is asked."""
    for state in one.judgement.milestones:
        if state.done_on is None:
            key = "publish.do_overdue" if state.verdict is Verdict.OVERDUE else "publish.do_milestone"
            day = state.due if state.verdict is Verdict.OVERDUE else _day_after(state.due)
            return say(key, language, text=state.text, day=dates.day(day, language))
    if one.judgement.verdict is Verdict.NO_DATA:
        return say("publish.report_missing", language)
    return required(one, language)


def _day_after(day: date) -> date:
    return type(day).fromordinal(day.toordinal() + 1)


def units_below(snapshot: Snapshot, one: Standpoint, language: str = "vi") -> str:
    """The units that pull the figure down most, largest first, at most three; "" when none does."""
    pulling = sorted((part for part in one.judgement.by_unit if part.gap is not None and part.gap < 0), key=lambda part: part.gap or 0.0)
    return "; ".join(say("publish.unit_gap", language, unit=unit_name(snapshot, part.unit, language),
                         gap=numbers.points(part.gap, language=language)) for part in pulling[:_MOST_UNITS])


def unit_name(snapshot: Snapshot, unit: str, language: str = "vi") -> str:
    """The unit's name; "" is what a counted target holds beyond what the units were given."""
    return snapshot.unit(unit).name if unit else say("common.unassigned", language)


def asks(snapshot: Snapshot, one: Standpoint, language: str = "vi") -> str:
    """What units answered, and which requests are still open, by day; "" when nothing was asked."""
    answered = {act.refers_to for act in one.asks if act.refers_to}
    said = []
    for act in sorted(one.asks, key=lambda act: (act.known_on, act.id)):
        unit = snapshot.unit(act.unit).name if act.unit else act.by
        if act.refers_to:
            said.append(say("publish.ask", language, unit=unit, text=act.text))
        elif str(act.id) not in answered:
            said.append(say("publish.ask_open", language, unit=unit, day=dates.day(act.known_on, language)))
    return " ".join(said)


def leads(snapshot: Snapshot, one: Standpoint) -> str:
    """The lead as the plan writes it."""
    return one.commitment.leads_text.strip().rstrip(".") or ", ".join(snapshot.unit(u).name for u in one.leads)


def worst_first(points: Iterable[Standpoint]) -> tuple[Standpoint, ...]:
    """By verdict, then by chance, then in the plan's order."""
    return tuple(sorted(points, key=lambda p: (WORST_FIRST.index(p.judgement.verdict), p.judgement.chance or 0.0)))


def counted(snapshot: Snapshot) -> dict[Standing, int]:
    """How many commitments stand in each bucket of the headline."""
    return {bucket: sum(p.judgement.standing is bucket for p in snapshot.standpoints) for bucket in Standing}


def span_parts(points: Iterable[SnapshotPoint], indicator: Indicator) -> tuple[float, float] | None:
    """(numerator, denominator) over months and units by the indicator's own rule; None when no point has both parts."""
    known = [p for p in points if p.numerator is not None and p.denominator is not None]
    if not known:
        return None
    if indicator.over_months is Accumulation.LATEST:
        newest: dict[str, Month] = {}
        for point in known:
            newest[point.unit] = max(newest.get(point.unit, point.month), point.month)
        known = [p for p in known if p.month == newest[p.unit]]
    return sum(p.numerator or 0.0 for p in known), sum(p.denominator or 0.0 for p in known)
