"""data/judgement.toml -> thresholds of the verdicts."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from parcam.catalog.defects import Defects
from parcam.catalog.record import Record, read_file
from parcam.model.thresholds import Thresholds
from parcam.model.verdict import Standing, Verdict

_MONTHS = 12


def load_thresholds(root: Path, defects: Defects) -> Thresholds | None:
    """The thresholds; None when the file is faulty (the defects say why)."""
    before = len(defects.found)
    file = read_file(root / "judgement.toml", root, defects)
    if len(defects.found) > before:
        return None
    for one in fields(Thresholds):
        _read(file, one.name, str(one.type))
    _standing(file)
    low, high = file.data.get("unlikely_below"), file.data.get("on_track_from")
    if isinstance(low, float) and isinstance(high, float) and low >= high:
        file.fault("unlikely_below", "thresholds_order", low=low, high=high)
    file.done()
    return Thresholds.of(file.data) if len(defects.found) == before else None


def _read(file: Record, name: str, kind: str) -> None:
    if kind == "float":
        file.number(name, low=0.0, high=1.0)
    elif kind == "int":
        file.whole(name)
    elif kind == "tuple[float, ...]":
        shares = file.numbers(name)
        if len(shares) != _MONTHS or list(shares) != sorted(shares):
            file.fault(name, "bad_profile", found=len(shares))


def _standing(file: Record) -> None:
    """Each verdict stands in exactly one bucket of the headline."""
    table = file.table("standing")
    if table is None:
        file.fault("standing", "missing_key")
        return
    seen = [verdict for bucket in Standing for verdict in table.texts(bucket)]
    for verdict in Verdict:
        if seen.count(verdict) != 1:
            table.fault("", "verdict_bucket", found=verdict, count=seen.count(verdict))
    for verdict in sorted(set(seen) - set(Verdict)):
        table.fault("", "unknown_choice", found=verdict, allowed=", ".join(Verdict))
    table.done()
