"""data/*.toml -> one catalog. Every fault of every file is reported at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from parcam.catalog.defects import Defects
from parcam.catalog.frameworks import load_breaks, load_frameworks, load_places
from parcam.catalog.indicators import load_indicators
from parcam.catalog.judgement import load_thresholds
from parcam.catalog.known import Known
from parcam.catalog.plans import load_plans
from parcam.catalog.reporting import load_glossary, load_windows
from parcam.catalog.scoring import load_scoring
from parcam.catalog.units import load_units
from parcam.catalog.vocabulary import Vocabulary, load_vocabulary
from parcam.errors import DefinitionError
from parcam.model.commitment import Commitment, Plan
from parcam.model.framework import Break, Framework, Place
from parcam.model.glossary import Term
from parcam.model.indicator import Indicator
from parcam.model.reporting import ReportWindow
from parcam.model.scoring import RuleSet
from parcam.model.thresholds import Thresholds
from parcam.model.unit import Ambiguous, Group, Reporters, Unit
from parcam.places import data_dir


@dataclass(frozen=True, slots=True)
class Catalog:
    """All definitions. Mappings keep the order of the files; ids (years for plans) are the keys."""

    units: dict[str, Unit]
    groups: dict[str, Group]
    ambiguous: tuple[Ambiguous, ...]
    indicators: dict[str, Indicator]
    plans: dict[int, Plan]
    frameworks: dict[str, Framework]
    places: dict[str, Place]
    breaks: tuple[Break, ...]
    scoring: dict[str, RuleSet]
    thresholds: Thresholds
    windows: dict[str, ReportWindow]
    glossary: dict[str, Term]
    vocabulary: Vocabulary

    def resolve(self, ids: tuple[str, ...] | list[str]) -> tuple[str, ...]:
        """Unit and group ids -> unit ids in the office's order, each once; KeyError on an unknown id."""
        wanted: set[str] = set()
        for one in ids:
            wanted.update((one,) if one in self.units else self.groups[one].members)
        return tuple(unit for unit in self.units if unit in wanted)

    def plan(self, year: int) -> Plan:
        """The plan of that year; KeyError when there is none."""
        return self.plans[year]

    def label(self, id: str, language: str = "vi") -> str:
        """Name of a unit or group; KeyError on an unknown id."""
        one = self.units[id] if id in self.units else self.groups[id]
        return one.english if language == "en" and one.english else one.name

    def reporters(self, indicator: str) -> tuple[str, ...]:
        """Units expected to report that indicator each month; empty when nobody does."""
        group = self.indicators[indicator].reporters
        return self.resolve((group,)) if group else ()

    def owing(self, indicator: str) -> Reporters:
        """The same units with the months in which each exists."""
        return Reporters.of(self.units[id] for id in self.reporters(indicator))

    def led_by(self, unit: str, year: int) -> tuple[Commitment, ...]:
        """Commitments of the year that the unit leads, itself or through a group."""
        return tuple(one for one in self.plans[year].commitments if unit in self.resolve(one.leads))


def load_catalog(root: Path | None = None) -> Catalog:
    """Everything under `root` (default: the data directory). DefinitionError names every broken file, line and remedy."""
    root = root or data_dir()
    defects, known = Defects(), Known()
    known.units, known.groups, ambiguous = load_units(root, defects)
    known.indicators = load_indicators(root, defects, known)
    known.places = load_places(root, defects)
    known.frameworks = load_frameworks(root, defects, known)
    breaks, plans = load_breaks(root, defects), load_plans(root, defects, known)
    scoring, thresholds = load_scoring(root, defects, known), load_thresholds(root, defects)
    windows, glossary = load_windows(root, defects), load_glossary(root, defects)
    vocabulary = _vocabulary(root, defects)
    defects.raise_if_any()
    if thresholds is None or vocabulary is None:
        raise RuntimeError("a file that could not be read left no defect")
    return Catalog(known.units, known.groups, ambiguous, known.indicators, plans, known.frameworks, known.places, breaks, scoring,
                   thresholds, windows, glossary, vocabulary)


def _vocabulary(root: Path, defects: Defects) -> Vocabulary | None:
    try:
        return load_vocabulary(root)
    except DefinitionError as error:
        defects.add("vocabulary", 1, "bad_vocabulary", found=str(error))
        return None
