"""Making a refusal: the kind of design.md section 6, its texts in data/words/*/intake_front.toml."""

from __future__ import annotations

from parcam.intake.sheet import Refused
from parcam.model.reading import FileError, Note
from parcam.model.sentence import UNSAID, Sentence, sentence


def refuse(kind: str, detail: str = "", **values: str | float) -> Refused:
    """An exception to raise: `refuse("too_large", "ratio", ratio=1042)`. `detail` is a key of [detail], or [format] as "format.pdf"."""
    more = sentence(f"intake_front.{detail}" if "." in detail else f"intake_front.detail.{detail}", **values) if detail else UNSAID
    key = f"intake_front.refused.{kind}"
    return Refused(FileError(kind, sentence(f"{key}.message", detail=more), Sentence(f"{key}.remedy")))


def note(what: str, sheet: str = "", row: int | None = None, **values: str | float) -> Note:
    """A note about the file: `note("misnamed", suffix=".xls", kind="HTML")`. `sheet` is at hand in the words too."""
    return Note(what, sentence(f"intake_front.note.{what}", **{**values, "sheet": sheet}), sheet, row)
