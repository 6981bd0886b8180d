"""Old letters in a workbook whose fonts do not tell: all texts that look wrong are judged together, so that one word alone is enough."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.letters.encoding import from_unicode
from parcam.intake.letters.syllable import marked_words, score
from parcam.intake.refuse import note
from parcam.intake.sheet import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.sheet import Row, Sheet
    from parcam.model.reading import Note

_BREAK = "\x1f"
_OWN, _ASCII = frozenset("ĐĂÂÊÔƠƯ"), frozenset(map(chr, range(65, 91)))
_LETTERS = re.compile(r"[^\W\d_]+")


class Relics:
    """What was heard of a book: `suspects` look wrong as they are, `plain` could be Western or old ("Sè" is "Số" in TCVN3),
    `modern` counts texts that only Unicode can write."""

    def __init__(self) -> None:
        self.suspects: set[str] = set()
        self.plain: set[str] = set()
        self.modern = 0

    def hear(self, text: str) -> None:
        """A text with letters outside ASCII, in NFC."""
        found = score(marked_words(text))
        if found.share < 0.6:
            self.suspects.add(text)
        elif max(text) > "\u00ff":
            self.modern += 1
        else:
            self.plain.add(text)

    def restore(self, sheets: Iterable[Sheet]) -> tuple[tuple[Sheet, ...], list[Note]]:
        """The sheets with old letters turned into Unicode where a vote finds how, and a note for each sheet that had any.

        Texts that could be either are turned too when nothing in the book was written in Unicode.
        """
        turned, encoding = _vote(sorted(self.suspects))
        if turned and not self.modern and self.plain:
            turned, encoding = _vote(sorted(self.suspects | self.plain))
        out, notes = [], []
        for sheet in sheets:
            count = sum(cell.text in turned for row in sheet.rows for cell in row.cells) if turned else 0
            if count:
                sheet = replace(sheet, rows=tuple(_turned(row, turned) for row in sheet.rows))
                notes.append(note("legacy_font", sheet.name, count=count, fonts=encoding))
            out.append(sheet)
        return tuple(out), notes


def _vote(texts: list[str]) -> tuple[dict[str, str], str]:
    """Old text -> new text, and the name of the encoding; each text by itself when together they do not agree."""
    together = from_unicode("\n".join(text.replace("\n", _BREAK) for text in texts))
    lines = together.text.split("\n")
    found = _better(texts, [line.replace(_BREAK, "\n") for line in lines], shortened=True) if len(lines) == len(texts) else {}
    name = together.encoding
    for text in texts:
        if text not in found:
            alone = from_unicode(text)
            found |= _better([text], [alone.text])
            name = name if name != "UTF-8" else alone.encoding
    return found, name


def _better(texts: list[str], turned: list[str], *, shortened: bool = False) -> dict[str, str]:
    pairs = [(old, new, _spelt_out(new) if shortened else new) for old, new in zip(texts, turned, strict=True)]
    return {old: new for old, new, judged in pairs if old != new and not score(marked_words(judged)).bad}


def _spelt_out(text: str) -> str:
    """The text without its words of initials ("TCĐLCL", "ĐMST"): no syllables in any letters, so they speak neither for nor against."""
    return _LETTERS.sub(lambda word: "" if set(word[0]) & _OWN and not set(word[0]) - _OWN - _ASCII else word[0], text)


def _turned(row: Row, turned: dict[str, str]) -> Row:
    if not any(cell.text in turned for cell in row.cells):
        return row
    return row._replace(cells=tuple(Cell(turned[cell.text]) if cell.text in turned else cell for cell in row.cells))
