"""The JSON of `status --json`: a list, one object per commitment of the plan, in the plan's order.

Shares (figure, target, gap, rates, limits) are percentages 0-100 with four decimals; a chance is a probability 0-1 with six; parts are
counts or đồng; days are YYYY-MM-DD, months YYYY-MM; null is "not known" or "has no meaning here", never 0. `unit` "" is what no
unit was given (by_unit) or the whole office (signals). Sentences are Vietnamese. The keys of one object:

  code, title, indicator, leads, as_of                which commitment, who leads it, the day whose knowledge this is
  figure, numerator, denominator                      the cumulative figure and its parts
  definition                                          which of the definitions below they follow; null where systems do not differ
  target, target_count, comparison, target_text       what was promised: at_least, above, exactly; 40 of 40 has a count
  deadline, deadline_kind, deadline_last_day          the day, and the last day that still counts ("trước 25/11": 24/11)
  verdict, standing, reason                           the word, its headline bucket, one sentence
  gap, chance, interval                               figure - target; chance at the deadline; 80 % interval of the final figure
  required_rate, slack                                what the months left must reach; how many more may fail
  lost_since, last_chance                             attainability: since when it is out of reach, until when it can be kept
  last_month, expected_readings, missing_readings     freshness in short
  by_unit      [unit, numerator, denominator, value, gap (adds up to the office's), stated, required_rate, slack, verdict, chance,
               lost_since, last_chance, last_month]
  doubts       [where, text]: contradictions of the plan's own text, to be confirmed
  milestones   [id, text, due, verdict, days, done_on, evidence]
  forecast     [month, known, wide_low, low, middle, high, wide_high]: the fan, 90 % and 80 %
  why          gap: {causes [sentence], units [unit, value, weight, gap, misses]}
               changes: [against, before [months], after [months], from, to, rate, mix, causes, units [unit, rate, mix]]
  signals      [unit, chart, trial, variation, assurance, mean, lower, upper, newest {month, rules, variation}|null,
               steps [month, before, after, variation], points [month, value, mean, lower, upper, rules, variation]]
  points       [rules, name, rule, criterion, points, maximum, same_definition, sourced, source, trust, next {gain, needed, then}|null]
               worth most first: gain is what one percent more brings, needed how far the next gain lies where that is 0
  trust        completeness, timeliness, units [unit, due, in, late, stated, completeness, timeliness],
               checks [kind, impossible, unit, month, value, expected, files, message],
               statement {source, formula, window, limits, checked}, about, sourced,
               definitions [id, name, formula, source, used, chosen (by the plan), computed (extracts can hold its parts),
                 figure, numerator, denominator (null while a unit lacks them), lacking [unit], units [unit, numerator, denominator, value]]
  requests     [id, unit, text, by, asked_on, due, verdict, open, answers [id, by, known_on, cause, measure, done_by, text]]
  decisions    [id, unit, text, by, decided_on, due, verdict, open, done {by, known_on, done_on, evidence}|null]
  freshness    [unit, month, batch, known_on]
  changed      since, verdict, figure, chance (each [before, after]),
               readings [unit, month, change, before, after, batch, file, by, on_day, withdrawn, why]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parcam.desk import wire_parts as parts
from parcam.desk.wire import percent, probability, whole

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from parcam.desk.whole import Whole
    from parcam.model.commitment import Commitment
    from parcam.model.verdict import Judgement

Json = dict[str, Any]


def status(wholes: Iterable[Whole], since: date) -> list[Json]:
    return [_one(each, since) for each in wholes]


def _one(each: Whole, since: date) -> Json:
    return {
        **commitment_status(each.commitment, each.judgement),
        "leads": list(each.leads),
        "forecast": parts.forecast(each.fan),
        "why": parts.why(each),
        "signals": parts.signals(each),
        "points": parts.points(each),
        "trust": parts.trust(each),
        "requests": parts.requests(each),
        "decisions": parts.decisions(each),
        "freshness": parts.freshness(each),
        "changed": parts.changed(each, since),
    }


def commitment_status(commitment: Commitment, judgement: Judgement) -> Json:
    """The judgement alone."""
    target = commitment.target
    return {
        "code": commitment.code,
        "title": commitment.title,
        "indicator": commitment.indicator,
        "as_of": judgement.as_of.isoformat(),
        "figure": percent(judgement.figure),
        "numerator": whole(judgement.numerator),
        "denominator": whole(judgement.denominator),
        "definition": next((one.definition for one in judgement.definitions if one.chosen), None),
        "target": percent(target.value) if target else None,
        "target_count": target.count if target else None,
        "comparison": str(target.comparison) if target else None,
        "target_text": commitment.target_text,
        "deadline": commitment.deadline.day.isoformat(),
        "deadline_kind": str(commitment.deadline.kind),
        "deadline_last_day": commitment.deadline.last_day.isoformat(),
        "verdict": str(judgement.verdict),
        "standing": str(judgement.standing),
        "reason": judgement.reason,
        "gap": percent(judgement.gap),
        "chance": probability(judgement.chance),
        "interval": [percent(end) for end in judgement.interval] if judgement.interval else None,
        "required_rate": percent(judgement.required_rate),
        "slack": whole(judgement.slack),
        "lost_since": parts.text(judgement.lost_since),
        "last_chance": parts.text(judgement.last_chance),
        "last_month": parts.text(judgement.last_month),
        "expected_readings": judgement.expected_readings,
        "missing_readings": judgement.missing_readings,
        "by_unit": parts.by_unit(judgement),
        "doubts": [{"where": one.where, "text": one.text} for one in commitment.doubts],
        "milestones": parts.milestones(judgement),
    }
