"""Text -> records. A line that follows the grammar is split at once; one whose quotes do not pair is split as well as can be and
marked, for `mend` to weigh. A quoted cell may span lines, but never swallows lines that stand well by themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from parcam.intake.sheet import Dialect

_MAX_JOINED = 256


class Record(NamedTuple):
    """`number`: 1-based physical line on which it starts; `raw`: its text; `regular`: its quotes follow the grammar;
    `quoted`: indexes of the fields that stood in quotes; `repaired` as in `Row`, `found` then the count of fields before."""

    number: int
    fields: list[str]
    raw: str
    lines: int = 1
    regular: bool = True
    quoted: tuple[int, ...] = ()
    repaired: str = ""
    found: int = 0


@dataclass(frozen=True, slots=True)
class _Grammar:
    field: re.Pattern[str]
    loose: re.Pattern[str]
    dialect: Dialect


@lru_cache(maxsize=64)
def _grammar(dialect: Dialect) -> _Grammar:
    cut, quote = re.escape(dialect.delimiter), re.escape(dialect.quote)
    blank = r"[ \t]*" if dialect.delimiter.strip() else ""
    inner = rf"[^{quote}\\]|{quote}{quote}|\\{quote}|\\" if dialect.escape else rf"[^{quote}]|{quote}{quote}"
    end = rf"{blank}(?={cut}|\n|\Z)"
    plain = rf"[^{cut}\n]*" if len(dialect.delimiter) == 1 else rf"(?:(?!{cut})[^\n])*"
    return _Grammar(re.compile(rf"{blank}{quote}((?:{inner})*?){quote}{end}|({plain})"),
                    re.compile(rf"{blank}{quote}([^\n]*?){quote}{end}|({plain})"), dialect)


def split(lines: list[str], dialect: Dialect) -> list[Record]:
    """Records of the lines (without line ends). `Dialect.skip` lines are left out. Blank lines give a record of one empty field."""
    out: list[Record] = []
    width, at = 0, dialect.skip
    while at < len(lines):
        record = _record(lines, at, dialect, width)
        out.append(record)
        at += record.lines
        if record.regular and len(record.fields) > 1:
            width = len(record.fields)
    return out


def _record(lines: list[str], at: int, dialect: Dialect, width: int) -> Record:
    line = lines[at]
    if not dialect.quote or dialect.quote not in line:
        return Record(at + 1, line.split(dialect.delimiter) if dialect.delimiter else [line], line)
    grammar = _grammar(dialect)
    fields, quoted, _, regular = _tokens(line, grammar.field, dialect)
    if regular:
        return Record(at + 1, fields, line, 1, True, quoted)
    joined = _joined(lines, at, grammar, width)
    if joined:
        return joined
    fields, quoted, _, _ = _tokens(line, grammar.loose, dialect)
    return Record(at + 1, fields, line, 1, False, quoted)


def _joined(lines: list[str], at: int, grammar: _Grammar, width: int) -> Record | None:
    """The record when a quoted cell goes on over the next lines; None when it never closes well or would swallow whole records."""
    dialect = grammar.dialect
    if not _opens(lines[at], dialect):
        return None
    reach = 2
    while reach <= _MAX_JOINED and at + reach // 2 < len(lines):
        text = "\n".join(lines[at:at + reach])
        fields, quoted, end, regular = _tokens(text, grammar.field, dialect)
        if regular:
            taken = text[:end].count("\n") + 1
            if taken == 1 or any(_stands_alone(one, grammar, width) for one in lines[at + 1:at + taken]):
                return None
            return Record(at + 1, fields, text[:end], taken, True, quoted)
        reach *= 2
    return None


def _opens(line: str, dialect: Dialect) -> bool:
    """Whether some quoted cell can still be open at the line's end."""
    inside = line.replace("\\" + dialect.quote, "") if dialect.escape else line
    return inside.count(dialect.quote) % 2 == 1


def _stands_alone(line: str, grammar: _Grammar, width: int) -> bool:
    """Whether a line is a whole record by itself: its quotes pair and it has the width of the records before."""
    if _opens(line, grammar.dialect):
        return False
    fields, _, _, regular = _tokens(line, grammar.field, grammar.dialect)
    return regular and 1 < width == len(fields)


def _tokens(text: str, field: re.Pattern[str], dialect: Dialect) -> tuple[list[str], tuple[int, ...], int, bool]:
    """(fields, which were quoted, where the record ends, whether all followed the grammar)."""
    fields: list[str] = []
    quoted: list[int] = []
    at, regular, step = 0, True, len(dialect.delimiter)
    while True:
        match = field.match(text, at)
        if match is None:
            break
        if match[1] is not None:
            quoted.append(len(fields))
            fields.append(unescape(match[1], dialect))
        else:
            value = match[2]
            regular = regular and not value.lstrip().startswith(dialect.quote)
            fields.append(value)
        at = match.end()
        if not dialect.delimiter or not text.startswith(dialect.delimiter, at):
            break
        at += step
    return fields, tuple(quoted), at, regular and (at == len(text) or text[at] == "\n")


def unescape(inner: str, dialect: Dialect) -> str:
    """The value between two quotes: a doubled quote is one, a backslash before a quote falls away where backslash escapes.

    Between apostrophes, double quotes that only come in pairs are what a change of the quote alone left behind.
    """
    if dialect.quote == "'" and '""' in inner and '"' not in inner.replace('""', ""):
        inner = inner.replace('""', '"')
    if dialect.quote not in inner:
        return inner
    if dialect.escape:
        inner = inner.replace(dialect.escape + dialect.quote, dialect.quote)
    return inner.replace(dialect.quote * 2, dialect.quote)
