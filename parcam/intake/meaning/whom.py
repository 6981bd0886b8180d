"""Which column names the units: never two, and none where two claim it alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parcam.intake.letters.near import nearly
from parcam.intake.meaning.legible import damaged

if TYPE_CHECKING:
    from parcam.intake.meaning.columns import Column
    from parcam.intake.meaning.labels import Lexicon


def few_units(made: list[Column], names: dict[int, int]) -> list[Column]:
    """Where no column is known for the units', the wordy one that names most of them is, though projects fill the rest of it."""
    wordy = [one for one in made if (one.role, one.why) == ("unread", "note") and names[one.column]]
    if not wordy or any(one.role == "unit" or (one.role == "value" and one.meaning.unit) for one in made):
        return made
    best = max(wordy, key=lambda one: names[one.column])
    return [replace(one, role="unit", why="content") if one is best else one for one in made]


def _of_others(text: str, lexicon: Lexicon) -> bool:
    return lexicon.says("heading.other_unit", text) or nearly(lexicon.vocabulary["heading.other_unit"], text)


def one_of_each(made: list[Column], names: dict[int, int], lexicon: Lexicon) -> tuple[Column, ...]:
    """A table has one column of units: the one recognised by content, with a heading, else the one with most names of units, those that
    help or give orders ("Đơn vị phối hợp") last; the others are labels nobody reads. Where no heading tells two such columns apart, no
    figure is known to be anyone's."""
    units = [one for one in made if one.role == "unit"]
    headed = {one.column: any(map(str.isalpha, one.name)) and not damaged(one.name) for one in units}
    order = {
        one.column: (
            _of_others(one.name, lexicon), not (headed[one.column] and names[one.column]), one.why != "content", not headed[one.column],
            -names[one.column],
        )
        for one in units
    }
    chosen = min(units, key=lambda one: order[one.column], default=None)
    told = [replace(one, role="unread", why="second_unit") if one.role == "unit" and one is not chosen else one for one in made]
    bare = [one for one in units if one.why == "content" and not headed[one.column]]
    if chosen in bare and len(bare) > 1:
        told = [replace(one, role="unread", why="moved") if one.role == "value" else one for one in told]
    return tuple(told)
