"""The two files offered for trying the upload page: one is taken whole, the other shows every kind of refusal it was made to show."""

from parcam.intake.read import read
from parcam.model.reading import Options, Outcome
from parcam.places import data_dir

DEMO = {path.name.split(" - ")[0]: path for path in (data_dir() / "samples" / "demo").iterdir()}


def test_the_clean_file_says_what_the_generator_meant(files, catalog):
    said = read(DEMO["Tệp sạch"], Options(), catalog)
    meant = {t.unit: (t.numerator, t.denominator) for f in files for t in f.truth if (t.indicator, str(t.month)) == ("on_time", "2024-09")}
    assert said.outcome is Outcome.OK
    assert {r.unit: (r.numerator, r.denominator) for r in said.readings} == meant


def test_the_dirty_file_is_taken_in_part_and_every_refusal_is_told(catalog):
    said = read(DEMO["Tệp bẩn"], Options(), catalog)
    assert said.outcome is Outcome.PARTIAL
    assert [(f.row, f.kind) for f in said.faults] == [
        (11, "unknown_unit"), (12, "ambiguous_unit"), (13, "numerator_gt_denominator"), (14, "inconsistent_rate"),
        (16, "period_not_monthly"), (17, "negative")]
    assert [r.unit for r in said.readings] == ["qlcn", "qlkh", "tdc", "tntkq"]
    assert all(account.balances for account in said.accounts)


def test_both_say_that_they_are_illustrative(scenario):
    for path in DEMO.values():
        assert scenario.mark in path.name
        assert scenario.mark in path.read_text(encoding="utf-8-sig")
