"""data/units.toml -> units, groups, ambiguous spellings."""

from __future__ import annotations

import re
from pathlib import Path

from parcam.catalog.defects import Defects
from parcam.catalog.known import Labels
from parcam.catalog.record import Record, read_file
from parcam.model.unit import Ambiguous, Group, Unit

_ID = re.compile(r"[a-z0-9]+([_-][a-z0-9]+)*")


def load_units(root: Path, defects: Defects) -> tuple[dict[str, Unit], dict[str, Group], tuple[Ambiguous, ...]]:
    file = read_file(root / "units.toml", root, defects)
    taken: set[str] = set()
    units = {unit.id: unit for order, record in enumerate(file.tables("unit"), start=1) for unit in [_unit(record, order, taken)]}
    groups = {group.id: group for record in file.tables("group") for group in [_group(record, taken, units)]}
    ambiguous = tuple(_ambiguous(record, units) for record in file.tables("ambiguous"))
    for record in file.tables("unit"):
        _known(record, "successors", record.texts("successors", ()), units)
    _tell_apart(file, units, groups, ambiguous)
    file.done()
    return units, groups, ambiguous


def _tell_apart(file: Record, units: dict[str, Unit], groups: dict[str, Group], ambiguous: tuple[Ambiguous, ...]) -> None:
    """A spelling means one unit or one group, or stands among the ambiguous ones: a shared one would load a figure wrongly."""
    labels = Labels("shared_spelling")
    for record, unit in zip(file.tables("unit"), units.values(), strict=False):
        labels.claim(record, "aliases", (unit.id, unit.name, unit.short, *unit.aliases), unit.id)
    for record, group in zip(file.tables("group"), groups.values(), strict=False):
        labels.claim(record, "aliases", (group.id, group.name, *group.aliases), group.id)
    for record, one in zip(file.tables("ambiguous"), ambiguous, strict=True):
        labels.claim(record, "also", one.spellings, one.spellings[0])


def read_id(record: Record, taken: set[str]) -> str:
    """The `id` of a record: well formed and not used before."""
    found = record.text("id")
    if found and not _ID.fullmatch(found):
        record.fault("id", "bad_id", found=found)
    if found in taken:
        record.fault("id", "duplicate_id", found=found)
    taken.add(found)
    return found


def _unit(record: Record, order: int, taken: set[str]) -> Unit:
    unit = Unit(
        id=read_id(record, taken), name=record.text("name"), short=record.text("short"), order=order,
        aliases=record.texts("aliases", ()), valid_from=record.maybe_day("valid_from"), valid_to=record.maybe_day("valid_to"),
        successors=record.texts("successors", ()), source=record.text("source"), english=record.text("english", ""))
    record.done()
    return unit


def _group(record: Record, taken: set[str], units: dict[str, Unit]) -> Group:
    group = Group(
        id=read_id(record, taken), name=record.text("name"), members=record.texts("members"), aliases=record.texts("aliases", ()),
        sourced=record.flag("sourced"), source=record.text("source"), english=record.text("english", ""))
    _known(record, "members", group.members, units)
    record.done()
    return group


def _ambiguous(record: Record, units: dict[str, Unit]) -> Ambiguous:
    one = Ambiguous((record.text("text"), *record.texts("also", ())), record.texts("candidates"))
    _known(record, "candidates", one.candidates, units)
    record.done()
    return one


def _known(record: Record, key: str, ids: tuple[str, ...], units: dict[str, Unit]) -> None:
    for one in ids:
        if one not in units:
            record.fault(key, "unknown_unit", found=one)
