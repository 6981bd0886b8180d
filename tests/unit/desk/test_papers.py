"""What is issued is kept to the byte, with the state of knowledge it came from; the window of a periodic report is the one just ended."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pptx import Presentation

from parcam.catalog.load import load_catalog
from parcam.desk import meeting
from parcam.desk.clock import today
from parcam.desk.explaining import DECIDED
from parcam.desk.papers import ISSUED, issue, latest_window, saved_set
from parcam.errors import UserError
from parcam.publish.kinds import PublishOptions
from parcam.store.store import Store
from parcam.words import dates

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


def test_a_deck_takes_a_saved_set_and_says_which_slides_there_are(tmp_path: Path) -> None:
    with Store.open(tmp_path / "kho.duckdb") as store:
        meeting.save_set(store, "Giao ban", ("c-A.1", "title"), "")
        ids = saved_set(store, "Giao ban")
        content = issue(store, kind="deck", form="pptx", as_of=DAY, options=PublishOptions(slides=ids))
        assert [slide.shapes.title.text.split()[0] for slide in Presentation(io.BytesIO(content)).slides] == ["A.1", "Tình"]
        assert store.acts((ISSUED,))[0].value("slides") == "c-A.1,title"
        for wrong in (lambda: saved_set(store, "Họp"), lambda: issue(store, kind="deck", form="pdf", as_of=DAY,
                                                                     options=PublishOptions(slides=("c-Z.9",)))):
            with pytest.raises(UserError, match=r"Họp|c-Z\.9"):
                wrong()


def test_what_is_written_on_a_past_day_s_deck_is_known_from_today_and_shown_with_that_day(tmp_path: Path) -> None:
    catalog = load_catalog()
    plan = catalog.plan(2024)
    note = {"text": "Tăng người", "by": "Giám đốc", "client": "a-1", "kind": "decision", "slide": "c-A.1", "shown": DAY.isoformat()}
    with Store.open(tmp_path / "kho.duckdb") as store:
        before = issue(store, kind="deck", form="html", as_of=DAY)
        assert meeting.write(store, catalog, plan, [note, note]) == 1
        assert [act.known_on for act in store.acts((DECIDED,), date.max)] == [today()]
        assert [(one["slide"], one["on"]) for one in meeting.written(store, plan, DAY)] == [("c-A.1", dates.day(today()))]
        assert meeting.written(store, plan, date(2024, 10, 21)) == []
        assert issue(store, kind="deck", form="html", as_of=DAY) == before, "what was known on that day stays what it was"


@pytest.mark.parametrize(("day", "ended"), [(date(2024, 3, 13), (12, 14)), (date(2024, 3, 14), (3, 14)), (date(2024, 6, 20), (6, 14)),
                                            (date(2024, 10, 20), (9, 14)), (date(2024, 12, 14), (12, 14))])
def test_the_window_is_the_one_that_ended_last(day: date, ended: tuple[int, int]) -> None:
    window = latest_window(load_catalog().windows.values(), day)
    assert (window.last_month, window.last_day) == ended
