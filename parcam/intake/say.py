"""Words for faults, notes and errors of reading, from data/words/*/intake.toml."""

from __future__ import annotations

from parcam.intake.sheet import Refused
from parcam.model.reading import Fault, FileError, Note
from parcam.words.text import say


def fault(sheet: str, row: int, column: str, kind: str, raw: str, *, suggestion: str = "", **values: object) -> Fault:
    """A refused row with the message that tells how to mend it."""
    return Fault(sheet, row, column, kind, raw, say(f"intake.fault.{kind}", raw=raw, **values), suggestion)


def note(kind: str, sheet: str = "", row: int | None = None, **values: object) -> Note:
    return Note(kind, say(f"intake.note.{kind}", sheet=sheet, row=row, **values), sheet, row)


def error(kind: str, detail: str = "", **values: object) -> FileError:
    words = say(f"intake.detail.{detail}") if detail else ""
    return FileError(kind, say(f"intake.error.{kind}.message", detail=words, **values), say(f"intake.error.{kind}.remedy"))


def refused(kind: str, detail: str = "", **values: object) -> Refused:
    """An exception to raise for a file refused whole."""
    return Refused(error(kind, detail, **values))
