"""Trình chiếu hands over a whole deck once; Báo cáo shows, makes and remembers papers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from parcam.publish.kinds import Kind
from tests.pages.conftest import Open, said, tables


def deck(app: Any) -> dict[str, Any]:
    return next(one for one in (json.loads(each.proto.bytes) for each in app.get("bidi_component")) if "slides" in one)


def test_the_deck_opens_with_the_day_and_shows_the_lost_one_before_the_slipping(open_page: Open) -> None:
    slides = deck(open_page("present", as_of="2024-10-15"))["slides"]
    assert "15/10/2024" in slides[0]["subtitle"]
    assert [one["id"] for one in slides[:3]] == ["title", "headline", "all-1"]
    assert next(one["commitment"] for one in slides if one["kind"] == "commitment") == "B.I.1"
    assert slides[-1]["id"] == "decisions"
    assert sum(one["kind"] == "unit" for one in slides) == 9


def test_a_link_holds_the_choice_and_the_order_and_drops_rubbish(open_page: Open) -> None:
    shown = deck(open_page("present", as_of="2024-10-15", slides="u-tdc,nonsense,c-A.1,u-tdc"))["slides"]
    assert [one["id"] for one in shown] == ["u-tdc", "c-A.1"]


def test_generated_figures_are_called_so_on_every_slide(open_page: Open) -> None:
    assert "minh họa" in deck(open_page("present", as_of="2024-10-15"))["notice"]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_paper_can_be_read_before_it_is_taken(open_page: Open, kind: str) -> None:
    app = open_page("reports", as_of="2024-10-15", kind=kind)
    assert not app.error
    words = said(app)
    assert "15/10/2024" in words
    assert "minh họa" in words
    assert tables(app) or "Chưa ban hành" in words
