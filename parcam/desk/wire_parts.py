"""The lists inside one object of `status --json`; parcam/desk/wire_status.py says what each key means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parcam.desk.wire import percent, probability, whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parcam.desk.explaining import Decision, Exchange
    from parcam.desk.whole import Compared, Whole
    from parcam.judge.fan import FanMonth
    from parcam.judge.points import NextPercent
    from parcam.judge.restate import Moved
    from parcam.judge.signals import SignalPoint, Signals
    from parcam.model.act import Act
    from parcam.model.verdict import DefinedFigure, Judgement

Json = dict[str, Any]


def text(value: object) -> str | None:
    """A month, a day or a word as text; null when there is none."""
    return None if value is None else str(value)


def by_unit(judged: Judgement) -> list[Json]:
    return [{"unit": u.unit, "numerator": whole(u.numerator), "denominator": whole(u.denominator), "value": percent(u.rate),
             "gap": percent(u.gap), "stated": u.stated, "required_rate": percent(u.required_rate), "verdict": text(u.verdict),
             "chance": probability(u.chance), "slack": whole(u.slack), "lost_since": text(u.lost_since), "last_chance": text(u.last_chance),
             "last_month": text(u.last_month)} for u in judged.by_unit]


def milestones(judged: Judgement) -> list[Json]:
    return [{"id": m.id, "text": m.text, "due": m.due.isoformat(), "verdict": str(m.verdict), "days": m.days, "done_on": text(m.done_on),
             "evidence": m.evidence} for m in judged.milestones]


def forecast(fan: Sequence[FanMonth]) -> list[Json]:
    edges = ("wide_low", "low", "middle", "high", "wide_high")
    return [{"month": str(one.month), "known": one.known, **{edge: percent(getattr(one, edge)) for edge in edges}} for one in fan]


def why(each: Whole) -> Json:
    units = [{"unit": one.unit, "value": percent(one.rate), "weight": percent(one.weight), "gap": percent(one.gap),
              "misses": round(one.misses, 4)} for one in each.gap]
    return {"gap": {"causes": list(each.gap_causes), "units": units}, "changes": [_compared(one) for one in each.changes]}


def _compared(one: Compared) -> Json:
    change = one.change
    sides = {"from": change.before, "to": change.after, "rate": change.rate, "mix": change.mix} if change else dict.fromkeys(
        ("from", "to", "rate", "mix"))
    units = [{"unit": e.unit, "rate": percent(e.rate), "mix": percent(e.mix)} for e in (change.effects if change else ())]
    return {"against": one.against, "before": [str(month) for month in one.before], "after": [str(month) for month in one.after],
            **{name: percent(side) for name, side in sides.items()}, "causes": list(one.causes), "units": units}


def signals(each: Whole) -> list[Json]:
    return [_signals(unit, told) for unit, told in each.signals]


def _signals(unit: str, told: Signals) -> Json:
    last, newest = told.points[-1], told.newest
    steps = [{"month": str(one.month), "before": percent(one.before), "after": percent(one.after), "variation": str(one.variation)}
             for one in told.steps]
    return {"unit": unit, "chart": str(told.chart), "trial": told.trial, "variation": str(told.variation),
            "assurance": str(told.assurance), "mean": percent(last.mean), "lower": percent(last.lower), "upper": percent(last.upper),
            "newest": {"month": str(newest.month), "rules": sorted(newest.rules), "variation": str(newest.variation)} if newest else None,
            "steps": steps, "points": [_signal(point) for point in told.points]}


def _signal(point: SignalPoint) -> Json:
    return {"month": str(point.month), "value": percent(point.value), "mean": percent(point.mean), "lower": percent(point.lower),
            "upper": percent(point.upper), "rules": sorted(point.rules), "variation": str(point.variation)}


def points(each: Whole) -> list[Json]:
    ranked = sorted(each.points, key=lambda one: (-(one[2].gain if one[2] else 0.0), one[0].id, one[1].rule.id))
    return [{"rules": rules.id, "name": rules.name, "rule": found.rule.id, "criterion": found.rule.name, "points": found.points,
             "maximum": found.maximum, "same_definition": found.rule.same_definition, "sourced": rules.sourced,
             "source": found.rule.source or rules.source, "trust": found.rule.trust or rules.trust, "next": _next(following)}
            for rules, found, following in ranked]


def _next(one: NextPercent | None) -> Json | None:
    return {"gain": one.gain, "needed": percent(one.needed), "then": one.then} if one else None


def trust(each: Whole) -> Json:
    due, got, late = (sum(getattr(one, name) for one in each.owed) for name in ("due", "got", "late"))
    quality, indicator = each.indicator.quality, each.indicator
    return {
        "completeness": percent(got / due) if due else None,
        "timeliness": percent((got - late) / got) if got else None,
        "units": [{"unit": one.unit, "due": one.due, "in": one.got, "late": one.late, "stated": one.stated,
                   "completeness": percent(one.completeness), "timeliness": percent(one.timeliness)} for one in each.owed],
        "checks": [{"kind": str(one.check.kind), "impossible": one.impossible, "unit": one.check.unit, "month": str(one.check.month),
                    "value": one.check.value, "expected": one.check.expected, "files": [file for file in one.files if file],
                    "message": one.check.words(one.check.unit)} for one in each.doubts],
        "statement": {name: getattr(quality, name) for name in ("source", "formula", "window", "limits", "checked")},
        "definitions": [{"id": one.id, "name": one.name, "formula": one.formula, "source": one.source, "used": one.used, **_defined(told)}
                        for one, told in zip(indicator.definitions, each.judgement.definitions, strict=True)],
        "about": indicator.about,
        "sourced": indicator.sourced,
    }


def _defined(one: DefinedFigure) -> Json:
    units = [{"unit": unit, "numerator": whole(n), "denominator": whole(d), "value": percent(n / d if d else None)}
             for unit, n, d in one.units]
    return {"chosen": one.chosen, "computed": one.computed, "figure": percent(one.figure), "numerator": whole(one.numerator),
            "denominator": whole(one.denominator), "lacking": list(one.lacking), "units": units}


def requests(each: Whole) -> list[Json]:
    return [_request(one) for one in each.exchanges]


def _request(one: Exchange) -> Json:
    asked = one.asked
    answers = [{"id": act.id, "by": act.by, "known_on": act.known_on.isoformat(), "cause": act.value("cause"),
                "measure": act.value("measure"), "done_by": text(act.day), "text": act.text} for act in one.answers]
    return {"id": asked.id, "unit": asked.unit, "text": asked.text, "by": asked.by, "asked_on": asked.known_on.isoformat(),
            "due": text(asked.day), "verdict": str(one.verdict), "open": one.open, "answers": answers}


def decisions(each: Whole) -> list[Json]:
    return [_decision(one) for one in each.decisions]


def _decision(one: Decision) -> Json:
    act = one.decided
    return {"id": act.id, "unit": act.unit, "text": act.text, "by": act.by, "decided_on": act.known_on.isoformat(), "due": text(act.day),
            "verdict": str(one.verdict), "open": one.open, "done": _done(one.done) if one.done else None}


def _done(act: Act) -> Json:
    return {"by": act.by, "known_on": act.known_on.isoformat(), "done_on": text(act.day), "evidence": act.text}


def freshness(each: Whole) -> list[Json]:
    return [{"unit": row["unit"], "month": row["month"], "batch": int(row["batch"]), "known_on": row["known_on"].date().isoformat()}
            for row in each.freshness]


def changed(each: Whole, since: date) -> Json:
    return {"since": since.isoformat(), **sides(each.moved), "readings": [restated(row) for row in each.restated]}


def sides(moved: Moved) -> Json:
    """Each pair [before, after]."""
    return {"verdict": [str(one) for one in moved.verdict], "figure": [percent(one) for one in moved.figure],
            "chance": [probability(one) for one in moved.chance]}


def restated(row: Json) -> Json:
    """One reading known otherwise, with the batch (or its withdrawal) that made it so: a row of Store.changes."""
    return {"unit": row["unit"], "month": row["month"], "change": row["change"], "before": _side(row, "old"), "after": _side(row, "new"),
            "batch": int(row["batch"]), "file": row["file"], "by": row["by"], "on_day": row["on_day"].date().isoformat(),
            "withdrawn": bool(row["withdrawn"]), "why": row["why"]}


def _side(row: Json, side: str) -> Json | None:
    """null when that day knew nothing."""
    n, d, stated = (None if value is None or value != value else value for value in (
        row[f"{side}_{name}"] for name in ("numerator", "denominator", "stated")))
    if d is None and stated is None:
        return None
    return {"numerator": whole(n), "denominator": whole(d), "value": percent(n / d if d else stated)}
