"""Whether what was found in a file is a table at all: a letter cut at its commas, a list and a bare header are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.say import refused

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.sheet import Document
    from parcam.intake.tables.told import Part

_LABELS = tuple(f"heading.{role}" for role in ("index", "unit", "period", "month", "year", "indicator", "note", "count"))
_LONGEST_HEADING = 70


def look_like_tables(document: Document, parts: list[Part], lexicon: Lexicon, scanner: Scanner) -> None:
    """Refused: not_a_table, no_header, no_data_rows."""
    if not parts:
        raise refused("not_a_table" if any(sheet.rows for sheet in document.sheets) else "no_data_rows")
    headed = [part for part in parts if part.headed]
    if not headed:
        raise refused("no_header")
    if any(_torn(part) for part in headed):
        raise refused("no_header")
    if not any(part.table.body for part in headed):
        raise refused("no_data_rows" if any(_headed(part, lexicon) for part in headed) else "not_a_table")
    if not any(_tabular(part, scanner) for part in headed):
        raise refused("not_a_table")


def _torn(part: Part) -> bool:
    """The line above the headings is lost: the units have none, and two columns of figures have the same. What told them apart
    ("văn bản đến", "văn bản đi") may have told that one is not meant at all."""
    columns = part.gathered.columns
    names = [column.name.casefold() for column in columns if column.role == "value" and column.name]
    return len(set(names)) < len(names) and any(column.role == "unit" and not column.name for column in columns)


def _headed(part: Part, lexicon: Lexicon) -> bool:
    """Half of the headings and more say something known, in few words and without figures; a sentence cut at its commas does not."""
    heads = [column.heading.text for column in part.gathered.columns if column.heading.text]
    return sum(_known(text, lexicon) for text in heads) * 2 >= len(heads) > 1


def _known(text: str, lexicon: Lexicon) -> bool:
    meaning = lexicon.mean((text,))
    said = meaning.parts or meaning.named or meaning.spans or meaning.unit or any(lexicon.says(key, text) for key in _LABELS)
    figures = any(char.isdigit() for char in lexicon.grammar.find(text).rest)
    return bool(said) and not figures and len(text) <= _LONGEST_HEADING


def _tabular(part: Part, scanner: Scanner) -> bool:
    """Some column names units, or some column of figures holds a figure; prose cut at its commas has neither."""
    return any(
        column.role == "unit"
        or (column.role == "value" and any(scanner.scan(line.row.at(column.column)).kind == "value" for line in part.gathered.lines))
        for column in part.gathered.columns
    )
