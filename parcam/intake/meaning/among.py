"""What the columns of one table say of each other: a part that belongs to an indicator named beside it, a whole beside its pieces."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.meaning.labels import ANY

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.labels import Lexicon, Meaning
    from parcam.intake.meaning.naming import Named

_CROWD, _BOTH = 2, 2


def owned(made: tuple[Column, ...], elsewhere: tuple[str, ...]) -> tuple[Column, ...]:
    """A bare "Lũy kế" is a part of an indicator only where another column or the titles (`elsewhere`) speak of that indicator."""
    bare = {one.column for one in made if one.meaning.cumulative and not one.meaning.named}
    said = {*elsewhere, *(name for one in made if one.column not in bare for name in (*one.meaning.parts, *one.meaning.named))}
    return tuple(
        replace(one, meaning=replace(one.meaning, parts={name: part for name, part in one.meaning.parts.items() if name in said}))
        if one.column in bare and one.role == "value"
        else one
        for one in made
    )


def _total(group: list[Column], lexicon: Lexicon) -> Column | None:
    """The one column of a group headed "tổng cộng" at its lowest level; else the one with such a level above ("Tổng cộng / Số tiền")."""
    lowest = [one for one in group if lexicon.says("heading.total", one.heading.levels[-1])]
    above = [one for one in group if any(lexicon.says("heading.total", level) for level in one.heading.levels[:-1])]
    return next((found[0] for found in (lowest, above) if len(found) == 1), None)


def wholes(made: tuple[Column, ...], lexicon: Lexicon) -> tuple[Column, ...]:
    """Where several columns name the same part (by source of money, by level), the one headed "tổng cộng" is read and the others not."""
    groups: dict[tuple[object, ...], list[Column]] = {}
    for column in made:
        if column.role == "value" and not column.meaning.skip and column.meaning.parts:
            meaning = column.meaning
            groups.setdefault((tuple(sorted(meaning.parts.items())), meaning.spans, meaning.unit), []).append(column)
    pieces: set[int] = set()
    for group in groups.values():
        total = _total(group, lexicon)
        if len(group) > 1 and total:
            pieces |= {one.column for one in group if one is not total}
    return tuple(replace(one, role="unread", why="piece") if one.column in pieces else one for one in made)


def of_year(made: tuple[Column, ...], year: int | None) -> tuple[Column, ...]:
    """Where columns of one part name different years of their plans ("Kế hoạch 2023 kéo dài", "Kế hoạch 2024"), only those of the year
    that the titles speak of are read."""
    parts = {part for one in made if one.role == "value" and year in one.meaning.years for part in one.meaning.parts.items()}
    return tuple(
        replace(one, role="unread", why="other_year")
        if one.role == "value" and one.meaning.years and year not in one.meaning.years and parts & set(one.meaning.parts.items())
        else one
        for one in made
    )


def revised(made: tuple[Column, ...], lexicon: Lexicon) -> tuple[Column, ...]:
    """Beside a plan "sau điều chỉnh" the plans it replaced are not read, also when its own heading is otherwise unreadable."""
    new = [one for one in made if one.role == "value" and lexicon.says("heading.revised", one.name)]
    if len(new) != 1:
        return made
    if not new[0].meaning.parts:
        return tuple(replace(one, role="unread", why="replaced") if "denominator" in one.meaning.parts.values() else one for one in made)
    said = (new[0].meaning.parts, new[0].meaning.spans, new[0].meaning.unit)
    return tuple(
        replace(one, role="unread", why="replaced")
        if one is not new[0] and one.role == "value" and (one.meaning.parts, one.meaning.spans, one.meaning.unit) == said
        else one
        for one in made
    )


def month_rates(made: tuple[Column, ...], *, running: bool) -> tuple[Column, ...]:
    """Where money is given for one month only ("Giải ngân trong tháng"), or only what is left or estimated, and no running total stands
    anywhere (nor, `running`, in the titles), a rate that does not say "lũy kế" itself is theirs, and no reading."""
    said = [one.meaning for one in made if one.role == "value" and not one.meaning.skip]
    monthly = {name for one in made for name, part in one.meaning.parts.items() if part in ("month_only", "rest")}
    summed = {name for one in said for name, part in one.parts.items() if part == "numerator"}
    if running or any(one.cumulative or any(span.cumulative for span in one.spans) for one in said) or not monthly - summed:
        return made
    return tuple(
        replace(one, meaning=replace(one.meaning, skip="other_rate"))
        if one.role == "value" and any(one.meaning.parts.get(name) == "rate" for name in (*(monthly - summed), ANY))
        else one
        for one in made
    )


def paired(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """A bare "Tổng số" is the denominator where a bare "Số đạt" stands beside it, or a bare result together with a rate to prove it."""
    bare = {one.meaning.parts[ANY] for one in made if one.role == "value" and not one.meaning.skip and ANY in one.meaning.parts}
    totals = [one for one in made if one.role == "value" and one.meaning.parts == {ANY: "total"}]
    if len(totals) != 1 or not ("numerator" in bare or {"result", "rate"} <= bare):
        return made
    meaning = replace(totals[0].meaning, parts={ANY: "denominator"})
    return tuple(replace(one, meaning=meaning) if one is totals[0] else one for one in made)


def counted(made: tuple[Column, ...], money: frozenset[str], lexicon: Lexicon) -> tuple[Column, ...]:
    """A column of sums of money ("Số tiền (đồng)" beside "Số hồ sơ") is no part of an indicator that counts; `money` are those that do
    not."""
    said = {one.column: {*one.meaning.parts, *one.meaning.named} - {ANY} for one in made if one.role == "value" and _of_money(one, lexicon)}
    wrong = {column for column, names in said.items() if names and not names & money}
    return tuple(replace(one, role="unread", why="money") if one.column in wrong else one for one in made)


def _of_money(one: Column, lexicon: Lexicon) -> bool:
    """A lone "d" is the fourth letter of a row of numbers, not đồng."""
    return lexicon.says("heading.money", one.name) or any(lexicon.scale(level) for level in one.heading.levels if len(level) > 1)


def crowded(made: tuple[Column, ...]) -> tuple[Column, ...]:
    """A bare "Kết quả" among several columns of figures nobody can name is one of them: a factor of a survey, a mark beside marks."""
    unknown = [one for one in made if one.role == "value" and one.name and one.meaning.unknown]
    if len(unknown) < _CROWD:
        return made
    return tuple(
        replace(one, role="unread", why="crowded") if one.role == "value" and _bare_result(one.meaning) else one for one in made
    )


def _bare_result(meaning: Meaning) -> bool:
    return meaning.parts == {ANY: "result"} and not (meaning.named or meaning.spans or meaning.unit or meaning.rate or meaning.percent)


def of_two_times(made: tuple[Column, ...], latest: frozenset[str]) -> tuple[Column, ...]:
    """Where tasks are done "trong tháng" and "lũy kế" beside one number assigned, which of them that number is of cannot be told; where
    each has its own, it can. `latest` are the indicators whose last month stands for the year."""
    done, given = (
        [one for one in made if one.role == "value" and any(one.meaning.parts.get(name) == part for name in latest)]
        for part in ("numerator", "denominator")
    )
    if len({one.meaning.cumulative for one in done}) < _BOTH or len({one.meaning.cumulative for one in given}) == _BOTH:
        return made
    return tuple(replace(one, role="unread", why="two_times") if one in done else one for one in made)


def since_january(made: tuple[Column, ...], money: frozenset[str]) -> tuple[Column, ...]:
    """A plain "Giải ngân" beside "Lũy kế giải ngân" is the month's. Beside a running total of nobody knows what ("Từ đầu năm") it may be,
    and is not read. `money` are the indicators of money, which is counted since January."""
    running = [one.meaning for one in made if one.role == "value" and one.meaning.cumulative and not one.meaning.skip]
    summed = [one for one in running if any(one.parts.get(name) == "numerator" for name in money)]
    bare = [one for one in running if not (one.parts or one.named or one.percent or one.rate)]
    if not summed and not bare:
        return made
    owners = {one.unit for one in summed}
    return tuple(_of_month(one, owners) if one.role == "value" and _plain(one.meaning, money) else one for one in made)


def _plain(meaning: Meaning, money: frozenset[str]) -> bool:
    timed = meaning.cumulative or meaning.spans or meaning.years
    return not timed and any(meaning.parts.get(name) == "numerator" for name in money)


def _of_month(one: Column, owners: set[Named | None]) -> Column:
    if one.meaning.unit not in owners:
        return replace(one, role="unread", why="partless")
    parts = {name: "month_only" if part == "numerator" else part for name, part in one.meaning.parts.items()}
    return replace(one, meaning=replace(one.meaning, parts=parts))


def goals(made: tuple[Column, ...], lexicon: Lexicon) -> tuple[Column, ...]:
    """A ratio that must be reached ("Yêu cầu (%)"), or the difference of two ("+/-"), is no result."""
    return tuple(replace(one, role="unread", why="target") if one.role == "value" and _is_goal(one, lexicon) else one for one in made)


def _is_goal(one: Column, lexicon: Lexicon) -> bool:
    ratio = one.meaning.rate or one.meaning.percent or one.meaning.parts.get(ANY) in ("rate", "result")
    signs = not any(char.isalnum() for char in one.name) and any(sign in one.name for sign in ("+", "±"))
    return ratio and (signs or lexicon.says("heading.goal", one.name))
