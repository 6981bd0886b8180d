"""Many outcomes -> the figures of the report, by kind of office, by unit or office, by month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from parcam.judge.backtest.scores import brier, calibration_error, calibration_spread, coverage, reliability
from parcam.judge.backtest.trial import MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.judge.backtest.trial import Outcome

SPANS = ((1, 3), (4, 6), (7, 9), (10, 11))
"""Months of the year by whose end the forecast was made."""


def measures(rows: Sequence[Outcome]) -> dict[str, float]:
    """Count, coverage (edges shared and closed), calibration, Brier and CRPS of the forecasts of one method."""
    chances, came = np.array([r.chance for r in rows]), np.array([r.came for r in rows], dtype=bool)
    pits = np.array([r.pit for r in rows])
    open_ = (chances > 0.02) & (chances < 0.98)
    return {
        "forecasts": len(rows), "coverage_80": coverage(pits, 0.8), "coverage_90": coverage(pits, 0.9),
        "closed_80": float(np.mean([r.inside for r in rows])), "calibration": calibration_error(chances, came),
        "calibration_open": calibration_error(chances[open_], came[open_]), "open": int(open_.sum()),
        "brier": brier(chances, came), "crps": float(np.mean([r.crps for r in rows])),
    }


def summarise(rows: Sequence[Outcome]) -> dict[str, Any]:
    """Every table of the report as plain data."""
    model = [r for r in rows if r.method == MODEL]
    methods = list(dict.fromkeys(r.method for r in rows))
    kinds = list(dict.fromkeys(r.kind for r in rows))
    chances, came = np.array([r.chance for r in model]), np.array([r.came for r in model], dtype=bool)
    return {
        "all": measures(model),
        "units": measures([r for r in model if not r.whole]),
        "offices": measures([r for r in model if r.whole]),
        "methods": {method: measures([r for r in rows if r.method == method]) for method in methods},
        "kinds": {kind: {method: measures([r for r in rows if r.kind == kind and r.method == method]) for method in methods}
                  for kind in kinds},
        "kind_offices": {kind: measures([r for r in model if r.kind == kind and r.whole]) for kind in kinds},
        "luck": {"all": _luck(model), **{kind: _luck([r for r in model if r.kind == kind]) for kind in kinds}},
        "breaks": {when: measures(part) for when in ("before", "after") if (part := [r for r in model if r.step == when])},
        "months": {f"{low}-{high}": measures(part) for low, high in SPANS if (part := [r for r in model if low <= r.month <= high])},
        "reliability": [list(row) for row in reliability(chances, came)],
        "decided": {word: _decided(model, word) for word in ("secured", "lost")},
    }


def _luck(rows: Sequence[Outcome]) -> list[float]:
    """The calibration error's 90 % span by luck alone: which offices happened to be drawn."""
    chances, came = np.array([r.chance for r in rows]), np.array([r.came for r in rows], dtype=bool)
    return list(calibration_spread(chances, came, np.array([r.office for r in rows])))


def _decided(model: Sequence[Outcome], word: str) -> dict[str, int]:
    said = [r for r in model if r.decided == word]
    return {"said": len(said), "wrong": sum(bool(r.came) != (word == "secured") for r in said)}
