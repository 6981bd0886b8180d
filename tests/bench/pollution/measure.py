"""Ten measures of a loaded table against the clean one, each 0-1: success; precision, recall and F1 of header, records and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

Table = list[list[str]]


def ten(expected: Table, loaded: Table | None) -> float:
    """The sum of the ten measures; records compare as joined text, so cell borders matter in the cells only."""
    if loaded is None:
        return 0.0
    header = _three(expected[0], loaded[0] if loaded else [])
    records = _three(("".join(row).casefold() for row in expected[1:]), ("".join(row).casefold() for row in loaded[1:]))
    cells = _three((cell for row in expected for cell in row), (cell for row in loaded for cell in row))
    return 1.0 + header + records + cells


def _three(expected: Iterable[Hashable], loaded: Iterable[Hashable]) -> float:
    want, got = Counter(expected), Counter(loaded)
    if not want:
        return 3.0
    both = sum((want & got).values())
    if not both:
        return 0.0
    precision, recall = both / sum(want.values()), both / sum(got.values())
    return precision + recall + 2 * precision * recall / (precision + recall)
