"""data/templates/*.toml -> templates. An office edits these files; what is wrong in them is said at once, with file, line and remedy."""

from __future__ import annotations

import string
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any, TypeVar

from parcam.catalog.defects import Defects
from parcam.catalog.record import Record, read_file
from parcam.model.verdict import Verdict
from parcam.places import data_dir
from parcam.publish.fields import NUMBERING, OF_COMMITMENT, OF_UNIT, OF_WINDOW, SHARED
from parcam.publish.tables import TABLES
from parcam.publish.templates import AnnexTemplate, BriefTemplate, Group, Layout, Office, ReportTemplate, Section

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Made = TypeVar("Made")
Allowed = tuple[str, ...]

_PER_COMMITMENT = {"lines", "slipping_line", "slipping_more"}
_PER_UNIT = {"late_line"}
_BLANKS = {"unnumbered"}


def load_office(root: Path | None = None) -> Office:
    """Letterhead, signature and sizes, each size within what the decree allows. DefinitionError with every fault."""
    defects = Defects()
    record, limits = _read("office", root, defects), _read("decree", root, defects)
    layout = _layout(record, limits.table("layout"))
    office = _made(Office, record, NUMBERING, layout=layout)
    defects.raise_if_any()
    return office


def load_report(name: str, root: Path | None = None) -> ReportTemplate:
    """`accountability` or `periodic`. DefinitionError with every fault."""
    defects = Defects()
    record = _read(name, root, defects)
    named = record.table("windows")
    windows = {key: named.text(key) for key in named.data} if named else {}
    allowed = SHARED + (OF_WINDOW if windows else ())
    if named:
        for key, text in windows.items():
            _check(named, key, (text,), ("year",))
    sections = tuple(_section(one, allowed) for one in record.tables("section"))
    annexes = tuple(_annex(one, allowed) for one in record.tables("annex"))
    if record.data:
        _whole(record, sections)
    report = _made(ReportTemplate, record, allowed, sections=sections, annexes=annexes, windows=windows)
    defects.raise_if_any()
    return report


def load_brief(root: Path | None = None) -> BriefTemplate:
    """The one page. DefinitionError with every fault."""
    defects = Defects()
    brief = _made(BriefTemplate, _read("brief", root, defects), SHARED)
    defects.raise_if_any()
    return brief


def _read(name: str, root: Path | None, defects: Defects) -> Record:
    folder = root or data_dir() / "templates"
    return read_file(folder / f"{name}.toml", folder.parent, defects)


def _layout(record: Record, limits: Record | None) -> Layout:
    """Sizes; one that the decree does not allow is a fault."""
    table = record.table("layout") or Record(record.file, {}, record.lines, record.defects, ("layout",))
    layout = _made(Layout, table, ())
    for key in table.data:
        if limits is not None and key in limits.data and isinstance(value := table.data[key], int | float):
            low, high = limits.numbers(key)
            if not low <= value <= high:
                table.fault(key, "out_of_decree", found=value, low=low, high=high)
    return layout


def _section(record: Record, allowed: Allowed) -> Section:
    groups = tuple(_group(one, allowed) for one in record.tables("group"))
    section = _made(Section, record, allowed, groups=groups)
    _known(record, "table", (section.table,) if section.table else (), TABLES)
    return section


def _group(record: Record, allowed: Allowed) -> Group:
    group = _made(Group, record, allowed)
    _known(record, "verdicts", group.verdicts, list(Verdict))
    _known(record, "with", (group.with_,) if group.with_ else (), OF_COMMITMENT)
    return group


def _annex(record: Record, allowed: Allowed) -> AnnexTemplate:
    annex = _made(AnnexTemplate, record, allowed)
    _known(record, "table", (annex.table,), TABLES)
    return annex


def _whole(record: Record, sections: tuple[Section, ...]) -> None:
    """A verdict that no group takes in would drop its commitments from the report without a word."""
    taken = {verdict for section in sections for group in section.groups if not group.with_ for verdict in group.verdicts}
    if left := [str(one) for one in Verdict if one not in taken]:
        record.fault("section", "verdict_left_out", found=", ".join(left))


def _made(kind: type[Made], record: Record, allowed: Allowed, **given: Any) -> Made:
    """The dataclass from the record by the types of its fields; a field with a default may be missing."""
    values = {}
    for one in fields(kind):  # type: ignore[arg-type] - only dataclasses are passed
        if one.name not in given:
            key, default = one.name.rstrip("_"), None if one.default is MISSING else one.default
            values[one.name] = _value(record, key, str(one.type), default)
            _check(record, key, values[one.name], allowed)
    record.done()
    return kind(**values, **given)


def _value(record: Record, key: str, kind: str, default: Any) -> Any:
    if key in _BLANKS:
        return record.verbatim(key)
    if kind == "str":
        return record.text(key, default)
    if kind == "float":
        return record.number(key, default)
    if kind == "int":
        return record.whole(key, default)
    return record.flag(key, default) if kind == "bool" else record.texts(key, default)


def _check(record: Record, key: str, value: Any, allowed: Allowed) -> None:
    """Every field named in the text exists, and the braces close."""
    extra = OF_COMMITMENT if key in _PER_COMMITMENT else OF_UNIT if key in _PER_UNIT else ()
    for text in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        except ValueError:
            record.fault(key, "bad_braces", found=text)
            continue
        for name in names:
            if name not in (*allowed, *extra):
                record.fault(key, "unknown_field", found=name, allowed=" ".join(f"{{{one}}}" for one in (*allowed, *extra)))


def _known(record: Record, key: str, found: Iterable[str], among: Iterable[str]) -> None:
    for one in found:
        if one not in tuple(among):
            record.fault(key, "unknown_choice", found=one, allowed=", ".join(among))
