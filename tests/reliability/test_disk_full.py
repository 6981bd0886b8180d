"""A disk that takes no more: the load fails in words, what was there stays readable, and loading goes on once there is room."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from parcam.errors import StoreError
from parcam.store import Store, ledger
from tests.ledgers import load

ROOT = Path(__file__).parents[2]

CHILD = """
import json, resource, signal, sys
sys.path[:0] = [sys.argv[2]]
from pathlib import Path
from parcam.errors import StoreError
from parcam.store import Store
from tests.ledgers import load

def table(number):
    return "\\n".join(f"on_time unit{n}-{number} 2024-{month:02d} {number} 99" for n in range(60) for month in range(1, 13))

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
told = {"failed": None, "wrong": 0}
with Store.open(Path(sys.argv[1])) as store:
    load(store, table(0), "2024-02-05")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), hard))
    number = 0
    while told["failed"] is None:
        number += 1
        try:
            load(store, table(number), "2024-02-05")
        except StoreError as error:
            told["failed"], told["remedy"] = error.message, error.remedy
    told["taken"], told["readable"] = number, len(store.batches())
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    told["after"] = load(store, table(number), "2024-02-05").batch
    told["sound"] = store.verify().problems
print(json.dumps(told))
"""


@pytest.mark.parametrize("limit", [700_000, 3_000_000])
def test_no_write_beyond_a_size_loses_nothing(tmp_path, limit):
    assert_nothing_is_lost_beyond(tmp_path, limit)


@pytest.mark.long
@pytest.mark.parametrize("limit", range(550_000, 3_500_000, 130_000))
def test_no_write_beyond_any_size_loses_nothing(tmp_path, limit):
    assert_nothing_is_lost_beyond(tmp_path, limit)


def assert_nothing_is_lost_beyond(tmp_path, limit):
    done = subprocess.run([sys.executable, "-c", CHILD, str(tmp_path / "s.duckdb"), str(ROOT), str(limit)], capture_output=True, text=True,
                          timeout=200)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["failed"].startswith("Ổ đĩa không ghi được nữa")
    assert told["remedy"]
    assert told["readable"] == told["taken"]
    assert told["after"] == told["taken"] + 1
    assert told["sound"] == []
    with Store.open(tmp_path / "s.duckdb") as store:
        assert (len(store.batches()), store.missing(), store.verify().problems) == (told["after"], (), ())


def test_too_little_free_space_is_said_before_anything_is_written(tmp_path, monkeypatch):
    with Store.open(tmp_path / "s.duckdb") as store:
        monkeypatch.setattr(ledger, "FREE_FLOOR", 1 << 60)
        with pytest.raises(StoreError, match="MB trống"):
            load(store, "on_time office 2024-01 1 9", "2024-02-05")
        assert list(store.places.archive.rglob("*.*")) == []
