"""The one command behind data/backtest/: simulate, forecast, score, write the report and its figures."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from parcam.catalog.load import load_catalog
from parcam.judge.backtest.cases import cases
from parcam.judge.backtest.report import report
from parcam.judge.backtest.simulate import GROWING, KINDS
from parcam.judge.backtest.summary import summarise
from parcam.judge.backtest.trial import Outcome, Trial, run_trial

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from parcam.model.thresholds import Thresholds

_DRAWS = 600
"""Fewer than on a page: a backtest averages over tens of thousands of forecasts."""
_MONTHS_EACH = 3


def backtest(out: Path, years: int = 16_000, seed: int = 20241115, samples: Sequence[Trial] = ()) -> dict[str, Any]:
    """Judge at least `years` simulated unit-years (all kinds alike), and `samples`, whole years of real or sample histories.

    Writes report.md and figures.json into `out` and returns the figures. The same seed gives the same files.
    """
    thresholds = replace(load_catalog().thresholds, draws=_DRAWS)
    rng = np.random.default_rng(seed)
    kinds = (*KINDS, *GROWING)
    rows: list[Outcome] = []
    unit_years = offices = 0
    for kind in kinds:
        for trial, units in cases(kind, -(-years // len(kinds)), rng):
            months = sorted(int(month) for month in rng.choice(np.arange(1, 12), _MONTHS_EACH, replace=False))
            rows += [row._replace(office=offices) for row in run_trial(trial, months, thresholds, rng)]
            unit_years, offices = unit_years + units, offices + 1
    figures = {"unit_years": unit_years, "histories": offices, "seed": seed, "draws": _DRAWS, **summarise(rows)}
    if samples:
        figures["samples"] = _try_samples(samples, thresholds, rng)
    figures = _rounded(figures)
    out.mkdir(parents=True, exist_ok=True)
    (out / "figures.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (out / "report.md").write_text(report(figures), encoding="utf-8")
    return figures


def _try_samples(samples: Sequence[Trial], thresholds: Thresholds, rng: np.random.Generator) -> dict[str, Any]:
    """Every month of every sample year, summarised alike; few and dependent, so they illustrate and prove little."""
    rows = [outcome for trial in samples for outcome in run_trial(trial, range(1, 12), thresholds, rng)]
    return summarise(rows) if rows else {}


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_rounded(inner) for inner in value]
    return round(value, 5) if isinstance(value, float) else value
