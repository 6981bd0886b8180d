"""One history judged in some months of a year: through the same doors as a page, beside the rivals, against what came."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from parcam.judge.backtest.rivals import GROWTH_RIVALS, RIVALS
from parcam.judge.backtest.scores import crps, pit
from parcam.judge.forecast import Futures, chance, interval, rates, simulate
from parcam.judge.panel import panel
from parcam.judge.prospect import Position, prospect
from parcam.judge.tally import known, tally
from parcam.model.history import History, Point
from parcam.model.indicator import Accumulation, Measure
from parcam.model.month import Month, year_span
from parcam.model.unit import Reporters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from parcam.model.commitment import Target
    from parcam.model.indicator import Indicator
    from parcam.model.thresholds import Thresholds

    Floats = NDArray[np.float64]

_JUDGE_DAY = 15
MODEL = "model"


class Outcome(NamedTuple):
    """One forecast and what came: the method "model" or a rival's name, `whole` for the office instead of one unit."""

    kind: str
    method: str
    whole: bool
    month: int
    chance: float
    came: bool
    pit: float
    inside: bool
    """Whether the closed 80 % interval held the truth."""
    crps: float
    decided: str = ""
    """"secured" or "lost" when the model called it decided."""
    step: str = ""
    """Of offices that break: "before" or "after" the break, as of the months known."""
    office: int = 0
    """Which history it was: forecasts of one office share its luck."""


class Trial(NamedTuple):
    """What is to be foretold: `target` against the figure of `year`, from `history`, which holds the whole year and when it was known."""

    kind: str
    indicator: Indicator
    history: History
    target: Target
    year: int
    step: int = 0
    """Month of the year in which a simulated office breaks; 0 for none."""


def run_trial(trial: Trial, months: Iterable[int], thresholds: Thresholds, rng: np.random.Generator) -> Iterator[Outcome]:
    """Forecast at the middle of the month after each of `months` (1-11), and score against what came."""
    judged = year_span(trial.year)
    truths = _truths(trial, judged)
    everyone = Reporters.always(*sorted({point.unit for point in trial.history.points}))
    for month in months:
        step = "" if not trial.step else "after" if month >= trial.step else "before"
        told = known(trial.history, date(trial.year, month + 1, _JUDGE_DAY))
        if not any(point.month.year == trial.year for point in told):
            continue
        ahead = simulate(panel(told, judged, everyone), judged, trial.indicator, thresholds, closing=False)
        for unit in (*ahead.units, None):
            if unit not in truths:
                continue
            decided = _decided(trial, ahead, told, unit, judged, thresholds)
            finals = {MODEL: _final(ahead, unit)} | _rivals(trial, told, unit, month, thresholds.draws, rng)
            for method, final in finals.items():
                arose = final[~np.isnan(final)]
                if arose.size:
                    scored = _score(trial, method, unit is None, month, arose, truths[unit], rng)
                    yield scored._replace(decided=decided, step=step) if method == MODEL else scored


def _score(trial: Trial, method: str, whole: bool, month: int, final: Floats, truth: float, rng: np.random.Generator) -> Outcome:
    low, high = interval(final, 0.8) or (np.nan, np.nan)
    came = trial.target.comparison.holds(truth, trial.target.value)
    return Outcome(trial.kind, method, whole, month, chance(final, trial.target), came, pit(final, truth, rng),
                   low - 1e-9 <= truth <= high + 1e-9, crps(final, truth))


def _final(ahead: Futures, unit: str | None) -> Floats:
    numerator, denominator = ahead.final()
    at = slice(None) if unit is None else [ahead.units.index(unit)]
    return rates(numerator[:, at].sum(axis=1), denominator[:, at].sum(axis=1))


def _decided(trial: Trial, ahead: Futures, told: Sequence[Point], unit: str | None, judged: Sequence[Month], thresholds: Thresholds) -> str:
    """Whether the engine calls the target secured or lost by then."""
    own = tally([point for point in told if unit in (None, point.unit)], trial.indicator, judged, date.min)
    if own.figure is None:
        return ""
    at = slice(None) if unit is None else [ahead.units.index(unit)]
    final_n, final_d = (part[:, at].sum(axis=1) for part in ahead.final())
    money = trial.indicator.measure is Measure.MONEY
    hope = prospect(Position(own.numerator, own.denominator, final_n, final_d, flows=ahead.summed, grows=money, whole=not money),
                    trial.target, thresholds)
    return "secured" if hope.secured else "lost" if hope.lost else ""


def _truths(trial: Trial, judged: Sequence[Month]) -> dict[str | None, float]:
    """The year's figure of each unit and (None) of the office, from all that ever became known; none where nothing arose."""
    told = tally(known(trial.history, date.max), trial.indicator, judged, date.max)
    figures = {one.unit: one.rate for one in told.units if one.parted} | {None: told.figure}
    return {unit: figure for unit, figure in figures.items() if figure is not None}


def _rivals(trial: Trial, told: Sequence[Point], unit: str | None, month: int, draws: int, rng: np.random.Generator) -> dict[str, Floats]:
    """Rivals see the same readings, month by month of the judged year."""
    parts = np.zeros((2, month))
    if trial.indicator.over_months is Accumulation.LATEST:
        for at in range(month):
            until = [p for p in told if p.month <= Month(trial.year, at + 1) and unit in (None, p.unit)]
            standing = tally(until, trial.indicator, year_span(trial.year), date.min)
            parts[:, at] = standing.numerator, standing.denominator
        return {name: rival(parts[0], parts[1], 12 - month, draws, rng) for name, rival in GROWTH_RIVALS.items()}
    for point in told:
        if point.month.year == trial.year and point.month.number <= month and unit in (None, point.unit):
            parts[:, point.month.number - 1] += point.numerator or 0.0, point.denominator or 0.0
    return {name: rival(parts[0], parts[1], 12 - month, draws, rng) for name, rival in RIVALS.items()}
