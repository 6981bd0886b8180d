"""The catalog as a reader of English sees it: the same ids, rules and numbers, the names in English.

Translations are ours and bind nobody: `english` of a record where the data has one, else data/english.toml, which gives a plain
translation of a text wherever it stands. A text in neither stays Vietnamese.
"""

from __future__ import annotations

import tomllib
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from parcam.errors import DefinitionError
from parcam.places import data_dir

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from parcam.catalog.load import Catalog

FILE = "english.toml"
_NAMED = ("full_name", "title", "name")
"""What a record's own `english` stands for, the first of these it has."""
_VERBATIM = ("letter", "bases", "target_text", "aliases", "spellings", "id", "code", "vocabulary", "ambiguous")
"""The plan's own words, what is looked up when files are read, and what records are known by: never translated."""


def in_english(catalog: Catalog, root: Path | None = None) -> Catalog:
    """A copy of `catalog` with every known text in English; DefinitionError for a broken dictionary."""
    return _translated(catalog, phrases(root or data_dir()))


def phrase(text: str, language: str) -> str:
    """One text of the data in the reader's language, as far as the dictionary knows it."""
    return phrases(data_dir()).get(text, text) if language == "en" else text


def phrases(root: Path) -> dict[str, str]:
    """Vietnamese text -> English text; empty where the office keeps no dictionary."""
    path = root / FILE
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("phrase", {})
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"{FILE}: {error}") from error
    return {vietnamese: english for vietnamese, english in found.items() if isinstance(english, str)}


def _translated(value: Any, book: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return book.get(value, value)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_translated(one, book) for one in value)
    if isinstance(value, dict):
        return {key: _translated(one, book) for key, one in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    told = {one.name: _translated(getattr(value, one.name), book) for one in fields(value) if one.init and one.name not in _VERBATIM}
    changed = {name: new for name, new in told.items() if new is not getattr(value, name)}
    return replace(value, **changed | _own_name(value, told))


def _own_name(value: Any, told: Mapping[str, Any]) -> dict[str, str]:
    """The record's `english` in place of its name; where it has a short name without a translation, in place of that too."""
    english = told.get("english")
    name = next((one for one in _NAMED if one in told), "")
    if not english or not name:
        return {}
    short = {"short": english} if told.get("short") and told["short"] == value.short else {}
    return {name: english} | short
