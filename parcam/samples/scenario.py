"""data/samples/scenario.toml as values: volumes, rates, drifts, sources and stories; nothing of the field stands in code."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parcam.errors import DefinitionError
from parcam.model.month import Month, span
from parcam.places import data_dir

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Volume:
    """Expected count of a month: `base` x season x growth, with the Tết month of the year dipped once more."""

    growth: float
    season: tuple[float, ...]
    tet: tuple[tuple[int, int], ...]
    tet_dip: float
    first_year: int

    def expected(self, base: float, month: Month) -> float:
        dip = self.tet_dip if dict(self.tet).get(month.year) == month.number else 1.0
        return base * self.season[month.number - 1] * self.growth ** (month.year - self.first_year) * dip


@dataclass(frozen=True, slots=True)
class Source:
    """One extract that comes again and again. `every` maps a year to the months per file; `gives` maps measures to indicators."""

    id: str
    layout: str
    measure: str
    units: tuple[str, ...]
    every: tuple[tuple[int, int], ...]
    lag: int
    by: str
    gives: tuple[tuple[str, str], ...]
    dataset: str | None
    running: bool
    stated: bool
    states: bool
    """Whether the uploader names the indicator, because the layout alone does not tell it."""


@dataclass(frozen=True, slots=True)
class Story:
    """Something that goes wrong in the files of one source: blank, slip, intruder or late."""

    kind: str
    source: str
    months: tuple[Month, ...]
    units: tuple[str, ...] = ()
    numerator: int = 0
    factor: float = 1.0
    day: date | None = None
    withdrawn_on: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    seed: str
    mark: str
    clerk: str
    as_of: date
    first: Month
    last: Month
    first_late: tuple[tuple[int, int], ...]
    sources: tuple[Source, ...]
    stories: tuple[Story, ...]
    dossiers: Table
    documents: Table
    counts: Table
    disbursement: Table
    tasks: Table
    fixed: Table
    deeds: tuple[Table, ...]
    talks: tuple[Table, ...]
    decisions: tuple[Table, ...]
    layouts: Table

    @property
    def months(self) -> tuple[Month, ...]:
        return span(self.first, self.last)

    def volume(self, table: Table) -> Volume:
        return Volume(table["growth"], tuple(table["season"]), tuple((int(y), m) for y, m in table.get("tet", {}).items()),
                      table.get("tet_dip", 1.0), self.first.year)

    def at(self, anchors: list[float], month: Month) -> float:
        """Straight line between anchors, one for the start of each year and one for the end of the last."""
        year = month.year - self.first.year
        share = (month.number - 0.5) / 12
        return anchors[year] + (anchors[year + 1] - anchors[year]) * share


def load_scenario(root: Path | None = None) -> Scenario:
    """The scenario of `root` (default data/samples); DefinitionError names what is missing."""
    folder = root or data_dir() / "samples"
    try:
        raw = tomllib.loads((folder / "scenario.toml").read_text(encoding="utf-8"))
        layouts = tomllib.loads((folder / "layouts.toml").read_text(encoding="utf-8"))
        return _scenario(raw, layouts)
    except (OSError, tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise DefinitionError(f"{folder}: {error!r}") from error


def _scenario(raw: Table, layouts: Table) -> Scenario:
    return Scenario(
        seed=raw["seed"], mark=raw["mark"], clerk=raw["clerk"], as_of=raw["as_of"],
        first=Month(raw["first_year"], 1), last=Month(raw["last_year"], 12),
        first_late=tuple((int(y), m) for y, m in raw["on_time"]["first_late"].items()),
        sources=tuple(_source(s) for s in raw["sources"]), stories=tuple(_story(s) for s in raw["stories"]),
        dossiers=raw["dossiers"], documents=raw["documents"], counts=raw["counts"], disbursement=raw["disbursement"],
        tasks=raw["tasks"], fixed=raw.get("fixed", {}), deeds=tuple(raw.get("deeds", ())),
        talks=tuple(raw.get("talks", ())), decisions=tuple(raw.get("decisions", ())), layouts=layouts)


def _source(raw: Table) -> Source:
    gives = raw.get("gives") or {raw["measure"]: raw["indicator"]}
    return Source(raw["id"], raw["layout"], raw["measure"], tuple(raw["units"]), tuple((int(y), n) for y, n in raw["every"].items()),
                  raw["lag"], raw["by"], tuple(gives.items()), raw.get("dataset"), raw.get("running", False), raw.get("stated", False),
                  raw.get("states", False))


def _story(raw: Table) -> Story:
    return Story(raw["kind"], raw["source"], tuple(Month.parse(m) for m in raw["months"]), tuple(raw.get("units", ())),
                 raw.get("numerator", 0), raw.get("factor", 1.0), raw.get("known_on") or raw.get("corrected_on"),
                 raw.get("withdrawn_on"), raw.get("why", ""))
