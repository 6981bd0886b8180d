"""Bộ chỉ số answers: what was published of the province, from which source, what was not found, and which commitments feed what."""

from __future__ import annotations

import pytest

from parcam.catalog.load import load_catalog
from tests.pages.conftest import Open, charts, held, said, tables

FRAMEWORKS = load_catalog().frameworks


@pytest.mark.parametrize("framework", list(FRAMEWORKS))
def test_every_framework_tells_its_figures_sources_and_gaps(open_page: Open, framework: str) -> None:
    app = open_page("frameworks", framework=framework)
    one = FRAMEWORKS[framework]
    by_caption = {table["caption"]: table for table in tables(app)}
    assert [row["cells"][1]["text"] for row in by_caption["Điều chưa tìm thấy nguồn"]["rows"]] == list(one.gaps)
    results = by_caption.get("Từng con số và nguồn của nó", {"rows": []})["rows"]
    assert len(results) == len(one.results)
    assert all(row["cells"][-1]["under"].startswith("http") for row in results)


def test_the_newest_results_stand_in_one_table(open_page: Open) -> None:
    rows = {row["id"]: [cell.get("text", "") for cell in row["cells"]] for row in tables(open_page("frameworks"))[0]["rows"]}
    assert rows["papi"][1:4] == ["2023", "42,7705", "26/63"]
    assert rows["sipas"][1] == "2023"
    assert rows["sipas"][4].startswith("+3,03")
    assert rows["par_index"][4] == "lên 11 bậc"
    assert rows["index_766"][1:7] == [""] * 6


def test_a_year_without_a_published_figure_is_not_drawn(open_page: Open) -> None:
    drawn = charts(open_page("frameworks", framework="sipas"))
    own = next(trace for trace in drawn[0]["data"] if trace["name"].startswith("Tỉnh"))
    assert own["y"] == [None, None, 76.43, 79.46, None]


def test_papi_shows_its_eight_parts(open_page: Open) -> None:
    drawn = charts(open_page("frameworks", framework="papi"))
    assert len(drawn) == 2
    assert len(drawn[1]["table"]["rows"]) == 8


def test_commitments_that_feed_papi_are_listed_as_derived(open_page: Open) -> None:
    fed = next(table for table in tables(open_page("frameworks", framework="papi")) if table["caption"].startswith("Cam kết góp"))
    assert {row["id"] for row in fed["rows"]} == {"B.I.1", "B.I.2", "B.I.4", "B.I.6", "B.II.2", "B.II.3", "B.II.4"}
    assert all(row["cells"][-1]["text"] == "suy ra" for row in fed["rows"])


def test_points_are_told_as_an_estimate_and_an_unsourced_template_earns_none(open_page: Open) -> None:
    app = open_page("frameworks", framework="points")
    sets = {row["id"]: row["cells"] for row in tables(app)[1]["rows"]}
    assert sets["par_index_template"][1]["text"] == "chưa chấm được"
    assert sets["index_766"][1]["text"].endswith("/ 32,00")
    assert "ước tính" in said(app).lower()


def test_rubbish_in_the_address_means_the_first(open_page: Open) -> None:
    app = open_page("frameworks", framework="nonsense")
    assert tables(app)[0]["chosen"] == "par_index"
    assert held(app)["framework"] == "nonsense"
