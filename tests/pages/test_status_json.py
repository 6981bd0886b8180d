"""`status --json` gives all of it: every key of the contract (parcam/desk/wire_status.py), with the values that the pages show."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from parcam.cli.main import main
from parcam.desk import wire_status
from parcam.desk.explaining import answer, ask, decide, finish
from parcam.desk.whole import wholes
from parcam.judge.limits import Chart
from parcam.judge.points import next_percents
from parcam.judge.why import PERIODS
from parcam.store.store import Store
from parcam.ui import foretold, readers
from parcam.ui.analysis import signals as analysis_signals
from parcam.ui.analysis import why as analysis_why
from parcam.ui.quality import changes as quality_changes
from parcam.ui.quality import checks as quality_checks
from parcam.ui.quality import coverage as quality_coverage
from tests.pages.conftest import copy_of

if TYPE_CHECKING:
    from pathlib import Path

DAY, SINCE = date(2024, 10, 20), date(2024, 9, 20)
CODE, UNITS = "B.II.4", ("qlkh", "qlcn", "tdc", "tntkq")

share = ("percent", None)
SIDE = {"numerator": (float, None), "denominator": (float, None), "value": share}
SHAPE: dict[str, Any] = {
    "code": str, "title": str, "indicator": str, "leads": [str], "as_of": "day",
    "figure": share, "numerator": (float, None), "denominator": (float, None), "definition": (str, None),
    "target": share, "target_count": (int, None), "comparison": (str, None), "target_text": str,
    "deadline": "day", "deadline_kind": str, "deadline_last_day": "day",
    "verdict": str, "standing": str, "reason": str, "gap": (float, None), "chance": ("chance", None), "interval": (["percent"], None),
    "required_rate": (float, None), "slack": (int, None), "lost_since": ("month", None), "last_chance": ("month", None),
    "last_month": ("month", None), "expected_readings": int, "missing_readings": int,
    "by_unit": [{"unit": str, "numerator": (float, None), "denominator": (float, None), "value": share, "gap": (float, None),
                 "stated": bool, "required_rate": (float, None), "verdict": (str, None), "chance": ("chance", None), "slack": (int, None),
                 "lost_since": ("month", None), "last_chance": ("month", None), "last_month": ("month", None)}],
    "doubts": [{"where": str, "text": str}],
    "milestones": [{"id": str, "text": str, "due": "day", "verdict": str, "days": int, "done_on": ("day", None), "evidence": str}],
    "forecast": [{"month": "month", "known": bool, "wide_low": "percent", "low": "percent", "middle": "percent", "high": "percent",
                  "wide_high": "percent"}],
    "why": {"gap": {"causes": [str], "units": [{"unit": str, "value": share, "weight": "percent", "gap": float, "misses": float}]},
            "changes": [{"against": str, "before": ["month"], "after": ["month"], "from": share, "to": share, "rate": (float, None),
                         "mix": (float, None), "causes": [str], "units": [{"unit": str, "rate": float, "mix": float}]}]},
    "signals": [{"unit": str, "chart": str, "trial": bool, "variation": str, "assurance": str, "mean": "percent", "lower": float,
                 "upper": float, "newest": ({"month": "month", "rules": [str], "variation": str}, None),
                 "steps": [{"month": "month", "before": "percent", "after": "percent", "variation": str}],
                 "points": [{"month": "month", "value": "percent", "mean": "percent", "lower": float, "upper": float, "rules": [str],
                             "variation": str}]}],
    "points": [{"rules": str, "name": str, "rule": str, "criterion": str, "points": (float, None), "maximum": (float, None),
                "same_definition": bool, "sourced": bool, "source": str, "trust": str,
                "next": ({"gain": float, "needed": share, "then": (float, None)}, None)}],
    "trust": {"completeness": share, "timeliness": share,
              "units": [{"unit": str, "due": int, "in": int, "late": int, "stated": int, "completeness": share, "timeliness": share}],
              "checks": [{"kind": str, "impossible": bool, "unit": str, "month": "month", "value": float, "expected": float,
                          "files": [str], "message": str}],
              "statement": {"source": str, "formula": str, "window": str, "limits": str, "checked": str},
              "definitions": [{"id": str, "name": str, "formula": str, "source": str, "used": bool, "chosen": bool, "computed": bool,
                               "figure": share, "lacking": [str], "numerator": (float, None), "denominator": (float, None),
                               "units": [{"unit": str, **SIDE}]}],
              "about": str, "sourced": bool},
    "requests": [{"id": int, "unit": str, "text": str, "by": str, "asked_on": "day", "due": ("day", None), "verdict": str, "open": bool,
                  "answers": [{"id": int, "by": str, "known_on": "day", "cause": str, "measure": str, "done_by": ("day", None),
                               "text": str}]}],
    "decisions": [{"id": int, "unit": str, "text": str, "by": str, "decided_on": "day", "due": ("day", None), "verdict": str,
                   "open": bool, "done": ({"by": str, "known_on": "day", "done_on": ("day", None), "evidence": str}, None)}],
    "freshness": [{"unit": str, "month": "month", "batch": int, "known_on": "day"}],
    "changed": {"since": "day", "verdict": ([str], None), "figure": ([share], None), "chance": ([("chance", None)], None),
                "readings": [{"unit": str, "month": "month", "change": str, "batch": int, "file": str, "by": str, "on_day": "day",
                              "withdrawn": bool, "why": str, "before": (SIDE, None), "after": (SIDE, None)}]},
}
PATTERNS = {"day": r"\d{4}-\d\d-\d\d", "month": r"\d{4}-\d\d"}


def misfits(value: Any, shape: Any, where: str = "") -> list[str]:
    """Where `value` is not of `shape`: a type, "day", "month", "percent", "chance", [one shape], a dict of exactly these, or a choice."""
    if isinstance(shape, tuple):
        return [] if any(not misfits(value, one, where) for one in shape) else [f"{where}: {value!r}"]
    if isinstance(shape, dict):
        if not isinstance(value, dict) or set(value) != set(shape):
            return [f"{where}: keys {sorted(set(value) ^ set(shape)) if isinstance(value, dict) else value!r}"]
        return [fault for key, inner in shape.items() for fault in misfits(value[key], inner, f"{where}.{key}")]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{where}: {value!r}"]
        return [fault for at, inner in enumerate(value) for fault in misfits(inner, shape[0], f"{where}[{at}]")]
    return [] if _fits(value, shape) else [f"{where}: {value!r}"]


def _fits(value: Any, shape: Any) -> bool:
    if shape is None:
        return value is None
    if shape == "percent":
        return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 100
    if shape == "chance":
        return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1
    if shape in PATTERNS:
        return isinstance(value, str) and re.fullmatch(PATTERNS[shape], value) is not None
    if shape is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, shape) and (shape is not int or not isinstance(value, bool))


@pytest.fixture
def status(sample: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The objects of the day by code under "of", and the stamp by which the pages read the same store."""
    monkeypatch.setenv("PARCAM_STORE", str(sample))
    stamp = readers.stamp(DAY)
    return {"stamp": stamp, "of": {one["code"]: one for one in _told(stamp)}}


@lru_cache(maxsize=2)
def _told(_stamp: str) -> list[dict[str, Any]]:
    told = wire_status.status(wholes(readers.catalog(), readers.store(), readers.plan(DAY), DAY, SINCE), SINCE)
    return json.loads(json.dumps(told, allow_nan=False))


def test_every_commitment_has_every_key_and_nothing_else(status: dict[str, Any]) -> None:
    assert list(status["of"]) == [one.code for one in readers.plan(DAY).commitments]
    assert [fault for code, one in status["of"].items() for fault in misfits(one, SHAPE, code)] == []


def test_the_docstring_names_every_key() -> None:
    assert [key for key in SHAPE if not re.search(rf"\b{key}\b", wire_status.__doc__ or "")] == []


def test_a_share_outside_0_to_100_or_a_missing_key_would_be_seen(status: dict[str, Any]) -> None:
    one = status["of"][CODE]
    assert misfits(one | {"figure": 131.0}, SHAPE) and misfits(one | {"extra": 1}, SHAPE)
    assert misfits({key: value for key, value in one.items() if key != "why"}, SHAPE)


def test_the_judgement_is_the_pages(status: dict[str, Any]) -> None:
    for commitment, judged in readers.standings(status["stamp"], DAY, "vi"):
        told = status["of"][commitment.code]
        assert (told["verdict"], told["reason"], told["slack"]) == (judged.verdict, judged.reason, judged.slack)
        assert told["chance"] == pytest.approx(judged.chance, abs=1e-6)
        for name in ("figure", "gap", "required_rate"):
            assert told[name] == pytest.approx(None if getattr(judged, name) is None else getattr(judged, name) * 100, abs=1e-4)
        assert [part["unit"] for part in told["by_unit"]] == [part.unit for part in judged.by_unit]
        if judged.figure is not None and commitment.target:
            assert sum(part["gap"] for part in told["by_unit"] if part["gap"] is not None) == pytest.approx(told["gap"], abs=1e-3)


def test_why_is_the_two_waterfalls(status: dict[str, Any]) -> None:
    for code in ("A.1", "B.I.1", "B.I.3", CODE):
        told = status["of"][code]["why"]
        drawn, _, causes = analysis_why.gap(status["stamp"], code, DAY, "vi")
        assert (told["gap"]["causes"], [row[1] * 100 for row in drawn.table.rows][1:-1]) == (
            list(causes), pytest.approx([one["gap"] for one in told["gap"]["units"]], abs=1e-3))
        for one, against in zip(told["changes"], PERIODS, strict=True):
            shown = analysis_why.change(status["stamp"], code, DAY, against, "vi")
            assert (one["against"], one["to"] is None) == (against, shown is None)
            if shown:
                rows = shown[0].table.rows
                assert (one["from"], one["to"]) == pytest.approx((rows[0][1] * 100, rows[-1][1] * 100), abs=1e-3)
                assert one["from"] + one["rate"] + one["mix"] == pytest.approx(one["to"], abs=1e-3)
                assert one["causes"] == list(shown[2])


def test_signals_are_the_control_charts_of_the_page(status: dict[str, Any]) -> None:
    """The page asks the store for months, the command adds up readings itself."""
    for code in (CODE, "B.I.1", "B.II.5"):
        told = {(one["unit"], one["chart"]): one for one in status["of"][code]["signals"]}
        assert told
        for (unit, chart), one in told.items():
            shown = analysis_signals.found(status["stamp"], code, unit, Chart(chart), DAY)
            assert [point["month"] for point in one["points"]] == [str(point.month) for point in shown.points]
            assert [point["value"] for point in one["points"]] == pytest.approx([point.value * 100 for point in shown.points], abs=1e-4)
            assert (one["variation"], one["assurance"], one["trial"]) == (shown.variation, shown.assurance, shown.trial)
            assert (one["lower"], one["upper"]) == pytest.approx((shown.points[-1].lower * 100, shown.points[-1].upper * 100), abs=1e-4)
    assert status["of"]["B.I.3"]["signals"] == []


def test_the_forecast_is_the_fan_of_the_trend(status: dict[str, Any]) -> None:
    ahead = [month for month in status["of"][CODE]["forecast"] if not month["known"]]
    steps = foretold.steps(status["stamp"], CODE, DAY, None, readers.month_of("2024-12"))
    wanted = [(str(one.month), pytest.approx(one.median * 100, abs=1e-4)) for one in steps]
    assert wanted and [(one["month"], one["middle"]) for one in ahead] == wanted


def test_points_are_those_of_every_set_and_the_next_percent_worth_most_comes_first(status: dict[str, Any]) -> None:
    rates = {one.indicator: judged.figure for one, judged in readers.standings(status["stamp"], DAY, "vi")}
    sets = readers.catalog().scoring.values()
    following = {(one.rules, one.rule): one for one in next_percents(sets, rates)}
    for code, one in status["of"].items():
        for each in one["points"]:
            rule = next(rule for rule in readers.catalog().scoring[each["rules"]].rules if rule.id == each["rule"])
            assert (rule.indicator, each["points"]) == (one["indicator"], rule.points(rates[one["indicator"]])), code
            wanted = following.get((each["rules"], each["rule"]))
            assert (each["next"]["gain"] if each["next"] else None) == (wanted.gain if wanted else None)
        gains = [each["next"]["gain"] if each["next"] else 0.0 for each in one["points"]]
        assert gains == sorted(gains, reverse=True)
    assert {each["rules"] for each in status["of"]["B.I.1"]["points"]} >= {"index_766", "par_index_template"}


def test_trust_is_the_page_of_data_quality(status: dict[str, Any]) -> None:
    found = quality_checks.found(status["stamp"], DAY)
    for code in ("A.1", "B.I.1", CODE):
        one = status["of"][code]
        owed = {row.unit: row for row in quality_coverage.owed(status["stamp"], one["indicator"], DAY)}
        assert {row["unit"]: (row["due"], row["in"], row["late"]) for row in one["trust"]["units"]} == {
            unit: (row.due, row.got, row.late) for unit, row in owed.items()}
        assert len(one["trust"]["checks"]) == sum(each.indicator == one["indicator"] for each in found)
        assert all(one["trust"]["statement"].values())
    assert [each["id"] for each in status["of"]["B.I.1"]["trust"]["definitions"]] == ["form_06a", "portal", "one_stop"]


def test_what_changed_is_the_page_of_changes(status: dict[str, Any]) -> None:
    stamps = readers.stamp(SINCE), status["stamp"]
    shown = {one.code: one for one in quality_changes.commitments(stamps, (SINCE, DAY), "vi")}
    rows = quality_changes.readings(stamps, (SINCE, DAY))
    for code, one in status["of"].items():
        before, after = one["changed"]["verdict"]
        assert (before != after) is (code in shown and shown[code].verdict[0] is not shown[code].verdict[1])
        assert len(one["changed"]["readings"]) == sum(row["indicator"] == one["indicator"] for row in rows)
    assert rows and any(row["by"] for one in status["of"].values() for row in one["changed"]["readings"])


def test_requests_answers_and_decisions_stand_beside_the_verdict(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, plan = copy_of(filled, tmp_path), readers.catalog().plan(2024)
    with Store.open(path) as store:
        ask(store, plan, CODE, "tdc", text="Vì sao thấp?", due=date(2024, 10, 25), by="Giám đốc", known_on=date(2024, 10, 10))
        asked = next(act for act in store.acts(("explanation_asked",), DAY, plan=plan.id) if act.text == "Vì sao thấp?")
        answer(store, asked, cause="Mất điện", measure="Máy phát", done_by=date(2024, 11, 1), by="Chi cục", known_on=date(2024, 10, 18))
        decide(store, plan, CODE, text="Hướng dẫn tại quầy", due=date(2024, 11, 5), unit="tdc", by="Thư ký", known_on=date(2024, 10, 15))
        decided = next(act for act in store.acts(("decision",), DAY, plan=plan.id) if act.text == "Hướng dẫn tại quầy")
        finish(store, decided, done_on=date(2024, 10, 19), evidence="Ảnh", by="Chi cục", known_on=date(2024, 10, 19))

    def told(day: str) -> dict[str, Any]:
        assert main(["status", "--as-of", day, "--json", "--store", str(path)]) == 0
        return next(one for one in json.loads(capsys.readouterr().out) if one["code"] == CODE)

    for day, open_, answers, done in (("2024-10-16", True, 0, None), ("2024-10-20", False, 1, "Ảnh")):
        one = told(day)
        request = next(each for each in one["requests"] if each["text"] == "Vì sao thấp?")
        decision = next(each for each in one["decisions"] if each["text"] == "Hướng dẫn tại quầy")
        assert (request["open"], len(request["answers"]), request["due"]) == (open_, answers, "2024-10-25")
        assert (decision["done"]["evidence"] if decision["done"] else None) == done
    assert (request["answers"][0]["cause"], request["answers"][0]["measure"]) == ("Mất điện", "Máy phát")


def test_changes_tell_verdict_figure_batch_and_who(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["changes", "--since", str(SINCE), "--as-of", str(DAY), "--store", str(sample)]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["commitments"] and all({"batch", "by", "file", "on_day", "before", "after"} <= set(row) for row in told["readings"])
    assert main(asked) == 0
    out = capsys.readouterr().out
    assert all(one["code"] in out for one in told["commitments"]) and all(row["by"] in out for row in told["readings"])
    assert main(["changes", "--since", str(DAY), "--as-of", str(DAY), "--json", "--store", str(sample)]) == 0
    assert json.loads(capsys.readouterr().out)["readings"] == []


def test_the_same_day_told_twice_is_the_same(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for _ in range(2):
        assert main(["status", "--as-of", str(DAY), "--json", "--store", str(sample)]) == 0
        told.append(capsys.readouterr().out)
    assert all(one == other for one, other in pairwise(told)) and told[0].strip()
