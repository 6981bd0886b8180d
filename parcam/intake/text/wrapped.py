"""Lines that were quoted whole when a table was saved twice: `"Đơn vị;Tháng;Đúng hạn"` is the line inside."""

from __future__ import annotations

_LEAST_FIELDS = 3
_DELIMITERS = ",;\t|"


def unwrapped(lines: list[str]) -> list[str]:
    """The lines without the quotes around each, when every line has them (the headings may not) and what is inside is a table; else the
    lines themselves.

    A quoted text of its own is no such line: inside, one delimiter must stand as often in every line, at least twice.
    """
    told = [line for line in lines if line.strip()]
    if len(told) < 2 or not all(_whole(line.strip()) for line in told[1:]):
        return lines
    inner = [_inside(line) if _whole(line.strip()) else line for line in told]
    if not any(min(counts) == max(counts) >= _LEAST_FIELDS - 1 for mark in _DELIMITERS for counts in [[one.count(mark) for one in inner]]):
        return lines
    return [_inside(line) if _whole(line.strip()) else line for line in lines]


def _whole(line: str) -> bool:
    return len(line) > 2 and line[0] == line[-1] == '"' and '"' not in line[1:-1].replace('""', "")


def _inside(line: str) -> str:
    return line.strip()[1:-1].replace('""', '"')
