"""Sentences of the model -> words in a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.model.sentence import Sentence
from parcam.words.numbers import count
from parcam.words.text import say

if TYPE_CHECKING:
    from collections.abc import Mapping


def worded(one: Sentence, language: str = "vi", names: Mapping[str, str] | None = None) -> str:
    """The sentence in words: a field that is a sentence worded with it, a float written as the language writes numbers, an int plainly.

    `names` are translations of names of the data, which stand in the field `indicator`; any other text is a file's and stays as it is.
    """
    values = {name: _field(name, value, language, names or {}) for name, value in one.values}
    return say(one.key, language, **values) if one.key else str(values.get("text", ""))


def _field(name: str, value: object, language: str, names: Mapping[str, str]) -> object:
    if isinstance(value, Sentence):
        return worded(value, language, names)
    if isinstance(value, float):
        return count(value, language)
    return names.get(value, value) if name == "indicator" and isinstance(value, str) else value
