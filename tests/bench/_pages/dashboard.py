"""The real frame with the trivial page beside the real one, in one server: what tests/bench/pages.py compares."""

from pathlib import Path

from parcam.ui.frame import Entry, run

HERE = Path(__file__).resolve().parent

run([
    Entry("overview", str(HERE / "trivial.py"), "trivial"),
    Entry("trends", str(HERE.parents[2] / "pages" / "trends.py"), "xu-huong"),
])
