"""Whether a table is a register (one line per dossier, document or payment), and which column is what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from parcam.intake.layout.headings import headings
from parcam.intake.letters.fold import phrase, words
from parcam.intake.letters.near import nearly
from parcam.intake.registers.dates import is_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.layout.headings import Heading
    from parcam.intake.sheet import Sheet, Table

DATES = {"dossiers": ("received", "due", "resolved"), "documents": ("issued",), "disbursement": ("paid_on",)}
"""Columns of days by dataset; the first is the one no line may lack."""
_TELLING = 4
_LOOKED_AT = 500


class Answer(NamedTuple):
    """A column whose texts answer one question: `yes` and `no` are their lists in the vocabulary, `table` that of the texts in SQL."""

    role: str
    yes: str
    no: str
    table: str


ANSWERS = {
    "dossiers": (Answer("channel", "full", "other", "channels"), Answer("payment", "online", "other", "payments")),
    "documents": (Answer("signed", "yes", "no", "signatures"), Answer("role", "leader", "other", "roles")),
    "disbursement": (),
}
AMOUNTS = {"dossiers": (("fees", "fee", True),), "documents": (), "disbursement": (("amounts", "amount", False), ("plans", "plan", False))}
"""Columns of numbers: (table in SQL, role, whether it is enough to know that it is above 0)."""
IN_TIME, TIMED = "in_time", "timed"
"""Asked of a line with a day it was due and a day it was done: whether it was in time, and whether that can be told."""
FLAGS = {"dossiers": ("resolved", "channel", "payment"), "documents": ("signed", "role"), "disbursement": ("amount",)}
"""Columns without which an indicator cannot be told."""


@dataclass(frozen=True, slots=True)
class Shape:
    """`columns` maps a role to its column counted from 0; `headings` the role's heading. `doubled`: the headings of columns that may
    equally be one of days, of which the first is taken, or one of answers, of which none is."""

    dataset: str
    columns: dict[str, int]
    headings: dict[str, str]
    doubled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One table of a register; a workbook may have one per month. `offset` is added to its row numbers to tell them from the others'.
    `bottom` is its last physical line; `units` says where its units stand when no column of it has them: "titles" or "sections"."""

    sheet: Sheet
    table: Table
    shape: Shape
    offset: int
    bottom: int
    units: str = ""


STEP = 10_000_000


def union(sources: tuple[Source, ...]) -> Shape:
    """All roles that any of the tables has, in the order they are met."""
    first = sources[0].shape
    columns = {role: column for source in reversed(sources) for role, column in source.shape.columns.items()}
    texts = {role: text for source in reversed(sources) for role, text in source.shape.headings.items()}
    return Shape(first.dataset, columns, texts)


def find_register(
    sheet: Sheet, table: Table, vocabulary: Vocabulary, stated: str | None, roles: Mapping[int, str] | None = None
) -> Shape | None:
    """The register a table is: the one the uploader stated, else the one whose required columns are all there and enough others.

    `roles` are what a person said of single columns (any other word than a role of the register: it is not read).
    """
    heads = headings(sheet, table)
    shapes = [
        shape for dataset in vocabulary.datasets if stated in (None, dataset) and (shape := _shape(dataset, heads, vocabulary, roles or {}))
    ]
    if stated:
        return shapes[0] if shapes else None
    telling = [shape for shape in shapes if len(shape.columns) >= _TELLING and _dated(sheet, table, shape)]
    return max(telling, key=lambda shape: len(shape.columns), default=None)


def _dated(sheet: Sheet, table: Table, shape: Shape) -> bool:
    """Whether the column of days that no line may lack holds days: a heading alone ("… đến ngày 31/1") makes no register."""
    column = shape.columns[DATES[shape.dataset][0]]
    cells = [cell for number in table.body[:_LOOKED_AT] if (row := sheet.row(number)) and not (cell := row.at(column)).blank]
    days = sum(cell.day is not None or (cell.number is None and is_date(cell.text)) for cell in cells)
    return days * 2 > len(cells)


def _shape(dataset: str, heads: tuple[Heading, ...], vocabulary: Vocabulary, roles: Mapping[int, str]) -> Shape | None:
    said = {head.column: words(head.text) for head in heads if head.column not in roles}
    having: dict[str, list[int]] = {}
    for column, text in said.items():
        for plain in {one.plain for one in text}:
            having.setdefault(plain, []).append(column)
    taken = {role: column for column, role in roles.items() if role in vocabulary.datasets[dataset]}
    doubled: dict[str, list[int]] = {}
    for role, phrases in vocabulary.datasets[dataset].items():
        if role in taken:
            continue
        for one in phrases:
            near = having.get(phrase(one).runs[0][0].plain, ())
            if alike := [column for column in near if column not in taken.values() and phrase(one).within(said[column])]:
                doubled |= {role: alike} if len(alike) > 1 else {}
                taken[role] = alike[0]
                break
    if "code" not in taken and "code" in vocabulary.datasets[dataset]:
        taken |= _code_misspelt(heads, set(taken.values()), vocabulary.datasets[dataset]["code"])
    free = {role: [at for at in alike if at == taken[role] or at not in taken.values()] for role, alike in doubled.items()}
    rivals = {role: alike for role, alike in free.items() if len(alike) > 1}
    asked = {one.role for one in ANSWERS[dataset]}
    taken = {role: column for role, column in taken.items() if not (role in asked and role in rivals)}
    if not all(role in taken for role in vocabulary.required[dataset]):
        return None
    texts = {head.column: head.text for head in heads}
    unsure = {role: tuple(texts[column] for column in alike) for role, alike in rivals.items() if role in (*asked, *DATES[dataset])}
    return Shape(dataset, taken, {role: texts[column] for role, column in taken.items()}, unsure)


def _code_misspelt(heads: tuple[Heading, ...], taken: set[int], phrases: tuple[str, ...]) -> dict[str, int]:
    """A column whose heading may be that of the codes: taken for it, it can only bring to light that a line is said twice."""
    near = [one.column for one in heads if one.column not in taken and nearly(phrases, one.text)]
    return {"code": near[0]} if near else {}


def answers(dataset: str) -> tuple[str, ...]:
    """What is asked of each line of a register whose lines are counted: its columns of answers, an amount above 0, done in time."""
    amounts = tuple(role for _, role, sign_only in AMOUNTS[dataset] if sign_only)
    return (*(one.role for one in ANSWERS[dataset]), *amounts, *((IN_TIME, TIMED) if len(DATES[dataset]) > 1 else ()))
