"""All frameworks in one table: the newest published result, its rank, how it moved, how it stands to the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.ui import address, readers
from parcam.ui.framework.facts import decimals, published
from parcam.ui.framework.results import WHOLE, places
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import say
from parcam.words.numbers import decimal

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.framework import Framework, Result

_FIGURES = ("year", "value", "rank", "step", "national", "against")


def table(as_of: date) -> tuple[list[Column], list[Row]]:
    columns = [Column(say("pages_frameworks.columns.framework")),
               *(Column(say(f"pages_frameworks.columns.{name}"), "end", wrap=False) for name in _FIGURES),
               Column(say("pages_frameworks.columns.fed"))]
    return columns, [_row(one, as_of) for one in readers.shown().frameworks.values()]


def _row(framework: Framework, as_of: date) -> Row:
    home, country = places()
    own = [one for one in framework.series(WHOLE, home) if one.value is not None]
    full = framework.full_name
    fed = Cell(", ".join(one.code for one in readers.plan(as_of).commitments if any(feed.framework == framework.id for feed in one.feeds)))
    name = Cell(framework.name, under=full if own else f"{full} · {say('pages_frameworks.no_result')}", strong=True)
    if not own:
        return Row(framework.id, (name, *(Cell() for _ in _FIGURES), fed))
    newest, national = own[-1], {one.year: one.value for one in framework.series(WHOLE, country)}
    average = national.get(newest.year)
    gap = None if average is None or newest.value is None else newest.value - average
    return Row(framework.id, (
        name, str(newest.year), Cell(published(framework, newest.value or 0.0), strong=True),
        f"{newest.rank}/{newest.of}" if newest.rank else "", _step(framework, newest),
        Cell("" if average is None else published(framework, average)), Cell("" if gap is None else _signed(gap, 2), sort=gap), fed))


def _step(framework: Framework, newest: Result) -> Cell:
    """Change of the figure and of the rank from the year before, where that one was published."""
    before = next((one for one in framework.series(WHOLE, newest.place) if one.year == newest.year - 1), None)
    if before is None:
        return Cell()
    step = "" if before.value is None or newest.value is None else _signed(newest.value - before.value, decimals(newest.value))
    moved = "" if before.rank is None or newest.rank is None or before.of != newest.of else _moved(before.rank - newest.rank)
    return Cell(step or moved, under=moved if step else "")


def _moved(places_up: int) -> str:
    name = "up" if places_up > 0 else "down" if places_up < 0 else "same_rank"
    return say(f"pages_frameworks.{name}", n=abs(places_up))


def _signed(step: float, digits: int) -> str:
    return ("+" if step > 0 else "") + say("common.points", number=decimal(step, digits, address.language()))
