"""Everything the pages read, cached. Cached readers take the stamp first, so new data means new answers: nothing is cleared by hand
or by clock. Caches are bounded and hold immutable answers (DataFrames are handed out as copies of rows, never shared for writing)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from parcam.catalog.english import in_english
from parcam.catalog.load import Catalog, load_catalog
from parcam.desk import clock
from parcam.desk.sample import default_as_of
from parcam.desk.signalling import followed_since
from parcam.desk.status import status
from parcam.model.month import Month, span
from parcam.model.question import View
from parcam.places import store_path
from parcam.store.store import Store
from parcam.words.text import LANGUAGES, catalogue

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from parcam.model.commitment import Commitment, Plan
    from parcam.model.indicator import Indicator
    from parcam.model.verdict import Judgement

Rows = tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Freshness:
    """What is known on the page's day: newest month with a reading, day of the newest batch, whether generated data is among it."""

    month: Month | None
    batch_day: date | None
    sample: bool


@lru_cache(maxsize=1)
def catalog() -> Catalog:
    """The definitions under data/, read once per process: an edited file takes effect at the next start."""
    return load_catalog()


def language() -> str:
    """The language the address asks for; the first one outside of a page."""
    return View.from_params(st.query_params).language if get_script_run_ctx(suppress_warning=True) else LANGUAGES[0]


def shown(language_asked: str = "") -> Catalog:
    """The definitions as the reader's language names them. What is read from files, stored or issued goes by `catalog`."""
    return _english() if (language_asked or language()) != LANGUAGES[0] else catalog()


@lru_cache(maxsize=1)
def _english() -> Catalog:
    return in_english(catalog())


def store() -> Store:
    """The one store of this process, opened at first use."""
    return _open(store_path())


@lru_cache(maxsize=4)
def _open(path: Path) -> Store:
    return Store.open(path)


def now() -> datetime:
    return clock.now()


def default_day() -> date:
    """The day shown when the address names none."""
    return _default_day(id(store()), store().database.writes, clock.today())


@lru_cache(maxsize=8)
def _default_day(store_id: int, writes: int, today: date) -> date:
    return default_as_of(store())


def stamp(as_of: date) -> str:
    """One value that changes when what is known on that day changes, or another store is open."""
    return f"{id(store())}:{store().stamp(as_of)}"


def plan(as_of: date) -> Plan:
    """The plan of the day's year, or the newest one before it, or the first."""
    plans = catalog().plans
    return plans[max((year for year in plans if year <= as_of.year), default=min(plans))]


def shown_plan(as_of: date, language_asked: str = "") -> Plan:
    """The same as the reader's language words it."""
    return shown(language_asked).plans[plan(as_of).year]


def office() -> str:
    return shown_plan(default_day()).office


def first_day() -> date:
    """Nothing older is followed."""
    return followed_since(catalog()).first_day


def named(one: Indicator, language: str) -> str:
    """The indicator's short name in the reader's language."""
    return one.short if language == LANGUAGES[0] or not one.english else one.english


def monthly_indicators() -> tuple[str, ...]:
    """Indicators that units report month by month, in order."""
    return tuple(id for id, one in catalog().indicators.items() if one.reporters)


def loadable_months() -> tuple[Month, ...]:
    """Months a file may be said to be of, newest first."""
    return span(Month.of(first_day()), Month.of(now().date()))[::-1]


def month_of(text: str) -> Month | None:
    """`YYYY-MM` as a month, None for anything else."""
    try:
        return Month.parse(text)
    except ValueError:
        return None


def knows(key: str) -> bool:
    """Whether the catalogue holds that text."""
    return key in catalogue()


def latest_kinds() -> tuple[str, ...]:
    """Indicators whose newest month stands for the year (cumulative by definition)."""
    return tuple(id for id, one in catalog().indicators.items() if one.over_months == "latest")


def commitment_on(indicator: Indicator, as_of: date) -> Commitment | None:
    """The commitment of the plan in force that is measured by this indicator and has a target."""
    return next((one for one in plan(as_of).commitments if one.indicator == indicator.id and one.target), None)


@lru_cache(maxsize=64)
def freshness(stamp: str, as_of: date) -> Freshness:
    batches = [one for one in store().batches(as_of) if one.withdrawn_on is None]
    newest = store().newest_month(catalog().indicators, catalog().units, as_of=as_of)
    return Freshness(newest, max((one.known_on for one in batches), default=None), any(one.sample for one in batches))


@lru_cache(maxsize=64)
def standings(stamp: str, as_of: date, language: str) -> tuple[tuple[Commitment, Judgement], ...]:
    """Every commitment of the plan in force with its judgement, in the plan's order."""
    return status(shown(language), store(), shown_plan(as_of, language), as_of, language)


def judgement(stamp: str, as_of: date, language: str, code: str) -> Judgement:
    """One commitment's judgement; KeyError when the plan has no such code."""
    return {commitment.code: judged for commitment, judged in standings(stamp, as_of, language)}[code]


@lru_cache(maxsize=512)
def months(stamp: str, indicator: str, units: tuple[str, ...], first: Month, last: Month, as_of: date, cumulative: bool) -> Rows:
    """Per month the units together: month, numerator, denominator, rate. Cumulative: since January of each month's year."""
    if cumulative:
        frame = store().year_to_date([indicator], units, first=first, last=last, as_of=as_of, latest=latest_kinds())
    else:
        frame = store().monthly([indicator], units, first=first, last=last, as_of=as_of)
    return tuple(frame.to_dict("records"))


@lru_cache(maxsize=256)
def months_by_unit(stamp: str, indicator: str, units: tuple[str, ...], first: Month, last: Month, as_of: date, cumulative: bool) -> Rows:
    """Per unit and month: unit, month, numerator, denominator, rate, stated."""
    if cumulative:
        frame = store().year_to_date_by_unit([indicator], units, first=first, last=last, as_of=as_of, latest=latest_kinds())
    else:
        frame = store().readings([indicator], units, first=first, last=last, as_of=as_of)
    return tuple(frame.to_dict("records"))


def warm_up() -> None:
    """What the first visitor would otherwise wait for."""
    day = default_day()
    now_stamp = stamp(day)
    freshness(now_stamp, day)
    standings(now_stamp, day, LANGUAGES[0])
