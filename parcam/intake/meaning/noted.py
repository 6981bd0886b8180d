"""Rows that are notes or signatures: what their first words say, unless those words are part of an indicator's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.letters.fold import longest, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.meaning.labels import Lexicon


def noted(texts: Iterable[str], lexicon: Lexicon) -> bool:
    """Whether one of a row's texts is a note or signature: "Lãnh đạo ký tên" is, "Lãnh đạo ký số" names what stands below it."""
    return any(_is_note(text, lexicon) for text in texts)


def _is_note(text: str, lexicon: Lexicon) -> bool:
    said = words(text)
    length = longest(lexicon.vocabulary["row.note"], said)
    return length > 0 and lexicon.named(text) == lexicon.named(" ".join(one.key for one in said[length:]))
