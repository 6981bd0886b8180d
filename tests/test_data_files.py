"""Every file under data/ loads, and says what the signed plan and the published sources say."""

from __future__ import annotations

from datetime import date

import pytest

from parcam.catalog.known import fold
from parcam.catalog.load import Catalog, load_catalog
from parcam.catalog.paper import paper_of_text, squeeze
from parcam.model.commitment import Aim, Comparison, DeadlineKind, Plan
from parcam.model.indicator import Accumulation, Measure
from parcam.places import ROOT

SOURCE = ROOT / "data" / "plans" / "2024.source.txt"
SEED = ROOT.parent / "shared" / "seed" / "ke-hoach-2024.txt"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog(ROOT / "data")


@pytest.fixture(scope="module")
def plan(catalog: Catalog) -> Plan:
    return catalog.plan(2024)


def test_the_plan_has_its_fourteen_commitments_in_the_order_of_the_source(plan: Plan) -> None:
    assert [one.code for one in plan.commitments] == [
        "A.1", "B.I.1", "B.I.2", "B.I.3", "B.I.4", "B.I.5", "B.I.6", "B.II.1", "B.II.2", "B.II.3", "B.II.4", "B.II.5", "B.II.6", "C.1"]
    assert [row.code for row in paper_of_text(SOURCE).rows] == [one.code for one in plan.commitments]


@pytest.mark.parametrize(("field", "cell"), [
    ("title", "title"), ("target_text", "target"), ("directs", "directs"), ("leads_text", "leads")])
def test_each_cell_of_the_annex_is_word_for_word(plan: Plan, field: str, cell: str) -> None:
    rows = {row.code: row for row in paper_of_text(SOURCE).rows}
    assert {one.code: getattr(one, field) for one in plan.commitments} == {code: getattr(row, cell) for code, row in rows.items()}


def test_each_deadline_is_word_for_word(plan: Plan) -> None:
    assert {one.code: one.deadline.text for one in plan.commitments} == {row.code: row.deadline for row in paper_of_text(SOURCE).rows}


def test_letter_headings_bases_and_signature_are_word_for_word(plan: Plan) -> None:
    letters = "".join(mark for mark in SOURCE.read_text(encoding="utf-8") if mark not in "#*")
    source = squeeze(letters.replace("<b>", "").replace("</b>", ""))
    texts = [plan.title, plan.number, plan.signed_text, plan.signer, plan.signer_title, plan.annex_title, plan.annex_text, *plan.bases,
             *plan.letter, *plan.recipients, *(section.title for section in plan.sections)]
    assert [text for text in texts if squeeze(text) not in source] == []


@pytest.mark.skipif(not SEED.exists(), reason="the plan's own file is not at hand")
def test_the_kept_source_is_the_plan_byte_for_byte() -> None:
    assert SOURCE.read_bytes() == SEED.read_bytes()


def test_the_row_broken_over_two_pages_is_joined_and_its_slips_are_kept(plan: Plan) -> None:
    row = plan.commitment("B.I.4")
    assert row.leads_text == "TT Nghiên cứu, chuyên giao công nghệ và ĐMST"
    assert row.target_text.endswith("trên Công thông tin điện tử của Sở")


@pytest.mark.parametrize(("code", "value", "comparison", "count"), [
    ("A.1", 1.0, "at_least", 40), ("B.I.1", 1.0, "at_least", None), ("B.I.2", 1.0, "at_least", None), ("B.I.3", 0.9, "above", None),
    ("B.II.1", 1.0, "at_least", None), ("B.II.3", 0.7, "at_least", None), ("B.II.4", 0.4, "at_least", None),
    ("B.II.5", 0.95, "at_least", None), ("B.II.6", 0.95, "at_least", None)])
def test_targets_are_those_of_the_plan(plan: Plan, code: str, value: float, comparison: str, count: int | None) -> None:
    target = plan.commitment(code).target
    assert target is not None
    assert (target.value, target.comparison, target.count) == (value, comparison, count)


def test_above_ninety_percent_is_strict(plan: Plan) -> None:
    target = plan.commitment("B.I.3").target
    assert target is not None
    assert not Comparison(target.comparison).holds(0.9, target.value)
    assert Comparison(target.comparison).holds(0.9001, target.value)


@pytest.mark.parametrize(("code", "kind", "last_day"), [
    ("A.1", "within", date(2024, 12, 31)), ("B.I.1", "before", date(2024, 11, 24)), ("B.I.2", "continuous", date(2024, 12, 31)),
    ("B.II.2", "within", date(2024, 6, 30)), ("C.1", "before", date(2024, 11, 14))])
def test_the_last_day_that_counts(plan: Plan, code: str, kind: str, last_day: date) -> None:
    deadline = plan.commitment(code).deadline
    assert (deadline.kind, deadline.last_day) == (DeadlineKind(kind), last_day)


@pytest.mark.parametrize(("code", "count"), [("B.I.4", 4), ("B.I.5", 1), ("B.I.6", 12), ("B.II.2", 1), ("C.1", 1)])
def test_deeds_have_milestones_and_no_percentage(plan: Plan, code: str, count: int) -> None:
    one = plan.commitment(code)
    assert one.target is None
    assert len(one.milestones) == count
    assert all(stone.due <= one.deadline.last_day and stone.basis for stone in one.milestones)


def test_a_milestone_whose_day_the_plan_does_not_state_is_not_called_sourced(plan: Plan) -> None:
    assert {one.code for one in plan.commitments if any(not stone.sourced for stone in one.milestones)} == {"B.I.4", "B.I.6"}


def test_citizen_reception_comes_back_each_month_and_is_due_on_its_last_day(plan: Plan) -> None:
    stones = plan.commitment("B.I.6").milestones
    assert [stone.due.month for stone in stones] == list(range(1, 13))
    assert stones[1].due == date(2024, 2, 29)


def test_aims_follow_the_headings(plan: Plan) -> None:
    aims = {Aim.REFORM: "A.", Aim.MAINTAIN: "B.I.", Aim.IMPROVE: "B.II.", Aim.OTHER: "C."}
    assert all(one.code.startswith(aims[one.aim]) for one in plan.commitments)
    assert [section.code for section in plan.section("B.I.4")] == ["B", "B.I"]


def test_crosswalk_to_frameworks_is_marked_as_derived(plan: Plan) -> None:
    feeds = {(one.code, feed.part) for one in plan.commitments for feed in one.feeds if feed.framework == "papi"}
    assert feeds == {("B.I.4", "transparency"), ("B.I.6", "accountability"), ("B.I.1", "procedures"), ("B.I.2", "procedures"),
                     ("B.II.2", "procedures"), ("B.II.3", "e_governance"), ("B.II.4", "e_governance")}
    assert not any(feed.sourced for one in plan.commitments for feed in one.feeds)


def test_the_fourteen_indicators_and_how_they_accumulate(catalog: Catalog) -> None:
    assert list(catalog.indicators) == [one.indicator for one in catalog.plan(2024).commitments]
    latest = {id for id, one in catalog.indicators.items() if one.over_months is Accumulation.LATEST}
    assert latest == {"tasks_done", "disbursement", "leadership_complete"}
    assert {id for id, one in catalog.indicators.items() if one.measure is Measure.MONEY} == {"disbursement"}


def test_on_time_states_its_three_official_readings_and_uses_one(catalog: Catalog) -> None:
    definitions = catalog.indicators["on_time"].definitions
    assert [one.id for one in definitions] == ["form_06a", "portal", "one_stop"]
    assert [one.id for one in definitions if one.used] == ["form_06a"]


def test_every_indicator_uses_at_most_one_of_its_definitions_and_fills_its_quality_statement(catalog: Catalog) -> None:
    for one in catalog.indicators.values():
        assert sum(definition.used for definition in one.definitions) == (1 if one.definitions else 0), one.id
        assert all((one.quality.source, one.quality.formula, one.quality.window, one.quality.limits, one.quality.checked)), one.id


@pytest.mark.parametrize(("spelling", "unit"), [
    ("P. KH-TC", "khtc"), ("TT NC,CG CN&ĐMST", "tt-dmst"), ("CC TCĐLCL", "tdc"), ("TT KT TC-ĐL-CL", "tt-ktdl"), ("VP Sở", "van-phong"),
    ("Văn phòng", "van-phong"), ("Chi cục TĐC", "tdc"), ("Thanh tra", "thanh-tra"), ("Bộ phận một cửa", "tntkq"),
    ("P. QL Khoa học", "qlkh"), ("P. QL Công nghệ", "qlcn"),
    ("Bộ phận TN&TKQ", "tntkq"), ("Phòng Kế hoạch-Tài chính", "khtc"), ("Thanh tra Sở", "thanh-tra")])
def test_confirmed_spellings(catalog: Catalog, spelling: str, unit: str) -> None:
    owners = {id for id, one in catalog.units.items() if fold(spelling) in {fold(text) for text in (one.name, one.short, *one.aliases)}}
    assert owners == {unit}


@pytest.mark.parametrize("spelling", ["Phòng Quản lý", "Trung tâm", "Phòng QLKHCN"])
def test_ambiguous_spellings_belong_to_nobody_and_name_their_candidates(catalog: Catalog, spelling: str) -> None:
    candidates = [one.candidates for one in catalog.ambiguous if fold(spelling) in {fold(text) for text in one.spellings}]
    assert len(candidates) == 1
    assert len(candidates[0]) > 1
    for unit in catalog.units.values():
        assert fold(spelling) not in {fold(text) for text in (unit.name, unit.short, *unit.aliases)}


def test_a_group_without_a_published_membership_says_so(catalog: Catalog) -> None:
    group = catalog.groups["don-vi-co-tthc"]
    assert not group.sourced
    assert group.source.startswith("Chưa có nguồn")


def test_groups_resolve_in_the_order_of_the_office(catalog: Catalog) -> None:
    assert catalog.resolve(("tntkq", "don-vi-co-tthc", "van-phong")) == ("van-phong", "qlkh", "qlcn", "tdc", "tntkq")
    with pytest.raises(KeyError):
        catalog.resolve(("nowhere",))


def test_published_results_carry_address_and_grade(catalog: Catalog) -> None:
    for framework in catalog.frameworks.values():
        for one in framework.results:
            assert one.source.startswith("http"), (framework.id, one)
            assert one.derived == (one.trust == "D"), (framework.id, one)


@pytest.mark.parametrize(("framework", "part", "place", "year", "value", "rank"), [
    ("par_index", "total", "quang-tri", 2022, None, 52), ("par_index", "total", "quang-tri", 2023, 86.25, 41),
    ("par_index", "total", "viet-nam", 2021, 86.37, None), ("par_index", "total", "viet-nam", 2022, 84.79, None),
    ("par_index", "total", "viet-nam", 2023, 86.98, None), ("sipas", "total", "quang-tri", 2022, 76.43, 55),
    ("sipas", "total", "quang-tri", 2023, 79.46, 53), ("sipas", "total", "viet-nam", 2022, 80.08, None),
    ("sipas", "total", "viet-nam", 2023, 82.66, None), ("papi", "total", "quang-tri", 2020, 44.766, 6),
    ("papi", "total", "quang-tri", 2021, 42.394, 28), ("papi", "total", "quang-tri", 2022, 41.7742, 37),
    ("papi", "total", "quang-tri", 2023, 42.7705, 26)])
def test_published_figures(catalog: Catalog, framework: str, part: str, place: str, year: int, value: float | None,
                           rank: int | None) -> None:
    found = {one.year: one for one in catalog.frameworks[framework].series(part, place)}
    assert (found[year].value, found[year].rank) == (value, rank)


@pytest.mark.parametrize(("year", "total"), [(2020, 44.765), (2021, 42.394)])
def test_the_eight_parts_of_papi_add_up(catalog: Catalog, year: int, total: float) -> None:
    parts = [one.value for one in catalog.frameworks["papi"].results if one.year == year and one.part != "total"]
    assert len(parts) == 8
    assert sum(value for value in parts if value is not None) == pytest.approx(total, abs=1e-9)


def test_derived_figures_follow_from_the_published_ones(catalog: Catalog) -> None:
    papi = {one.year: one.value for one in catalog.frameworks["papi"].series("total", "quang-tri")}
    par = {one.year: one.value for one in catalog.frameworks["par_index"].series("total", "viet-nam")}
    assert papi[2022] == pytest.approx((papi[2023] or 0) - 0.9963)
    assert par[2022] == pytest.approx((par[2023] or 0) - 2.19)


def test_the_maxima_of_decision_766_add_up_to_a_hundred(catalog: Catalog) -> None:
    parts = catalog.frameworks["index_766"].parts
    most = {part.id: part.max_points for part in parts}
    groups = [part for part in parts if part.group == "total"]
    assert sum(part.max_points or 0 for part in groups) == 100
    for group in ("transparency", "progress", "digitisation", "satisfaction", "online", "online_payment"):
        assert sum(part.max_points or 0 for part in parts if part.group == group) == most[group], group


def test_no_year_is_filled_in_where_nothing_was_published(catalog: Catalog) -> None:
    assert [one.year for one in catalog.frameworks["sipas"].series("total", "quang-tri")] == [2022, 2023]
    assert all(framework.gaps for framework in catalog.frameworks.values())


def test_an_unsourced_scoring_template_scores_nothing(catalog: Catalog) -> None:
    template = catalog.scoring["par_index_template"]
    assert not template.sourced
    assert template.score(dict.fromkeys(catalog.indicators, 1.0)).maximum == 0


@pytest.mark.parametrize(("window", "first", "last", "due"), [
    ("quarter_1", date(2023, 12, 15), date(2024, 3, 14), date(2024, 3, 20)),
    ("half_year", date(2023, 12, 15), date(2024, 6, 14), date(2024, 6, 20)),
    ("quarter_3", date(2024, 6, 15), date(2024, 9, 14), date(2024, 9, 20)),
    ("year", date(2023, 12, 15), date(2024, 12, 14), date(2024, 12, 20))])
def test_report_windows(catalog: Catalog, window: str, first: date, last: date, due: date) -> None:
    assert catalog.windows[window].days(2024) == (first, last)
    assert catalog.windows[window].due(2024) == due


def test_loading_is_quick_enough_to_do_at_every_start(catalog: Catalog) -> None:
    assert len(catalog.units) == 9
    assert len(catalog.glossary) > 20
