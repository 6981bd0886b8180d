"""What the reader concluded and why, for the page "what I understood": ids and sentences, no words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.meaning.aims import specific
from parcam.intake.meaning.labels import ANY
from parcam.intake.meaning.override import UNIT, chosen, column_stated, money
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
    found = [Understood("encoding", document.encoding, document.encoding_evidence)] if document.encoding else []
    if document.delimiter:
        found.append(Understood("delimiter", document.delimiter, document.delimiter_evidence))
    for number, part in enumerate(told.parts):
        found += _part(number, part, told, reader)
    return tuple(found)


def _part(number: int, part: Part, told: Told, reader: TableReader) -> list[Understood]:
    table, sheet, around = part.table, part.sheet.name, part.around
    rows = [row for row in (*table.header, table.first, table.last) if row]
    place = f"{letters(table.left)}{min(rows)}:{letters(table.right)}{max(rows)}"
    found = [
        Understood(what, value, _why("stated") if chosen(reader.options, f"{what}:{sheet}") else table.evidence, sheet)
        for what, value in (("table", place), ("header", ", ".join(map(str, table.header))))
    ]
    found += [_column(one, sheet, reader) for one in part.gathered.columns]
    found += _units(part, reader)
    said = [reader.options.indicator] if reader.options.indicator else []
    meant = [id for one in part.gathered.columns if one.role == "value" and not one.meaning.skip for id in specific(one.meaning)]
    indicators = dict.fromkeys([figure.indicator for figure in part.gathered.figures] or said or meant)
    if indicators:
        stated = bool(reader.options.indicator)
        found.append(Understood("indicator", ",".join(indicators), _why("stated" if stated else "columns"), sheet))
    months = dict.fromkeys(str(figure.month) for figure in part.gathered.figures)
    if months:
        found.append(Understood("period", ",".join(months), _why(around.evidence or "columns"), sheet))
    found.append(_numbers(number, part, told))
    if scale := next((figure.scale for figure in part.gathered.figures if figure.scale), None):
        why = "stated" if money(reader.options) else "columns"
        found.append(Understood("money", f"{scale:.0f}", _why(why), sheet))
    return found


def _units(part: Part, reader: TableReader) -> list[Understood]:
    """Each spelling that was taken for a unit, in the order met."""
    texts = {line.unit_text: line.unit.unit for line in part.gathered.lines if line.unit_text and line.unit and line.unit.unit}
    texts |= {one.name: one.meaning.unit.unit for one in part.gathered.columns if one.meaning.unit and one.meaning.unit.unit}
    names = reader.lexicon.names
    return [Understood(f"{UNIT}{text}", unit, _why(f"name_{names.why(text)}"), part.sheet.name)
            for text, unit in texts.items()]


def _column(column: Column, sheet: str, reader: TableReader) -> Understood:
    at = letters(column.column)
    where = f"column:{at}"
    own = specific(column.meaning)
    heading = sentence("intake.evidence.heading", heading=column.name) if column.name else _why("content")
    if column_stated(reader.options, sheet, at):
        heading = sentence("intake.evidence.stated_column", heading=heading)
    why = column.meaning.skip or (column.why if column.role == "unread" else "")
    if column.role != "value" or why:
        value = "unread" if why and column.role == "value" else column.role
        reason = Sentence(f"intake.why.{why if why in _WHYS else 'other'}") if why else heading
        return Understood(where, value, reason, sheet)
    parts = own or {ANY: column.meaning.parts.get(ANY, "value")}
    owners = (f"{indicator}.".removeprefix(f"{ANY}.") for indicator in parts)
    roles = [owner + (part if part in _PARTS else "piece") for owner, part in zip(owners, parts.values(), strict=True)]
    return Understood(where, ",".join(roles), heading, sheet)


def _numbers(number: int, part: Part, told: Told) -> Understood:
    columns = {(number, "column", figure.column) for figure in part.gathered.figures}
    proofs = set().union(*(told.evidence.proofs.get(one, set()) for one in columns)) if columns else set()
    mark = (
        next(iter(proofs))
        if len(proofs) == 1
        else next(iter(told.evidence.everywhere), "plain")
        if len(told.evidence.everywhere) == 1
        else "plain"
    )
    why = "own" if len(proofs) == 1 else "file" if mark != "plain" else "none"
    if told.evidence.stated and not proofs:
        mark, why = told.evidence.stated, "stated"
    return Understood("numbers", mark, _why(why), part.sheet.name)


def _why(evidence: str) -> Sentence:
    return Sentence(f"intake.evidence.{evidence}")
