"""Neither the command that loads nor the child that reads holds pandas or Arrow's datasets: DuckDB would import them, 90 MB, to look at a
single value or table."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from parcam.lean import lean
from parcam.places import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LOAD = """
import json, sys
from parcam.cli.main import main
status = main(["--store", sys.argv[1], "load", sys.argv[2], "--indicator", "on_time"])
held = "pandas" in sys.modules
import duckdb
print(json.dumps([status, held, duckdb.execute("SELECT $one AS one", {"one": 1}).df()["one"].tolist()]))
"""
CHILD = """
import json
from parcam.intake.child import sandbox
asked = "import duckdb, sys; duckdb.execute('SELECT $one', {'one': 1}); assert 'pandas' not in sys.modules"
table = '''
import duckdb, pyarrow, sys
with duckdb.connect() as given:
    given.register("lines", pyarrow.table({"a": ["x", "y", "x"]}))
    assert given.execute("SELECT a, count(*) FROM lines WHERE a > 'w' GROUP BY a ORDER BY a").fetchall() == [("x", 2), ("y", 1)]
assert "pyarrow.dataset" not in sys.modules
'''
print(json.dumps([sandbox.run(exec, asked), sandbox.run(exec, table)]))
"""
FILE = "Đơn vị,Tháng,Đã giải quyết,Đúng hạn\nVăn phòng Sở,03/2024,120,118\nPhòng Quản lý Khoa học,03/2024,64,\n"


def alone(code: str, *arguments: object) -> object:
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, check=True)
    return json.loads(done.stdout)


def test_a_load_does_without_pandas_and_leaves_it_to_be_found_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FILE, encoding="utf-8")
    assert alone(LOAD, tmp_path / "s.duckdb", path) == [0, False, [1]]


def test_the_child_that_reads_does_without_them() -> None:
    assert alone(CHILD) == [None, None]


def test_where_pandas_is_held_already_it_stays() -> None:
    import pandas as pd

    with lean():
        import pandas

        assert pandas is pd
