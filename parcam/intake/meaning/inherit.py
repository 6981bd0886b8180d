"""Whether a table further down a sheet may take its time and indicator from the titles above the first one; one that lost its own title
may not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.letters.fold import longest, plain, words
from parcam.intake.meaning.context import title_texts
from parcam.intake.meaning.legible import misspelt
from parcam.intake.meaning.stacked import goes_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from parcam.intake.meaning.context import Context
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.sheet import Sheet, Table


LOST = "lost_title"


class _Own(NamedTuple):
    """What the titles right above one table say: whether they name a month (or other span), a year, an indicator, and whether they
    try to name a month."""

    span: bool
    year: bool
    named: bool
    tried: bool
    texts: frozenset[str]
    """Without the times in them."""


def as_titled(sheet: Sheet, tables: tuple[Table, ...], arounds: list[Context], lexicon: Lexicon) -> list[Context]:
    """The contexts, without what some of them took from further up on no evidence.

    The head speaks for all tables below it, but not where each says the same in a title of its own, nor for one with the headings of a
    table above whose title is gone or only repeats the head's, nor for one whose title names a time that cannot be read.
    """
    own = [_own(sheet, table, lexicon) for table in tables]
    return [
        _without(around, own, tables, at, sheet)
        if at and tables[at].before != tables[0].before and around.evidence != "stated"
        else around
        for at, around in enumerate(arounds)
    ]


def _without(around: Context, own: list[_Own], tables: tuple[Table, ...], at: int, sheet: Sheet) -> Context:
    mine, head = own[at], own[0]
    others = [one for place, one in enumerate(own) if place not in (0, at) and tables[place].before != tables[0].before]
    again = mine.texts <= head.texts and _again(sheet, tables, at)

    def lost(what: Callable[[_Own], bool]) -> bool:
        return not what(mine) and (any(map(what, others)) or (again and what(head)))

    gone: dict[str, object] = {}
    if lost(lambda one: one.span) or mine.tried > mine.span:
        gone |= {"span": None, "until": None, "conflict": False}
    if not mine.span and lost(lambda one: one.year):
        gone["year"] = None
    if lost(lambda one: one.named):
        gone["named"] = ()
    return replace(around, **gone, evidence=LOST) if gone else around


def _own(sheet: Sheet, table: Table, lexicon: Lexicon) -> _Own:
    texts = title_texts(sheet, table.before, lexicon)
    found = [lexicon.grammar.find(text) for text in texts]
    spans = [span for one in found for span in one.spans if span.shape != "day"]
    years = any(one.years for one in found) or any(span.year for span in spans)
    rows = [row for number in table.before if (row := sheet.row(number))]
    tried = any(misspelt(row, lexicon) for row in rows) or any(one.years and _of_months(one.rest, lexicon) for one in found)
    notes = [longest(lexicon.vocabulary["row.note"], words(text)) > 0 for text in texts]
    telling = [one.rest for one, noted in zip(found, notes, strict=True) if not noted]
    named = any(lexicon.named(text) for text in texts)
    return _Own(bool(spans), years, named, tried, frozenset(said for rest in telling if (said := plain(rest))))


def _of_months(text: str, lexicon: Lexicon) -> bool:
    return longest(lexicon.vocabulary["title.month"], words(text)) > 0


def _again(sheet: Sheet, tables: tuple[Table, ...], at: int) -> bool:
    """Whether a table further up has the same headings, and this one does not go on with its numbering."""
    mine = tables[at]
    above = [table for table in tables[:at] if _heads(sheet, table) == _heads(sheet, mine)]
    return bool(above) and not goes_on(sheet, above[-1].body, mine.body, mine.left)


def _heads(sheet: Sheet, table: Table) -> tuple[tuple[str, ...], ...]:
    rows = [row for number in table.header if (row := sheet.row(number))]
    return tuple(tuple(plain(cell.text) for cell in row.cells if cell.text) for row in rows)
