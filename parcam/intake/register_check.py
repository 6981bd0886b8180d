"""Which lines of a register may count: their days, unit and numbers read, their code not said twice with different things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from parcam.intake.say import fault, note

if TYPE_CHECKING:
    import duckdb

    from parcam.intake.naming import Names
    from parcam.intake.register_find import Shape
    from parcam.intake.register_told import RegisterTold
    from parcam.intake.register_values import Values

_LISTED = 10_000
_KEY = {"dossiers": "code", "documents": "concat_ws('|', code, unit, issued)"}


class Check:
    """Makes the view `good`; refused lines become faults (the first ten thousand are listed, all are counted)."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, shape: Shape, sheet: str, values: Values, bad: dict[str, dict[str, str]], names: Names
    ) -> None:
        self._connection, self._shape, self._sheet = connection, shape, sheet
        self._values, self._bad, self._names = values, bad, names

    def run(self, told: RegisterTold) -> None:
        self._connection.execute("CREATE TEMP TABLE out (line BIGINT, fate VARCHAR)")
        for line, text in told.lines.ragged if told.lines else ():
            told.faults.append(fault(self._sheet, line, "", "ragged_row", text))
            told.fates[line] = "reject"
        for line, text in told.tally.ragged if told.tally else ():
            told.faults.append(fault(self._sheet, line, "", "ragged_row", text))
        self._days(told)
        self._units(told)
        for column, texts in self._bad.items():
            self._numbers(told, column, texts)
        if self._shape.dataset in _KEY and "code" in self._shape.columns:
            self._codes(told)
        else:
            self._same_lines(told)
        self._connection.execute(
            "CREATE VIEW good AS SELECT * FROM kept WHERE line NOT IN (SELECT line FROM out)"
            if told.rejected or told.repeated
            else "CREATE VIEW good AS SELECT * FROM kept"
        )
        (told.rejected,) = self._connection.execute("SELECT count(DISTINCT line) FROM out WHERE fate = 'reject'").fetchone() or (0,)
        for line, fate in self._connection.execute("SELECT line, min(fate) FROM out GROUP BY line").fetchall() if told.lines else ():
            told.fates[line] = "duplicate" if fate == "again" else "reject"
        for line in told.lines.rows if told.lines else ():
            told.fates.setdefault(line, "reading")

    def _days(self, told: RegisterTold) -> None:
        rows = self._connection.execute("SELECT line, bad_role, coalesce(bad, '') FROM kept WHERE bad_role IS NOT NULL").fetchall()
        self._refuse(told, [(line, role, "bad_number", text, "") for line, role, text in rows])

    def _units(self, told: RegisterTold) -> None:
        rows = self._connection.execute(
            "SELECT line, coalesce(unit, '') FROM kept WHERE unit IS NULL OR unit NOT IN (SELECT text FROM named)"
        ).fetchall()
        found = []
        for line, text in rows:
            name = self._values.units.get(text)
            ambiguous = name is not None and name.kind == "ambiguous"
            candidates = name.candidates if name and ambiguous else self._names.suggest(text)
            found.append((line, "unit", "ambiguous_unit" if ambiguous else "unknown_unit", text, ",".join(candidates)))
        self._refuse(told, found)

    def _numbers(self, told: RegisterTold, column: str, texts: dict[str, str]) -> None:
        if column == "amount":
            blank = self._connection.execute(
                "SELECT line, coalesce(amount, '') FROM kept WHERE amount IS NULL OR amount NOT IN (SELECT text FROM amounts)"
            ).fetchall()
            self._refuse(told, [(line, column, texts.get(text, "bad_number"), text, "") for line, text in blank])
        elif texts:
            rows = self._connection.execute(
                f'SELECT line, "{column}" FROM kept WHERE "{column}" IN (SELECT unnest($texts))', {"texts": list(texts)}
            ).fetchall()
            self._refuse(told, [(line, column, texts[text], text, "") for line, text in rows])

    def _codes(self, told: RegisterTold) -> None:
        """Codes met twice, found by the sorted hashes of all codes; lines that agree in everything count once, others not at all."""
        key = _KEY[self._shape.dataset]
        hashes = self._connection.execute(f"SELECT hash({key}) AS h FROM kept WHERE code IS NOT NULL").fetchnumpy()["h"]
        hashes = np.sort(np.asarray(hashes))
        twice = np.unique(hashes[1:][hashes[1:] == hashes[:-1]])
        if not len(twice):
            return
        self._connection.execute("CREATE TEMP TABLE twice AS SELECT unnest($hashes::UBIGINT[]) AS h", {"hashes": twice.tolist()})
        groups = self._connection.execute(
            f"SELECT list(line ORDER BY line), count(DISTINCT {self._whole()}) "
            f"FROM (SELECT *, {key} AS same FROM kept WHERE code IS NOT NULL) "
            "WHERE hash(same) IN (SELECT h FROM twice) GROUP BY same HAVING count(*) > 1"
        ).fetchall()
        self._repeats(told, groups)

    def _whole(self) -> str:
        columns = [column for (column, *_) in self._connection.execute("DESCRIBE kept").fetchall() if column != "line"]
        return "hash(" + ", ".join(f'"{column}"' for column in columns) + ")"

    def _same_lines(self, told: RegisterTold) -> None:
        """Payments with a voucher's number: a line repeated whole counts once; without a number two equal payments are two."""
        if "code" not in self._shape.columns:
            return
        rows = self._connection.execute(
            f"SELECT list(line ORDER BY line), 1 FROM kept WHERE code IS NOT NULL GROUP BY {self._whole()} HAVING count(*) > 1"
        ).fetchall()
        self._repeats(told, rows)

    def _repeats(self, told: RegisterTold, groups: list[tuple[list[int], int]]) -> None:
        for lines, kinds in groups:
            if kinds == 1:
                for line in lines[1:]:
                    told.notes.append(note("duplicate_identical", self._sheet, line, first=lines[0]))
                self._leave_out([(line, "again") for line in lines[1:]])
                told.repeated += len(lines) - 1
            else:
                self._refuse(told, [(line, "code", "duplicate_conflict", "", "") for line in lines], others=lines)

    def _refuse(self, told: RegisterTold, found: list[tuple[int, str, str, str, str]], others: list[int] | None = None) -> None:
        done = {line for (line,) in self._connection.execute("SELECT line FROM out").fetchall()} if found else set()
        fresh = [one for one in found if one[0] not in done]
        for line, role, kind, text, candidates in fresh[: max(0, _LISTED - len(told.faults))]:
            values = {"others": ", ".join(str(other) for other in others if other != line)} if others else {}
            told.faults.append(fault(self._sheet, line, self._shape.headings.get(role, role), kind, text, suggestion=candidates, **values))
        self._leave_out([(line, "reject") for line, *_ in fresh])
        told.rejected += len(fresh)

    def _leave_out(self, rows: list[tuple[int, str]]) -> None:
        if rows:
            self._connection.execute(
                "INSERT INTO out SELECT unnest($lines), unnest($fates)",
                {"lines": [row[0] for row in rows], "fates": [row[1] for row in rows]},
            )
