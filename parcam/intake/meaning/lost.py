"""Columns whose heading has lost the level that says of what time, or of what part, their figures are, or stands beside them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.letters.fold import words

_TITLE, _MANY = 8, 3

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.labels import Lexicon, Meaning
    from parcam.intake.sheet import Row, Sheet, Table


def partless(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where headings say a month and, below it, a part, one that says a month and no part has lost it: it is no result."""
    counts = {"numerator", "denominator"}
    if not any(len(one.heading.levels) > 1 and one.meaning.spans and counts & set(one.meaning.parts.values()) for one in made):
        return made
    return tuple(replace(one, role="unread", why="partless") if one.role == "value" and _only_time(one.meaning) else one for one in made)


def lowerless(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """Beside "Giải ngân > Lũy kế từ đầu năm", one headed "Giải ngân" alone has lost the lower heading that says of what time it is."""
    over = {key for one in made if one.meaning.cumulative and one.meaning.parts for key in _above(one)}
    return tuple(
        replace(one, role="unread", why="partless") if one.role == "value" and not one.meaning.cumulative and _keys(one) & over else one
        for one in made
    )


def _above(one: Column) -> set[tuple[object, ...]]:
    """What a heading can say that has lost the lowest level of this one: the levels above it, or the last of them."""
    levels, said = one.heading.levels[:-1], frozenset(one.meaning.parts.items())
    return {(levels[at:], said) for at in range(len(levels))} | {(level, said) for level in levels[-1:]}


def _keys(one: Column) -> set[tuple[object, ...]]:
    levels, said = one.heading.levels, frozenset(one.meaning.parts.items())
    return {(levels, said), (levels[-1], said)} if levels and said else set()


def _only_time(meaning: Meaning) -> bool:
    return bool(meaning.spans) and not (meaning.parts or meaning.named or meaning.unit or meaning.rate or meaning.percent or meaning.skip)


def slipped(made: list[Column], lexicon: Lexicon) -> list[Column]:
    """Where the headings have moved against their columns no figure is known: names of units stand under a heading that also stands over
    figures, or under one of a part below the units' own, or while figures stand under the units' own."""
    known = [one for one in made if (one.role, one.why) == ("unit", "content") and one.heading.levels]
    names = [one for one in known if not lexicon.says("heading.unit", one.heading.levels[-1])]
    figures = [one for one in made if one.role == "value" and one.heading.levels]
    again = {one.heading.levels[-1] for one in names} & {one.heading.levels[-1] for one in figures}
    parted = [one for one in names if lexicon.mean(one.heading.levels[-1:]).parts]
    below = any(lexicon.says("heading.unit", level) for one in parted for level in one.heading.levels[:-1])
    over = any(lexicon.says("heading.unit", one.heading.levels[-1]) for one in figures)
    moved = again or below or (parted and over)
    return [replace(one, role="unread", why="moved") if moved and one.role == "value" else one for one in made]


def twins(made: list[Column], first: Row) -> list[Column]:
    """Where two columns have one heading and words stand under one of them in the `first` row of the table, these are what told them
    apart: a lower heading that was left in the body. So it is where one group has two columns of one count: they were of two groups."""
    times = Counter(one.heading.levels for one in made)
    alike = [one for one in made if one.name and times[one.heading.levels] > 1]
    texts = [first.at(one.column).text for one in alike]
    left = any(len(text) > 1 and not any(map(str.isdigit, text)) for text in texts)
    twice = {one.heading.levels[:-1] for one in alike if one.role == "value" and len(one.heading.levels) > 1 and _counts(one)}
    lost = {one.column for one in alike if left} | {one.column for one in made if one.heading.levels[:-1] in twice}
    return [replace(one, role="unread", why="moved") if one.column in lost and one.role == "value" else one for one in made]


def _counts(one: Column) -> bool:
    return not {"total", "numerator", "denominator"}.isdisjoint(one.meaning.parts.values())


def overlapped(made: list[Column], sheet: Sheet, table: Table) -> list[Column]:
    """Where merged cells overlap in the headings, no heading is known to stand where the file says."""
    seen: set[tuple[int, int]] = set()
    for one in sheet.merges:
        for row in table.header:
            if one.top <= row <= one.bottom:
                cells = {(row, column) for column in range(max(one.left, table.left), min(one.right, table.right) + 1)}
                if not seen.isdisjoint(cells):
                    return [replace(column, role="unread", why="moved") if column.role == "value" else column for column in made]
                seen |= cells
    return made


def unlike(made: list[Column], lexicon: Lexicon) -> list[Column]:
    """Beside columns that say what they hold ("Thực hiện tháng 5 (%)"), one of a month that says it in words nobody knows may be a plan;
    one of a group may be a piece of what the group names. "Số tiền" under a group's month names none itself."""
    said = [one for one in made if one.role == "value" and one.heading.levels]
    lowest = {one.column: lexicon.grammar.find(one.heading.levels[-1]) for one in said}
    rests = {column: found.rest.replace("%", " ") for column, found in lowest.items()}
    strange = {column for column, rest in rests.items() if words(rest) and lexicon.mean((rest,)).unknown}
    known = any(words(rest) for column, rest in rests.items() if column not in strange)
    groups = {one.heading.levels[:-1] for one in said if one.column not in strange and "numerator" in one.meaning.parts.values()}
    lost = {one.column for one in said if lowest[one.column].spans or (one.heading.levels[:-1] in groups and _rate(one))} & strange
    bare = {one.column for one in said if one.heading.levels in groups and _rate(one)}
    return [replace(one, role="unread", why="damaged") if (known and one.column in lost) or one.column in bare else one for one in made]


def _rate(one: Column) -> bool:
    """Whether it is a rate by its group alone: nothing in its lowest heading says percent."""
    return "rate" in one.meaning.parts.values() and "%" not in one.heading.levels[-1]


def entitled(made: list[Column]) -> list[Column]:
    """A title that stands among the headings ("KHẢO SÁT MỨC ĐỘ HÀI LÒNG THÁNG 7/2024" over one of many counts) has taken the place of a
    heading nobody knows."""
    values = [one for one in made if one.role == "value"]
    long = [one for one in values if any(span.monthly for span in one.meaning.spans) and len(words(one.name)) >= _TITLE]
    if len(long) != 1 or len(long[0].heading.levels) != 1:
        return made
    lost = sum(not one.meaning.spans and _alike(one, long[0]) for one in values) >= _MANY
    return [replace(one, role="unread", why="moved") if lost and one.role == "value" else one for one in made]


def _alike(one: Column, other: Column) -> bool:
    return not (one.meaning.parts.keys() - {"*"}).isdisjoint(other.meaning.parts)


def mixed(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """Of groups side by side some name a unit and some a part ("Trước hạn | Văn phòng Sở | Quá hạn"): a name has come to stand where a
    part stood."""
    groups = [one for one in made if one.role == "value" and len(one.heading.levels) > 1 and not one.meaning.skip]
    owned = [one for one in groups if one.meaning.unit and not _parted(one)]
    parted = {one.heading.levels[:-1] for one in groups if not one.meaning.unit and _parted(one)}
    depths = {len(levels) for levels in parted}
    lost = bool(owned) and len(parted) > 1 and all(len(one.heading.levels) - 1 in depths for one in owned)
    gone = {one.column for one in groups if lost}
    return tuple(replace(one, role="unread", why="moved") if one.column in gone else one for one in made)


def _parted(one: Column) -> bool:
    return any(indicator != "*" for indicator in one.meaning.parts)


def upperless(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """Beside "Hài lòng > Số phiếu, Tỷ lệ" and "Không hài lòng > Số phiếu, Tỷ lệ", a bare "Số phiếu, Tỷ lệ" has lost the heading that says
    what it counts: of what the groups add up to, a part is missing."""
    figures = [one for one in made if one.role == "value" and one.heading.levels]
    groups: dict[tuple[str, ...], list[str]] = {}
    for one in figures:
        groups.setdefault(one.heading.levels[:-1], []).append(one.heading.levels[-1])
    bare = groups.pop((), [])
    lost = sum(len(lowest) > 1 and lowest == bare[-len(lowest):] for lowest in groups.values()) > 1
    if not lost or any(one.meaning.spans for one in figures):
        return made
    gone = {one.column for one in figures if one.heading.levels[-1] in bare}
    return tuple(replace(one, role="unread", why="moved") if one.column in gone else one for one in made)


def shifted(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """A group wider than its lowest headings, its last column without one, has had them moved: none of them is known to stand over its
    own figures. So has a rate beside one of which the heading is damaged and says as much: either may be the other."""
    after = [*(one.heading.levels for one in made[1:]), ()]
    groups = {one.heading.levels for before, one, next_ in zip(made, made[1:], after[1:], strict=False) if _last_of(before, one, next_)}
    torn = {_said(one) for one in made if (one.role, one.why) == ("unread", "damaged") and "rate" in one.meaning.parts.values()}

    def lost(one: Column) -> bool:
        levels = one.heading.levels
        return _said(one) in torn or any(levels[:depth] in groups for depth in range(1, len(levels) + 1))

    return tuple(replace(one, role="unread", why="moved") if one.role == "value" and lost(one) else one for one in made)


def _last_of(before: Column, one: Column, after: tuple[str, ...]) -> bool:
    """Whether a column with figures has only the heading of the group in which the one before it has a lowest heading too."""
    group = one.heading.levels
    filled = one.role == "value" or (one.role, one.why) in (("unread", "piece"), ("unread", "partless"))
    inside = 0 < len(group) < len(before.heading.levels) and before.heading.levels[: len(group)] == group
    return filled and inside and not one.heading.again and after[: len(group)] != group


def _said(one: Column) -> tuple[object, ...]:
    return (*one.meaning.parts.items(), one.meaning.spans, one.meaning.unit)
