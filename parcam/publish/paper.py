"""A paper before it has a format: letterhead, blocks, annexes. DOCX and PDF are two renderings of the same value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parcam.publish.templates import Layout

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Body text; `**so**` is bold. `note` is smaller and not indented."""

    text: str
    note: bool = False

    def runs(self) -> Iterator[tuple[str, bool]]:
        return runs(self.text)


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the table's width (they add up to 1); `align` is left, center or right."""

    title: str
    share: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """`alt` says in one sentence what the table shows; a row in `bold` is set bold."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    alt: str
    bold: frozenset[int] = frozenset()


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Annex:
    label: str
    title: str
    note: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """What makes a paper an official document: everything above the title and below the body."""

    parent: str
    office: str
    nation: str
    motto: str
    number_line: str
    place_line: str
    to_label: str
    to: tuple[str, ...]
    bases: tuple[str, ...]
    recipients_label: str
    recipients: tuple[str, ...]
    rights: str
    position: str
    signer: str


@dataclass(frozen=True, slots=True)
class Paper:
    """`letter` None: a working paper (the one-page brief). `notice` stands on every page when figures are illustrative."""

    name: str
    about: str
    blocks: tuple[Block, ...]
    layout: Layout
    as_of: date
    letter: Letter | None = None
    annexes: tuple[Annex, ...] = ()
    notice: str = ""
    subject: str = ""
    author: str = field(default="")


def runs(text: str) -> Iterator[tuple[str, bool]]:
    """`a **b** c` -> ("a ", False), ("b", True), (" c", False)."""
    for index, part in enumerate(_BOLD.split(text)):
        if part:
            yield part, index % 2 == 1
