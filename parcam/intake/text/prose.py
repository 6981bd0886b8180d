"""Delimiters that belong to a text: "như trên; lưu VT" in a file whose cells are cut at ";" and never followed by a blank elsewhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parcam.intake.sheet import Dialect
    from parcam.intake.text.records import Record

_RARE = 0.25


def rejoined(records: list[Record], dialect: Dialect) -> list[Record]:
    """The records; one with too many fields gets back the texts that were cut where a blank follows the delimiter, when that alone
    gives it the width of the records without any such place."""
    cut = dialect.delimiter
    if len(cut) != 1 or cut.isspace():
        return records
    led = {at: places for at, record in enumerate(records) if (places := _led(record))}
    if not led or sum(map(len, led.values())) > _RARE * sum(len(record.fields) - 1 for record in records):
        return records
    widths = Counter(len(record.fields) for at, record in enumerate(records) if at not in led and len(record.fields) > 1)
    width = max(widths, key=lambda one: widths[one], default=0)
    out = list(records)
    for at, places in led.items():
        if width > 1 and len(records[at].fields) - len(places) == width:
            out[at] = _joined(records[at], places, cut)
    return out


def _led(record: Record) -> list[int]:
    """Fields without quotes that begin with one blank and a letter, after another such field that ends in one."""
    fields = record.fields
    return [at for at in range(1, len(fields))
            if fields[at][:1] == " " and fields[at][1:2].isalpha() and at not in record.quoted and at - 1 not in record.quoted
            and fields[at - 1][-1:].isalpha()]


def _joined(record: Record, places: list[int], cut: str) -> Record:
    fields: list[str] = []
    quoted = []
    for at, field in enumerate(record.fields):
        if at in places:
            fields[-1] += cut + field
        else:
            quoted += [len(fields)] if at in record.quoted else []
            fields.append(field)
    return record._replace(fields=fields, quoted=tuple(quoted), repaired="joined", found=len(record.fields))
