"""The unit of money that a text names, and whether its name was torn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import Word, longest, words
from parcam.intake.letters.near import nearly
from parcam.intake.meaning.legible import damaged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.catalog.vocabulary import Vocabulary

_GROUP, _THOUSAND = 3, 1000
_OPEN = re.compile(r"[(\[]([^)\]]*)$")
BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")


class Scales:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._scales = vocabulary.scales
        self._rests = _rests(known for known, _ in vocabulary.scales)
        self._pairs = tuple(known + "$" for known, _ in self._scales if known.count(" ") == 1 and known.replace(" ", "").isalpha())
        self._firsts = tuple(dict.fromkeys(first for known in self._pairs if len(first := known.split()[0]) > _GROUP))
        self._many = [(words(known)[0], factor) for known, factor in self._scales if factor > 1 and len(words(known)) == 1]
        self._base = max((words(known)[0].plain for known, factor in self._scales if factor == 1 and " " not in known), key=len)
        self._multiples = {str(int(factor)) for _, factor in self._scales if factor > 1}
        self._unsure = vocabulary["heading.multiple"]
        self._labels = vocabulary["heading.not_unit"]

    def scale(self, text: str, *, anywhere: bool = False) -> float | None:
        """đồng per unit of money, when the text ends with one, holds one in brackets, or (`anywhere`) mentions one. What multiplies it
        counts: "1.000.000 đồng", "triệu đ", "nghìn tỷ đồng"; None when that is not understood."""
        if self.torn(text):
            return None
        for part in (*BRACKETS.findall(text), text):
            said = words(part)
            for known, factor in self._scales:
                at = _place(words(known), said, anywhere=anywhere)
                if at is not None and not (anywhere and len(words(known)) == 1):
                    return None if "^" in part else self._multiplied(said[:at], factor)
        return None

    def _multiplied(self, before: tuple[Word, ...], factor: float) -> float | None:
        """The unit times the words and the number right before it; years, days and numbers of months are none of its."""
        while before and (more := next((many for known, many in self._many if known.accepts(before[-1])), 0.0)):
            before, factor = before[:-1], factor * more
        digits: list[str] = []
        while before and before[-1].plain.isdecimal():
            before, digits = before[:-1], [before[-1].plain, *digits]
        if before and not digits and (any(map(str.isdigit, before[-1].plain)) or longest(self._unsure, before[-1:])):
            return None
        number = int("".join(digits)) if digits and all(len(one) == _GROUP for one in digits[1:]) else 0
        return factor * number if number >= _THOUSAND and set(str(number)[1:]) == {"0"} and str(number)[0] == "1" else factor

    def torn(self, text: str) -> bool:
        """Whether a text ends with the rest of a unit whose name was torn: "n"ghìn đồng" and "tr iệu đồng" are no đồng; or with one that
        is misspelt: "uriệu đồng"; or whether letters are lost in brackets or behind "ĐVT:", where only a unit can stand: "(nghìn đồ"."""
        inside, rest = [*BRACKETS.findall(text), *_OPEN.findall(text)], BRACKETS.sub(" ", text)
        parts = (*inside, rest)
        if any(longest(self._rests, words(part)) for part in (*parts, text)) or any(nearly(self._pairs, part) for part in parts):
            return True
        if any(damaged(part) or (self._spoken(part) and not self._known(part)) for part in inside):
            return True
        if self._behind_something(words(rest)):
            return True
        if damaged(rest) and any(_place(words(known), words(rest), anywhere=False) is not None for known, _ in self._scales):
            return True
        label = longest(self._labels, words(rest)) > 0
        return label and (damaged(rest) or nearly(self._firsts, rest) or self._odd(words(rest)))

    def _odd(self, said: tuple[Word, ...]) -> bool:
        """Whether no unit is told by how many đồng it has ("1.000.700 đồng"), or a unit's name runs into another word ("đồngệu đồng")."""
        number = "".join(one.plain for one in said if one.plain.isdecimal())
        glued = any(len(one.plain) > len(self._base) and self._base in one.plain for one in said)
        return glued or (number != "" and number not in self._multiples)

    def _behind_something(self, said: tuple[Word, ...]) -> bool:
        """Whether something nobody knows stands between "Đơn vị" and đồng: "Đơn vị t đồng"."""
        label = words(self._labels[0])[:-1]
        if longest(self._labels, said) or said[: len(label)] != label:
            return False
        places = [at for known, _ in self._scales if (at := _place(words(known), said, anywhere=False)) is not None]
        return bool(places) and min(places) > len(label)

    def _spoken(self, text: str) -> bool:
        """Whether part of a unit of money stands in it: "(nghìn đồ", "(nghđồng)"."""
        said = words(text)
        return longest(self._firsts, said) > 0 or any(len(one.plain) > len(self._base) and one.plain.endswith(self._base) for one in said)

    def _known(self, text: str) -> bool:
        """Whether a unit of money stands in it whole."""
        return any(_place(words(known), words(text), anywhere=True) is not None for known, _ in self._scales)


def _place(run: tuple[Word, ...], said: tuple[Word, ...], *, anywhere: bool) -> int | None:
    """Where the words of a unit begin in a text: at its end, or `anywhere`."""
    last = len(said) - len(run)
    places = range(last + 1) if anywhere else range(max(last, 0), last + 1)
    return next((at for at in places if all(map(Word.accepts, run, said[at : at + len(run)]))), None)


def _rests(scales: Iterable[str]) -> tuple[str, ...]:
    """Phrases of what is left when the first word of "nghìn đồng" or "triệu đồng" is torn in two."""
    pairs = [known.split() for known in scales if known.count(" ") == 1 and known.split()[0].isalpha()]
    whole = {first for first, _ in pairs}
    return tuple(f"{first[cut:]} {last}$" for first, last in pairs for cut in range(1, len(first)) if first[cut:] not in whole)
