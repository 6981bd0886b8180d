"""Letters that Vietnamese does not have."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_VOWELS = frozenset("aeiouy")
_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323")


@lru_cache(maxsize=4096)
def strange(letter: str) -> bool:
    """Whether a sign is a letter or digit of another script, or one with a mark that Vietnamese does not put on it ("ẃ", "þ")."""
    if unicodedata.category(letter) not in ("Lu", "Ll", "Lo", "Nd"):
        return False
    letter = unicodedata.normalize("NFKC", letter)
    if letter.isascii() or letter in "đĐμ":
        return False
    base, *marks = unicodedata.normalize("NFD", letter)
    return base.casefold() not in _VOWELS or not _MARKS.issuperset(marks)
