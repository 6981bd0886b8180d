"""What a large register's texts mean, column by column: the same answers that a small register's SQL gives, as numbers to look up."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

import pyarrow as pa

from parcam.intake.registers.dates import telling
from parcam.intake.registers.days import Days
from parcam.intake.registers.find import AMOUNTS, ANSWERS, DATES
from parcam.intake.registers.memo import DOUBT, NONE, Memo
from parcam.intake.registers.session import give
from parcam.intake.registers.values import chosen, with_amount

if TYPE_CHECKING:
    import duckdb
    import numpy as np

    from parcam.intake.registers.find import Answer
    from parcam.intake.registers.readings import RegisterReader
    from parcam.intake.registers.told import RegisterTold

Evidence = dict[str, dict[tuple[object, ...], str]]
"""By column of days, one text for each thing that its texts tell."""


class Looks:
    """Makes the memos of one pass. Texts of days are told to `evidence`."""

    def __init__(self, reader: RegisterReader, told: RegisterTold, connection: duckdb.DuckDBPyConnection, evidence: Evidence) -> None:
        self._reader, self._told, self._connection, self._evidence = reader, told, connection, evidence
        self._units = {unit: at for at, unit in enumerate(reader.lexicon.names.units)}

    def counting(self) -> dict[str, Memo]:
        """Memos of a register whose lines are counted: place of the unit, day since 1970, 1 or 0 for an answer."""
        shape = self._told.shape
        lock = Lock()
        found = {"unit": Memo(self._unit, lock)}
        for role in DATES[shape.dataset]:
            found[role] = Days(lambda texts, role=role: self._day(role, texts), lock)
        for answer in ANSWERS[shape.dataset]:
            found[answer.role] = Memo(lambda texts, answer=answer: [self._answer(answer, text) for text in texts], lock)
        for _, role, _ in AMOUNTS[shape.dataset]:
            found[role] = Memo(lambda texts: [_number(with_amount(self._reader.scanner, text)) for text in texts], lock)
        return {role: memo for role, memo in found.items() if role in shape.columns}

    def _unit(self, texts: list[str]) -> list[int]:
        return [self._units.get(self._reader.lexicon.names.resolve(text).unit, DOUBT) for text in texts]

    def _day(self, role: str, texts: list[str]) -> np.ndarray:
        self._evidence[role] |= telling(texts)
        give(self._connection, "looked_at", place=pa.array(range(len(texts)), pa.int64()), text=pa.array(texts, pa.string()))
        found = self._connection.execute(
            f"SELECT CASE WHEN day_{role}(text) IS NOT NULL THEN day_{role}(text) - DATE '1970-01-01' WHEN said(text) IS NULL THEN {NONE} "
            f"ELSE {DOUBT} END::INTEGER AS day FROM looked_at ORDER BY place"
        )
        return found.to_arrow_table()["day"].to_numpy()

    def _answer(self, answer: Answer, text: str) -> int:
        heading = self._told.shape.headings[answer.role]
        return _number(chosen(self._reader.vocabulary, answer.role, answer.yes, answer.no, text, heading)) if text else 0


def _number(found: bool | None) -> int:
    return DOUBT if found is None else int(found)
