"""Faults, notes and errors of reading; their texts are in data/words/*/intake.toml."""

from __future__ import annotations

from parcam.intake.sheet import Refused
from parcam.model.reading import Fault, FileError, Note
from parcam.model.sentence import Sentence, sentence


def fault(
    sheet: str, row: int, column: str, kind: str, raw: str, *, suggestion: str = "", words: str = "", **values: str | float | None
) -> Fault:
    """A refused row with the message that tells how to mend it: the one of its kind, unless `words` names another."""
    return Fault(sheet, row, column, kind, raw, sentence(f"intake.fault.{words or kind}", raw=raw, **values), suggestion)


def note(kind: str, sheet: str = "", row: int | None = None, **values: str | float | Sentence | None) -> Note:
    return Note(kind, sentence(f"intake.note.{kind}", sheet=sheet, row=row, **values), sheet, row)


def error(kind: str, detail: str = "", **values: str | float | None) -> FileError:
    more = Sentence(f"intake.detail.{detail}" if detail else "")
    return FileError(kind, sentence(f"intake.error.{kind}.message", detail=more, **values), Sentence(f"intake.error.{kind}.remedy"))


def refused(kind: str, detail: str = "", **values: str | float | None) -> Refused:
    """An exception to raise for a file refused whole."""
    return Refused(error(kind, detail, **values))
