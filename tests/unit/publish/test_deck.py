"""The PowerPoint: native charts with the snapshot's numbers, nothing too small or outside, notes with source and method."""

import dataclasses
import io
import re

import pytest
from pptx import Presentation
from pptx.util import Pt

from parcam.model.act import Act
from parcam.model.month import Month
from parcam.model.snapshot import Late
from parcam.publish import facts
from parcam.publish.kinds import OFFERED, Format, Kind, PublishOptions
from parcam.publish.publish import publish
from parcam.publish.slides import chosen, slides


@pytest.fixture(scope="module")
def deck(snapshot):
    return Presentation(io.BytesIO(publish(snapshot, "deck", "pptx")))


def shapes(deck):
    return [(slide, shape) for slide in deck.slides for shape in slide.shapes]


def frames(shape):
    if shape.has_text_frame:
        return [shape.text_frame]
    return [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []


def all_text(slide):
    out = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            out.append(shape.text_frame.text)
        if shape.has_table:
            out += [cell.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(out)


def test_wide_screen_and_a_title_on_every_slide(deck):
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, rel=0.001)
    assert all(slide.shapes.title is not None and slide.shapes.title.text for slide in deck.slides)


def test_nothing_is_smaller_than_24_pixels_on_a_full_hd_projector(deck):
    smallest = 24 / 1080 * 7.5 * 72
    for _, shape in shapes(deck):
        for frame in frames(shape):
            for paragraph in frame.paragraphs:
                for run in paragraph.runs:
                    assert run.font.size >= Pt(smallest), run.text
        if shape.has_chart:
            assert shape.chart.font.size >= Pt(smallest)


def test_nothing_hangs_over_the_edge(deck):
    for _, shape in shapes(deck):
        assert shape.left >= 0 and shape.top >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def test_commitments_come_worst_first(snapshot):
    tables = [s for s in slides(snapshot) if s.kind == "table"]
    codes = [row[0] for s in tables for row in s.table.rows]
    assert codes == [p.commitment.code for p in facts.worst_first(snapshot.standpoints)]
    assert codes[0] == "B.I.1"


def test_every_slipping_commitment_has_a_slide_and_chosen_ones_replace_them(snapshot):
    made = [s.title.split()[0] for s in slides(snapshot) if s.kind == "commitment"]
    assert made == [p.commitment.code for p in facts.worst_first(snapshot.standpoints) if p.judgement.verdict in snapshot.slipping]
    chosen = [s.title.split()[0] for s in slides(snapshot, ("B.II.3", "A.1")) if s.kind == "commitment"]
    assert chosen == ["B.II.3", "A.1"]


def test_charts_are_native_and_hold_the_snapshot_s_figures(deck, snapshot):
    one = snapshot.standpoint("B.II.4")
    slide = next(s for s in deck.slides if s.shapes.title.text.startswith("B.II.4"))
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 2
    running = list(charts[0].plots[0].series[1].values)
    assert [v for v in running if v is not None][-1] == pytest.approx(one.judgement.figure)
    assert list(charts[0].plots[0].series[2].values) == [one.commitment.target.value] * 12
    assert sum(charts[1].plots[0].series[0].values) == pytest.approx(one.judgement.gap * 100, abs=0.01)


def test_a_month_without_figures_is_a_gap_in_the_chart(deck):
    slide = next(s for s in deck.slides if s.shapes.title.text.startswith("B.II.4"))
    monthly = list(next(shape.chart for shape in slide.shapes if shape.has_chart).plots[0].series[0].values)
    assert monthly[9:] == [None, None, None]


def test_notes_give_source_and_method(deck, snapshot):
    slide = next(s for s in deck.slides if s.shapes.title.text.startswith("B.II.4"))
    notes = slide.notes_slide.notes_text_frame.text
    one = snapshot.standpoint("B.II.4")
    assert one.indicator.quality.source in notes
    assert one.indicator.quality.formula in notes
    assert "20/10/2024" in notes


def test_tables_and_charts_have_text_alternatives(deck):
    for _, shape in shapes(deck):
        if shape.has_chart or shape.has_table:
            assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_a_verdict_is_never_colour_alone(deck, snapshot):
    text = "\n".join(all_text(s) for s in deck.slides)
    for one in snapshot.standpoints:
        assert facts.verdict(one) in text


def test_every_slide_says_that_figures_are_illustrative(deck):
    assert all("minh họa" in all_text(slide) for slide in deck.slides)


@pytest.mark.parametrize("form", OFFERED[Kind.DECK])
def test_a_chosen_set_comes_in_its_order_in_every_format(snapshot, form):
    asked = ("u-tdc", "title", "c-B.II.4")
    made = publish(snapshot, "deck", form, PublishOptions(slides=asked))
    titles = [one.title for one in chosen(snapshot, asked)]
    if form is Format.PPTX:
        assert [slide.shapes.title.text for slide in Presentation(io.BytesIO(made)).slides] == titles
    elif form is Format.PDF:
        assert made.count(b"/Type /Page\n") == 3
    else:
        assert re.findall(r'"id":"([^"]+)","kind"', made.decode()) == list(asked)


def test_a_long_explanation_is_shortened_on_the_slide_and_whole_in_the_notes(snapshot):
    words = "Thiếu người, hồ sơ dồn vào một chuyên viên; " * 20
    talk = Act("explanation_answered", "x", snapshot.as_of, commitment="B.I.1", unit="qlcn", refers_to="1", text=words.strip(), id=8)
    points = tuple(dataclasses.replace(p, asks=(talk,)) if p.commitment.code == "B.I.1" else p for p in snapshot.standpoints)
    one = next(s for s in slides(dataclasses.replace(snapshot, standpoints=points)) if s.commitment == "B.I.1")
    assert len(one.subtitle) <= 405 and one.subtitle.endswith(" …")
    assert words.strip() in one.notes


def test_the_ends_of_the_forecast_are_in_the_chart_s_own_data(deck, snapshot):
    slide = next(s for s in deck.slides if s.shapes.title.text.startswith("B.II.4"))
    series = list(next(shape.chart for shape in slide.shapes if shape.has_chart).plots[0].series)
    assert [one.values[-1] for one in series[3:]] == pytest.approx(list(snapshot.standpoint("B.II.4").judgement.interval))
    assert all(one.values[:-1] == (None,) * 11 for one in series[3:])


def test_only_the_months_that_are_missing_are_named(snapshot):
    late = (Late("tdc", "on_time", (Month(2024, 1), Month(2024, 4), Month(2024, 5), Month(2024, 9))),)
    said = next(one for one in slides(dataclasses.replace(snapshot, late=late)) if one.id == "late").lines
    assert said[0][1] == "Đúng hạn T1, T4–T5, T9/2024"


def test_a_chance_reads_as_on_the_screen_and_never_certain(snapshot):
    said = {one.commitment.code: facts.chance(one) for one in snapshot.standpoints}
    assert said["B.I.1"] == "—", "what is lost has no chance to tell"
    unlikely = snapshot.standpoint("B.II.4")
    assert facts.chance(dataclasses.replace(unlikely, judgement=dataclasses.replace(unlikely.judgement, chance=0.004))) == "dưới 1\u202f%"
    assert not {"0\u202f%", "100\u202f%"} & set(said.values())


def test_a_code_the_plan_does_not_have_is_a_key_error(snapshot):
    with pytest.raises(KeyError):
        publish(snapshot, "deck", "pptx", PublishOptions(codes=("Z.9",)))
