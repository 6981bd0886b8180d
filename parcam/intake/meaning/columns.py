"""What each column of a table is for: the labels that say who, when and what, and the figures with what their heading says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parcam.intake.layout.headings import Heading, headings
from parcam.intake.letters.near import cut_off, nearly
from parcam.intake.meaning.contents import begins, closes, counted, digits, judgement, labelled, names_units, share, small, spread, timed
from parcam.intake.meaning.labels import Meaning
from parcam.intake.meaning.legible import damaged
from parcam.intake.meaning.lost import entitled, lowerless, mixed, overlapped, partless, shifted, slipped, twins, unlike, upperless
from parcam.intake.meaning.whom import few_units, one_of_each
from parcam.intake.shape import counts_up

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.sheet import Cell, Sheet, Table

_INDEX = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-zĐđ]|[-+*•])\)?\.?")
LABELS = ("unit", "period", "month", "year", "label", "measure", "quarter")
_MOST, _LONG = 0.5, 4  # _LONG: digits that a number of a row does not have


@dataclass(frozen=True, slots=True)
class Column:
    """`role` is index, unit, period, until (the last day of a span that the column `period` begins), month, year, label (names of
    indicators or parts), measure, value, or unread with the reason in `why`."""

    column: int
    heading: Heading
    meaning: Meaning
    role: str
    why: str

    @property
    def name(self) -> str:
        return self.heading.text


def columns(sheet: Sheet, table: Table, lexicon: Lexicon, scanner: Scanner) -> tuple[Column, ...]:
    """Every column of the table with its role; content speaks before headings where it can (names of units, months)."""
    made, names, counting = [], {}, set()
    rows = sheet.rows_of(table.body)
    for heading in headings(sheet, table):
        cells = [cell for row in rows if not (cell := row.at(heading.column)).blank]
        made.append(_column(heading, cells, lexicon, scanner))
        names[heading.column] = sum(lexicon.names.resolve(cell.text).kind == "unit" for cell in cells if cell.number is None)
        counting |= {heading.column} if counts_up(cells, len(rows)) or _nameless(sheet, table, heading.column, cells) else set()
    made = overlapped(twins(made, rows[0]) if rows else made, sheet, table)
    told = slipped(_numbered(few_units(made, names), counting, lexicon), lexicon)
    kept = one_of_each(_ended(unlike(entitled(told), lexicon), lexicon), names, lexicon)
    return shifted(mixed(upperless(lowerless(partless(kept)))))


def _nameless(sheet: Sheet, table: Table, column: int, cells: list[Cell]) -> bool:
    """Whole numbers under a title only, nothing in the last row of the headings and no merged cell that reaches into it: numbers of rows,
    though some rows be gone."""
    last = table.header[-1] if len(table.header) > 1 else 0
    row = sheet.row(last) if last else None
    if row is None or row.at(column).text or any(one.left <= column <= one.right and one.bottom >= last for one in sheet.merges):
        return False
    return bool(cells) and sum(cell.text.isdecimal() and len(cell.text) < _LONG for cell in cells) * 2 > len(cells)


def _ended(made: list[Column], lexicon: Lexicon) -> list[Column]:
    """Two columns of days, "Từ ngày" and "Đến ngày", are the two ends of one span."""
    periods = [one for one in made if one.role == "period"]
    begins = [one for one in periods if lexicon.says("heading.begin", _lowest(one.heading))]
    ends = [one for one in periods if lexicon.says("heading.end", _lowest(one.heading))]
    if len(periods) != 2 or not (begins and ends):
        return made
    return [replace(one, role="until") if one is ends[0] else one for one in made]


def _numbered(made: list[Column], counting: set[int], lexicon: Lexicon) -> list[Column]:
    """What counts the rows right before the names of units is no figure, whatever title stands over it: that is the whole table's."""
    after = [*(one.role for one in made if one.role not in ("unread", "index")), ""][1:]
    read = [one for one in made if one.role not in ("unread", "index")]
    before = {one.column for one, role in zip(read, after, strict=True) if role == "unit"}
    index = [one for one in read if one.role == "value" and one.column in counting and one.column in before]
    over = tuple(level for one in index for level in one.heading.levels)
    return [replace(one, role="index", why="") if one in index else _under(one, over, lexicon) for one in made]


def _under(one: Column, titles: tuple[str, ...], lexicon: Lexicon) -> Column:
    if not titles or one.role != "value" or titles[0] in one.heading.levels:
        return one
    heading = Heading(one.column, (*titles, *one.heading.levels))
    return replace(one, heading=heading, meaning=lexicon.mean(heading.levels))


def _column(heading: Heading, cells: list[Cell], lexicon: Lexicon, scanner: Scanner) -> Column:
    meaning = lexicon.mean(heading.levels)
    role, why = _role(heading, meaning, cells, lexicon, scanner)
    return Column(heading.column, heading, meaning, role, why)


def _role(heading: Heading, meaning: Meaning, cells: list[Cell], lexicon: Lexicon, scanner: Scanner) -> tuple[str, str]:
    text, said = heading.text, lexicon.says
    if not cells:
        return ("value", "") if _figures(meaning) else ("unread", "empty")
    if (said("heading.index", text) or said("heading.index", _lowest(heading))) and not names_units(cells, lexicon, most=1.0):
        return "index", text
    if found := _by_content(cells, meaning, lexicon, text):
        return found
    if said("heading.measure", text) and not all(scanner.scan(cell).number for cell in cells):
        return "measure", text
    named = meaning.skip in ("target", "") and said("heading.indicator", text) and counted(cells, lexicon)
    if named or meaning.skip in ("target", "compared", "average"):
        return ("label", text) if named else ("unread", meaning.skip)
    if judgement(cells):
        return "unread", "note"
    numeric = sum(scanner.scan(cell).kind != "fault" for cell in cells) / len(cells)
    if numeric < _MOST and not (_figures(meaning) and (numeric or _figures(replace(meaning, unit=None)) or digits(cells))):
        return _worded(text, lexicon)
    if damaged(text) or any(map(lexicon.grammar.misspelt, heading.levels)):
        return "unread", "damaged"
    if _misspelt(_lowest(heading), lexicon, unknown=meaning.unknown):
        return "unread", "damaged"
    if said("heading.total", _lowest(heading)) and not meaning.parts:
        return "unread", "total"
    if said("heading.note", text) and (not _figures(meaning) or (len(heading.levels) > 1 and said("heading.note", heading.levels[-1]))):
        return "unread", "note"
    if not heading.levels and all(_INDEX.fullmatch(cell.text) and _of_rows(cell, len(cells)) for cell in cells):
        return "index", ""
    return "value", ""


def _misspelt(text: str, lexicon: Lexicon, *, unknown: bool) -> bool:
    """Whether a heading may be that of an estimate or, where nothing of it is known, of a total, a running total or the best answer."""
    known = lexicon.vocabulary
    if nearly(known["heading.estimate"], text):
        return True
    return unknown and (nearly(known["heading.total"], text) or cut_off(known["heading.cumulative"], text) or nearly(lexicon.best, text))


def _of_rows(cell: Cell, rows: int) -> bool:
    """Whether a cell may number its row: no broken number, nor one far beyond how many rows there are."""
    number = cell.number if cell.number is not None else float(cell.text) if cell.text.isdecimal() else 0.0
    return number in range(_LONG * rows + _LONG)


def _lowest(heading: Heading) -> str:
    return heading.levels[-1] if heading.levels else ""


def _figures(meaning: Meaning) -> bool:
    return bool(meaning.parts or meaning.named or meaning.spans or meaning.unit)


def _by_content(cells: list[Cell], meaning: Meaning, lexicon: Lexicon, text: str) -> tuple[str, str] | None:
    if names_units(cells, lexicon):
        return "unit", "content"
    if lexicon.says("heading.month", text) and not meaning.parts:
        return "month", text
    if lexicon.says("heading.year", text) and share(cells, lambda cell: small(cell, 1990, 2100)) > _MOST:
        return "year", text
    periods = share(cells, lambda cell: timed(cell, lexicon))
    if periods > _MOST and not (meaning.parts or meaning.unit):
        return ("period", "content") if _of_period(text, cells, lexicon) else ("unread", "note")
    if lexicon.says("heading.period", text) and not meaning.parts and not meaning.spans:
        return "period", text
    if lexicon.says("heading.unit", text) and all(lexicon.says("row.total", cell.text) for cell in cells):
        return "unit", text
    labels = share(cells, lambda cell: cell.number is None and labelled(cell.text, lexicon))
    return ("label", "content") if labels > _MOST and not lexicon.says("heading.remark", text) else None


def _of_period(text: str, cells: list[Cell], lexicon: Lexicon) -> bool:
    """Whether days or months in a column say which month the figures are of: not the days on which something is due, nor, unless they
    are all the last of a month, those on which a report was written, nor any days under no heading but firsts and lasts."""
    if lexicon.says("heading.due", text) or nearly(lexicon.vocabulary["heading.due"], text):
        return False
    if not text.strip():
        return all(closes(cell, lexicon) or begins(cell, lexicon) for cell in spread(cells))
    return not lexicon.says("heading.written_on", text) or all(closes(cell, lexicon) for cell in spread(cells))


def _worded(text: str, lexicon: Lexicon) -> tuple[str, str]:
    if lexicon.says("heading.unit", text) and not lexicon.says("heading.not_unit", text):
        return "unit", text
    if lexicon.says("heading.indicator", text) or lexicon.says("heading.part", text):
        return "label", text
    return "unread", "note"
