"""The real frame around a page with a bug."""

from pathlib import Path

from parcam.ui.frame import Entry, run

run([Entry("overview", str(Path(__file__).resolve().parent / "broken.py"), "broken")])
