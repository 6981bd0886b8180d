"""The JSON of the command line (design agreement, section 6): plain dicts of model values, percentages 0-100."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parcam.words.sentences import worded

if TYPE_CHECKING:
    from parcam.desk.loading import Loaded
    from parcam.model.reading import Batch, Extraction, Reading

Json = dict[str, Any]


def percent(rate: float | None) -> float | None:
    """Fraction -> percentage with four decimals; None stays None."""
    return None if rate is None else round(rate * 100, 4)


def probability(chance: float | None) -> float | None:
    """A chance, 0-1 with six decimals; None stays None."""
    return None if chance is None else round(chance, 6)


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
        "message": "\n".join(filter(None, map(worded, (one.error.message, one.error.remedy)))) if one.error else None,
        "readings": [reading(r) for r in one.readings],
        "stocks": [reading(r) for r in one.stocks],
        "rejects": [{"sheet": f.sheet, "row": f.row, "column": f.column, "kind": f.kind, "raw": f.raw, "message": worded(f.message)}
                    for f in one.faults],
        "warnings": [{"sheet": n.sheet, "row": n.row, "kind": n.kind, "message": worded(n.message)} for n in one.notes],
        "understood": [{"what": u.what, "value": u.value, "evidence": worded(u.evidence), "sheet": u.sheet} for u in one.understood],
        "accounts": [{"sheet": a.sheet, "lines": a.lines, "header": a.header, "readings": a.readings, "rejects": a.rejects,
                      "totals": a.totals, "blank": a.blank, "extras": a.extras, "balances": a.balances} for a in one.accounts],
    }


def loaded(one: Loaded) -> Json:
    """What `load` prints of one file: what was read, and the batch it became (null when nothing was taken)."""
    receipt = one.receipt
    became = {"batch": receipt.batch, "already": receipt.already, "new": receipt.new, "changed": receipt.changed,
              "unchanged": receipt.unchanged} if receipt else {"batch": None, "already": False}
    return {**extraction(one.extraction), **became}


def unopened(name: str, problem: str) -> Json:
    """What `load` prints of a file that never came to be read: the keys of one that was, and why."""
    return {"file": name, "outcome": "error", "error": "not_opened", "message": problem, "readings": [], "stocks": [], "rejects": [],
            "warnings": [], "understood": [], "accounts": [], "batch": None, "already": False}


def batch(one: Batch) -> Json:
    return {"batch": one.id, "file": one.file, "sha256": one.sha256, "size": one.size, "by": one.by, "known_on": one.known_on.isoformat(),
            "accepted_at": one.accepted_at.isoformat(), "readings": one.readings, "rejects": one.faults, "sample": one.sample,
            "withdrawn_on": one.withdrawn_on.isoformat() if one.withdrawn_on else None, "withdrawn_by": one.withdrawn_by or None,
            "withdrawn_why": one.withdrawn_why or None}
