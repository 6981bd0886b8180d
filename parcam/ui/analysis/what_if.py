"""Nếu… thì: the months left by unit as sliders; what they would make of the figure, the chance and the points."""

from __future__ import annotations

from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING

import streamlit as st

from parcam.judge.ahead import Ahead, ahead
from parcam.judge.points import side_by_side
from parcam.judge.reason import chance_words
from parcam.judge.whatif import WhatIf, what_if
from parcam.model.indicator import Accumulation
from parcam.ui import address, chart, judged, listing, readers
from parcam.ui.analysis import picker as analysis_picker
from parcam.ui.analysis import scenario, what_if_chart
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import count, money, percent, points, say
from parcam.words.numbers import decimal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from streamlit.delta_generator import DeltaGenerator

    from parcam.model.commitment import Commitment
    from parcam.ui.analysis.scenario import Move

_RATE, _VOLUME = "what_if.rate.", "what_if.volume."


@lru_cache(maxsize=64)
def months_left(stamp: str, code: str, as_of: date) -> tuple[Ahead, ...]:
    """Units with something still to come, in the office's order."""
    one, known = readers.plan(as_of).commitment(code), readers.shown()
    found = ahead(one, known.indicators[one.indicator], judged.history(stamp, one.indicator, as_of), as_of, known.thresholds,
                  reporters=known.owing(one.indicator))
    order = list(known.units)
    return tuple(sorted(found, key=lambda each: order.index(each.unit) if each.unit in order else len(order)))


@lru_cache(maxsize=256)
def outcome(stamp: str, code: str, as_of: date, text: str) -> WhatIf | None:
    """What the scenario of that text brings; the empty one is the forecast as it stands."""
    one, known = readers.plan(as_of).commitment(code), readers.shown()
    levers = {unit: move.lever for unit, move in scenario.read(text, known.units).items()}
    return what_if(one, known.indicators[one.indicator], judged.history(stamp, one.indicator, as_of), as_of, known.thresholds, levers,
                   reporters=known.owing(one.indicator))


def draw(stamp: str, one: Commitment, as_of: date) -> None:
    """Sliders on the left, the outcome on the right."""
    left = months_left(stamp, one.code, as_of)
    if not left:
        st.info(say("pages_analysis.nothing_left"))
        return
    moves = scenario.read(address.own_text(analysis_picker.SCENARIO), [each.unit for each in left])
    controls, result = st.columns([5, 6], gap="large")
    with controls:
        _sliders(one, left, moves)
        _presets(stamp, one, as_of, left, moves)
    told, plain = (outcome(stamp, one.code, as_of, text) for text in (scenario.write(moves), ""))
    if told and plain:
        with result:
            _told(told, bool(moves))
            if drawn := what_if_chart.figure(stamp, one, as_of, told, plain, bool(moves), address.language()):
                chart.draw(drawn, key="what_if_chart", file=f"{one.code}-what-if")
            listing.draw(*_units(told, plain), key="what_if_units", caption=say("pages_analysis.what_if_units"))
            _points(stamp, one, as_of, told)
            st.caption(say("pages_analysis.what_if_read"))


def _sliders(one: Commitment, left: tuple[Ahead, ...], moves: dict[str, Move]) -> None:
    indicator = readers.shown().indicators[one.indicator]
    flows, word = indicator.over_months is Accumulation.SUM, money if indicator.measure == "money" else count
    for each in left:
        move = moves.get(each.unit, scenario.Move())
        address.mirror(_RATE + each.unit, _rate(each) if move.rate is None else move.rate)
        name = readers.shown().units[each.unit].short
        rate, volume = st.columns(2, gap="medium") if flows else (st, st)
        label = say("pages_analysis.rate_of" if flows else "pages_analysis.share_of", unit=name)
        rate.slider(label, 0, 100, key=_RATE + each.unit, format="%d %%", on_change=_changed, args=(left,),
                    help=say("pages_analysis.rate_help", rate=percent(each.rate), volume=word(round(each.volume))))
        if flows:
            address.mirror(_VOLUME + each.unit, 100 if move.volume is None else move.volume)
            volume.slider(say("pages_analysis.volume_of", n=word(round(each.volume))), 0, scenario.MOST_VOLUME, key=_VOLUME + each.unit,
                          step=5, format="%d %%", on_change=_changed, args=(left,))


def _changed(left: tuple[Ahead, ...]) -> None:
    held = st.session_state
    rates = {each.unit: held[_RATE + each.unit] for each in left if held[_RATE + each.unit] != _rate(each)}
    volumes = {each.unit: held[_VOLUME + each.unit] for each in left if held.get(_VOLUME + each.unit, 100) != 100}
    _keep({each.unit: scenario.Move(rates.get(each.unit), volumes.get(each.unit)) for each in left})


def _presets(stamp: str, one: Commitment, as_of: date, left: tuple[Ahead, ...], moves: dict[str, Move]) -> None:
    """Back to the forecast; everyone at what the office needs, where that is possible."""
    needed = readers.judgement(stamp, as_of, address.language(), one.code).required_rate
    with st.container(horizontal=True, gap="small"):
        st.button(say("pages_analysis.reset"), on_click=_keep, args=({},), disabled=not moves, key="what_if.reset")
        if needed is not None and 0 < needed <= 1:
            rate = ceil(round(needed * 100, 6))
            st.button(say("pages_analysis.all_at", rate=percent(rate / 100, 0)), key="what_if.needed", on_click=_keep,
                      args=({each.unit: scenario.Move(max(rate, _rate(each))) for each in left},))


def _keep(moves: dict[str, Move]) -> None:
    address.set_own(analysis_picker.SCENARIO, scenario.write(moves))


def _told(told: WhatIf, moved: bool) -> None:
    """Figure, chance and interval at the deadline, beside the forecast as it stands."""
    with st.container(border=True):
        places = st.columns(3)
        _result(places[0], "figure", told.figure, told.base_figure if moved else None, percent)
        _result(places[1], "chance", told.chance, told.base_chance if moved else None, lambda one: chance_words(one, address.language()))
        if told.interval:
            low, high = told.interval
            places[2].metric(say("pages_analysis.result.interval"), f"{percent(low)} – {percent(high)}")


def _result(place: DeltaGenerator, name: str, value: float | None, base: float | None, words: Callable[[float | None], str]) -> None:
    """One number, and how far the scenario moves it from `base` (None: nobody moved anything)."""
    label = say(f"pages_analysis.result.{name}")
    if value is None or base is None:
        place.metric(label, words(value))
        return
    better = value >= base
    step = say("pages_analysis.result.step", step=points(value - base, 1 if name == "figure" else 0), base=words(base))
    place.metric(label, words(value), step, delta_color="green" if better else "red", delta_arrow="up" if better else "down")


def _units(told: WhatIf, plain: WhatIf) -> tuple[list[Column], list[Row]]:
    before, names, after = dict(plain.by_unit), judged.unit_names(address.language()), dict(told.by_unit)
    order = sorted(after, key=list(names).index)
    return _columns("unit"), [Row(unit, (names[unit], percent(before.get(unit)), Cell(percent(after[unit]), strong=True),
                                         _step(after[unit], before.get(unit)))) for unit in order]


def _points(stamp: str, one: Commitment, as_of: date, told: WhatIf) -> None:
    """What each scoring rule makes of it, where it knows this indicator."""
    known, rates = readers.shown(), {each.indicator: found.figure for each, found in readers.standings(stamp, as_of, address.language())}
    sets = [rules for rules in known.scoring.values() if any(rule.indicator == one.indicator for rule in rules.rules)]
    now, then = (side_by_side(sets, rates | {one.indicator: figure}) for figure in (told.base_figure, told.figure))
    rows = []
    for before, after in zip(now, then, strict=True):
        mark = "" if after.rules.sourced else say("pages_frameworks.template")
        if after.score.maximum:
            pair = (decimal(score.points, 2, address.language()) for score in (before.score, after.score))
            rows.append(Row(after.rules.id, (Cell(after.rules.name, under=mark), *pair, _gain(after.score.points - before.score.points))))
        else:
            rows.append(Row(after.rules.id, (Cell(after.rules.name, under=mark), say("pages_frameworks.no_points"), "", "")))
    if rows:
        listing.draw(_columns("rules"), rows, key="what_if_points", caption=say("pages_analysis.what_if_points"))


def _gain(step: float) -> Cell:
    if abs(step) < 5e-3:
        return Cell()
    told = decimal(step, 2, address.language())
    return Cell(f"+{told}", tone="good", sign="▲") if step > 0 else Cell(told, tone="bad", sign="▼")


def _columns(first: str) -> list[Column]:
    words = [say(f"pages_analysis.columns.{name}") for name in (first, "plain", "scenario", "step")]
    return [Column(words[0]), *(Column(word, "end", wrap=False) for word in words[1:])]


def _step(rate: float | None, before: float | None) -> Cell:
    if rate is None or before is None or abs(rate - before) < 5e-5:
        return Cell()
    return Cell(points(rate - before), tone="good" if rate > before else "bad", sign="▲" if rate > before else "▼")


def _rate(each: Ahead) -> int:
    return round(each.rate * 100)
