"""Charts of the published results: each framework over the years, the parts of one in its two newest full years."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.figures.figure import Figure, Setting
from parcam.figures.framework_parts import Parts, draw_parts
from parcam.figures.frameworks import Score, Yearly, draw_years
from parcam.ui import readers

if TYPE_CHECKING:
    from datetime import date

    from parcam.model.framework import Framework, Result

WHOLE = "total"
"""Id of the part that stands for the whole framework."""


def with_results() -> tuple[Framework, ...]:
    """Frameworks with at least one published result, in order."""
    return tuple(one for one in readers.shown().frameworks.values() if one.results)


@lru_cache(maxsize=32)
def years(framework: str, as_of: date, language: str) -> Figure | None:
    """The province over the years, the country beside it, a year without a published figure marked as such; None without results."""
    known = readers.shown(language)
    one, (home, country) = known.frameworks[framework], places()
    if not one.results:
        return None
    first = min(result.year for other in with_results() for result in other.results)
    shown = tuple(range(first, readers.plan(as_of).year + 1))
    return draw_years(Yearly(one.name, known.places[home].name, shown, _scores(one, home), _scores(one, country),
                             percent=one.measure == "percent"), Setting(as_of, "", False, language))


@lru_cache(maxsize=16)
def parts(framework: str, as_of: date, language: str) -> Figure | None:
    """The two newest years in which every part was published; None where there are not two such years."""
    known = readers.shown(language)
    one, (home, _) = known.frameworks[framework], places()
    inner = [part for part in one.parts if part.group == WHOLE]
    series = {part.id: {result.year: result for result in one.series(part.id, home)} for part in inner}
    full = sorted(set.intersection(*(set(by_year) for by_year in series.values()))) if inner else []
    if len(full) < 2:
        return None
    rows = tuple((part.name, _score(series[part.id][full[-2]]), _score(series[part.id][full[-1]]))
                 for part in inner)
    return draw_parts(Parts(one.name, known.places[home].name, (full[-2], full[-1]), rows),
                      Setting(as_of, "", False, language))


def places() -> tuple[str, str]:
    """Ids of our own place and of the country: the first two of data/places.toml."""
    home, country, *_ = readers.shown().places
    return home, country


def _scores(framework: Framework, place: str) -> tuple[Score, ...]:
    return tuple(_score(one) for one in framework.series(WHOLE, place))


def _score(one: Result) -> Score:
    return Score(one.year, one.value, one.rank, one.of, one.derived, one.note)


CHARTS = (("years", years), ("parts", parts))
"""Name and drawing function of each chart of a framework, in the order of the page."""
