"""The English face: the same ids and numbers, every plain name translated, the plan's own words untouched, no phrase without its text."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from parcam.catalog.english import in_english, phrases
from parcam.catalog.load import load_catalog
from parcam.errors import DefinitionError
from parcam.places import data_dir
from parcam.publish.template_files import load_office

CATALOG = load_catalog()
ENGLISH = in_english(CATALOG)
LETTERS = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
PLACE = "Quảng Trị"
QUOTED = re.compile(r'"[^"]*"|Quảng Bình|\bQĐ\b|\bNĐ\b|\bBCĐ')
"""Words of the source that an English sentence names as they stand."""


def texts(value: Any) -> set[str]:
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, (tuple, list)):
        return {text for one in value for text in texts(one)}
    return {text for one in fields(value) for text in texts(getattr(value, one.name))} if is_dataclass(value) else set()


def vietnamese(*found: str) -> list[str]:
    return [text for text in found if LETTERS.search(text.replace(PLACE, ""))]


def test_every_phrase_still_stands_in_the_data() -> None:
    assert set(phrases(data_dir())) - texts(CATALOG) - texts(load_office()) == set()


def test_names_and_what_is_measured_are_english() -> None:
    plain = [text for unit in ENGLISH.units.values() for text in (unit.name, unit.short)]
    plain += [group.name for group in ENGLISH.groups.values()]
    plain += [text for one in ENGLISH.indicators.values() for text in (one.name, one.short, one.numerator, one.denominator)]
    for plan in ENGLISH.plans.values():
        plain += [plan.office, *(one.title for one in plan.sections)]
        plain += [text for one in plan.commitments for text in (one.title, one.leads_text, one.directs, one.deadline.text)]
        plain += [text for one in plan.commitments for mark in one.milestones for text in (mark.text, mark.basis)]
    plain += [one.name for one in (*ENGLISH.places.values(), *ENGLISH.frameworks.values())]
    assert vietnamese(*plain) == []


def test_what_is_explained_is_english() -> None:
    qualities = [one.quality for one in ENGLISH.indicators.values()]
    told = [text for one in qualities for text in (one.formula, one.limits, one.checked)]
    told += [one.about for one in ENGLISH.indicators.values()]
    told += [text for one in ENGLISH.indicators.values() for way in one.definitions for text in (way.name, way.formula)]
    told += [text for one in ENGLISH.scoring.values() for text in (one.name, one.about, *one.gaps)]
    told += [text for one in ENGLISH.scoring.values() for rule in one.rules for text in (rule.name, rule.note)]
    told += [text for one in ENGLISH.frameworks.values() for text in (one.about, *one.gaps, *(change.text for change in one.changes))]
    told += [text for one in ENGLISH.frameworks.values() for part in one.parts for text in (part.name, part.formula)]
    told += [one.note for frame in ENGLISH.frameworks.values() for one in frame.results]
    told += [one.text for one in ENGLISH.breaks]
    for plan in ENGLISH.plans.values():
        doubts = [*plan.doubts, *(doubt for one in plan.commitments for doubt in one.doubts)]
        told += [text for one in doubts for text in (one.where, one.text)]
        told += [text for one in plan.commitments for text in (one.note, *(feed.basis for feed in one.feeds))]
    assert vietnamese(*(QUOTED.sub("", text) for text in told)) == []


def test_short_names_stay_short_and_apart() -> None:
    shorts = [unit.short for unit in ENGLISH.units.values()]
    assert len(set(shorts)) == len(shorts)
    assert max(map(len, shorts)) <= 17


def test_ids_rules_and_the_plans_own_words_are_the_same() -> None:
    assert list(ENGLISH.units) == list(CATALOG.units)
    assert ENGLISH.vocabulary is CATALOG.vocabulary
    for year, plan in CATALOG.plans.items():
        told = ENGLISH.plans[year]
        assert told.letter == plan.letter
        for one, two in zip(plan.commitments, told.commitments, strict=True):
            assert (one.code, one.target, one.target_text) == (two.code, two.target, two.target_text)
            assert one.deadline.last_day == two.deadline.last_day
    assert [unit.aliases for unit in ENGLISH.units.values()] == [unit.aliases for unit in CATALOG.units.values()]


def test_a_broken_dictionary_is_named_and_none_is_no_harm(tmp_path: Path) -> None:
    assert phrases(tmp_path) == {}
    (tmp_path / "english.toml").write_text("[phrase", encoding="utf-8")
    with pytest.raises(DefinitionError, match=r"english\.toml"):
        phrases(tmp_path)
