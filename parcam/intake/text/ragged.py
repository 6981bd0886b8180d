"""Records with another number of fields than their table: which of them may have slipped sideways, the header among them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parcam.intake.sheet import Row, Sheet, Table


_FEW = 4


class Fields:
    """How many fields a text file's records have. `width` is 0 for a workbook, whose rows cannot slip."""

    def __init__(self, sheet: Sheet, table: Table, *, text: bool) -> None:
        heads, body = sheet.rows_of(table.header), sheet.rows_of(table.body)
        counted = Counter(row.fields for row in (*heads, *body))
        most = max(counted.values(), default=0)
        likely = [fields for fields, times in counted.items() if times == most]
        self.width = 0 if not text or not heads else heads[-1].fields if heads[-1].fields in likely else likely[0]
        self.used = max((at + 1 for row in heads for at, cell in enumerate(row.cells[: self.width]) if not cell.blank), default=self.width)
        short = sum(row.fields < self.width for row in body)
        self._trimmed = len(body) >= _FEW and short * 3 >= len(body)
        titles = [row for number in table.before if (row := sheet.row(number))]
        padded = all(row.fields == self.width for row in titles)
        self.bad_header = bool(self.width) and not self._hang(heads, body) and (
            self._odd(heads[-1]) or any(row.fields > self.width or (padded and self._odd(row)) for row in heads[:-1])
        )

    def _hang(self, heads: list[Row], body: list[Row]) -> bool:
        """Short lines of a header prove by themselves that only their last blanks are missing: every heading that spans columns has a
        heading of its own below each of them, the first below itself, and every other has none. A blank lost elsewhere breaks that."""
        if len(heads) < 2 or any(row.fields > self.width or _mended(row) for row in heads):
            return False
        filled = [at for at in range(self.width) if any(not row.at(at).blank for row in (*heads, *body))]
        groups = [filled]
        for row in heads:
            if any(row.at(group[0]).blank == (len(group) > 1) for group in groups if len(group) == 1 or _headed(group, row)):
                return False
            groups = [own for group in groups for own in (_parted(group, row) if _headed(group, row) else [group])]
        return all(len(group) == 1 for group in groups)

    def _odd(self, row: Row) -> bool:
        return row.fields != self.width and not _mended(row)

    def slipped(self, row: Row, read: Iterable[int]) -> bool:
        """Whether the record's cells may stand in the wrong columns: too many, one of them past the last heading, or too few. Where many
        records leave out their last blanks, too few means fewer than the columns `read`."""
        if not row.fields or _mended(row):
            return False
        return self.shifted(row.fields, any(not cell.blank for cell in row.cells[self.used :]), read)

    def shifted(self, fields: int, more: bool, read: Iterable[int]) -> bool:
        """The same for a record of so many fields; `more`: something is said past the last heading (`used`)."""
        if not self.width or fields == self.width:
            return False
        if fields > self.width:
            return more
        return not self._trimmed or any(column >= fields for column in read)


def _headed(group: list[int], row: Row) -> bool:
    return any(not row.at(at).blank for at in group)


def _parted(group: list[int], row: Row) -> list[list[int]]:
    """Columns parted at each heading of the row, the first of which stands over the first column."""
    out: list[list[int]] = []
    for at in group:
        if not row.at(at).blank:
            out.append([])
        out[-1].append(at)
    return out


def _mended(row: Row) -> bool:
    """Quotes closed and a text's own commas joined again keep the other cells in their places."""
    return row.repaired in ("quote", "joined")
