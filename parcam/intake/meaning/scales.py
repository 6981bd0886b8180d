"""The unit of money that a text names, and whether its name was torn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import longest, phrase, words
from parcam.intake.letters.near import nearly
from parcam.intake.meaning.legible import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.catalog.vocabulary import Vocabulary

BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")


class Scales:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._scales = vocabulary.scales
        self._rests = _rests(known for known, _ in vocabulary.scales)
        self._pairs = tuple(known + "$" for known, _ in self._scales if known.count(" ") == 1 and known.replace(" ", "").isalpha())
        self._labels = vocabulary["heading.not_unit"]

    def scale(self, text: str, *, anywhere: bool = False) -> float | None:
        """đồng per unit of money, when the text ends with one, holds one in brackets, or (`anywhere`) mentions one."""
        if self.torn(text):
            return None
        for part in (*BRACKETS.findall(text), text):
            said = words(part)
            for known, factor in self._scales:
                if phrase(known if anywhere else known + "$").within(said) and not (anywhere and len(words(known)) == 1):
                    return factor
        return None

    def torn(self, text: str) -> bool:
        """Whether a text ends with the rest of a unit whose name was torn: "n"ghìn đồng" and "tr iệu đồng" are no đồng; or with one that
        is misspelt: "uriệu đồng"; or whether letters are lost in brackets or behind "ĐVT:", where only a unit can stand."""
        inside, rest = BRACKETS.findall(text), BRACKETS.sub(" ", text)
        parts = (*inside, rest)
        if any(longest(self._rests, words(part)) for part in (*parts, text)) or any(nearly(self._pairs, part) for part in parts):
            return True
        return any(map(damaged, inside)) or (damaged(rest) and longest(self._labels, words(rest)) > 0)


def _rests(scales: Iterable[str]) -> tuple[str, ...]:
    """Phrases of what is left when the first word of "nghìn đồng" or "triệu đồng" is torn in two."""
    pairs = [known.split() for known in scales if known.count(" ") == 1 and known.split()[0].isalpha()]
    whole = {first for first, _ in pairs}
    return tuple(f"{first[cut:]} {last}$" for first, last in pairs for cut in range(1, len(first)) if first[cut:] not in whole)
