"""Files on the tray that say the same thing twice: a copy is taken once, and where two disagree a person chooses which one counts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from parcam.ui import readers
from parcam.ui.text import count, month, percent, say
from parcam.ui.upload import accepting, tray, wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parcam.model.reading import Reading
    from parcam.ui.upload.tray import Item

_NAMED = 6


class Rival(NamedTuple):
    """A figure of one file for which `file` has another value."""

    mine: Reading
    theirs: Reading
    file: str


class Rivals(NamedTuple):
    """By the id of a file: the name of the earlier file it is a copy of, and the figures that others contradict."""

    copies: dict[str, str]
    against: dict[str, tuple[Rival, ...]]


def found(items: Sequence[Item]) -> Rivals:
    """Among the files not yet taken. Asked anew only when one was read, taken or put away."""
    open = [one for one in items if one.extraction.readings and not accepting.batch_of(one)]
    held, now = tray.tray(), tuple(one.extraction for one in open)
    if held.rivals is None or len(held.rivals[0]) != len(now) or any(old is not new for old, new in zip(held.rivals[0], now, strict=True)):
        held.rivals = now, _found(open)
    return held.rivals[1]


def told(item: Item, items: Sequence[Item]) -> None:
    """The figures that another file contradicts, both values of each."""
    against = found(items).against.get(item.id, ())
    if not against:
        return
    lines = [f"- {wording.plain(_line(one))}" for one in against[:_NAMED]]
    rest = [f"- {say('rivals.more', n=count(len(against) - _NAMED))}"] if len(against) > _NAMED else []
    st.warning("\n".join([say("rivals.told", n=count(len(against))), "", *lines, *rest]))


def _found(open: Sequence[Item]) -> Rivals:
    first: dict[tuple[object, ...], str] = {}
    copies: dict[str, str] = {}
    said: dict[tuple[object, ...], list[tuple[Item, Reading]]] = defaultdict(list)
    for one in open:
        bytes_and_way = one.extraction.sha256, one.extraction.options
        if bytes_and_way in first:
            copies[one.id] = first[bytes_and_way]
            continue
        first[bytes_and_way] = one.extraction.file
        for reading in one.extraction.readings:
            said[reading.indicator, reading.unit, reading.month].append((one, reading))
    against: dict[str, list[Rival]] = defaultdict(list)
    for pairs in said.values():
        if len({_value(reading) for _, reading in pairs}) > 1:
            for one, reading in pairs:
                other, theirs = next(pair for pair in pairs if _value(pair[1]) != _value(reading))
                against[one.id].append(Rival(reading, theirs, other.extraction.file))
    return Rivals(copies, {id: tuple(ones) for id, ones in against.items()})


def _value(one: Reading) -> tuple[float | None, ...]:
    return one.numerator, one.denominator, one.stated


def _line(one: Rival) -> str:
    known, mine = readers.shown(), one.mine
    return say("rivals.line", indicator=known.indicators[mine.indicator].short, unit=known.units[mine.unit].short, month=month(mine.month),
               mine=_words(mine), theirs=_words(one.theirs), file=one.file)


def _words(one: Reading) -> str:
    if one.numerator is None or one.denominator is None:
        return percent(one.stated)
    rate = percent(one.rate) if one.denominator else say("findings.nothing_arose")
    return f"{rate} ({count(one.numerator)}/{count(one.denominator)})"
