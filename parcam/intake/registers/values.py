"""What the texts of a register's columns mean: each distinct text is looked at once, DuckDB joins the answers to the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from parcam.intake.letters.fold import longest, words
from parcam.intake.numbers.settle import Evidence
from parcam.intake.registers.find import STEP
from parcam.intake.registers.session import give

if TYPE_CHECKING:
    from collections.abc import Iterable

    import duckdb

    from parcam.catalog.vocabulary import Vocabulary
    from parcam.intake.meaning.naming import Named, Names
    from parcam.intake.numbers.scan import Scanner
    from parcam.intake.numbers.settle import Series


class Values:
    """Small tables made from the distinct texts of `kept`: named (units), fees, amounts, plans (numbers), channels … (yes or no)."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, names: Names, scanner: Scanner, stated: str = ""
    ) -> None:
        """`stated` is the decimal mark a person chose."""
        self._connection, self._vocabulary, self._names, self._scanner = connection, vocabulary, names, scanner
        self.units: dict[str, Named] = {}
        self.unknown: dict[str, list[str]] = {}
        self.open: tuple[str, str] | None = None
        self._evidence, self._place = Evidence(stated=stated), dict[str, "Series"]()

    def name_units(self) -> None:
        """`named`: text -> unit, for the texts that name one."""
        self.units = {text: self._names.resolve(text) for text in self._distinct("unit")}
        self._table("named", "unit VARCHAR", [(text, found.unit) for text, found in self.units.items() if found.unit])

    def choose(self, table: str, column: str, yes: str, no: str, heading: str) -> None:
        """`table`: text -> whether it says `yes`, NULL for one in neither list, which is kept in `unknown`."""
        rows: list[tuple[object, ...]] = []
        for text in self._distinct(column):
            answer = chosen(self._vocabulary, column, yes, no, text, heading)
            if answer is None:
                self.unknown.setdefault(heading, []).append(text)
            rows.append((text, answer))
        self._table(table, "yes BOOLEAN", rows)

    def hear(self, columns: Iterable[str]) -> None:
        """What the numbers of all these columns prove of the decimal mark: one that leaves it open takes the others' word."""
        for place, column in enumerate(columns):
            self._place[column] = (0, "column", place)
            scans = [self._scanner.scan_text(text) for text in self._distinct(column)]
            self._evidence.add(self._place[column], [one for scan in scans for one in scan.numerals])

    def number(self, table: str, column: str, scale: float, *, sign_only: bool) -> dict[str, str]:
        """`table`: text -> number times `scale`; answers the texts that are none, with their kind of fault. With `sign_only` it is enough
        to know whether a number is above 0. `open` names (column, text) when a number stays open."""
        scans = {text: self._scanner.scan_text(text) for text in self._distinct(column)}
        rows, bad = [], {}
        for text, scan in scans.items():
            if scan.kind in ("nothing", "blank"):
                continue
            if scan.fault or scan.number is None:
                bad[text] = scan.fault or "bad_number"
                continue
            if scan.number.negative:
                bad[text] = "negative"
                continue
            value = self._evidence.value(scan.number, self._place[column], "money")
            if value is None and sign_only:
                value = 1.0
            if value is None:
                self.open = self.open or (column, text)
                continue
            rows.append((text, value * (scan.scale or scale)))
        self._table(table, "value DOUBLE", rows)
        return bad

    def contents(self, heading: str) -> bool:
        """Whether a column is headed as one of what is paid for, and not of projects."""
        said = words(heading)
        return longest(self._vocabulary["heading.content"], said) > 0 and not longest(self._vocabulary["heading.project"], said)

    def line_of(self, column: str, text: str) -> int:
        """The first line that has this text there, as its own sheet counts it."""
        (line,) = self._connection.execute(f'SELECT min(line) FROM kept WHERE "{column}" = $text', {"text": text}).fetchone() or (0,)
        return int(line) % STEP

    def _distinct(self, column: str) -> list[str]:
        return [
            text for (text,) in self._connection.execute(f'SELECT DISTINCT "{column}" FROM kept WHERE "{column}" IS NOT NULL').fetchall()
        ]

    def _table(self, name: str, column: str, rows: list[tuple[object, ...]]) -> None:
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} (text VARCHAR, {column})")
        if rows:
            texts, values = zip(*rows, strict=True)
            kind = {"VARCHAR": pa.string(), "BOOLEAN": pa.bool_(), "DOUBLE": pa.float64()}[column.split()[-1]]
            give(self._connection, "answers", text=pa.array(texts, pa.string()), value=pa.array(values, kind))
            self._connection.execute(f"INSERT INTO {name} SELECT text, value FROM answers")


def chosen(vocabulary: Vocabulary, column: str, yes: str, no: str, text: str, heading: str) -> bool | None:
    """Whether a text says `yes` rather than `no`; None when it is in neither list. Under a heading that says `yes` itself ("Thanh toán
    trực tuyến"), a mark ("x", "Có") does; a sign of no data says no."""
    known = vocabulary.values[column]
    for_yes, for_no = _said(known[yes], text), _said(known[no], text)
    if not (for_yes or for_no) and _said(known[yes], heading) > _said(known[no], heading):
        marks, sign = vocabulary.values["mark"], text.strip().casefold()
        for_yes, for_no = int(sign in marks["yes"]), int(sign in marks["no"])
    if for_yes or for_no:
        return for_yes > for_no
    return False if text.strip().casefold() in vocabulary["cell.nothing"] else None


def with_amount(scanner: Scanner, text: str) -> bool | None:
    """Whether a text names an amount above 0, whatever its decimal mark; None when it is no number or below 0."""
    scan = scanner.scan_text(text)
    if scan.kind in ("nothing", "blank"):
        return False
    if scan.fault or scan.number is None or scan.number.negative:
        return None
    return scan.number.open or bool(scan.number.settled)


def _said(known: tuple[str, ...], text: str) -> int:
    """Words of the longest known text found; a sign without words ("✓") must be the whole text."""
    return longest(tuple(one for one in known if words(one)), words(text)) or int(text.strip() in known)
