"""What a column usually holds, learnt from the rows that are in order: shapes, prefixes, emptiness, quotes. Costs are in faults: 0 fits
well, 1 is a small surprise, 3 cannot be."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.intake.shape import MARK, VALUE, kind
from parcam.intake.sheet import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONG = 28


@lru_cache(maxsize=20_000)
def exact_shape(text: str) -> str:
    """'28/01/2018' -> '99/99/9999', 'MG-87' -> 'AA-99': letters and digits by class, length kept; '' for long texts."""
    if len(text) > _LONG:
        return ""
    return "".join("9" if c.isdigit() else "A" if c.isupper() else "a" if c.isalpha() else c for c in text)


@lru_cache(maxsize=20_000)
def loose_shape(text: str) -> str:
    """The classes of a text with runs collapsed: '$74.69' -> '$9.9'."""
    return re.sub(r"(.)\1+", r"\1", exact_shape(text)) if len(text) <= _LONG else "text"


class Column:
    """The profile of one column; `neutral` ones (no rows to learn from) accept anything."""

    def __init__(self, values: Sequence[str], quoted: float) -> None:
        filled = [value for value in (one.strip() for one in values) if value]
        self.count = len(values)
        self.empty = 1 - len(filled) / len(values) if values else 0.5
        self.quoted = quoted
        exact, loose = Counter(map(exact_shape, filled)), Counter(map(loose_shape, filled))
        common = exact.most_common(3)
        self.exact, self.loose = set(exact), set(loose)
        self.rigid = bool(filled) and sum(n for _, n in common) >= 0.9 * len(filled) and min(map(len, filled)) >= 4 and "" not in self.exact
        self.values = sum(kind(Cell(one)) in (VALUE, MARK) for one in filled) / len(filled) if filled else 0.5
        self.known = set(filled) if len(set(filled)) * 2 <= len(filled) else set()
        self.prefix = _affix(filled)
        self.suffix = _affix([one[::-1] for one in filled])[::-1]
        lengths = sorted(map(len, filled)) or [0]
        self.shortest, self.longest = lengths[len(lengths) // 20], lengths[-1 - len(lengths) // 20]
        self.spaced = sum(" " in one for one in filled) / len(filled) if filled else 0.5

    def misfit(self, text: str, quoted: bool) -> float:
        text = text.strip()
        if not self.count:
            return 0.0
        if not text:
            return 0.0 if self.empty > 0.3 else 0.4 if self.empty > 0.02 else 2.2
        if self.empty >= 1:
            return 2.6
        cost = 0.0
        if quoted != (self.quoted > 0.5):
            cost += 0.7 if self.quoted > 0.97 else 0.3 if self.quoted < 0.03 else 0.0
        if text in self.known:
            return cost
        if exact_shape(text) in self.exact and len(text) <= _LONG:
            return cost + (0.0 if self.rigid or self.values > 0.9 else 0.1)
        return cost + self._strange(text)

    def _strange(self, text: str) -> float:
        """A shape never seen here: worse in rigid columns, in columns of numbers for texts, without the usual beginning or end."""
        cost = 0.15 if loose_shape(text) in self.loose and len(text) <= _LONG else 0.5
        value = kind(Cell(text)) in (VALUE, MARK)
        if self.rigid:
            cost += 1.2
        if self.values > 0.9 and not value:
            cost += 1.6
        elif self.values < 0.1 and value:
            cost += 1.2
        if len(self.prefix) > 1 and not text.startswith(self.prefix):
            cost += 1.5
        if len(self.suffix) > 1 and not text.endswith(self.suffix):
            cost += 0.8
        if len(text) > 2 * self.longest + 4 or len(text) * 2 + 1 < self.shortest:
            cost += 0.6
        if self.spaced > 0.9 and " " not in text:
            cost += 0.5
        return cost


def _affix(filled: list[str]) -> str:
    """The beginning shared by nine in ten values, when there are enough to tell."""
    if len(filled) < 4 or len(set(filled)) < 3:
        return ""
    ordered = sorted(filled)
    cut = len(ordered) // 20
    first, last = ordered[cut], ordered[-1 - cut]
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), min(len(first), len(last)))
    return first[:same]


NEUTRAL = Column((), 0.0)
