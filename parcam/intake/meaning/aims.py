"""Which part of which indicator one figure is: what its column says joined with what its row says, inside the table's surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parcam.intake.meaning.labels import ANY, Meaning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.meaning.columns import Column

NOTHING = Meaning()
_BENEATH = ("denominator", "returned", "pending", "pending_all", "pending_in_time", "pending_late", "carried", "handed_out",
            "received_in_person", "rest", "month_only")
_WEAK = ("result", "total", "count")


@dataclass(frozen=True, slots=True)
class Aim:
    indicator: str
    part: str


def specific(meaning: Meaning) -> dict[str, str]:
    """Parts that belong to a named indicator."""
    return {indicator: part for indicator, part in meaning.parts.items() if indicator != ANY}


def owners(made: tuple[Column, ...]) -> dict[int, tuple[str, ...]]:
    """For each column, the indicators of the nearest column that names some: a bare "Tỷ lệ (%)" belongs to what stands left of it,
    a bare "Tổng số" to what stands right of it, each to the other side when that side is empty."""
    own = {
        column.column: tuple(indicator for indicator, part in specific(column.meaning).items() if part not in _BENEATH)
        or (column.meaning.named if not specific(column.meaning) else ())
        for column in made
        if column.role == "value"
    }
    found = {}
    for column in made:
        if own.get(column.column):
            found[column.column] = own[column.column]
            continue
        left = _narrowed(own[at] for at in sorted(own, reverse=True) if at <= column.column)
        right = _narrowed(own[at] for at in sorted(own) if at >= column.column)
        found[column.column] = (right or left) if column.meaning.parts.get(ANY) == "total" else (left or right)
    return found


def _narrowed(beside: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """The indicators of the nearest column that has any; of several ("Quá hạn" of dossiers or of tasks) the one that the next columns
    speak of too."""
    found: tuple[str, ...] = ()
    for said in beside:
        both = tuple(one for one in found if one in said)
        if found and said and not both:
            break
        found = both or found or said
        if len(found) == 1:
            break
    return found


def aims(column: Meaning, row: Meaning, near: tuple[str, ...], titled: tuple[str, ...], stated: str | None) -> tuple[Aim, ...]:
    """The aims of a figure. `near` are the indicators of the columns (or rows) beside it, `titled` those of the title,
    `stated` the one the uploader named. Empty when nothing, or another indicator, is meant."""
    part, own = _combined(column, row)
    if own is not None:
        return tuple(Aim(indicator, found) for indicator, found in own.items() if stated in (None, indicator))
    placed = (column.spans or column.unit) and not (column.unknown or row.unknown)
    if part == "count" or not (part or column.named or placed):
        return ()
    named = row.named or column.named
    told = _one(near) or _one(one for one in titled if not near or one in near)
    meant = _one(named) or ((stated,) if stated and (not near or stated in near) else ()) or (() if stated else told)
    return tuple(Aim(indicator, part or "result") for indicator in meant if stated in (None, indicator))


def _combined(column: Meaning, row: Meaning) -> tuple[str, dict[str, str] | None]:
    """(generic part, specific parts) of a column and a row label read together; specific parts None when neither has any."""
    generic = column.parts.get(ANY, "")
    from_row, from_column = specific(row), specific(column)
    if from_column and not row.named and (not from_row or from_column.keys() & from_row.keys()):
        return "", from_column
    if from_column and from_row and not from_column.keys() & {*row.named, *from_row}:
        return "", {}  # the row is a piece of another indicator's ("Một phần")
    if from_row and (not generic or generic in _WEAK):
        return "", from_row
    if from_column:
        both = {indicator: part for indicator, part in from_column.items() if indicator in row.named}
        return "", both
    own = row.parts.get(ANY, "")
    return (own if own and generic in ("", *_WEAK) else generic), None


def _one(indicators: Iterable[str]) -> tuple[str, ...]:
    """The indicators when they are exactly one; two candidates are no answer."""
    found = tuple(dict.fromkeys(indicators))
    return found if len(found) == 1 else ()
