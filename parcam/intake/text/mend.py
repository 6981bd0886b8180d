"""Ragged records fitted to the columns of their neighbours; every fitted record says so (`repaired`), and how many fields it had.

A record is ragged when its count of fields agrees with the records neither above nor below, or its quotes do not pair. Titles and notes
(few fields, outside the rows) stay as they are, and so does a record that fits badly.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parcam.intake.shape import VALUE, kind
from parcam.intake.sheet import Cell, Dialect
from parcam.intake.text.expect import NEUTRAL, Column
from parcam.intake.text.fit import fit
from parcam.intake.text.prose import rejoined
from parcam.intake.text.records import split

if TYPE_CHECKING:
    from parcam.intake.text.dialect import Found
    from parcam.intake.text.records import Record

_MAX_WIDTH, _MAX_LINE = 80, 6_000
_WORK = 800_000
_WINDOW = 12
_ALLOWED, _PER_FIELD = 2.6, 0.32
_OTHERS = (",", ";", "\t", "|", " ")


def mend(records: list[Record], found: Found) -> list[Record]:
    """The records, ragged ones fitted where a cheap way exists. The work is bounded whatever the file; what is left stays as it was."""
    if not found.dialect.delimiter or len(records) < 2:
        return records
    if found.dialect.delimiter == " ":
        return _mend_blanks(records, found.dialect)
    records = rejoined(records, found.dialect)
    wanted = _wanted(records, found.dialect.quote)
    if not wanted:
        return records
    odd = found.dialect.quote != "" and not any(_has_bare_quote(record, found.dialect.quote) for at, record in enumerate(records)
                                                 if record.regular and at not in wanted)
    profiles = {width: _profiles(records, width) for width in set(wanted.values()) if width <= _MAX_WIDTH}
    out, work = list(records), 0
    first = next((at for at, record in enumerate(records) if record.regular and len(record.fields) in profiles), 0)
    for at, width in wanted.items():
        work += len(records[at].raw) * width
        if width in profiles and len(records[at].raw) <= _MAX_LINE and work < _WORK:
            if at < first:
                out[at] = _mended_head(records, at, first, found.dialect, width)
            else:
                out[at] = _mended(records[at], found.dialect, profiles[width], odd)
    return out


def _wanted(records: list[Record], quote: str) -> dict[int, int]:
    """Indexes of ragged records and the width their neighbours have."""
    widths = [len(record.fields) if record.regular and len(record.fields) > 1 else 0 for record in records]
    usual = _usual(widths)
    wanted = {}
    for at, record in enumerate(records):
        if not record.raw.strip():
            continue
        above, below = _usual(widths[max(0, at - _WINDOW):at][::-1]), _usual(widths[at + 1:at + 1 + _WINDOW])
        torn = _is_torn(record, quote)
        if record.regular and not torn and (len(record.fields) in (above, below, usual) or not (above or below)):
            continue
        width = above if above and (not below or above == below or len(record.fields) != below) else below
        inside = bool(above and below)
        near = len(record.fields) * 2 > width or not record.regular or (not above and at + 1 < len(records) and widths[at + 1] == width)
        if width and (inside or near) and not _is_short(record, width):
            wanted[at] = width
    return wanted


def _has_bare_quote(record: Record, quote: str) -> bool:
    return quote in record.raw and any(quote in field for at, field in enumerate(record.fields) if at not in record.quoted)


def _is_torn(record: Record, quote: str) -> bool:
    """A quoted text whose opening quote lost the delimiter before it: one bare field has a quote inside, a later one ends with it."""
    if not quote or not record.regular or quote not in record.raw:
        return False
    bare = [field.strip() for at, field in enumerate(record.fields) if at not in record.quoted]
    opened = next((at for at, field in enumerate(bare) if quote in field[1:-1]), None)
    return opened is not None and any(field.endswith(quote) for field in bare[opened + 1:])


def _mended_head(records: list[Record], at: int, first: int, dialect: Dialect, width: int) -> Record:
    """A header line above the first row in order: written with other delimiters, or with stray quotes and delimiters."""
    record = records[at]
    if at == first - 1 and len(record.fields) <= 2 and any(kind(Cell(field.strip())) == VALUE for field in records[first].fields):
        for cut in _OTHERS:
            other = split([record.raw.rstrip()], Dialect(cut, dialect.quote, dialect.escape))[0]
            if cut != dialect.delimiter and len(other.fields) == width and other.regular:
                return record._replace(fields=other.fields, repaired="delimiter", found=len(record.fields), regular=True)
    if len(record.fields) <= 2 or (record.regular and len(record.fields) < width and dialect.quote not in record.raw):
        return record
    return _mended(record, dialect, [NEUTRAL] * width, False)


def _usual(widths: list[int]) -> int:
    """The most frequent width of neighbours, of equals the wider (short rows are often whole); 0 when there are none."""
    counts = Counter(width for width in widths if width)
    return max(counts, key=lambda width: (counts[width], width)) if counts else 0


def _is_short(record: Record, width: int) -> bool:
    """A label with nothing after it, or a row whose trailing delimiters were left out, needs no mending."""
    fields = [field for field in record.fields if field.strip()]
    return record.regular and len(fields) <= 1 and (len(record.fields) * 2 >= width or " " not in record.raw.strip())


def _profiles(records: list[Record], width: int) -> list[Column]:
    rows = [record for record in records if record.regular and len(record.fields) == width][:600]
    if len(rows) > 1:
        rows = rows[1:]
    count = max(1, len(rows))
    return [Column([row.fields[at] for row in rows], sum(at in row.quoted for row in rows) / count) for at in range(width)]


def _mended(record: Record, dialect: Dialect, columns: list[Column], odd: bool) -> Record:
    limit = _ALLOWED + _PER_FIELD * len(columns)
    best, how = fit(record.raw, dialect, columns, limit, odd), ""
    if best.cost > 2.0:
        for cut in _OTHERS:
            if cut != dialect.delimiter and record.raw.count(cut) >= len(columns) - 1:
                other = fit(record.raw, Dialect(cut, dialect.quote, dialect.escape), columns, min(limit, best.cost) - 1.0)
                if other.cost + 1.0 < best.cost:
                    best, how = other._replace(cost=other.cost + 1.0), "delimiter"
    if best.cost > limit or (not how and best.how in ("", "padded")) or best.fields == record.fields:
        return record
    return record._replace(fields=best.fields, repaired=how or best.how, found=len(record.fields), regular=True)


def is_sure(record: Record, dialect: Dialect) -> bool:
    """Whether a mended record may be read without asking: a stray quote was kept as a character, a text had its own delimiters
    (letters on both sides of each), or the whole line is written with another delimiter. A number is never put together by a guess."""
    if record.repaired == "quote":
        return True
    if record.repaired == "joined":
        joined = [field for at, field in enumerate(record.fields) if at not in record.quoted and dialect.delimiter in field]
        return all(any(char.isalpha() for char in part) for field in joined for part in field.split(dialect.delimiter))
    return record.repaired == "delimiter" and any(record.raw.split(cut) == record.fields for cut in _OTHERS if cut != " ")


def _mend_blanks(records: list[Record], dialect: Dialect) -> list[Record]:
    """Words cut at every blank: the header says how many columns there are, the ends of the rows say what the columns hold."""
    rows = [record for record in records if record.raw.strip()]
    width = len(rows[0].fields) if rows else 0
    ragged = [record for record in rows[1:] if len(record.fields) != width]
    if width < 2 or not rows[0].regular or not ragged or any(len(record.fields) < width for record in rows[1:]):
        return records
    columns = [_steadier(rows[1:], column, width) for column in range(width)]
    out: list[Record] = []
    work = 0
    for record in records:
        work += len(record.raw) * width
        if record in ragged and work < _WORK and len(record.raw) <= _MAX_LINE:
            found = fit(record.raw, dialect, columns, _ALLOWED + _PER_FIELD * width)
            if found.fields:
                record = record._replace(fields=found.fields, repaired="joined", found=len(record.fields), regular=True)
        out.append(record)
    return out


def _steadier(rows: list[Record], column: int, width: int) -> Column:
    """The profile of a column counted from the left or from the right, whichever repeats its shapes more; free text when neither."""
    sides = []
    for shift in (False, True):
        places = [len(row.fields) - width + column if shift else column for row in rows]
        values = [row.fields[place] for row, place in zip(rows, places, strict=True)]
        quoted = sum(place in row.quoted for row, place in zip(rows, places, strict=True)) / len(rows)
        sides.append(Column(values, quoted))
    steady = max(sides, key=lambda side: (side.quoted > 0.9 or side.empty > 0.9, side.rigid, side.values > 0.9, -len(side.loose)))
    return steady if steady.rigid or steady.values > 0.9 or steady.quoted > 0.9 or steady.empty > 0.9 else NEUTRAL
