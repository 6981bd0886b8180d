"""The numbers a verdict hangs on: conventions an office may change in data/judgement.toml, none of them in code."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Fractions are 0-1, spans are days or months as named. `sources` of each convention stand in the file itself."""

    on_track_from: float
    """Chance from which a figure is on track."""
    unlikely_below: float
    """Chance below which a figure is unlikely."""
    lost_below: float
    """A requirement above 100 % is called lost only when the chance, too, is below this."""
    secured_volume: float
    """Quantile of the remaining volume that must not upset a target called secured."""
    interval: float
    """Mass of the interval shown beside a figure."""
    wide_interval: float
    partly_met_from: float
    """Share of the target from which a missed figure counts as partly met."""
    least_complete: float
    """Share of expected readings below which a settled figure gets no verdict."""
    due_soon_days: int
    closing_month: int
    closing_day: int
    """Last day of the next year on which a figure with `closes_next_year` may still move."""
    draws: int
    """Simulated futures per forecast."""
    growth_profile: tuple[float, ...]
    """Share of money spent by the end of each of 12 months where no earlier year is known."""
    task_profile: tuple[float, ...]
    """The same for things done one by one."""
    closing_share: float
    """Pace of the closing days after December, as a share of December's."""
    signal_points: int
    """Points below which control limits are on trial."""
    signal_shift: int
    """Points in a row on one side of the mean that signal a shift."""
    signal_trend: int
    """Points in a row all rising or all falling that signal a trend."""
    signal_hold: int
    """Points since a run began before limits are worked out anew from there."""
    signal_step: int
    """Standard errors that two levels must lie apart for the same."""
    outlier_chance: float
    """A month less likely than this under the unit's own history is asked about."""
    disagreement: float
    """Difference of two sources, in fraction of the rate, from which they disagree."""
    standing: tuple[tuple[str, str], ...]
    """Verdict -> headline bucket."""

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Thresholds:
        """A parsed data/judgement.toml -> Thresholds.

        Raises ValueError naming every key that is missing or unknown.
        """
        names = {field.name for field in fields(cls)}
        wrong = sorted(names ^ set(table))
        if wrong:
            raise ValueError("data/judgement.toml: " + ", ".join(f"{'unknown' if w not in names else 'missing'} key {w}" for w in wrong))
        values = dict(table)
        for profile in ("growth_profile", "task_profile"):
            values[profile] = tuple(float(share) for share in table[profile])
        values["standing"] = tuple((verdict, bucket) for bucket, verdicts in table["standing"].items() for verdict in verdicts)
        return cls(**values)
