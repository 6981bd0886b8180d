"""A term of the field with its meaning, for help texts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    label: str
    meaning: str
    english: str
    english_meaning: str

    def said(self, language: str) -> tuple[str, str]:
        """Label and meaning in `vi` or `en`."""
        return (self.english, self.english_meaning) if language == "en" else (self.label, self.meaning)
