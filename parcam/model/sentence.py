"""What is to be said, before any language: the key of a text and what its fields hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """`key` of the text catalogue with its fields, worded where it is shown (parcam.words.sentences). Without a key: the field `text` as
    it stands, nothing when there is none."""

    key: str = ""
    values: tuple[tuple[str, str | int | float | Sentence], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.key or self.values)


UNSAID = Sentence()


def sentence(key: str, **values: str | int | float | Sentence | None) -> Sentence:
    """Fields that are None are left out."""
    return Sentence(key, tuple((name, value) for name, value in values.items() if value is not None))


def verbatim(text: str) -> Sentence:
    """Words somebody wrote, the same in every language."""
    return Sentence(values=(("text", text),)) if text else UNSAID
