"""What a table's columns and titles rule out: parts nobody uses, subjects that only look alike, figures that may be something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.letters.fold import longest, words
from parcam.intake.letters.near import nearly
from parcam.intake.meaning.aims import NOTHING
from parcam.intake.meaning.labels import ANY, Meaning
from parcam.intake.meaning.legible import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.meaning.aims import Aim
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.context import Context
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.sheet import Cell, Row, Sheet, Table

_ALWAYS = ("numerator", "denominator", "rate", "result", "total", "late_resolved")


def useful(aim: Aim, vocabulary: Vocabulary) -> bool:
    """Parts that no reading and no check is made of ("đang giải quyết") are not gathered."""
    return aim.part in _ALWAYS or any(
        one.indicator == aim.indicator and aim.part in (*one.add, *one.subtract, *one.when, *one.unless, *one.balance)
        for one in vocabulary.recipes
    )


def astray(indicator: str, titles: tuple[str, ...], lexicon: Lexicon) -> bool:
    """The titles speak of something else ("văn bản đến") that counts its figures in the same words."""
    names = next((one for one in lexicon.vocabulary.indicators if one.indicator == indicator), None)
    said = [words(title) for title in titles]
    return bool(names) and any(longest(names.astray, title) for title in said) and not any(longest(names.home, title) for title in said)


def other_months(columns: tuple[Column, ...], column: Column) -> bool:
    """A quarter's or a running total's column beside columns of months repeats them: it is passed over, not refused."""
    return any(
        (one is not column and one.role == "value" and any(span.monthly for span in one.meaning.spans))
        or (one.role == "value" and not one.meaning.spans and not one.meaning.cumulative and bool(one.meaning.parts))
        for one in columns
    )


def nameless(columns: tuple[Column, ...], sheet: Sheet, table: Table) -> bool:
    """A column without heading, or with a damaged one, that holds figures, whole or broken ones, in rows that have others: the day of a
    signature below is none."""
    bare = [column.column for column in columns if column.role in ("value", "unread") and _lost(column)]
    named = [column.column for column in columns if column.role == "value" and column.name]
    rows = [row for row in sheet.rows_of(table.body) if bare and any(_figured(row, column) for column in named)]
    return any(_figured(row, column) for row in rows for column in bare)


def _lost(column: Column) -> bool:
    return not column.name or damaged(column.name) or column.why == "damaged"


def _figured(row: Row, column: int) -> bool:
    return any(char.isdigit() for char in row.at(column).text)


def strange_rates(columns: tuple[Column, ...], lexicon: Lexicon) -> frozenset[int]:
    """Columns of percents whose heading has words and names nothing we know ("R (%)"): each may be a piece of what stands beside it."""
    return frozenset(one.column for one in columns if one.role == "value" and one.name and _strange(one, lexicon))


def _strange(one: Column, lexicon: Lexicon) -> bool:
    meaning, said = one.meaning, tuple(word for word in words(one.name) if word.plain != "%")
    bare = {*meaning.parts} <= {ANY} and not (meaning.named or meaning.spans or meaning.unit or meaning.skip)
    known = longest(lexicon.vocabulary["heading.rate"], said) or longest(lexicon.vocabulary["heading.filler"], said)
    return bare and meaning.percent and not known and any(word.plain.isalpha() for word in said)


def estimated(around: Context, sheet: str, columns: tuple[Column, ...], lexicon: Lexicon) -> bool:
    """The titles, or the sheet's name, speak of an estimate, or would if a letter were mended, and no heading tells estimates from
    results: then none is a result."""
    near = around.titles if around.evidence != "title" else around.titles[: around.own]
    phrases = lexicon.vocabulary["title.estimate"]
    said = any(lexicon.says("title.estimate", text) or nearly(phrases, text) for text in (*near, sheet))
    return said and not any(lexicon.says("heading.compared", level) for column in columns for level in column.heading.levels)


def doubted(columns: tuple[Column, ...], sheet: Sheet, table: Table, lexicon: Lexicon, scanner: Scanner) -> bool:
    """A bare whole result may be a count: a plan stands beside it, or a column of figures whose heading says nothing we know, or
    nothing but a month ("Đþng hạn tháng 10")."""
    return _plan_beside(columns, sheet, table, lexicon, scanner) or any(
        column.role == "value" and column.name and (column.meaning == NOTHING or _half_known(column, lexicon)) for column in columns
    )


def _half_known(column: Column, lexicon: Lexicon) -> bool:
    meaning = column.meaning
    if meaning != Meaning(spans=meaning.spans, years=meaning.years) or not meaning.spans:
        return False
    rest = words(lexicon.grammar.find(column.heading.levels[-1]).rest)
    return bool(rest) and longest(lexicon.vocabulary["heading.filler"], rest) < len(rest)


def _plan_beside(columns: tuple[Column, ...], sheet: Sheet, table: Table, lexicon: Lexicon, scanner: Scanner) -> bool:
    """A column of plans that differ from row to row, stand for one unit only or exceed 100, and are not marked as percents."""
    rows = sheet.rows_of(table.body)
    plans = [
        column
        for column in columns
        if lexicon.says("heading.target", column.name) and not column.meaning.percent and not column.meaning.unit
    ]
    values = [{row.cells: row.at(column.column) for row in rows if row.at(column.column).text} for column in plans]
    return any(len(found) < 2 or len({cell.text for cell in found.values()}) > 1 or _beyond(found.values(), scanner) for found in values)


def _beyond(cells: Iterable[Cell], scanner: Scanner) -> bool:
    """Some figure is no percentage, whatever its decimal mark."""
    numbers = [number for cell in cells if (number := scanner.scan(cell).number)]
    return any(min(value for value in (one.comma, one.point) if value is not None) > 100 for one in numbers)
