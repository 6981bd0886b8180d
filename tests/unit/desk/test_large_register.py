"""A register of tens of megabytes through the child: how far it is gets heard, it can be stopped, and only a load keeps its lines."""

from __future__ import annotations

import hashlib
import threading

import pytest

from parcam.catalog.load import load_catalog
from parcam.desk.reading import reading
from parcam.intake import limits
from parcam.intake.child.sandbox import CancelledError
from parcam.model.reading import Options, Outcome
from tests.bench.registers import make

LINES = 60_000
CATALOG = load_catalog()


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    made = tmp_path_factory.mktemp("large") / "so.csv"
    make(LINES, made)
    assert made.stat().st_size > limits.TEXT_WHOLE
    return made


def test_how_far_it_is_gets_heard_and_every_line_is_told(path):
    heard: list[float] = []
    with reading(path, Options(dataset="dossiers"), CATALOG, progress=heard.append, keep=False) as found:
        assert found.outcome is Outcome.OK
        assert (found.register, found.sha256) == (None, "")
        assert found.accounts[0].readings == LINES
    assert len(heard) > 3
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_it_can_be_stopped(path):
    stop = threading.Event()
    with pytest.raises(CancelledError), reading(path, Options(dataset="dossiers"), CATALOG, progress=lambda _: stop.set(), cancel=stop):
        pytest.fail("the reading went on")


def test_a_load_keeps_every_line_by_its_number(path):
    with reading(path, Options(dataset="dossiers"), CATALOG) as found:
        assert found.register.lines == LINES
        assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
