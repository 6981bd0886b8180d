"""What the reader concluded, in words: ids as names, months, marks and roles as people say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.ui import address, readers
from parcam.ui.text import month, say, sentence

if TYPE_CHECKING:
    from parcam.model.reading import Fault, Understood

DOWNLOAD = ":material/download:"
UNITS = "units"
"""Stands for all spellings of units that are their official names."""


def what(id: str) -> str:
    """The thing concluded: "Cột C", "Bảng mã", "Tên “P.TC”"."""
    name, _, place = id.partition(":")
    if name == "unit":
        return say("findings.what.unit", spelling=place)
    if name == "dates" and place:
        return say("findings.what.dates_of", role=role(place))
    label = say(f"findings.what.{name}") if readers.knows(f"findings.what.{name}") else name
    return f"{label} {place}".strip()


def value(one: Understood) -> str:
    name, _, _ = one.what.partition(":")
    if name == "unit":
        return unit(one.value)
    if name == "delimiter":
        return delimiter(one.value)
    if name == "encoding":
        return one.value
    if name in ("dates", "dataset", "numbers", "money"):
        return choice("datasets" if name == "dataset" else name, one.value)
    if name == "column":
        return _roles(one.value)
    return _listed(one.value)


def stated(what: str, value: str) -> str:
    """What a person stated (`Options.overrides`, indicator, dataset), in words."""
    name = what.partition(":")[0]
    if name == "unit":
        return unit(value)
    if name == "delimiter":
        return delimiter(value)
    if name == "indicator":
        return indicator(value)
    if name == "column":
        owner, _, part = value.rpartition(".")
        return " ".join(filter(None, (role(choice("columns", part)), indicator(owner) if owner else "")))
    return choice("datasets" if name == "dataset" else name, value)


def delimiter(mark: str) -> str:
    name = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "space"}.get(mark.strip(" ") or mark)
    return say(f"findings.delimiter.{name}") if name else f"“{mark}”"


def unit(id: str) -> str:
    units = readers.shown().units
    return units[id].name if id in units else id


def role(id: str) -> str:
    """A role of a register's column in words; anything else is words already."""
    key = f"findings.roles.{id}"
    return say(key) if readers.knows(key) else id


def choice(group: str, id: str) -> str:
    """A value a person may state: `mending.values.<group>.<id>`."""
    key = f"mending.values.{group}.{id}"
    return say(key) if readers.knows(key) else id


def indicator(id: str) -> str:
    known = readers.catalog().indicators
    return readers.named(known[id], address.language()) if id in known else id


def fault(one: Fault, language: str = "") -> str:
    """The reason of a refusal, behind the heading of its cell."""
    reason = sentence(one.message, language)
    return f"{one.column}: {reason}" if one.column else reason


def plain(text: str) -> str:
    """Words from a file, so that Markdown takes them as they stand."""
    return "".join("\\" + letter if letter in "\\`*_{}[]()#+-!|<>$~:&" else letter for letter in text)


def _roles(text: str) -> str:
    """What a column holds, one role for each indicator: "on_time.numerator,online_full.denominator"; anything else as it stands."""
    known, told = readers.shown().indicators, []
    for piece in text.split(","):
        owner, _, part = piece.rpartition(".")
        if not readers.knows(f"findings.roles.{part}") or (owner and owner not in known):
            return text
        told.append(" ".join(filter(None, (role(part), known[owner].short if owner else ""))))
    return "; ".join(told)


def _listed(text: str) -> str:
    """A list of indicators or months in words; anything else as it stands."""
    parts = [part.strip() for part in text.split(",")]
    if all(part in readers.catalog().indicators for part in parts):
        return ", ".join(indicator(part) for part in parts)
    if all(readers.month_of(part) for part in parts):
        return ", ".join(month(readers.month_of(part)) for part in parts)
    return text
