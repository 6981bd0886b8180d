"""Faults of definition files, gathered so that a person sees them all at once, each with file, line and remedy.

The sentences are data/words/vi/catalog.toml, which this module reads itself: `catalog` and `words` are siblings.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from parcam.errors import DefinitionError
from parcam.places import ROOT, data_dir


def sentences(language: str = "vi") -> dict[str, str]:
    """Key -> sentence with named fields, from the data directory or, when that one has none, from the copy that came with the program."""
    places = [root / "words" / language / "catalog.toml" for root in (data_dir(), ROOT / "data")]
    return _read(next((one for one in places if one.exists()), places[-1]))


@lru_cache(maxsize=8)
def _read(file: Path) -> dict[str, str]:
    return {key: value for key, value in tomllib.loads(file.read_text(encoding="utf-8")).items() if isinstance(value, str)}


@dataclass(frozen=True, slots=True)
class Defect:
    """One fault: `kind` names the sentence, `values` fill it."""

    file: str
    line: int
    kind: str
    values: tuple[tuple[str, object], ...] = ()

    @property
    def message(self) -> str:
        return self.said("vi")

    def said(self, language: str) -> str:
        words, values = sentences(language), dict(self.values)
        what = words[self.kind].format(**values)
        remedy = words[self.kind + "_remedy"].format(**values)
        return words["place"].format(file=self.file, line=self.line, what=what, remedy=remedy)


@dataclass(slots=True)
class Defects:
    found: list[Defect] = field(default_factory=list)

    def add(self, file: str, line: int, kind: str, /, **values: object) -> None:
        self.found.append(Defect(file, line, kind, tuple(values.items())))

    def raise_if_any(self) -> None:
        """DefinitionError with every fault, in the order of files and lines."""
        if not self.found:
            return
        ordered = sorted(self.found, key=lambda one: (one.file, one.line))
        words = sentences()
        raise DefinitionError(words["broken"].format(count=len(ordered)), remedy=words["broken_remedy"],
                              details=tuple(dict.fromkeys(one.message for one in ordered)))
