"""What a person states about a file in place of the reader: it is read again, and what it said until now is kept for comparing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from parcam.ui.upload.tray import tray

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parcam.model.reading import Options
    from parcam.ui.upload.tray import Item


def state(item: Item, overrides: Mapping[str, str], **fields: Any) -> None:
    """What a person states about a file anew: `overrides` by what they are about ("" takes one back), `fields` of Options.

    The file is read again, and what it said until now is kept for comparing.
    """
    options = item.extraction.options
    pairs = {what: value for what, value in (dict(options.overrides) | dict(overrides)).items() if value}
    say_about(item, replace(options, overrides=tuple(sorted(pairs.items())), **fields))


def say_about(item: Item, options: Options) -> None:
    """The file stays the one a person looks at, so that what came of it is seen."""
    if options != item.extraction.options:
        held = tray()
        held.said[item.id], held.before[item.id], held.chosen = options, item.extraction, item.id


def undo(item: Item) -> None:
    """Back to what was stated before the last change."""
    tray().said[item.id] = tray().before.pop(item.id).options
