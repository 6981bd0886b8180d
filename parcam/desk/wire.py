"""The JSON of the command line (design agreement, section 6): plain dicts of model values, percentages 0-100."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.desk.loading import Loaded
    from parcam.model.commitment import Commitment
    from parcam.model.reading import Batch, Extraction, Reading
    from parcam.model.verdict import Judgement

Json = dict[str, Any]


def percent(rate: float | None) -> float | None:
    """Fraction -> percentage with four decimals; None stays None."""
    return None if rate is None else round(rate * 100, 4)


def whole(value: float | None) -> float | int | None:
    """A count without a fraction is written as an integer."""
    if value is None:
        return None
    return int(value) if float(value).is_integer() else value


def reading(one: Reading) -> Json:
    return {"indicator": one.indicator, "unit": one.unit, "period": str(one.month), "numerator": whole(one.numerator),
            "denominator": whole(one.denominator), "value": percent(one.rate)}


def extraction(one: Extraction) -> Json:
    """What `read` prints. `row` is the 1-based physical row."""
    return {
        "file": one.file,
        "outcome": str(one.outcome),
        "error": one.error.kind if one.error else None,
        "message": "\n".join(filter(None, (one.error.message, one.error.remedy))) if one.error else None,
        "readings": [reading(r) for r in one.readings],
        "rejects": [{"sheet": f.sheet, "row": f.row, "column": f.column, "kind": f.kind, "raw": f.raw, "message": f.message}
                    for f in one.faults],
        "warnings": [{"sheet": n.sheet, "row": n.row, "kind": n.kind, "message": n.message} for n in one.notes],
        "understood": [{"what": u.what, "value": u.value, "evidence": u.evidence, "sheet": u.sheet} for u in one.understood],
        "accounts": [{"sheet": a.sheet, "lines": a.lines, "header": a.header, "readings": a.readings, "rejects": a.rejects,
                      "totals": a.totals, "blank": a.blank, "extras": a.extras, "balances": a.balances} for a in one.accounts],
    }


def loaded(one: Loaded) -> Json:
    """What `load` prints of one file: what was read, and the batch it became (null when nothing was taken)."""
    receipt = one.receipt
    became = {"batch": receipt.batch, "already": receipt.already, "new": receipt.new, "changed": receipt.changed,
              "unchanged": receipt.unchanged} if receipt else {"batch": None, "already": False}
    return {**extraction(one.extraction), **became}


def batch(one: Batch) -> Json:
    return {"batch": one.id, "file": one.file, "sha256": one.sha256, "size": one.size, "by": one.by, "known_on": one.known_on.isoformat(),
            "accepted_at": one.accepted_at.isoformat(), "readings": one.readings, "rejects": one.faults, "sample": one.sample,
            "withdrawn_on": one.withdrawn_on.isoformat() if one.withdrawn_on else None, "withdrawn_by": one.withdrawn_by or None,
            "withdrawn_why": one.withdrawn_why or None}


def status(pairs: Iterable[tuple[Commitment, Judgement]]) -> list[Json]:
    return [commitment_status(commitment, judgement) for commitment, judgement in pairs]


def commitment_status(commitment: Commitment, judgement: Judgement) -> Json:
    """One object per commitment; figure, target, gap, chance, interval and required rate are percentages 0-100."""
    target = commitment.target
    return {
        "code": commitment.code,
        "title": commitment.title,
        "indicator": commitment.indicator,
        "as_of": judgement.as_of.isoformat(),
        "figure": percent(judgement.figure),
        "numerator": whole(judgement.numerator),
        "denominator": whole(judgement.denominator),
        "target": percent(target.value) if target else None,
        "target_count": target.count if target else None,
        "comparison": str(target.comparison) if target else None,
        "deadline": commitment.deadline.day.isoformat(),
        "deadline_kind": str(commitment.deadline.kind),
        "deadline_last_day": commitment.deadline.last_day.isoformat(),
        "verdict": str(judgement.verdict),
        "standing": str(judgement.standing),
        "reason": judgement.reason,
        "gap": percent(judgement.gap),
        "chance": percent(judgement.chance),
        "interval": [percent(end) for end in judgement.interval] if judgement.interval else None,
        "required_rate": percent(judgement.required_rate),
        "slack": whole(judgement.slack),
        "lost_since": str(judgement.lost_since) if judgement.lost_since else None,
        "last_chance": str(judgement.last_chance) if judgement.last_chance else None,
        "last_month": str(judgement.last_month) if judgement.last_month else None,
        "expected_readings": judgement.expected_readings,
        "missing_readings": judgement.missing_readings,
        "by_unit": [{"unit": u.unit, "numerator": whole(u.numerator), "denominator": whole(u.denominator), "value": percent(u.rate),
                     "gap": percent(u.gap), "stated": u.stated, "required_rate": percent(u.required_rate),
                     "verdict": str(u.verdict) if u.verdict else None, "chance": percent(u.chance), "slack": whole(u.slack),
                     "lost_since": str(u.lost_since) if u.lost_since else None,
                     "last_month": str(u.last_month) if u.last_month else None} for u in judgement.by_unit],
        "milestones": [{"id": m.id, "text": m.text, "due": m.due.isoformat(), "verdict": str(m.verdict), "days": m.days,
                        "done_on": m.done_on.isoformat() if m.done_on else None, "evidence": m.evidence} for m in judgement.milestones],
    }
