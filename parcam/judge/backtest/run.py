"""The one command behind data/backtest/: simulate, forecast, score, write the report and its figures."""

from __future__ import annotations

import json
import os
from concurrent.futures import ProcessPoolExecutor
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
_PART_YEARS = 250
"""Unit-years that one process judges at a time."""


def backtest(out: Path, years: int = 16_000, seed: int = 20241115, samples: Sequence[Trial] = (),
             workers: int | None = None) -> dict[str, Any]:
    """Judge at least `years` simulated unit-years (all kinds alike), and `samples`, whole years of real or sample histories.

    Writes report.md and figures.json into `out` and returns the figures. The same seed gives the same files,
    however many `workers` (processes; by default one per core) share the work.
    """
    thresholds = replace(load_catalog().thresholds, draws=_DRAWS)
    kinds = (*KINDS, *GROWING)
    parts = max(1, round(years / len(kinds) / _PART_YEARS))
    rows: list[Outcome] = []
    unit_years = offices = 0
    with ProcessPoolExecutor(workers or os.cpu_count()) as pool:
        wanted = [(kind, -(-years // (len(kinds) * parts)), (seed, at, part), thresholds)
                  for at, kind in enumerate(kinds) for part in range(parts)]
        for told, units, histories in pool.map(_try_part, *zip(*wanted, strict=True)):
            rows += [row._replace(office=row.office + offices) for row in told]
            unit_years, offices = unit_years + units, offices + histories
    figures = {"unit_years": unit_years, "histories": offices, "seed": seed, "draws": _DRAWS, **summarise(rows)}
    if samples:
        figures["samples"] = _try_samples(samples, thresholds, np.random.default_rng(seed))
    figures = _rounded(figures)
    out.mkdir(parents=True, exist_ok=True)
    (out / "figures.json").write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (out / "report.md").write_text(report(figures), encoding="utf-8")
    return figures


def _try_part(kind: str, years: int, seed: tuple[int, ...], thresholds: Thresholds) -> tuple[list[Outcome], int, int]:
    """(outcomes, unit-years, offices) of one part of a kind, with a seed of its own: the sum does not depend on who computes what."""
    rng = np.random.default_rng(seed)
    rows: list[Outcome] = []
    unit_years = offices = 0
    for trial, units in cases(kind, years, rng):
        months = sorted(int(month) for month in rng.choice(np.arange(1, 12), _MONTHS_EACH, replace=False))
        rows += [row._replace(office=offices) for row in run_trial(trial, months, thresholds, rng)]
        unit_years, offices = unit_years + units, offices + 1
    return rows, unit_years, offices


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
