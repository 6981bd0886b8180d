"""A hostile, broken or foreign file ends in a refusal with its kind, a message and a remedy, in seconds, within the memory limit."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from parcam.intake.child import sandbox
from parcam.intake.document import open_document
from parcam.intake.sheet import Refused
from parcam.words.sentences import worded
from tests.unit.intake_front.hostile import HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_time(name: str, tmp_path: Path) -> None:
    make, kinds = HOSTILE[name]
    path = tmp_path / "upload.csv"
    path.write_bytes(make())
    started = time.monotonic()
    with pytest.raises(Refused) as refused:
        sandbox.run_within(10.0, 480_000_000, None, None, open_document, path)
    assert time.monotonic() - started < 12
    assert refused.value.error.kind in kinds
    assert worded(refused.value.error.message)
    assert worded(refused.value.error.remedy)
