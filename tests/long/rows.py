"""What stands together in the rows of a damaged file, read without the reader: the plain answer to "does the file say so?"."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.model.reading import Reading

SCALES = (1.0, 0.01, 100.0, 1e3, 1e6, 1e9)
_LONGEST = 80
"""Rows of a file whose sums are tried."""


def near(one: float, two: float) -> bool:
    return abs(one - two) <= 1e-7 * max(1.0, abs(one))


def numbers(text: str) -> set[float]:
    """Every number that a text may be said to hold, whatever its marks mean."""
    found: set[float] = set()
    text = unicodedata.normalize("NFKC", text)
    for token in re.findall(r"\d[\d.,'\u2009 ]*(?:[eE][+-]?\d+)?", text):
        body, _, power = token.lower().partition("e")
        runs = re.findall(r"\d+", body)
        spellings = {"".join(runs), *runs, *("".join(runs[:cut]) + "." + "".join(runs[cut:]) for cut in range(1, len(runs)))}
        spellings |= {one for part in body.split() for bits in [re.findall(r"\d+", part)] if bits
                      for one in ("".join(bits), "".join(bits[:-1] or ["0"]) + "." + bits[-1])}
        for one in spellings:
            found.add(float(one))
            if power and abs(int(power)) < 40:
                found.add(float(f"{one}e{power}"))
    return found


def together(one: Reading, row: set[float]) -> bool:
    """Whether all parts of a reading, or what its ratio is of, are numbers of one row."""
    parts = (one.numerator, one.denominator) if one.numerator is not None else (one.stated,)
    if one.stated and any(bottom and near(one.stated, top / bottom) for top in row for bottom in row):
        return True
    return all(part is None or any(near(part, scale * number) for number in row for scale in SCALES) for part in parts)


def sums(rows: list[list[str]]) -> Iterator[list[float]]:
    """For any rows that follow one another, the sum of each of their columns."""
    rows = rows[:_LONGEST]
    wide = max(map(len, rows), default=0)
    figures = [[max(numbers(row[at]), default=0.0) if at < len(row) else 0.0 for at in range(wide)] for row in rows]
    for start in range(len(figures)):
        yield from accumulate(figures[start:], lambda above, row: [a + b for a, b in zip(above, row, strict=True)])


def says(one: Reading, rows: list[list[str]]) -> bool:
    """Whether the parts of a reading stand in one row (a ratio of two pieces as their sum), or are sums of the same rows one under the
    other; payments and plans of projects are sums of their own rows each."""
    if any(together(one, numbers(" \x00 ".join(row))) or _two_pieces(one, row) for row in rows):
        return True
    parts = [part for part in (one.numerator, one.denominator) if part is not None]
    summed = [set(found) for found in sums(rows)]
    summed += [set().union(*summed)] if one.indicator == "disbursement" else []
    return bool(parts) and any(all(_within(part, found, scale) for part in parts) for found in summed for scale in SCALES)


def _within(part: float, found: set[float], scale: float) -> bool:
    return any(near(part, scale * total) for total in found)


def _two_pieces(one: Reading, row: list[str]) -> bool:
    cells = [numbers(cell) for cell in row]
    return one.stated is not None and any(near(100 * one.stated, total) for total in _pairs(cells))


def _pairs(cells: list[set[float]]) -> Iterator[float]:
    for left, right in pairwise(cells):
        yield from (a + b for a in left for b in right)
