"""`report` makes every kind in every format it comes in, the same bytes each time; what it cannot make it refuses in Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.cli.console import NOTHING, OK
from parcam.cli.main import main
from parcam.desk import meeting
from parcam.publish.kinds import OFFERED, Format, Kind
from parcam.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

START = {Format.PDF: b"%PDF-", Format.HTML: b"<!doctype html>"}
EVERY = [(kind, form, window) for kind, forms in OFFERED.items() for form in forms
         for window in (tuple(load_catalog().windows) if kind is Kind.PERIODIC and form is Format.DOCX else ("",))]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PARCAM_STORE", str(tmp_path / "kho.duckdb"))

    def ran(out: str, *words: str) -> tuple[int, bytes]:
        status = main(["report", "--as-of", "2024-11-14", "--out", str(tmp_path / out), *words])
        return status, (tmp_path / out).read_bytes() if (tmp_path / out).exists() else b""

    return ran


@pytest.mark.parametrize(("kind", "form", "window"), EVERY)
def test_every_kind_in_every_format_the_same_twice(run, kind: Kind, form: Format, window: str) -> None:
    words = ("--kind", kind, "--format", form, *(("--window", window) if window else ()))
    first, second = run("a", *words), run("b", *words)
    assert first == second
    assert first[0] == OK
    assert first[1].startswith(START.get(form, b"PK\x03\x04"))


def test_slides_by_id_and_by_saved_set(run, tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho.duckdb") as store:
        meeting.save_set(store, "Giao ban", ("c-A.1", "title"), "")
    by_id = run("a", "--kind", "deck", "--format", "pptx", "--slides", "c-A.1, title")
    assert by_id[0] == OK
    assert by_id == run("b", "--kind", "deck", "--format", "pptx", "--set", "Giao ban")
    assert by_id[1] != run("c", "--kind", "deck", "--format", "pptx")[1]


@pytest.mark.parametrize(("words", "said"), [
    (("--kind", "bay", "--format", "docx"), "accountability, periodic, brief, deck, data"),
    (("--kind", "brief", "--format", "xlsx"), "brief"),
    (("--kind", "periodic", "--format", "docx", "--window", "quy_2"), "quarter_1, half_year, quarter_3, year"),
    (("--kind", "brief", "--format", "pdf", "--year", "1999"), "2024"),
    (("--kind", "deck", "--format", "pdf", "--slides", "c-Z.9"), "c-Z.9"),
    (("--kind", "deck", "--format", "pdf", "--set", "Họp"), "Họp")])
def test_what_cannot_be_made_is_refused_with_what_can(run, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str) -> None:
    assert run("a", *words) == (NOTHING, b"")
    assert said in capsys.readouterr().err
