"""data/frameworks/*.toml, data/places.toml and data/breaks.toml -> published frameworks, whose results, what broke the lines."""

from __future__ import annotations

from pathlib import Path

from parcam.catalog.defects import Defects
from parcam.catalog.known import Known
from parcam.catalog.record import Record, read_file
from parcam.catalog.units import read_id
from parcam.model.framework import Break, Change, Framework, Part, Place, Result

TRUST = ("S", "A", "B", "C", "D")
"""Grades of a source: the plan itself, official, press, public third-party code, derived from the others."""


def load_frameworks(root: Path, defects: Defects, known: Known) -> dict[str, Framework]:
    """Every file of the folder, in the order they state."""
    taken: set[str] = set()
    files = sorted((root / "frameworks").glob("*.toml"))
    found = [_framework(read_file(file, root, defects), file.stem, taken, known) for file in files]
    return {one.id: one for _, one in sorted(found, key=lambda pair: pair[0])}


def load_places(root: Path, defects: Defects) -> dict[str, Place]:
    file = read_file(root / "places.toml", root, defects)
    taken: set[str] = set()
    places = {}
    for record in file.tables("place"):
        one = Place(read_id(record, taken), record.text("name"), record.text("english"))
        record.done()
        places[one.id] = one
    file.done()
    return places


def load_breaks(root: Path, defects: Defects) -> tuple[Break, ...]:
    file = read_file(root / "breaks.toml", root, defects)
    taken: set[str] = set()
    found = []
    for record in file.tables("break"):
        found.append(Break(read_id(record, taken), record.text("text"), record.maybe_day("day"), record.text("source"),
                           read_trust(record), record.maybe_whole("ranks_of")))
        record.done()
    file.done()
    return tuple(found)


def read_trust(record: Record) -> str:
    found = record.text("trust")
    if found and found not in TRUST:
        record.fault("trust", "unknown_trust", found=found, allowed=", ".join(TRUST))
    return found


def _framework(record: Record, stem: str, taken: set[str], known: Known) -> tuple[int, Framework]:
    found = read_id(record, taken)
    if found and found != stem:
        record.fault("id", "file_name", found=found, wanted=stem)
    parts_taken: set[str] = set()
    framework = Framework(
        id=found, name=record.text("name"), full_name=record.text("full_name"), scale_low=record.number("scale_low"),
        scale_high=record.number("scale_high"), measure=record.text("measure"), about=record.text("about"), source=record.text("source"),
        parts=tuple(_part(one, parts_taken) for one in record.tables("part")),
        results=tuple(_result(one) for one in record.tables("result")),
        gaps=record.texts("gaps", ()), english=record.text("english"), changes=tuple(_change(one) for one in record.tables("change")))
    order = record.whole("order")
    _check_results(record, framework, known)
    record.done()
    return order, framework


def _check_results(record: Record, framework: Framework, known: Known) -> None:
    """Each result names a known part and place, once per year, and lies on the scale."""
    parts = {part.id: part for part in framework.parts}
    for part_record, part in zip(record.tables("part"), framework.parts, strict=True):
        if part.group and part.group not in parts:
            part_record.fault("group", "unknown_part", found=part.group, framework=framework.id)
    seen: set[tuple[int, str, str]] = set()
    for one, result in zip(record.tables("result"), framework.results, strict=True):
        if result.part not in parts:
            one.fault("part", "unknown_part", found=result.part, framework=framework.id)
            continue
        if result.place not in known.places:
            one.fault("place", "unknown_place", found=result.place)
        _check_value(one, result, framework, parts[result.part])
        if (result.year, result.part, result.place) in seen:
            one.fault("year", "duplicate_id", found=f"{result.year} {result.part} {result.place}")
        seen.add((result.year, result.part, result.place))


def _check_value(record: Record, result: Result, framework: Framework, part: Part) -> None:
    high = part.max_points if part.max_points is not None else framework.scale_high
    low = min(framework.scale_low, 0.0 if part.group else framework.scale_low)
    if result.value is not None and not low <= result.value <= high:
        record.fault("value", "result_outside", found=result.value, low=low, high=high)
    if result.rank is not None and not 1 <= result.rank <= (result.of or 0):
        record.fault("rank", "bad_rank", found=result.rank, of=result.of)
    if part.since is not None and result.year < part.since:
        record.fault("year", "before_since", found=result.year, part=part.id, since=part.since)


def _part(record: Record, taken: set[str]) -> Part:
    id = record.text("id")
    if id in taken:
        record.fault("id", "duplicate_id", found=id)
    taken.add(id)
    part = Part(id=id, name=record.text("name"), since=record.maybe_whole("since"), max_points=record.maybe_number("max_points"),
                group=record.text("group", ""), formula=record.text("formula", ""), source=record.text("source", ""),
                trust=record.text("trust", ""), english=record.text("english", ""))
    record.done()
    return part


def _result(record: Record) -> Result:
    one = Result(year=record.whole("year"), part=record.text("part"), value=record.maybe_number("value"), place=record.text("place"),
                 source=record.text("source"), trust=read_trust(record), rank=record.maybe_whole("rank"), of=record.maybe_whole("of"),
                 derived=record.flag("derived", False), note=record.text("note", ""))
    if one.value is None and one.rank is None:
        record.fault("", "empty_value")
    record.done()
    return one


def _change(record: Record) -> Change:
    one = Change(record.whole("year"), record.text("text"), record.text("source"), read_trust(record))
    record.done()
    return one
