"""The same indicator, unit and month said twice: once is enough when the figures agree, neither counts when they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from parcam.intake.tables.record import Outcome, Record

P = TypeVar("P")
_ROUNDING = 0.06
_NAMED = 20
"""Rows a conflict names at most: thousands that differ would tell nobody more, and cost their square."""


def repeats(
    read: list[tuple[P, Record, Outcome]],
) -> tuple[list[tuple[P, Record, Outcome]], list[tuple[tuple[P, Record, Outcome], int]], list[tuple[P, Record, tuple[int, ...]]]]:
    """(kept, agreeing repeats with the row of the one kept, conflicting ones with the first `_NAMED` rows of the others).

    A stated ratio agrees with parts that give it to within rounding; the one with parts is kept.
    """
    groups: dict[tuple[object, ...], list[tuple[P, Record, Outcome]]] = {}
    for one in read:
        groups.setdefault((one[1].indicator, one[1].unit, one[1].month), []).append(one)
    kept, again, conflicts = [], [], []
    for group in groups.values():
        first = next((one for one in group if one[2].numerator is not None), group[0])
        if all(_agree(first[2], one[2]) for one in group):
            kept.append(first)
            again += [(one, first[1].rows[0]) for one in group if one is not first]
        else:
            few = [(record, record.rows) for _, record, _ in group[: _NAMED + 1]]
            for at, (part, record, _) in enumerate(group):
                others = few[:_NAMED] if at > _NAMED else [one for one in few if one[0] is not record]
                conflicts.append((part, record, tuple(row for _, rows in others for row in rows)[:_NAMED]))
    return kept, again, conflicts


def _agree(one: Outcome, other: Outcome) -> bool:
    if one.numerator is not None and other.numerator is not None:
        return (one.numerator, one.denominator) == (other.numerator, other.denominator)
    if one.numerator is None and other.numerator is None:
        return abs((one.stated or 0) - (other.stated or 0)) < 1e-9
    parts, stated = (one, other) if one.numerator is not None else (other, one)
    return bool(parts.denominator) and abs(100 * (parts.numerator or 0) / (parts.denominator or 1) - (stated.stated or 0)) <= _ROUNDING
