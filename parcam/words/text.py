"""The text catalogue: data/words/<language>/<area>.toml, read once; every sentence a person sees comes from here."""

from __future__ import annotations

import os
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING

from parcam.errors import DefinitionError, ParcamError
from parcam.places import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LANGUAGES = ("vi", "en")


class MissingTextError(ParcamError, KeyError):
    """The code asks for a text that no file holds: a bug, not something to show."""


def say(key: str, /, language: str = "vi", **values: object) -> str:
    """The text `area.key` with its named fields filled in: `say("figures.as_of", day="25/11/2024")`.

    Values arrive already worded (words.numbers, words.dates). MissingTextError for an unknown key or language;
    KeyError for a field without a value.
    """
    texts = catalogue(language)
    if key not in texts:
        raise MissingTextError(f"{key} ({language})")
    return texts[key].format_map(values) if values or "{" in texts[key] else texts[key]


def catalogue(language: str = "vi") -> dict[str, str]:
    """Every text of a language by its dotted key; the same object at every call, so do not change it."""
    return _load(os.environ.get("PARCAM_DATA"), language)


def sharing(prefix: str, language: str = "vi") -> dict[str, str]:
    """The texts below a dotted prefix, by what follows it: `sharing("common.verdict")["met"]`."""
    start = prefix + "."
    return {key.removeprefix(start): text for key, text in catalogue(language).items() if key.startswith(start)}


@lru_cache(maxsize=8)
def _load(elsewhere: str | None, language: str) -> dict[str, str]:
    """Keyed by the raw setting that `data_dir` reads: building the path at each of a page's thousand words would cost milliseconds."""
    folder = data_dir() / "words" / language
    if not folder.is_dir():
        raise MissingTextError(str(folder))
    return dict(entry for path in sorted(folder.glob("*.toml")) for entry in _flat(path.stem, _parse(path), path))


def _parse(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DefinitionError(f"{path.name}: {error}") from error


def _flat(prefix: str, table: dict[str, object], path: Path) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(f"{prefix}.{name}", value, path)
        elif isinstance(value, str):
            yield f"{prefix}.{name}", value
        else:
            raise DefinitionError(f"{path.name}: {prefix}.{name} = {value!r}")
