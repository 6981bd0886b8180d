"""What is issued is kept to the byte, with the state of knowledge it came from; the window of a periodic report is the one just ended."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from parcam.catalog.load import load_catalog
from parcam.desk.papers import ISSUED, issue, latest_window
from parcam.errors import UserError
from parcam.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2024, 10, 20)


def test_an_issued_paper_is_kept_and_comes_out_the_same(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho.duckdb") as store:
        content = issue(store, kind=None, form="docx", as_of=DAY, by="Văn phòng")
        act = store.acts((ISSUED,))[0]
        assert (act.by, act.day, act.value("kind"), act.value("stamp")) == ("Văn phòng", DAY, "accountability", store.stamp(DAY))
        assert store.kept(act.value("kept")) == content == issue(store, kind=None, form="docx", as_of=DAY)
        assert store.verify().ok


@pytest.mark.parametrize(("kind", "form", "window"), [
    ("accountability", "xlsx", None), ("bay", "docx", None), ("periodic", "docx", "thang-13")])
def test_what_is_not_offered_is_refused_and_not_recorded(tmp_path: Path, kind: str, form: str, window: str | None) -> None:
    with Store.open(tmp_path / "kho.duckdb") as store:
        with pytest.raises(UserError):
            issue(store, kind=kind, form=form, as_of=DAY, window=window)
        assert not store.acts((ISSUED,))


@pytest.mark.parametrize(("day", "ended"), [(date(2024, 3, 13), (12, 14)), (date(2024, 3, 14), (3, 14)), (date(2024, 6, 20), (6, 14)),
                                            (date(2024, 10, 20), (9, 14)), (date(2024, 12, 14), (12, 14))])
def test_the_window_is_the_one_that_ended_last(day: date, ended: tuple[int, int]) -> None:
    window = latest_window(load_catalog().windows.values(), day)
    assert (window.last_month, window.last_day) == ended
