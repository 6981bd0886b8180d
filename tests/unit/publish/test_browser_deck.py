"""The deck for the browser: chosen by id, worst first, one file with everything inside."""

import dataclasses
import json
import re

import pytest

from parcam.model.act import Act
from parcam.publish.deck_data import deck_data
from parcam.publish.kinds import Format, PublishOptions
from parcam.publish.publish import publish
from parcam.publish.slides import chosen, every, slides


def test_every_slide_has_an_id_of_its_own(snapshot):
    ids = [one.id for one in every(snapshot)]
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert {f"c-{p.commitment.code}" for p in snapshot.standpoints} <= set(ids)


def test_the_usual_set_begins_with_the_title_and_the_worst(snapshot):
    usual = slides(snapshot)
    assert usual[0].id == "title"
    worst = [one.verdicts[0] for one in usual if one.kind == "commitment"]
    assert worst == sorted(worst, key=snapshot.slipping.index)


@pytest.mark.parametrize(("asked", "shown"), [
    (("u-tdc", "title"), ["u-tdc", "title"]), (("c-A.1", "nonsense", "c-A.1"), ["c-A.1"])])
def test_order_is_kept_and_rubbish_dropped(snapshot, asked, shown):
    assert [one.id for one in chosen(snapshot, asked)] == shown


def test_nothing_left_means_the_usual_set(snapshot):
    assert chosen(snapshot, ("nonsense",)) == slides(snapshot)


def test_the_forecast_is_drawn_with_its_words(snapshot):
    drawn = [one["trend"] for one in deck_data(every(snapshot), snapshot)["slides"] if one["trend"]]
    foretold = [one for one in drawn if one["forecast"]]
    assert foretold
    assert all(one["forecast_text"] and one["low"] <= one["forecast"][0] <= one["forecast"][1] <= one["high"] for one in foretold)


def test_one_file_that_fetches_nothing_and_comes_out_the_same(snapshot):
    made = publish(snapshot, None, Format.HTML)
    assert made == publish(snapshot, None, Format.HTML)
    text = made.decode()
    assert not re.search(r"""(src|href)=["']|\bimport\b.*from|^export """, text, re.MULTILINE)
    assert "minh họa" in text
    assert text.count("<script>") == text.count("</script>") == 1


def test_somebodys_words_cannot_end_the_program(snapshot):
    evil = Act("decision", "x", snapshot.as_of, text="</script><script>alert(1)</script>", id=9)
    text = publish(dataclasses.replace(snapshot, decisions=(evil,)), None, "html", PublishOptions(slides=("decisions",))).decode()
    assert text.count("</script>") == 1
    assert json.loads(re.search(r"present\(document\.body, (.*)\);</script>", text)[1])["slides"][0]["lines"][0][1] == evil.text
