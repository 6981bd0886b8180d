"""Rules of a plan file that need other files, or several of its lines at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.model.indicator import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.catalog.known import Known
    from parcam.catalog.record import Record
    from parcam.model.commitment import Commitment, Section


def check_commitment(record: Record, one: Commitment, year: int, known: Known) -> None:
    """Ids exist, there is exactly one way to judge it, and its days lie in the plan's year."""
    known.unit_or_group(record, "leads", one.leads)
    known.indicator(record, "indicator", one.indicator)
    if one.target is None and not one.milestones:
        record.fault("", "no_measure", found=one.code)
    if one.target is not None and one.milestones:
        record.fault("target", "two_measures", found=one.code)
    measured = known.indicators.get(one.indicator)
    if measured and one.target is not None and measured.measure is Measure.DEED:
        record.fault("indicator", "deed_target", found=one.code, indicator=one.indicator)
    if measured and one.definition and one.definition not in {each.id for each in measured.definitions if each.computed}:
        record.fault("definition", "unknown_definition", found=one.definition, indicator=one.indicator)
    if one.deadline.day.year != year:
        record.fault("deadline", "deadline_outside", day=one.deadline.day, year=year)
    ids: set[str] = set()
    for stone in one.milestones:
        if stone.due.year != year:
            record.fault("milestone", "milestone_outside", found=stone.id, day=stone.due, year=year)
        if stone.id in ids:
            record.fault("milestone", "duplicate_id", found=stone.id)
        ids.add(stone.id)
    for feed, part in zip(record.tables("feeds"), one.feeds, strict=True):
        known.part(feed, part.framework, part.part)


def check_codes(pairs: Iterable[tuple[Record, Commitment]], sections: tuple[Section, ...]) -> None:
    """Codes are unique, stand below a heading and follow the source's order."""
    before, last = "", (-1, -1)
    seen: set[str] = set()
    for record, one in pairs:
        place = _place(one.code, sections)
        if one.code in seen:
            record.fault("code", "duplicate_id", found=one.code)
        elif place is None:
            record.fault("code", "no_section", found=one.code)
        elif place <= last:
            record.fault("code", "code_order", found=one.code, before=before)
        else:
            before, last = one.code, place
        seen.add(one.code)


def _place(code: str, sections: tuple[Section, ...]) -> tuple[int, int] | None:
    """(position of its heading, own number); None for a code under no heading."""
    heading, _, number = code.rpartition(".")
    at = {section.code: index for index, section in enumerate(sections)}
    return (at[heading], int(number)) if heading in at and number.isdigit() else None
