"""The cheapest way to cut one line into as many fields as its neighbours have: what a careful person does with a ragged row.

Every way of reading its quotes and delimiters is weighed: a delimiter may be part of a text, missing, or one too many; a quote may be
a character. Costs are in faults (see `expect`).
"""

from __future__ import annotations

from heapq import heappop, heappush
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.text.expect import exact_shape
from parcam.intake.text.records import unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parcam.intake.sheet import Dialect
    from parcam.intake.text.expect import Column

_SPLIT, _DROP, _INSERT, _LONE, _LITERAL, _INSIDE, _BARE = 1.8, 1.0, 1.9, 0.8, 1.0, 0.45, 1.2
_NEAR = 44


class Fit(NamedTuple):
    """`how` names the dearest repair: quote, joined, dropped, split, padded, or '' when nothing had to be done."""

    cost: float
    fields: list[str]
    how: str


class _Step(NamedTuple):
    text: str
    quoted: bool
    end: int
    cost: float
    how: str


_Way = tuple[_Step, int, int]
"""A step, where in the line it leads and to which column."""


class _Fitter:
    """Shortest path through (place in the line, column), cheapest first, so that a row with one fault is understood at once."""

    def __init__(self, line: str, dialect: Dialect, columns: list[Column], bare_quotes_are_odd: bool) -> None:
        self.line, self.dialect, self.columns = line, dialect, columns
        cut, step = dialect.delimiter, len(dialect.delimiter)
        self.cuts = [at for at in range(len(line) - step + 1) if line.startswith(cut, at)]
        self.blank = not cut.strip(" ")
        self.quotes = [at for at, char in enumerate(line) if char == dialect.quote] if dialect.quote else []
        self.bare = _BARE if bare_quotes_are_odd else 0.0
        self.scarce = len(self.cuts) < len(columns) - 1 or len(self.quotes) > 0
        self.came: dict[tuple[int, int], tuple[float, tuple[int, int], _Step]] = {}

    def solve(self, limit: float) -> tuple[float, tuple[int, int]] | None:
        """(cost, where the path ends), or None when every way costs more than `limit`."""
        heap: list[tuple[float, int, int, float]] = [(0.0, 0, 0, 0.0)]
        done: set[tuple[int, int]] = set()
        while heap:
            cost, at, column, tail = heappop(heap)
            if tail or (column == len(self.columns) and at > len(self.line)):
                return cost, (at, column)
            if (at, column) in done:
                continue
            done.add((at, column))
            if column == len(self.columns):
                rest = self.line[at:]
                extra = cost + 0.25 * rest.count(self.dialect.delimiter) + 1e-6
                if not rest.replace(self.dialect.delimiter, "").strip() and extra <= limit:
                    heappush(heap, (extra, at, column, 1.0))
                continue
            for step, next_at, next_column in self._ways(at, column):
                new = cost + step.cost
                key = (next_at, next_column)
                if new <= limit and key not in done and (key not in self.came or new < self.came[key][0]):
                    self.came[key] = (new, (at, column), step)
                    heappush(heap, (new, *key, 0.0))
        return None

    def _ways(self, at: int, column: int) -> Iterator[_Way]:
        line, cut = self.line, self.dialect.delimiter
        if at > len(line):
            yield _Step("", False, at, 0.6 + self.columns[column].misfit("", False), "padded"), at, column + 1
            return
        for step in self._steps(at, column):
            if line.startswith(cut, step.end):
                yield step, step.end + len(cut), column + 1
            elif step.end == len(line):
                yield step, len(line) + 1, column + 1
            elif step.end > at:
                yield step._replace(cost=step.cost + _SPLIT, how="split"), step.end, column + 1
        if line.startswith(cut, at):
            yield _Step("", False, -1, 0.02 if self.blank else _DROP, "dropped"), at + len(cut), column
        yield _Step("", False, at, _INSERT + self.columns[column].misfit("", False), "split"), at, column + 1

    def _steps(self, at: int, column: int) -> Iterator[_Step]:
        profile = self.columns[column]
        start = at
        if self.quotes and not self.blank:
            while self.line.startswith((" ", "\t"), start):
                start += 1
        if self.dialect.quote and self.line.startswith(self.dialect.quote, start):
            yield from self._quoted(start, profile)
        yield from self._plain(at, profile)

    def _quoted(self, start: int, profile: Column) -> Iterator[_Step]:
        for end in [at for at in self.quotes if at > start][:16]:
            inner = self.line[start + 1:end]
            text = unescape(inner, self.dialect)
            lone = _lone(inner, self.dialect)
            if lone <= 4:
                misfit = profile.misfit(text.lstrip(self.dialect.quote), True)
                yield _Step(text, True, end + 1, lone * _LONE + misfit, "quote" if lone else "")

    def _plain(self, at: int, profile: Column) -> Iterator[_Step]:
        quote = self.dialect.quote
        literal = bool(quote) and self.line[at:].lstrip().startswith(quote)
        base = _LITERAL if literal else 0.0
        ends = [*[cut for cut in self.cuts if cut >= at][:16 if self.blank else 7], len(self.line)]
        joins = 0.0
        for place, end in enumerate(ends):
            text = self.line[at:end]
            inside = (_INSIDE if place or literal else self.bare) * min(3, sum(at < one < end for one in self.quotes))
            how = "quote" if literal and not place else "joined" if place else ""
            yield _Step(text, False, end, base + joins + inside + profile.misfit(text.lstrip(quote) if literal else text, False), how)
            spaced = self.line.startswith(" ", end + len(self.dialect.delimiter))
            joins += 0.03 if self.blank else 0.5 if spaced else 1.1
        if self.scarce and not literal:
            yield from self._torn(at, ends[0], profile)

    def _torn(self, at: int, end: int, profile: Column) -> Iterator[_Step]:
        """Ends inside a field whose delimiter is lost: before a quote, or where the kind of character changes."""
        for place in range(at + 1, end):
            quote = place in self.quotes
            if not (quote or place - at <= _NEAR or end - place <= _NEAR):
                continue
            change = exact_shape(self.line[place - 1]) != exact_shape(self.line[place])
            text = self.line[at:place]
            rigid = profile.rigid and exact_shape(text) in profile.exact
            if quote or change or rigid:
                yield _Step(text, False, place, (0.0 if quote or rigid else 0.3) + profile.misfit(text, False), "split")

    def path(self, end: tuple[int, int]) -> tuple[list[str], str]:
        """The fields on the way to `end`, and the gravest repair made."""
        steps = []
        while end != (0, 0):
            _, end, step = self.came[end]
            steps.append(step)
        hows = {step.how for step in steps}
        how = next((one for one in ("split", "joined", "dropped", "quote", "padded") if one in hows), "")
        return [step.text for step in reversed(steps) if step.end >= 0], how


def fit(line: str, dialect: Dialect, columns: list[Column], limit: float, bare_quotes_are_odd: bool = False) -> Fit:
    """Cut `line` into `len(columns)` fields at a cost of at most `limit`; the cost is infinite when no way is as cheap.

    `bare_quotes_are_odd`: rows in order never have a quote inside a field that stands without quotes.
    """
    fitter = _Fitter(line, dialect, columns, bare_quotes_are_odd)
    found = fitter.solve(limit)
    return Fit(found[0], *fitter.path(found[1])) if found else Fit(inf, [], "")


def _lone(inner: str, dialect: Dialect) -> int:
    """Quotes inside a quoted field that are neither doubled nor escaped."""
    if dialect.quote not in inner:
        return 0
    if dialect.escape:
        inner = inner.replace(dialect.escape + dialect.quote, "")
    return inner.replace(dialect.quote * 2, "").count(dialect.quote)
