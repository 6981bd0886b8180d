"""What the reader concluded and on what cells that rests, for the page "what I understood": ids and sentences, no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.grounds.of_table import Grounds
from parcam.intake.grounds.places import first_word, heads, placed
from parcam.intake.meaning.aims import specific
from parcam.intake.meaning.labels import ANY
from parcam.intake.meaning.override import UNIT, chosen, column_stated
from parcam.intake.sheet import letters
from parcam.model.reading import Understood
from parcam.model.sentence import Sentence, sentence

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.sheet import Document
    from parcam.intake.tables.document import TableReader
    from parcam.intake.tables.told import Part, Told

_PARTS = ("value", "numerator", "denominator", "rate", "result", "total")
_WHYS = ("target", "compared", "average", "total", "cumulative", "empty", "note", "second_unit", "other_rate", "piece", "partless",
         "other_year", "replaced", "money", "crowded", "two_times", "within",
         "damaged", "moved")


def understood(document: Document, told: Told, reader: TableReader) -> tuple[Understood, ...]:
    """Encoding and delimiter of the file, then for each table: place, header, columns, indicator, period, numbers, money."""
    found = of_file(document)
    for number, part in enumerate(told.parts):
        found += _part(part, Grounds(document, told, number, reader), reader)
    return tuple(found)


def of_file(document: Document) -> list[Understood]:
    """How a text is written."""
    why = document.encoding_evidence
    if (word := first_word(document)) and not why.key.endswith(".stated"):
        why = sentence("intake.evidence.reads", why=why, place=word)
    found = [Understood("encoding", document.encoding, why)] if document.encoding else []
    if document.delimiter:
        found.append(Understood("delimiter", document.delimiter, document.delimiter_evidence))
    return found


def _part(part: Part, grounds: Grounds, reader: TableReader) -> list[Understood]:
    table, sheet = part.table, part.sheet.name
    rows = [row for row in (*table.header, table.first, table.last) if row]
    place = f"{letters(table.left)}{min(rows)}:{letters(table.right)}{max(rows)}"
    told = (("table", place, table.evidence), ("header", ", ".join(map(str, table.header)), heads(part.sheet, table) or table.evidence))
    found = [Understood(what, value, _why("stated") if chosen(reader.options, f"{what}:{sheet}") else why, sheet)
             for what, value, why in told]
    found += [_column(one, part, grounds, reader) for one in part.gathered.columns]
    found += _units(part, grounds, reader)
    whole = (("indicator", grounds.indicators()), ("period", grounds.months()), ("numbers", grounds.numbers()), ("money", grounds.money()))
    return found + [Understood(what, value, why, sheet) for what, (value, why) in whole if value]


def _units(part: Part, grounds: Grounds, reader: TableReader) -> list[Understood]:
    """Each spelling that was taken for a unit, in the order met, with the first cell that has it."""
    lines = {line.unit_text: line for line in reversed(part.gathered.lines) if line.unit_text and line.unit and line.unit.unit}
    texts = {text: (line.unit.unit, grounds.unit(line)) for text, line in reversed(lines.items()) if line.unit}
    texts |= {one.name: (one.meaning.unit.unit, grounds.heading(one))
              for one in part.gathered.columns if one.meaning.unit and one.meaning.unit.unit}
    names = reader.lexicon.names
    return [Understood(f"{UNIT}{text}", unit, placed(_why(f"name_{names.why(text)}"), place), part.sheet.name)
            for text, (unit, place) in texts.items()]


def _column(column: Column, part: Part, grounds: Grounds, reader: TableReader) -> Understood:
    sheet, at = part.sheet.name, letters(column.column)
    where = f"column:{at}"
    own = specific(column.meaning)
    heading = grounds.heading(column) if column.name else grounds.content(column) or _why("content")
    if column_stated(reader.options, sheet, at):
        heading = sentence("intake.evidence.stated_column", heading=heading)
    why = column.meaning.skip or (column.why if column.role == "unread" else "")
    if column.role != "value" or why:
        value = "unread" if why and column.role == "value" else column.role
        reason = Sentence(f"intake.why.{why if why in _WHYS else 'other'}")
        return Understood(where, value, placed(reason, heading) if why and column.name else reason if why else heading, sheet)
    parts = own or {ANY: column.meaning.parts.get(ANY, "value")}
    owners = (f"{indicator}.".removeprefix(f"{ANY}.") for indicator in parts)
    roles = [owner + (part if part in _PARTS else "piece") for owner, part in zip(owners, parts.values(), strict=True)]
    return Understood(where, ",".join(roles), heading, sheet)


def _why(evidence: str) -> Sentence:
    return Sentence(f"intake.evidence.{evidence}")
