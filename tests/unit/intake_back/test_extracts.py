"""Every kept extract gives exactly the readings and refusals written beside it: nothing more, nothing else, nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.month import Month
from parcam.model.reading import Options
from parcam.words.sentences import worded
from parcam.words.text import LANGUAGES

ROOT = Path(__file__).resolve().parents[3]
FOLDERS = (ROOT / "tests" / "extracts", ROOT.parent / "shared" / "extracts")
CASES = [path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.glob("*.expected.json"))]


@pytest.fixture(scope="module")
def catalog():
    return load_catalog()


def _percent(reading):
    return None if reading.rate is None else 100 * reading.rate


@pytest.mark.parametrize("expected", CASES, ids=lambda path: path.name.removesuffix(".expected.json"))
def test_extract_says_what_is_written_beside_it(expected, catalog, tmp_path):
    case = json.loads(expected.read_text(encoding="utf-8"))
    context = case["context"]
    options = Options(context.get("indicator"), context.get("dataset"), Month.parse(context["month"]) if context.get("month") else None)
    found = read(expected.parent / case["file"], options, catalog, work_dir=tmp_path)

    wanted = {(one["indicator"], one["unit"], one["period"]): one for one in case["readings"]}
    got = {(one.indicator, one.unit, str(one.month)): one for one in found.readings}
    assert got.keys() == wanted.keys()
    for key, one in wanted.items():
        assert _percent(got[key]) == (pytest.approx(one["value"], abs=0.01) if one["value"] is not None else None), key
        assert got[key].numerator == (pytest.approx(one["numerator"], abs=0.5) if one["numerator"] is not None else None), key
        assert got[key].denominator == (pytest.approx(one["denominator"], abs=0.5) if one["denominator"] is not None else None), key
    assert sorted((one.row, one.kind) for one in found.faults) == sorted((one["row"], one["kind"]) for one in case["rejects"])
    assert (found.error.kind if found.error else None) == (case["error"]["kind"] if case["error"] else None)
    assert found.outcome.value == case["outcome"]
    assert all(account.balances for account in found.accounts)
    said = [*(one.message for one in (*found.faults, *found.notes)), *(one.evidence for one in found.understood)]
    said += [found.error.message, found.error.remedy] if found.error else []
    assert all(worded(one, language) and "{" not in worded(one, language) for one in said for language in LANGUAGES)
