"""Columns whose neighbours show that they are of another subject, or pieces of what a neighbour sums up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import longest, words
from parcam.intake.letters.near import nearly
from parcam.intake.meaning.labels import ANY

if TYPE_CHECKING:
    from parcam.catalog.vocabulary import IndicatorNames
    from parcam.intake.letters.fold import Word
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.labels import Lexicon

_BARE = ("rate", "result")


def strays(made: tuple[Column, ...], titles: tuple[str, ...], lexicon: Lexicon, stated: str | None = None) -> tuple[Column, ...]:
    """Where a heading speaks of another subject ("Phản ánh, kiến nghị", "Văn bản đến"), no heading or title of the indicator's own, and
    no column is its denominator, its words ("Xử lý đúng hạn", a bare "Tỷ lệ") are that subject's. Rates of other indicators are no other
    subject in a table of several, or where the indicator is `stated`."""
    headings = [one for one in made if one.role in ("value", "label", "unread") and one.name]
    whole = {name for one in made if one.role == "value" for name, part in one.meaning.parts.items() if part == "denominator"}
    said = [*(words(one.name) for one in headings), *map(words, titles)]
    gone = {
        one.indicator
        for one in lexicon.vocabulary.indicators
        if one.indicator not in whole and _of_another(one, _beside(one, headings, stated), said)
    }
    if not gone:
        return made
    left = {name for one in made if one.role == "value" for name in (*one.meaning.parts, *one.meaning.named)} - gone - {ANY}
    return tuple(_without(one, gone, bare=not left) if one.role == "value" else one for one in made)


def _beside(names: IndicatorNames, headings: list[Column], stated: str | None) -> list[tuple[Word, ...]]:
    """The headings that can show another subject."""
    rates = [one for one in headings if one.role == "value" and _rate_of_another(one, names.indicator)]
    several = stated == names.indicator or any(not longest(names.astray, words(one.name)) for one in rates)
    return [words(one.name) for one in headings if not (several and one in rates)]


def _rate_of_another(one: Column, indicator: str) -> bool:
    parts = one.meaning.parts
    return bool(parts) and not {indicator, ANY} & parts.keys() and all(part.endswith("rate") for part in parts.values())


def _of_another(names: IndicatorNames, headings: list[tuple[Word, ...]], said: list[tuple[Word, ...]]) -> bool:
    return any(longest(names.astray, one) for one in headings) and not any(longest(names.home, one) for one in said)


def _without(one: Column, gone: set[str], *, bare: bool) -> Column:
    meaning = one.meaning
    parts = {name: part for name, part in meaning.parts.items() if name not in gone}
    named = tuple(name for name in meaning.named if name not in gone)
    skip = "other_rate" if bare and parts.get(ANY) in _BARE and not meaning.skip else meaning.skip
    return replace(one, meaning=replace(meaning, parts=parts, named=named, skip=skip))


def summed_up(made: tuple[Column, ...], lexicon: Lexicon) -> tuple[Column, ...]:
    """Beside "Đúng hạn và trước hạn" the early ones, and those just in time, are pieces of it; beside what may be its misspelling they may
    be or not, and neither is read."""
    made = tuple(replace(one, role="unread", why="damaged") if one.role == "value" and _unsure(one, made, lexicon) else one for one in made)
    whole = [one for one in made if one.role == "value" and lexicon.says("heading.early_too", one.name) and _part(one) == "numerator"]
    if len(whole) != 1:
        return made
    said = (whole[0].meaning.spans, whole[0].meaning.unit, whole[0].meaning.cumulative)
    return tuple(
        replace(one, role="unread", why="piece")
        if one is not whole[0]
        and one.role == "value"
        and _part(one) in ("early", "numerator")
        and (one.meaning.spans, one.meaning.unit, one.meaning.cumulative) == said
        else one
        for one in made
    )


def _unsure(one: Column, made: tuple[Column, ...], lexicon: Lexicon) -> bool:
    early = any(_part(other) == "early" for other in made if other.role == "value")
    joined = lexicon.says("heading.joined", one.name) and not lexicon.says("heading.early_too", one.name)
    return early and _part(one) == "numerator" and (joined or nearly(lexicon.vocabulary["heading.early_too"], one.name))


def _part(one: Column) -> str:
    return one.meaning.parts.get("on_time", "")
