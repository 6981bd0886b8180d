"""Every text exists in both languages, with the same fields; every key the code names exists."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from parcam.errors import DefinitionError
from parcam.words import text
from parcam.words.text import LANGUAGES, MissingTextError, catalogue, say, sharing

ROOT = Path(__file__).resolve().parents[3]
AREAS = sorted({path.stem for path in (ROOT / "data/words").glob("*/*.toml")})
_SPEAKING = ("say", "sentence", "Sentence")
LOCALE = {"common.month", "common.month_long", "common.month_short", "common.day", "common.day_long"}
"""Shapes of dates: the languages rightly use different parts."""


def _fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("area", AREAS)
def test_the_languages_have_the_same_keys_with_the_same_fields(area: str) -> None:
    first, *others = [{k: v for k, v in catalogue(language).items() if k.startswith(area + ".")} for language in LANGUAGES]
    for other in others:
        assert set(first) == set(other)
        different = {key for key in first if key not in LOCALE and _fields(first[key]) != _fields(other[key])}
        assert not different


@pytest.mark.parametrize("area", AREAS)
def test_no_text_is_empty_and_every_field_has_a_name(area: str) -> None:
    for language in LANGUAGES:
        for key, template in catalogue(language).items():
            if key.startswith(area + "."):
                assert template.strip(), key
                assert all(field.isidentifier() for field in _fields(template)), key


def _keys_named_in_code() -> list[tuple[str, str]]:
    named: list[tuple[str, str]] = []
    for path in [*(ROOT / "parcam").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "dashboard.py"]:
        if not path.exists():
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SPEAKING and node.args
                    and isinstance(node.args[0], ast.Constant)):
                named.append((node.args[0].value, f"{path.relative_to(ROOT)}:{node.lineno}"))
    return named


def test_every_key_named_in_the_code_exists() -> None:
    known = catalogue("vi")
    assert not [(key, where) for key, where in _keys_named_in_code() if key not in known]


def test_a_missing_key_is_loud() -> None:
    with pytest.raises(MissingTextError):
        say("common.no_such_text")
    with pytest.raises(MissingTextError):
        say("common.sample", "xx")
    with pytest.raises(KeyError):
        say("common.as_of")


def test_the_catalogue_is_read_once() -> None:
    assert catalogue("vi") is catalogue("vi")


def test_texts_below_a_prefix() -> None:
    assert sharing("common.standing")["kept"] == say("common.standing.kept")


def test_a_broken_file_names_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "words" / "vi"
    folder.mkdir(parents=True)
    (folder / "common.toml").write_text("a = \n", encoding="utf-8")
    monkeypatch.setenv("PARCAM_DATA", str(tmp_path))
    with pytest.raises(DefinitionError, match=r"common\.toml.*line 1"):
        text.catalogue("vi")
    (folder / "common.toml").write_text("a = 3\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match="a = 3"):
        text.catalogue("vi")


def test_english_writes_the_percent_sign_right_behind_its_number() -> None:
    assert [key for key, text in catalogue("en").items() if re.search(r"\d\s%", text)] == []
