"""What the reader of a table must hear of it, above all what was left unread: columns without month or part, lost titles, estimates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.layout.above import rows_above
from parcam.intake.letters.fold import keyed
from parcam.intake.meaning.inherit import LOST
from parcam.intake.say import note
from parcam.intake.sheet import letters
from parcam.model.sentence import Sentence

if TYPE_CHECKING:
    from parcam.intake.meaning.labels import Lexicon
    from parcam.intake.tables.told import Part
    from parcam.model.reading import Note

_LISTED = 20
_TOLD = ("partless", "damaged", "moved", "crowded", "two_times", "within")


def unread(part: Part, lexicon: Lexicon) -> list[Note]:
    """One note for each."""
    sheet, gathered = part.sheet.name, part.gathered
    top = min((*part.table.header, part.table.first))
    above = [note("above_header", sheet, row) for row in rows_above(part.sheet, part.table)]
    if gathered.estimate:
        return [*above, note("estimate", sheet, top)]
    columns = {one.column: (one.name, one.why) for one in gathered.columns if one.why in _TOLD}
    columns |= {at: (one.name, "no_month") for at, one in gathered.untimed.items() if not _sums(one.heading.levels, lexicon)}
    columns |= {at: (name, "aimless") for at, name in _aimless(part)}
    columns |= {at: (letters(at), "nameless") for at in _nameless(part)}
    told = [(name, Sentence(f"intake.why.{why}")) for _, (name, why) in sorted(columns.items())]
    notes = above + [note("column_unread", sheet, column=name, why=why) for name, why in told]
    if gathered.carried:
        notes.append(note("time_from_above", sheet, gathered.carried))
    notes += [note("rows_unaimed", sheet, rows[0], name=name, rows=_listed(rows)) for name, rows in _unaimed(part).values()]
    if other := part.around.against:
        notes.append(note("stated_against", sheet, top, month=f"{other.last}/{other.year}" if other.year else str(other.last)))
    return [*notes, note(LOST, sheet, top)] if part.around.evidence == LOST and not gathered.figures else notes


def _aimless(part: Part) -> list[tuple[int, str]]:
    """Ratios that no indicator owns, beside columns that one does."""
    read, refused = {one.column for one in part.gathered.figures}, {one.heading for one in part.gathered.refusals}
    ratios = [one for one in part.gathered.columns if one.role == "value" and one.name and (one.meaning.rate or one.meaning.percent)]
    return [
        (one.column, one.name)
        for one in ratios
        if not (one.meaning.skip or one.meaning.spans or one.meaning.cumulative)
        if read and one.column not in read and one.name not in refused and one.column not in part.gathered.untimed
    ]


def _listed(rows: list[int]) -> str:
    return ", ".join(map(str, rows[:_LISTED])) + (f"… ({len(rows)})" if len(rows) > _LISTED else "")


def _unaimed(part: Part) -> dict[str, tuple[str, list[int]]]:
    """What the rows speak of whose figures stand where others are read and belong to no indicator: as written first, and all its rows."""
    gathered = part.gathered
    read = {one.column for one in gathered.figures}
    left = {line.row.number for line in gathered.unaimed if any(line.row.at(column).text[:1].isdigit() for column in read)}
    label = next((one.column for one in gathered.columns if one.role == "label"), None)
    found: dict[str, tuple[str, list[int]]] = {}
    section = ""
    for line in gathered.lines:
        section = line.text if line.kind == "section" else section
        if line.row.number in left:
            name = section if label is None else line.row.at(label).text
            found.setdefault(keyed(name), (name, []))[1].append(line.row.number)
    return found


def _nameless(part: Part) -> list[int]:
    """Columns without heading that hold figures, right of a column that is read."""
    columns = part.gathered.columns
    first = min((one.column for one in columns if one.role == "value" and one.name), default=len(columns))
    bare = [one.column for one in columns if not one.name and one.column > first]
    return [at for at in bare if any(line.row.at(at).text[:1].isdigit() for line in part.gathered.lines if line.kind == "data")]


def _sums(levels: tuple[str, ...], lexicon: Lexicon) -> bool:
    """A column of totals or running totals names no month of its own."""
    return any(lexicon.says(key, level) for level in levels for key in ("heading.total", "heading.cumulative"))
