"""A large register whose lines DuckDB cannot all cut (quotes left open, fields too few, cells with line breaks): cut again one by one."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from parcam.intake.fold import longest, words

if TYPE_CHECKING:
    from pathlib import Path

    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.register_find import Shape
    from parcam.intake.sheet import Dialect

_LISTED = 10_000


@dataclass
class Recut:
    """Physical lines by what became of them; `ragged` lists the first ten thousand refused as (line, text)."""

    kept: int = 0
    several: int = 0
    """Lines beyond the first of records that take several."""
    blank: int = 0
    totals: int = 0
    extras: int = 0
    rejected: int = 0
    ragged: list[tuple[int, str]] = field(default_factory=list)


def recut(source: Path, dialect: Dialect, first: int, width: int, shape: Shape, vocabulary: Vocabulary, target: Path) -> Recut:
    """Write every line of the register from physical line `first` on as (line, roles) into `target`; count the others."""
    found = Recut()
    csv.field_size_limit(1 << 20)
    needed = [shape.columns[role] for role in vocabulary.required[shape.dataset]]
    columns = list(shape.columns.values())
    quoting = csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE
    with source.open(encoding="utf-8-sig", newline="") as file, target.open("w", encoding="utf-8", newline="") as out:
        for _ in range(first - 1):
            file.readline()
        writer = csv.writer(out, lineterminator="\n")
        reader = csv.reader(
            file,
            delimiter=dialect.delimiter,
            quotechar=dialect.quote or '"',
            quoting=quoting,
            doublequote=not dialect.escape,
            escapechar=dialect.escape or None,
        )
        before = 0
        for fields in reader:
            line, lines, before = first + before, reader.line_num - before, reader.line_num
            kind = _kind(fields, width, columns, needed, vocabulary)
            if lines > 1 and kind != "kept":
                kind = "ragged"
            if lines > 1 and any("\n" in fields[column] for column in columns if column < len(fields)):
                kind = "ragged"
            if kind == "kept":
                writer.writerow([line, *(" ".join(fields[column].split()) for column in columns)])
                found.kept += 1
                found.several += lines - 1
            elif kind == "ragged":
                found.rejected += lines
                if len(found.ragged) < _LISTED:
                    found.ragged.append((line, dialect.delimiter.join(fields)[:200]))
            else:
                setattr(found, kind, getattr(found, kind) + lines)
    return found


def _kind(fields: list[str], width: int, columns: list[int], needed: list[int], vocabulary: Vocabulary) -> str:
    if not any(text.strip() for text in fields):
        return "blank"
    if len(fields) == width and all(fields[column].strip() for column in needed):
        return "kept"
    texts = [text for text in fields if text.strip()]
    if any(longest(vocabulary["row.total"], words(text)) for text in texts[:2]):
        return "totals"
    if len(texts) <= 2 or any(longest(vocabulary["row.note"], words(text)) for text in texts[:2]):
        return "extras"
    if len(fields) > width and any(text.strip() for text in fields[width:]):
        return "ragged"
    return "ragged" if any(column >= len(fields) for column in columns) else "kept"
