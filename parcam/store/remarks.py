"""What a read had to say beside its readings: faults (the quarantine), notes, the account of lines, what was understood.

A sentence is kept twice: in Vietnamese as it was said, for good, and as its key and fields, to be said in any language.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from parcam.model.sentence import Sentence, verbatim
from parcam.store.database import sql
from parcam.store.rows import columns_text
from parcam.words.sentences import worded
from parcam.words.text import catalogue

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from parcam.model.reading import Extraction

_FAULT = ("sheet", "row", "kind", "raw", "message", "suggestion", "column")
_NOTE = ("kind", "message", "sheet", "row")
_ACCOUNT = ("sheet", "lines", "header", "readings", "rejects", "totals", "blank", "extras")
_UNDERSTOOD = ("what", "value", "evidence", "sheet")


def append_remarks(cursor: DuckDBPyConnection, extraction: Extraction, batch: int) -> None:
    """Append them all; part of the batch's own transaction."""
    for things, names, statement in (
        (extraction.faults, _FAULT, "write/fault"),
        (extraction.notes, _NOTE, "write/note"),
        (extraction.accounts, _ACCOUNT, "write/account"),
        (extraction.understood, _UNDERSTOOD, "write/understood"),
    ):
        if things:
            rows = [_kept({name: getattr(thing, name) for name in names}) for thing in things]
            columns = columns_text(tuple(rows[0]), (tuple(row.values()) for row in rows))
            cursor.execute(sql(statement), {"batch": batch, "columns": columns})


def retold(row: dict[str, Any], field: str) -> dict[str, Any]:
    """A row as it was kept with the sentence in `field`: one that can be said in any language, or, from before there were such and where
    its text is no more in the catalogue, the words it was."""
    told = _sentence(json.loads(row.pop("told") or "[]"))
    return row | {field: told if told.key in catalogue() else verbatim(row[field])}


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    for name, value in row.items():
        if isinstance(value, Sentence):
            return row | {name: worded(value), "told": json.dumps(_parts(value), ensure_ascii=False)}
    return row


def _parts(one: Sentence) -> list[Any]:
    return [one.key, {name: _parts(value) if isinstance(value, Sentence) else value for name, value in one.values}]


def _sentence(parts: list[Any]) -> Sentence:
    key, values = parts or ("", {})
    return Sentence(key, tuple((name, _sentence(value) if isinstance(value, list) else value) for name, value in values.items()))
