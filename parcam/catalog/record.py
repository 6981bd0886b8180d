"""Typed reading of TOML tables: a wrong or missing value becomes a defect with its line, and reading goes on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from parcam.catalog.defects import Defects
from parcam.catalog.lines import LineMap, Path_

Choice = TypeVar("Choice", bound=StrEnum)
_NO_DAY = date(1900, 1, 1)
_WHERE = re.compile(r"\(at line (\d+), column (\d+)\)")


class Record:
    """One table of one file. Every key read is remembered; `done` refuses the keys nobody asked for."""

    def __init__(self, file: str, data: dict[str, object], lines: LineMap, defects: Defects, path: Path_ = ()) -> None:
        self.file, self.data, self.lines, self.defects, self.path = file, data, lines, defects, path
        self._asked: set[str] = set()

    def fault(self, key: str, kind: str, /, **values: object) -> None:
        line = self.lines((*self.path, key) if key else self.path)
        self.defects.add(self.file, line, kind, key=key, **values)

    def text(self, key: str, default: str | None = None) -> str:
        """A text without outer blanks; an empty one counts as missing when there is no default."""
        value = self._take(key, str, "text", default)
        if isinstance(value, str) and default is None and not value.strip() and key in self.data:
            self.fault(key, "empty_text")
        return value.strip() if isinstance(value, str) else ""

    def verbatim(self, key: str) -> str:
        """A text with its blanks."""
        value = self._take(key, str, "text", None)
        return value if isinstance(value, str) else ""

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        value = self._take(key, list, "texts", default)
        if isinstance(value, list) and not all(isinstance(one, str) for one in value):
            self.fault(key, "wrong_type", wanted="texts", found=str(value))
            return ()
        return tuple(value or ())

    def number(self, key: str, default: float | None = None, *, low: float = float("-inf"), high: float = float("inf")) -> float:
        value = self._take(key, (int, float), "number", default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return 0.0
        if not low <= value <= high:
            self.fault(key, "out_of_range", found=value, low=low, high=high)
        return float(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        value = self._take(key, list, "numbers", None)
        found = value if isinstance(value, list) else []
        if any(isinstance(one, bool) or not isinstance(one, int | float) for one in found):
            self.fault(key, "wrong_type", wanted="numbers", found=str(value))
            return ()
        return tuple(float(one) for one in found)

    def maybe_number(self, key: str) -> float | None:
        return self.number(key) if key in self.data else self._skip(key)

    def whole(self, key: str, default: int | None = None) -> int:
        value = self._take(key, int, "whole", default)
        return value if isinstance(value, int) else 0

    def maybe_whole(self, key: str) -> int | None:
        return self.whole(key) if key in self.data else self._skip(key)

    def flag(self, key: str, default: bool | None = None) -> bool:
        return self._take(key, bool, "flag", default) is True

    def day(self, key: str) -> date:
        value = self._take(key, date, "day", None)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else _NO_DAY

    def maybe_day(self, key: str) -> date | None:
        return self.day(key) if key in self.data else self._skip(key)

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """One of the values of an enumeration."""
        members = list(kind)
        value = self._take(key, str, "text", default)
        if value in members:
            return kind(value)
        if isinstance(value, str) and key in self.data:
            self.fault(key, "unknown_choice", found=value, allowed=", ".join(members))
        return members[0]

    def table(self, key: str) -> Record | None:
        """A sub-table, or None when it is not there."""
        value = self._take(key, dict, "table", {}) if key in self.data else self._skip(key)
        return Record(self.file, value, self.lines, self.defects, (*self.path, key)) if isinstance(value, dict) else None

    def tables(self, key: str) -> Iterator[Record]:
        value = self._take(key, list, "tables", [])
        for index, one in enumerate(value if isinstance(value, list) else ()):
            if isinstance(one, dict):
                yield Record(self.file, one, self.lines, self.defects, (*self.path, key, index))
            else:
                self.fault(key, "wrong_type", wanted="tables", found=str(one))

    def done(self) -> None:
        """Refuse unknown keys: a misspelt one would be a fact that silently does not count."""
        for key in self.data:
            if key not in self._asked:
                self.fault(key, "unknown_key", allowed=", ".join(sorted(self._asked)))

    def _skip(self, key: str) -> None:
        self._asked.add(key)

    def _take(self, key: str, kind: type | tuple[type, ...], wanted: str, default: object) -> object:
        self._asked.add(key)
        if key not in self.data:
            if default is None:
                self.fault(key, "missing_key")
            return default
        value = self.data[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.fault(key, "wrong_type", wanted=wanted, found=str(value))
            return default
        return value


def read_file(file: Path, root: Path, defects: Defects) -> Record:
    """One definition file as a record; broken syntax or encoding is a defect and an empty record comes back."""
    name = file.relative_to(root).as_posix()
    empty = Record(name, {}, LineMap(""), defects)
    if not file.exists():
        defects.add(name, 1, "missing_file")
        return empty
    try:
        text = file.read_bytes().decode("utf-8-sig")
        return Record(name, tomllib.loads(text), LineMap(text), defects)
    except UnicodeDecodeError as error:
        defects.add(name, file.read_bytes()[:error.start].count(b"\n") + 1, "not_utf8")
    except tomllib.TOMLDecodeError as error:
        where = _WHERE.search(str(error))
        defects.add(name, int(where[1]) if where else text.count("\n") + 1, "bad_syntax", column=where[2] if where else "-")
    return empty
