"""Which lines of a register may count: their days, unit and numbers read, their code not said twice with different things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from parcam.intake.registers.codes import doubled
from parcam.intake.registers.doubt import contrary
from parcam.intake.registers.find import DATES
from parcam.intake.registers.session import give, question
from parcam.intake.say import fault, note

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

    from parcam.intake.meaning.naming import Names
    from parcam.intake.registers.find import Shape
    from parcam.intake.registers.told import RegisterTold
    from parcam.intake.registers.values import Values

_LISTED = 10_000
_TEXTS = 200
"""Different texts refused for one reason that are listed however full the list is: each may be a name to ask about."""
_OTHERS = 20
"""Lines named in the reason of one that contradicts them."""
_KEY = {"dossiers": "code", "documents": "concat_ws('|', code, unit, issued)"}

_OWNED = """CREATE VIEW owned AS SELECT kept.* REPLACE (coalesce(named.unit, kept.unit) AS unit)
FROM kept LEFT JOIN named ON named.text = kept.unit"""
"""The lines with the units that their texts name: one unit spelt two ways is one."""


class Check:
    """Makes the view `good`; refused lines become faults (the first ten thousand are listed, all are counted)."""

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, shape: Shape, sheet: str, values: Values, bad: dict[str, dict[str, str]], names: Names
    ) -> None:
        self._connection, self._shape, self._sheet = connection, shape, sheet
        self._values, self._bad, self._names = values, bad, names

    def run(self, told: RegisterTold) -> None:
        self._connection.execute("CREATE TEMP TABLE out (line BIGINT, fate VARCHAR)")
        ragged = told.lines.ragged if told.lines else told.tally.ragged if told.tally else ()
        told.faults += [fault(self._sheet, line, "", "ragged_row", text) for line, text in ragged]
        self._refuse(told, "SELECT line, bad_role AS role, bad AS text FROM kept WHERE bad_role IS NOT NULL", lambda _: "bad_number")
        if lines := contrary(self._shape.dataset):
            self._refuse(told, lines, lambda _: "bad_number", words="day_before")
        unnamed = "SELECT line, 'unit' AS role, unit AS text FROM kept WHERE unit IS NULL OR unit NOT IN (SELECT text FROM named)"
        self._refuse(told, unnamed, self._unnamed)
        for column, texts in self._bad.items():
            self._numbers(told, column, texts)
        self._connection.execute(_OWNED)
        if self._shape.dataset in _KEY and "code" in self._shape.columns:
            self._codes(told)
        elif "code" in self._shape.columns:
            self._repeats(told, f"SELECT *, {self._whole()} AS same FROM owned WHERE code IS NOT NULL")
        self._connection.execute("CREATE VIEW good AS SELECT * FROM kept WHERE line NOT IN (SELECT line FROM out)")
        if self._shape.dataset == "disbursement":
            self._plans(told)
        counts = dict(self._connection.execute("SELECT fate, count(*) FROM out GROUP BY fate").fetchall())
        told.rejected, told.repeated = counts.get("reject", 0), counts.get("again", 0)
        if told.lines:
            told.fates |= {line: "reject" for line, _ in told.lines.ragged}
            self._tell_fates(told, told.lines.rows)
        elif told.tally and told.tally.several:
            self._tell_fates(told, list(told.tally.several))

    def _tell_fates(self, told: RegisterTold, lines: list[int]) -> None:
        names = {"again": "duplicate", "reject": "reject", None: "reading"}
        give(self._connection, "wanted", line=pa.array(lines, pa.int64()))
        fates = self._connection.execute("SELECT wanted.line, fate FROM wanted LEFT JOIN out USING (line)").fetchall()
        told.fates |= {line: names[fate] for line, fate in fates}

    def _unnamed(self, text: str) -> str:
        name = self._values.units.get(text)
        return "ambiguous_unit" if name is not None and name.kind == "ambiguous" else "unknown_unit"

    def _candidates(self, role: str, text: str) -> str:
        if role != "unit":
            return ""
        name = self._values.units.get(text)
        return ",".join(name.candidates if name and name.kind == "ambiguous" else self._names.suggest(text))

    def _numbers(self, told: RegisterTold, column: str, texts: dict[str, str]) -> None:
        lines = f"SELECT line, '{column}' AS role, \"{column}\" AS text FROM kept WHERE "
        if column == "amount":
            lines += "amount IS NULL OR amount NOT IN (SELECT text FROM amounts)"
        elif texts:
            give(self._connection, "wrong", text=pa.array(list(texts), pa.string()))
            lines += f'"{column}" IN (SELECT text FROM wrong)'
        else:
            return
        self._refuse(told, lines, lambda text: texts.get(text, "bad_number"))

    def _codes(self, told: RegisterTold) -> None:
        """Codes met twice, found by the sorted hashes of all codes; lines that agree in everything count once, others not at all."""
        key = _KEY[self._shape.dataset]
        lines = "owned" if "unit" in key else "kept"
        hashes = self._connection.execute(f"SELECT hash({key}) AS h FROM {lines} WHERE code IS NOT NULL").to_arrow_table()["h"]
        twice = doubled(np.sort(hashes.to_numpy()))
        if not len(twice):
            return
        give(self._connection, "twice", h=pa.array(twice, pa.uint64()))
        self._repeats(told, f"SELECT *, {key} AS same FROM owned WHERE code IS NOT NULL AND hash({key}) IN (SELECT h FROM twice)")

    def _plans(self, told: RegisterTold) -> None:
        """Payments that name no project while others of their unit do: whose plan they state is not known. Payments of one
        project whose lines name different plans of the year: which of them holds is not for the reader to say. Those by which
        a unit has spent more than its plan, and those after them."""
        self._connection.execute(f"CREATE TEMP TABLE unowned AS {question('no_project')}")
        contents = str(self._values.contents(self._shape.headings.get("project", ""))).lower()
        self._connection.execute(f"CREATE VIEW planned AS {question('planned_disbursement').format(contents=contents)}")
        self._refuse(told, "SELECT * FROM unowned", lambda _: "bad_number", "no_project")
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE repeats AS {question('plans_that_differ').format(others=_OTHERS)}")
        self._refuse(told, "SELECT line, 'plan' AS role, plan AS text FROM repeats", lambda _: "duplicate_conflict", "plans_differ")
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE beyond AS {question('beyond_the_plan')}")
        self._refuse(told, "SELECT line, 'amount' AS role, amount AS text FROM beyond", lambda _: "numerator_gt_denominator")

    def _whole(self) -> str:
        columns = [column for (column, *_) in self._connection.execute("DESCRIBE kept").fetchall() if column != "line"]
        return "hash(" + ", ".join(f'"{column}"' for column in columns) + ")"

    def _repeats(self, told: RegisterTold, lines: str) -> None:
        """Among lines that are `same`: whole repeats are left out but for the first, others refused. Lines refused before stay so."""
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE repeats AS WITH lines AS (SELECT *, {self._whole()} AS whole FROM ({lines})), "
            f"groups AS (SELECT same, count(DISTINCT whole) AS kinds, list(line ORDER BY line) AS lines FROM lines GROUP BY same "
            f"HAVING count(*) > 1) "
            f"SELECT line, code, kinds, lines[1] AS first, lines[:{_OTHERS}] AS others FROM lines JOIN groups USING (same)"
        )
        twice = "SELECT line, 'code' AS role, code AS text FROM repeats WHERE kinds > 1"
        self._refuse(told, twice, lambda _: "duplicate_conflict", "code_twice")
        rows = self._connection.execute(
            "SELECT line, first FROM repeats WHERE kinds = 1 AND line > first AND line NOT IN (SELECT line FROM out) ORDER BY line"
        ).fetchall()
        told.notes += [note("duplicate_identical", self._sheet, line, first=first) for line, first in rows[:_LISTED]]
        self._connection.execute(
            "INSERT INTO out SELECT line, 'again' FROM repeats WHERE kinds = 1 AND line > first AND line NOT IN (SELECT line FROM out)"
        )

    def _refuse(self, told: RegisterTold, lines: str, kind: Callable[[str], str], words: str = "") -> None:
        """`lines` selects (line, role, text); those not refused before are: each text once and the first lines listed with their reason."""
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE fresh AS SELECT DISTINCT ON (line) line, role, coalesce(text, '') AS text FROM ({lines}) "
            "WHERE line NOT IN (SELECT line FROM out)"
        )
        each = self._connection.execute(f"SELECT min(line), role, text FROM fresh GROUP BY role, text ORDER BY 1 LIMIT {_TEXTS}").fetchall()
        room = max(0, _LISTED - len(told.faults))
        rows = self._connection.execute(f"SELECT line, role, text FROM fresh ORDER BY line LIMIT {room}").fetchall()
        listed = list(dict.fromkeys([*each, *rows]))
        known = self._others([line for line, _, text in listed if kind(text) == "duplicate_conflict"])
        for line, role, text in listed:
            said = kind(text)
            others = {"others": known[line]} if line in known else {}
            bad_day = "bad_day" if role in DATES[self._shape.dataset] and said == "bad_number" else ""
            heading, likely = self._shape.headings.get(role, role), self._candidates(role, text)
            told.faults.append(fault(self._sheet, line, heading, said, text, suggestion=likely, words=words or bad_day, **others))
        self._connection.execute("INSERT INTO out SELECT line, 'reject' FROM fresh")

    def _others(self, lines: list[int]) -> dict[int, str]:
        """The lines that contradict each of some, named."""
        if not lines:
            return {}
        give(self._connection, "asked", line=pa.array(lines, pa.int64()))
        found = dict(self._connection.execute("SELECT line, others FROM repeats WHERE line IN (SELECT line FROM asked)").fetchall())
        return {line: ", ".join(str(other) for other in found.get(line, ()) if other != line) for line in lines}
