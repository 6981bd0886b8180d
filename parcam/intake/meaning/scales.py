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

_FEW = 2
"""Letters that an abbreviation of a unit of money has at most."""
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")


class Scales:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._scales = vocabulary.scales
        self._rests = _rests(known for known, _ in vocabulary.scales)
        self._moneys = {one.plain for known, _ in vocabulary.scales for one in words(known) if len(one.plain) > _FEW}

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
        is misspelt or has lost letters: "uriệu đồng", "nghìn đ�ng"."""
        inside = BRACKETS.findall(text)
        return any(longest(self._rests, words(part)) for part in (*inside, text)) or any(
            self._misspelt(part) for part in (*inside, BRACKETS.sub(" ", text))
        )

    def _misspelt(self, text: str) -> bool:
        known = tuple(one + "$" for one, _ in self._scales if one.count(" ") == 1 and one.replace(" ", "").isalpha())
        said = {one.plain for one in words(text)}
        return (damaged(text) and not said.isdisjoint(self._moneys)) or nearly(known, text)


def _rests(scales: Iterable[str]) -> tuple[str, ...]:
    """Phrases of what is left when the first word of "nghìn đồng" or "triệu đồng" is torn in two."""
    pairs = [known.split() for known in scales if known.count(" ") == 1 and known.split()[0].isalpha()]
    whole = {first for first, _ in pairs}
    return tuple(f"{first[cut:]} {last}$" for first, last in pairs for cut in range(1, len(first)) if first[cut:] not in whole)
