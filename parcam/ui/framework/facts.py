"""One framework as tables: which commitments feed it, every published figure with its source, its parts, what was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from parcam.ui import address, listing, readers
from parcam.ui.listing import Cell, Column, Row
from parcam.ui.text import say
from parcam.words.numbers import decimal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from parcam.model.framework import Framework, Part, Result

Listed = tuple[list[Column], list[Row]]


def section(key: str, table: Listed, on_choose: Callable[[str], None] | None = None) -> None:
    """A heading and a table below it; nothing when there are no rows."""
    if table[1]:
        words = say(f"pages_frameworks.sections.{key}")
        st.subheader(words, anchor=False)
        listing.draw(*table, key=f"framework_{key}", caption=words, on_choose=on_choose)


def fed_by(framework: Framework, stamp: str, as_of: date) -> Listed:
    """The plan's commitments that feed a part of it, with how they stand; the crosswalk is told to be derived where it is."""
    rows = []
    for one, judged in readers.standings(stamp, as_of, address.language()):
        for feed in one.feeds:
            if feed.framework == framework.id:
                rows.append(Row(one.code, (Cell(one.code, strong=True), one.title, listing.verdict(judged.verdict),
                                           framework.part(feed.part).name, feed.basis, trust("S" if feed.sourced else "D"))))
    return _columns("code", "commitment", "verdict", "part", "basis", "trust", still=("code", "verdict", "trust")), rows


def results(framework: Framework) -> Listed:
    """Every published figure, newest first, the whole before its parts, each with its address and grade."""
    order = {part.id: at for at, part in enumerate(framework.parts)}
    ranked = sorted(framework.results, key=lambda one: (-one.year, order[one.part], list(readers.shown().places).index(one.place)))
    columns = _columns("year", "part", "place", "value", "rank", "trust", "source", still=("year", "value", "rank"), end=("value", "rank"))
    return columns, [_result(at, framework, one) for at, one in enumerate(ranked)]


def parts(framework: Framework) -> Listed:
    """Groups and indicators with their maxima and formulas; only for a framework whose parts carry formulas."""
    if not any(part.formula for part in framework.parts):
        return [], []
    columns = _columns("part", "maximum", "formula", "trust", still=("maximum",), end=("maximum",))
    return columns, [Row(part.id, _part(framework, part)) for part in _nested(framework)]


def changes(framework: Framework) -> Listed:
    """Years from which it measures otherwise, then what broke every line."""
    own = [Row(f"{one.year}-{at}", (str(one.year), Cell(one.text, under=one.source), trust(one.trust)))
           for at, one in enumerate(framework.changes)]
    shared = [Row(one.id, (str(one.day.year) if one.day else "?", Cell(one.text, under=one.source), trust(one.trust)))
              for one in readers.shown().breaks]
    return _columns("year", "change", "trust", still=("year",)), own + shared


def gaps(framework: Framework) -> Listed:
    sign = say("pages_frameworks.not_found")
    return _columns("state", "gap", still=("state",)), [Row(str(at), (Cell(sign, tone="none", sign="○"), text))
                                                        for at, text in enumerate(framework.gaps)]


def trust(grade: str) -> Cell:
    """The grade of a source in words."""
    return Cell(say(f"pages_frameworks.trust.{grade}"), tone="none", sign=grade)


def decimals(value: float) -> int:
    """How many decimals a figure was published with, at least two."""
    return max(2, len(repr(value).partition(".")[2]))


def published(framework: Framework, value: float) -> str:
    """A figure with the decimals it was published with, at least two."""
    return decimal(value, decimals(value), address.language()) + (say("common.percent_sign") if framework.measure == "percent" else "")


def _result(at: int, framework: Framework, one: Result) -> Row:
    value = say("pages_frameworks.rank_only") if one.value is None else published(framework, one.value)
    place = readers.shown().places[one.place]
    return Row(str(at), (str(one.year), framework.part(one.part).name, place.name,
                         Cell(value, strong=True, sort=one.value), f"{one.rank}/{one.of}" if one.rank else "", trust(one.trust),
                         Cell(one.note, under=one.source)))


def _part(framework: Framework, part: Part) -> tuple[Cell, ...]:
    most = "" if part.max_points is None else decimal(part.max_points, 0, address.language())
    unknown = say("pages_frameworks.unknown_maximum") if part.max_points is None else ""
    top = part.group in ("", framework.parts[0].id)
    return (Cell(f"{part.id}  {part.name}" if not top and part.id[0].isdigit() else part.name, strong=top),
            Cell(most, under=unknown, strong=top, sort=part.max_points), Cell(part.formula), trust(part.trust) if part.trust else Cell())


def _nested(framework: Framework) -> list[Part]:
    """Parts in the order of a table of contents: each group, then what belongs to it."""
    inside: dict[str, list[Part]] = {}
    for part in framework.parts:
        inside.setdefault(part.group, []).append(part)

    def walk(id: str) -> list[Part]:
        return [one for part in inside.get(id, []) for one in (part, *walk(part.id))]

    return walk("")


def _columns(*names: str, still: tuple[str, ...] = (), end: tuple[str, ...] = ()) -> list[Column]:
    return [Column(say(f"pages_frameworks.columns.{one}"), "end" if one in end else "start", wrap=one not in still) for one in names]
