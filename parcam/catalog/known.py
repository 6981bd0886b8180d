"""What earlier files have defined, for the rules that reach across files."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.catalog.record import Record
    from parcam.model.framework import Framework, Place
    from parcam.model.indicator import Indicator
    from parcam.model.unit import Group, Unit


@dataclass(slots=True)
class Known:
    units: dict[str, Unit] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    frameworks: dict[str, Framework] = field(default_factory=dict)

    def unit_or_group(self, record: Record, key: str, ids: Iterable[str]) -> None:
        for one in ids:
            if one not in self.units and one not in self.groups:
                record.fault(key, "unknown_unit", found=one)

    def indicator(self, record: Record, key: str, id: str) -> None:
        if id not in self.indicators:
            record.fault(key, "unknown_indicator", found=id)

    def part(self, record: Record, framework: str, part: str) -> None:
        if framework not in self.frameworks:
            record.fault("framework", "unknown_framework", found=framework)
        elif part not in {one.id for one in self.frameworks[framework].parts}:
            record.fault("part", "unknown_part", found=part, framework=framework)


class Labels:
    """Texts that must be told apart on screen or in a file; the second owner of one is at fault."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._owners: dict[str, str] = {}

    def claim(self, record: Record, key: str, texts: Iterable[str], owner: str) -> None:
        for text in texts:
            first = self._owners.setdefault(fold(text), owner)
            if text and first != owner:
                record.fault(key, self.kind, found=text, owner=first, owners=f"{first}, {owner}")


def fold(text: str) -> str:
    """Letters and digits alone, without accents or case: how two spellings are held to be the same."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(mark for mark in bare.casefold() if mark.isalnum())
