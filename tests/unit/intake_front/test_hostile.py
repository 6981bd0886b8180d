"""A hostile file ends in a refusal with its kind, a message and a remedy, by its shape and within the memory limit; one that is merely
dear to read ends within ten seconds of work, one way or the other: the limit itself sees to that, however busy the machine is."""

from __future__ import annotations

from pathlib import Path

import pytest

from parcam.intake.child import sandbox
from parcam.intake.document import open_document
from parcam.intake.layout.locate import locate
from parcam.intake.sheet import Refused
from parcam.words.sentences import worded
from tests.unit.intake_front.hostile import DEAR, HOSTILE

SECONDS, MEMORY = 10.0, 480_000_000


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_time(name: str, tmp_path: Path) -> None:
    make, kinds = HOSTILE[name]
    path = tmp_path / "upload.csv"
    path.write_bytes(make())
    with pytest.raises(Refused) as refused:
        sandbox.run_within(SECONDS, MEMORY, None, None, open_document, path)
    assert "time" not in str(refused.value.error.message), "known by its shape, not by how long it takes"
    assert refused.value.error.kind in kinds
    assert worded(refused.value.error.message)
    assert worded(refused.value.error.remedy)


def tables(path: Path) -> int:
    return sum(len(locate(sheet)) for sheet in open_document(path).sheets)


@pytest.mark.long
@pytest.mark.parametrize("name", DEAR)
def test_it_ends_in_time(name: str, tmp_path: Path) -> None:
    path = tmp_path / "upload.csv"
    path.write_bytes(DEAR[name]())
    try:
        sandbox.run_within(SECONDS, MEMORY, None, None, tables, path)
    except Refused as refused:
        assert refused.error.kind in ("too_large", "not_a_table")
