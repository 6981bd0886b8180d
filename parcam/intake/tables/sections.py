"""Which indicator the section names that a row stands in: "I. Hồ sơ giải quyết đúng hạn" over rows of units."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.meaning.lines import Line

_NO_LEVEL = 9


class Section(NamedTuple):
    """`level` is the depth its number shows (`Line.level`); `named` the indicators it names."""

    level: int
    named: tuple[str, ...]


def enter(sections: tuple[Section, ...], line: Line, lexicon: Lexicon) -> tuple[Section, ...]:
    """The sections that hold from this section's line on: it closes those of its own depth and deeper."""
    level = _NO_LEVEL if line.level is None else line.level
    return (*(one for one in sections if one.level < level), Section(level, lexicon.named(line.text)))


def inside(sections: tuple[Section, ...]) -> tuple[str, ...]:
    """The indicators of the nearest section that names any."""
    return next((one.named for one in reversed(sections) if one.named), ())
