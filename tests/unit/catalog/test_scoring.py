"""How a rate becomes points."""

from __future__ import annotations

import pytest

from parcam.catalog.load import load_catalog
from parcam.model.scoring import Rule, RuleKind, RuleSet, Step
from parcam.places import ROOT

PROPORTIONAL = Rule("r", "r", RuleKind.PROPORTIONAL, 6.0, ceiling=0.8)


@pytest.mark.parametrize(("rate", "points"), [(0.0, 0.0), (0.4, 3.0), (0.8, 6.0), (1.0, 6.0), (-0.1, 0.0)])
def test_proportional_is_full_from_the_ceiling_on(rate: float, points: float) -> None:
    assert PROPORTIONAL.points(rate) == pytest.approx(points)


@pytest.mark.parametrize(("rate", "points"), [(0.5999, 0.0), (0.6, 7.06), (0.7, 8.24), (0.8499, 10.0), (0.85, 10.0), (0.95, 10.0)])
def test_a_floor_gives_nothing_below_it_and_rounds_as_the_rule_says(rate: float, points: float) -> None:
    rule = Rule("r", "r", RuleKind.FLOOR, 10.0, ceiling=0.85, floor=0.6, digits=2)
    assert rule.points(rate) == pytest.approx(points, abs=0.0051)


@pytest.mark.parametrize(("rate", "points"), [(1.0, 10.0), (0.9999, 8.0), (0.9, 8.0), (0.8, 6.0), (0.7, 4.0), (0.6999, 0.0)])
def test_steps_give_the_highest_reached(rate: float, points: float) -> None:
    rule = Rule("r", "r", RuleKind.STEPS, 10.0, steps=(Step(1.0, 10.0), Step(0.9, 8.0), Step(0.8, 6.0), Step(0.7, 4.0)))
    assert rule.points(rate) == points


def test_what_does_not_apply_takes_its_maximum_away() -> None:
    other = Rule("other", "o", RuleKind.PROPORTIONAL, 4.0, indicator="money")
    rules = RuleSet("s", "s", "", (PROPORTIONAL, other), None, None, True, "", "")
    assert rules.score({"r": 0.8, "money": 0.5}) == rules.score({"r": 0.8, "other": 0.5})
    score = rules.score({"r": 0.8, "money": None})
    assert (score.points, score.maximum, score.left_out) == (6.0, 6.0, ("other",))
    assert score.share == 1.0
    assert rules.score({}).share is None


def test_a_rule_without_a_known_maximum_never_scores() -> None:
    assert Rule("r", "r", RuleKind.PROPORTIONAL, None).points(1.0) is None


def test_decision_766_as_entered() -> None:
    rules = {rule.id: rule for rule in load_catalog(ROOT / "data").scoring["index_766"].rules}
    assert rules["2.1"].points(0.98) == pytest.approx(19.6)
    assert rules["5.4"].points(0.9) == 6.0
    assert rules["3.6"].points(0.5) == pytest.approx(3.0)
    assert rules["3.3"].points(0.5) is None


TABLE_766 = {
    "1.1": (6, 1.0), "1.2": (4, 1.0), "1.3": (2, 1.0), "1.4": (6, 1.0), "2.1": (20, 1.0), "3.1": (None, 0.8), "3.2": (None, 1.0),
    "3.3": (None, 0.5), "3.5": (2, 0.8), "3.5b": (2, 0.8), "3.6": (6, 1.0), "4.1": (6, 1.0), "4.2": (4, 0.8), "4.3": (2, 0.8),
    "4.4": (4, 1.0), "certified_copy": (2, 1.0), "4.5a": (2, 1.0), "4.5b": (2, 1.0), "5.2": (6, 1.0), "5.3": (6, 1.0), "5.4": (6, 0.9),
}
"""Maximum and ceiling of every indicator, as transcribed from the description of the formulas of 766."""


def test_decision_766_line_by_line_and_its_groups_add_up() -> None:
    """2.2 is only shown for one procedure and 5.1 only followed: neither scores. Twelve points of group 3 are not split in the source."""
    rules = {rule.id: rule for rule in load_catalog(ROOT / "data").scoring["index_766"].rules}
    assert {id: (rule.max_points, rule.ceiling) for id, rule in rules.items()} == TABLE_766
    groups = {group: sum(most or 0 for id, (most, _) in TABLE_766.items() if (id if id != "certified_copy" else "4").startswith(group))
              for group in "12345"}
    assert groups == {"1": 18, "2": 20, "3": 10, "4": 22, "5": 18} and sum(groups.values()) + 12 == 100
    assert all(rule.source and rule.trust for rule in rules.values())


def test_what_has_no_source_scores_nothing_and_says_so() -> None:
    template = load_catalog(ROOT / "data").scoring["par_index_template"]
    assert not template.sourced and "chưa có nguồn" in template.name
    assert all(rule.points(1.0) is None and "Chưa có nguồn" in rule.source for rule in template.rules)
