"""The words of the field that intake reads by: data/vocabulary/*.toml -> Vocabulary.

Nothing is matched here: a phrase is kept as typed, with its accents. `..` in a phrase lets a few words stand between, `^` and `$`
tie it to the start or end of the text, `=` (after `^`) wants its accents typed,
`a > b` wants `b` in the lowest heading and `a` in a heading above it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from parcam.errors import DefinitionError
from parcam.places import data_dir

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class PartRule:
    """A heading that names one part of an indicator ("*" for any): `says` any of these, `never` with any of those.

    `part` is numerator, denominator, rate, or a named piece that `Recipe` puts together; `rank` breaks ties upwards. A `weak` rule only
    says what is counted ("Số phiếu"): a heading above it that names a part decides.
    """

    indicator: str
    part: str
    says: tuple[str, ...]
    never: tuple[str, ...] = ()
    rank: int = 0
    weak: bool = False


@dataclass(frozen=True)
class Recipe:
    """One way to make a part from pieces: `add` minus `subtract`, tried in order; `when` pieces must be there too, `unless` pieces must
    not. `balance` pieces,
    where all are known, must add up to the denominator; `stated` recipes hold only for an indicator the uploader named."""

    indicator: str
    part: str
    add: tuple[str, ...]
    subtract: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    balance: tuple[str, ...] = ()
    stated: bool = False


@dataclass(frozen=True)
class StockRule:
    """The pieces of a stock (model.indicator.Stock): `whole` is `good` and `bad` together."""

    indicator: str
    id: str
    whole: str
    good: str
    bad: str


@dataclass(frozen=True)
class IndicatorNames:
    """How an indicator is called in a title, a heading or a row; `never` rules a text out. A title with one of `astray` and none of
    `home` speaks of something else, whatever the columns say."""

    indicator: str
    says: tuple[str, ...]
    never: tuple[str, ...] = ()
    astray: tuple[str, ...] = ()
    home: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """`words` by dotted key ("rows.total"); `values` the closed vocabularies of register columns, by column then value."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    indicators: tuple[IndicatorNames, ...] = ()
    parts: tuple[PartRule, ...] = ()
    recipes: tuple[Recipe, ...] = ()
    stocks: tuple[StockRule, ...] = ()
    scales: tuple[tuple[str, float], ...] = ()
    """Phrase of a unit of money and how many đồng it is, longest first."""
    datasets: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    required: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def __getitem__(self, key: str) -> tuple[str, ...]:
        return self.words[key]


def load_vocabulary(root: Path | None = None) -> Vocabulary:
    """All of data/vocabulary read together; DefinitionError names the broken file and what it lacks."""
    tables: dict[str, object] = {}
    folder = (root or data_dir()) / "vocabulary"
    for path in sorted(folder.glob("*.toml")):
        tables |= _parse(path)
    if not tables:
        raise DefinitionError(f"{folder}: no vocabulary")
    words: dict[str, tuple[str, ...]] = {}
    for name, content in tables.items():
        if isinstance(content, dict) and name not in ("dataset", "value", "money"):
            _flatten(name, content, words)
    return Vocabulary(
        words=words,
        indicators=tuple(
            IndicatorNames(one["id"], *(_texts(one, key) for key in ("says", "never", "astray", "home")))
            for one in _list(tables, "indicator")
        ),
        parts=tuple(
            PartRule(
                one["indicator"], one["part"], _texts(one, "says"), _texts(one, "never"), int(one.get("rank", 0)), bool(one.get("weak"))
            )
            for one in _list(tables, "part")
        ),
        recipes=tuple(
            Recipe(
                one["indicator"],
                one["part"],
                *(_texts(one, key) for key in ("add", "subtract", "when", "unless", "balance")),
                bool(one.get("stated")),
            )
            for one in _list(tables, "recipe")
        ),
        stocks=tuple(StockRule(*(one[key] for key in ("indicator", "id", "whole", "good", "bad"))) for one in _list(tables, "stock")),
        scales=_scales(tables.get("money", {})),
        datasets=_nested(tables.get("dataset", {})),
        required={name: _texts(one, "required") for name, one in _dicts(tables.get("dataset", {}))},
        values=_nested(tables.get("value", {})),
    )


def _parse(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"{path.name}: {error}") from error


def _flatten(prefix: str, table: dict[str, object], into: dict[str, tuple[str, ...]]) -> None:
    for name, content in table.items():
        if isinstance(content, dict):
            _flatten(f"{prefix}.{name}", content, into)
        else:
            into[f"{prefix}.{name}"] = _texts(table, name)


def _texts(table: dict[str, object], key: str) -> tuple[str, ...]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) and one.strip() for one in found):
        raise DefinitionError(f"data/vocabulary: {key} = {found!r}: a list of texts is wanted")
    return tuple(found)


def _list(tables: dict[str, object], name: str) -> list[dict[str, object]]:
    found = tables.get(name, [])
    if not isinstance(found, list):
        raise DefinitionError(f"data/vocabulary: [[{name}]] is wanted")
    return found


def _dicts(table: object) -> list[tuple[str, dict[str, object]]]:
    return [(name, one) for name, one in table.items() if isinstance(one, dict)] if isinstance(table, dict) else []


def _nested(table: object) -> dict[str, dict[str, tuple[str, ...]]]:
    return {name: {key: _texts(one, key) for key in one if key != "required"} for name, one in _dicts(table)}


def _scales(table: object) -> tuple[tuple[str, float], ...]:
    pairs = [(text, float(power)) for power, texts in table.items() for text in texts] if isinstance(table, dict) else []
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
