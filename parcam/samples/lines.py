"""Dossiers and documents one by one. Each unit and month draws from its own stream of the seed, so a change in one moves no other."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.model.month import Month
    from parcam.samples.scenario import Scenario, Table

_LAST_INTAKE_IN_DECEMBER = 10
"""Later December dossiers would carry over to the next year, which the one-stop register of the year does not show."""


@dataclass(frozen=True, slots=True)
class Dossier:
    unit: str
    received: date
    due: date
    resolved: date
    procedure: str
    fee: int
    full_online: bool
    other: int
    """Which of the layout's other channels or payments it used (an index, taken modulo)."""
    paid_online: bool

    @property
    def on_time(self) -> bool:
        return self.resolved <= self.due

    @property
    def early(self) -> bool:
        return self.resolved < self.due


@dataclass(frozen=True, slots=True)
class Document:
    unit: str
    issued: date
    kind: str
    by_leader: bool
    other: int
    signed: bool


def stream(scenario: Scenario, *names: object) -> random.Random:
    return random.Random(":".join(str(n) for n in (scenario.seed, *names)))


def poisson(rng: random.Random, mean: float) -> int:
    """Knuth's product; fine for means of some tens."""
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def dossiers(scenario: Scenario) -> tuple[Dossier, ...]:
    """Every dossier of the span, by day received."""
    table = scenario.dossiers
    volume = scenario.volume(table)
    found = [one for unit, facts in table["units"].items() for month in scenario.months
             for one in _dossiers_of(scenario, unit, facts, month, volume.expected(facts["volume"], month))]
    return tuple(sorted(found, key=lambda d: (d.received, d.unit, d.due, d.resolved)))


def _dossiers_of(scenario: Scenario, unit: str, facts: Table, month: Month, mean: float) -> Iterator[Dossier]:
    rng = stream(scenario, "dossiers", unit, month)
    procedures = scenario.dossiers["procedures"]
    for _ in range(poisson(rng, mean)):
        procedure = rng.choices(procedures, [p["weight"] for p in procedures])[0]
        received = _working_day(rng, month)
        due = received + timedelta(days=procedure["days"])
        resolved = _result_day(scenario, rng, received, due, scenario.at(facts["late"], month))
        yield Dossier(unit, received, due, resolved, procedure["name"], procedure["fee"],
                      rng.random() < scenario.at(facts["online"], month), rng.randrange(100),
                      procedure["fee"] > 0 and rng.random() < scenario.at(facts["payment"], month))


def _working_day(rng: random.Random, month: Month) -> date:
    last = _LAST_INTAKE_IN_DECEMBER if month.number == 12 else month.last_day.day
    day = date(month.year, month.number, rng.randint(1, last))
    if day.weekday() < 5:
        return day
    back = day - timedelta(days=day.weekday() - 4)
    return back if back.month == day.month else day + timedelta(days=7 - day.weekday())


def _result_day(scenario: Scenario, rng: random.Random, received: date, due: date, late: float) -> date:
    """Late ones run over by one to nine days, closed by the year's end; none is late before the year's first late month."""
    year_end = date(received.year, 12, 31)
    over = due + timedelta(days=rng.randint(1, 9))
    early = received + timedelta(days=rng.randint(1, (due - received).days))
    first_late = dict(scenario.first_late).get(received.year, 1)
    if rng.random() < late and over.month >= first_late:
        return min(over, year_end)
    return early


def documents(scenario: Scenario) -> tuple[Document, ...]:
    """Every outgoing document of the span, by day issued."""
    table = scenario.documents
    volume = scenario.volume(table)
    found = [one for unit, facts in table["units"].items() for month in scenario.months
             for one in _documents_of(scenario, unit, facts, month, volume.expected(facts["volume"], month))]
    return tuple(sorted(found, key=lambda d: (d.issued, d.unit)))


def _documents_of(scenario: Scenario, unit: str, facts: Table, month: Month, mean: float) -> Iterator[Document]:
    rng = stream(scenario, "documents", unit, month)
    signed, leader_signed = scenario.at(facts["signed"], month), scenario.at(facts["leader_signed"], month)
    for _ in range(poisson(rng, mean)):
        by_leader = rng.random() < facts["leader"]
        yield Document(unit, date(month.year, month.number, rng.randint(1, month.last_day.day)), rng.choice(scenario.documents["symbols"]),
                       by_leader, rng.randrange(100), rng.random() < (leader_signed if by_leader else signed))
