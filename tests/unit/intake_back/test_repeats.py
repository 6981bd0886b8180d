"""Of rows that contradict each other none is kept, and each names others, never itself, never more than a person reads."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from parcam.intake.tables.record import Outcome, Record
from parcam.intake.tables.repeats import repeats
from parcam.model.month import Month


def rows(count: int) -> list[tuple[str, Record, Outcome]]:
    return [("", Record(1, "on_time", "qlkh", Month(2024, 5), {"numerator": SimpleNamespace(row=row)}), Outcome(float(row), 500.0))
            for row in range(2, count + 2)]


@pytest.mark.parametrize("count", [2, 20, 21, 22, 300])
def test_each_of_many_contradictions_names_at_most_twenty_others(count: int) -> None:
    kept, again, conflicts = repeats(rows(count))
    assert (kept, again, len(conflicts)) == ([], [], count)
    for _, record, others in conflicts:
        assert record.rows[0] not in others
        assert list(others) == [row for row in range(2, count + 2) if row != record.rows[0]][:20]
