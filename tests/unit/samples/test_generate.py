"""The generated extracts: the same bytes every time, marked as illustrative wherever one looks, and telling the stories they should."""

import io
from datetime import date

import openpyxl
import pytest

from parcam.errors import DefinitionError
from parcam.model.month import Month
from parcam.samples import decisions, deeds, generate, load_scenario, talks, withdrawals


def text_of(file, scenario):
    """Every text of a file, through libraries the generator does not use for reading."""
    if file.name.endswith(".xlsx"):
        book = openpyxl.load_workbook(io.BytesIO(file.content))
        return "\n".join(str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row if cell is not None)
    if scenario.layouts["layouts"][layout_of(file, scenario)]["encoding"] == "tcvn3":
        return legacy(file.content, scenario)
    return file.content.decode("utf-8-sig")


def legacy(content, scenario):
    table = scenario.layouts["tcvn3"]
    back = dict(zip(bytes.fromhex(table["bytes"]).decode("latin-1"), table["letters"], strict=True))
    return "".join(back.get(c, c) for c in content.decode("latin-1"))


def layout_of(file, scenario):
    return next(s.layout for s in scenario.sources if s.id == file.source)


def known(files, scenario, day):
    """Newest fact per indicator, unit and month of what stands on `day`: a slow, obvious ledger."""
    gone = {w.name for w in withdrawals(scenario) if w.on <= day}
    return {(t.indicator, t.unit, t.month): t for f in files if f.known_on <= day and f.name not in gone for t in f.truth}


def cumulative(facts, indicator, year):
    rows = [f for f in facts.values() if f.indicator == indicator and f.month.year == year and f.denominator]
    return sum(f.numerator for f in rows) / sum(f.denominator for f in rows)


def test_the_same_seed_gives_the_same_bytes(files, catalog, scenario):
    again = tuple(generate(catalog, scenario))
    assert [(f.name, f.content, f.known_on) for f in again] == [(f.name, f.content, f.known_on) for f in files]


def test_another_seed_gives_other_numbers(files, catalog, scenario):
    from dataclasses import replace
    other = tuple(generate(catalog, replace(scenario, seed="other")))
    assert [f.name for f in other] == [f.name for f in files]
    assert [f.content for f in other] != [f.content for f in files]


def test_names_are_unique_and_few_enough_for_a_first_start(files):
    assert len({f.name for f in files}) == len(files)
    assert 100 <= len(files) <= 150


def test_every_file_says_in_its_name_and_its_titles_that_it_is_illustrative(files, scenario):
    assert [f.name for f in files if scenario.mark not in f.name] == []
    assert [f.name for f in files if scenario.mark not in text_of(f, scenario).casefold()[:600]] == []


def test_the_order_is_the_order_of_knowing_and_nothing_is_known_before_its_month_ends(files):
    assert [f.known_on for f in files] == sorted(f.known_on for f in files)
    assert [f.name for f in files if f.truth and max(t.month for t in f.truth).last_day >= f.known_on] == []


def test_units_and_indicators_exist_and_report_what_the_catalog_expects_of_them(files, catalog):
    for file in files:
        for fact in file.truth:
            assert fact.unit in catalog.reporters(fact.indicator), file.name


def test_no_fact_is_impossible(files):
    for file in files:
        for fact in file.truth:
            if fact.stated is None:
                assert 0 <= fact.numerator <= fact.denominator, (file.name, fact)


def test_dossiers_dip_around_tet(files, scenario):
    facts = known(files, scenario, date(2025, 3, 1))
    for year in (2022, 2023, 2024):
        received = [f for f in facts.values() if f.indicator == "online_full" and f.month.year == year]
        volume = {m: sum(f.denominator for f in received if f.month.number == m) for m in range(1, 12)}
        pairs = {m: volume[m] + volume[m + 1] for m in range(1, 11)}
        assert min(pairs, key=pairs.__getitem__) in (1, 2)


@pytest.mark.parametrize("indicator", ["online_full", "online_payment", "doc_signed"])
def test_rates_improve_over_the_years(files, scenario, indicator):
    facts = known(files, scenario, date(2025, 3, 1))
    rates = [cumulative(facts, indicator, year) for year in (2022, 2023, 2024)]
    assert rates == sorted(rates)


def test_disbursement_never_falls_and_rushes_at_the_end_of_the_year(files, scenario):
    facts = known(files, scenario, date(2025, 3, 1))
    for unit in scenario.disbursement["units"]:
        spent = [facts["disbursement", unit, Month(2024, m)].numerator for m in range(1, 13)]
        assert spent == sorted(spent)
        assert spent[11] - spent[8] > spent[5] - spent[2]


def test_the_first_late_dossier_of_2024_is_resolved_in_march(files, scenario):
    facts = known(files, scenario, scenario.as_of)
    late = [f.month for f in facts.values() if f.indicator == "on_time" and f.month.year == 2024 and f.numerator < f.denominator]
    assert min(late) == Month(2024, 3)


def test_one_unit_reports_weeks_after_the_others(files, scenario):
    facts = known(files, scenario, scenario.as_of)
    newest = {unit: max(m for i, u, m in facts if i == "on_time" and u == unit) for unit in scenario.dossiers["units"]}
    assert sorted(newest.values()) == [Month(2024, 8), *[Month(2024, 9)] * 3]


def test_the_one_stop_register_and_the_form_agree_on_who_was_on_time(files):
    form = {(t.unit, t.month): t for f in files if f.source == "form06" for t in f.truth if t.month.year == 2024}
    register = {(t.unit, t.month): t for f in files if f.source == "dossiers" for t in f.truth if t.indicator == "on_time"}
    assert form
    for key, fact in form.items():
        assert (register[key].numerator, register[key].denominator) == (fact.numerator, fact.denominator)


def test_a_blank_month_stays_unknown(files, scenario):
    facts = known(files, scenario, date(2025, 3, 1))
    assert ("doc_signed", "tt-dmst", Month(2024, 6)) not in facts
    assert ("doc_signed", "tt-dmst", Month(2024, 7)) in facts


def test_a_corrected_file_supersedes_the_slip(files, scenario):
    key = ("satisfaction", "tntkq", Month(2024, 5))
    before, after = known(files, scenario, date(2024, 6, 24))[key], known(files, scenario, date(2024, 6, 25))[key]
    assert before.numerator == after.numerator - 4
    assert after.numerator == after.denominator


def test_a_withdrawn_file_gives_the_earlier_values_back(files, scenario):
    key = ("disbursement", "khtc", Month(2024, 7))
    days = [date(2024, 8, 19), date(2024, 8, 20), date(2024, 8, 23)]
    right, wrong, back = (known(files, scenario, day)[key].numerator for day in days)
    assert wrong < right / 5
    assert back == right
    assert {w.name for w in withdrawals(scenario)} <= {f.name for f in files}


def test_deeds_name_milestones_of_the_plan_and_say_that_they_are_illustrative(catalog, scenario):
    for deed in deeds(scenario):
        milestones = {m.id for m in catalog.plan(deed.plan_year).commitment(deed.commitment).milestones}
        assert deed.milestone in milestones
        assert scenario.mark in deed.evidence
        assert deed.done_on <= deed.known_on


def test_talks_and_decisions_are_of_the_plan_and_say_that_they_are_illustrative(catalog, scenario):
    asked, decided = list(talks(scenario)), list(decisions(scenario))
    assert any(t.answer for t in asked) and any(not t.answer for t in asked)
    assert any(d.done_on for d in decided) and any(not d.done_on for d in decided)
    for one in (*asked, *decided):
        catalog.plan(one.plan_year).commitment(one.commitment)
        assert one.unit in catalog.units
        assert one.on <= one.due
        assert scenario.mark in one.text


def test_a_broken_scenario_names_its_folder(tmp_path):
    (tmp_path / "scenario.toml").write_text("seed = 1\n")
    (tmp_path / "layouts.toml").write_text("")
    with pytest.raises(DefinitionError, match=tmp_path.name):
        load_scenario(tmp_path)
