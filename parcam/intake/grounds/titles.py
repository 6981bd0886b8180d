"""Which cell of the titles of a table, else the name of its sheet or of the file, says something."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from parcam.intake.grounds.places import cell, cut, span
from parcam.intake.meaning.context import title_texts
from parcam.model.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.sheet import Document, Sheet
    from parcam.model.sentence import Sentence


class Titles:
    """Of one table: `near` are the rows right above it, `far` those above its sheet's first table."""

    def __init__(self, document: Document, sheet: Sheet, near: Iterable[int], far: Iterable[int], lexicon: Lexicon) -> None:
        self._document, self._sheet, self._lexicon = document, sheet, lexicon
        self._rows = tuple(dict.fromkeys((*near, *far)))

    def saying(self, says: Callable[[str, bool], bool], *, names: bool = True) -> tuple[str, Sentence] | None:
        """The first text that `says` what is asked (told whether it is a name, which is written more loosely), with its place."""
        return self._row(says) or (self._name(says) if names else None)

    def _row(self, says: Callable[[str, bool], bool]) -> tuple[str, Sentence] | None:
        for row in filter(None, map(self._sheet.row, self._rows)):
            filled = [(at, one.text) for at, one in enumerate(row.cells) if one.text]
            for at, text in filled:
                if says(text, False):
                    return text, cell(row.number, at, text)
            whole = " ".join(title_texts(self._sheet, (row.number,), self._lexicon))
            if filled and says(whole, False):
                return whole, span(row.number, (filled[0][0], filled[-1][0]), " ".join(text for _, text in filled))
        return None

    def _name(self, says: Callable[[str, bool], bool]) -> tuple[str, Sentence] | None:
        if self._sheet.name and says(self._sheet.name, True):
            return self._sheet.name, sentence("intake.evidence.sheet_named", name=cut(self._sheet.name))
        stem = PurePath(self._document.name).stem
        return (stem, sentence("intake.evidence.file_named", name=cut(self._document.name))) if says(stem, True) else None
