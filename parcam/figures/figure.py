"""What a figure is, and the setting in which it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from parcam.words.dates import day
from parcam.words.text import say

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers behind a picture. `kinds` names each column's form: text, percent (fraction 0-1),
    count, number (as published), points (fraction), month."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its words. `data` and `layout` go to `Plotly.react` as they are; the title is NOT in the layout:
    the screen writes `title` (the message) and `subtitle` above the picture, where they wrap and can be read aloud.
    `house.with_title` puts them into the layout for a PNG, a slide or a document."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]
    title: str
    subtitle: str
    alt: str
    table: Table
    how_to_read: str = ""
    height: int = 380
    """Natural height in pixels on screen; it may be drawn at any size."""
    customdata: tuple[str, ...] = field(default=("unit", "month"))
    """What the leading fields of a clicked point's customdata are."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What every figure is told beside its numbers: the day, the source, the language, the room it is shown in."""

    as_of: date
    source: str = ""
    sample: bool = False
    language: str = "vi"
    dark: bool = False
    projector: bool = False

    def say(self, key: str, /, **values: object) -> str:
        return say(f"figures.{key}", self.language, **values)

    def subtitle(self, *parts: str) -> str:
        """What is measured, unit, window; then as-of day, source, and the flag of generated data: "A · B · tính đến 15/10/2024"."""
        tail = [say("common.as_of", self.language, day=day(self.as_of, self.language))]
        if self.source:
            tail.append(say("common.source", self.language, source=self.source))
        if self.sample:
            tail.append(say("common.sample", self.language))
        return " · ".join([part for part in parts if part] + tail)
