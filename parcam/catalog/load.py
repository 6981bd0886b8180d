"""data/*.toml -> one catalog. Every fault of every file is reported at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from parcam.catalog.defects import Defects
from parcam.catalog.indicators import load_indicators
from parcam.catalog.judgement import load_thresholds
from parcam.catalog.plans import load_plans
from parcam.catalog.units import load_units
from parcam.model.commitment import Commitment, Plan
from parcam.model.framework import Break, Framework
from parcam.model.indicator import Indicator
from parcam.model.thresholds import Thresholds
from parcam.model.unit import Ambiguous, Group, Unit
from parcam.places import data_dir


@dataclass(frozen=True, slots=True)
class Catalog:
    """All definitions. Mappings keep the order of the files; ids are the keys."""

    units: dict[str, Unit]
    groups: dict[str, Group]
    indicators: dict[str, Indicator]
    plans: dict[int, Plan]
    thresholds: Thresholds
    frameworks: dict[str, Framework] = field(default_factory=dict)
    ambiguous: tuple[Ambiguous, ...] = ()
    breaks: tuple[Break, ...] = ()

    def resolve(self, ids: tuple[str, ...] | list[str]) -> tuple[str, ...]:
        """Unit and group ids -> unit ids in the office's order, each once; KeyError on an unknown id."""
        wanted: set[str] = set()
        for one in ids:
            wanted.update((one,) if one in self.units else self.groups[one].members)
        return tuple(unit for unit in self.units if unit in wanted)

    def plan(self, year: int) -> Plan:
        """The plan of that year; KeyError when there is none."""
        return self.plans[year]

    def label(self, id: str) -> str:
        """Name of a unit or group; KeyError on an unknown id."""
        return self.units[id].name if id in self.units else self.groups[id].name

    def reporters(self, indicator: str) -> tuple[str, ...]:
        """Units expected to report that indicator each month; empty when nobody does."""
        group = self.indicators[indicator].reporters
        return self.resolve((group,)) if group else ()

    def led_by(self, unit: str, year: int) -> tuple[Commitment, ...]:
        """Commitments of the year that the unit leads, itself or through a group."""
        return tuple(one for one in self.plans[year].commitments if unit in self.resolve(one.leads))


def load_catalog(root: Path | None = None) -> Catalog:
    """Everything under `root` (default: the data directory). DefinitionError names every broken file, line and remedy."""
    root = root or data_dir()
    defects = Defects()
    units, groups, ambiguous = load_units(root, defects)
    indicators, plans, thresholds = load_indicators(root, defects), load_plans(root, defects), load_thresholds(root, defects)
    defects.raise_if_any()
    if thresholds is None:
        raise AssertionError("a faulty file leaves a defect")
    return Catalog(units, groups, indicators, plans, thresholds, ambiguous=ambiguous)
