"""On which line of a TOML file a value stands; the standard reader keeps no positions."""

from __future__ import annotations

import re

Path_ = tuple[str | int, ...]

_TABLE = re.compile(r"^\s*\[(?!\[)\s*([^\]]+?)\s*\]")
_ARRAY = re.compile(r"^\s*\[\[\s*([^\]]+?)\s*\]\]")
_KEY = re.compile(r"""^\s*("[^"]+"|'[^']+'|[A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*=\s*(.*)$""")
_QUOTES = ('"""', "'''")


class LineMap:
    """Path of keys and positions, such as ('commitment', 3, 'target', 'value') -> line number, 1-based."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path_, int] = {}
        self._counts: dict[Path_, int] = {}
        self._table: Path_ = ()
        closing = ""
        for number, line in enumerate(text.splitlines(), start=1):
            if closing:
                closing = "" if closing in line else closing
                continue
            closing = self._note(number, line)

    def __call__(self, path: Path_) -> int:
        """Line of that value, or of the nearest table around it; 1 for the whole file."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)

    def _note(self, number: int, line: str) -> str:
        """Record what this line opens; returns the quotes that keep a multi-line text open, "" when none do."""
        if match := _ARRAY.match(line):
            self._table = self._enter(match[1])
            self._lines[self._table] = number
        elif match := _TABLE.match(line):
            self._table = self._resolve(match[1])
            self._lines[self._table] = number
        elif match := _KEY.match(line):
            self._lines[self._table + _split(match[1])] = number
            for quotes in _QUOTES:
                if match[2].count(quotes) == 1:
                    return quotes
        return ""

    def _enter(self, dotted: str) -> Path_:
        *outer, last = _split(dotted)
        array = (*self._at(tuple(outer)), last)
        self._counts[array] = self._counts.get(array, -1) + 1
        return (*array, self._counts[array])

    def _resolve(self, dotted: str) -> Path_:
        *outer, last = _split(dotted)
        return (*self._at(tuple(outer)), last)

    def _at(self, names: Path_) -> Path_:
        """Names through arrays of tables point at the newest entry of each."""
        path: Path_ = ()
        for name in names:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path])
        return path


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in re.findall(r'"[^"]*"|\'[^\']*\'|[^.]+', dotted))
