"""Lines of a register that contradict themselves, or do not answer what their column asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parcam.intake.registers.find import ANSWERS, DATES
from parcam.intake.say import fault, note, refused

if TYPE_CHECKING:
    import duckdb

    from parcam.intake.registers.find import Shape
    from parcam.intake.registers.told import RegisterTold
    from parcam.intake.registers.values import Values
    from parcam.model.reading import Note

CONTRARY = "received IS NOT NULL AND (resolved < received OR due < received)"
"""Of a dossier: done or due before it was there."""
_ENOUGH = 4
_SHARE = 10
_LISTED = 10_000
_ASKED = {"payment": ("fee", "fee IN (SELECT text FROM fees WHERE value > 0)")}
"""What is asked of some lines only: of which, by the columns of `known` and by those of `good`."""


def contrary(dataset: str) -> str:
    """SQL: the lines of `kept` whose days contradict each other, with the day that comes too early; "" for a register of single days."""
    if len(DATES[dataset]) == 1:
        return ""
    early = "CASE WHEN resolved < received THEN 'resolved' ELSE 'due' END AS role, least(resolved, due) AS day"
    return f"SELECT line, role, strftime(day, '%d/%m/%Y') AS text FROM (SELECT line, {early} FROM kept WHERE {CONTRARY})"


def refuse_turned(connection: duckdb.DuckDBPyConnection, told: RegisterTold) -> None:
    """Refused: ambiguous_date_order, when so many lines contradict themselves that days and months must have been exchanged in some."""
    lines = contrary(told.shape.dataset)
    if not lines:
        return
    (wrong, text), (kept,) = (
        connection.execute(asked).fetchone() or (0, "")
        for asked in (f"SELECT count(*), any_value(text) FROM ({lines})", "SELECT count(*) FROM kept")
    )
    if wrong >= _ENOUGH and wrong * _SHARE >= kept + told.counted:
        raise refused("ambiguous_date_order", "days_contrary", raw=text)


def unanswered(connection: duckdb.DuckDBPyConnection, shape: Shape, sheet: str, values: Values, told: RegisterTold) -> set[str]:
    """Refuse each line that gives no known answer, for what is asked alone; columns of too many such lines are not read at all, and
    answered with."""
    unread: set[str] = set()
    for one in ANSWERS[shape.dataset]:
        heading = shape.headings.get(one.role, one.role)
        texts = values.unknown.get(heading, [])
        among, where = _ASKED.get(one.role, ("true", "true"))
        sums = f'SELECT sum(lines) FILTER ("{one.role}" IS NULL), sum(lines) FROM known WHERE {among}'
        silent, asked = (number or 0 for number in connection.execute(sums).fetchone() or (0, 0))
        if not texts or not silent:
            continue
        some = ", ".join(f"“{text}”" for text in texts[:5])
        if silent * _SHARE > asked:
            unread.add(one.role)
            told.notes.append(note("unknown_column", sheet, column=heading, texts=some))
            continue
        told.notes.append(note("unknown_value", sheet, column=heading, texts=some))
        lines = f'SELECT line, "{one.role}" FROM good WHERE "{one.role}" IN (SELECT text FROM {one.table} WHERE yes IS NULL) AND {where}'
        room = max(0, _LISTED - len(told.faults))
        told.faults += [
            fault(sheet, line, heading, "bad_number", text, words="unknown_answer")
            for line, text in connection.execute(f"{lines} ORDER BY line LIMIT {room}").fetchall()
        ]
    return unread


def undated(connection: duckdb.DuckDBPyConnection, shape: Shape, sheet: str) -> list[Note]:
    """Dossiers that were done and had no day they were due: nobody can say that they were in time."""
    if not {"due", "resolved"} <= shape.columns.keys():
        return []
    (lines,) = connection.execute("SELECT sum(lines) FROM known WHERE resolved IS NOT NULL AND in_time IS NULL").fetchone() or (0,)
    return [note("undated", sheet, lines=float(lines))] if lines else []


def unplanned(connection: duckdb.DuckDBPyConnection, shape: Shape, sheet: str) -> list[Note]:
    """Units that spent money and whose plan of the year nobody can add up, for a project of theirs names none."""
    if shape.dataset != "disbursement" or "plan" not in shape.columns:
        return []
    paid = "SELECT DISTINCT named.unit, year(paid_on) AS year, known.unit AS text FROM known JOIN named ON named.text = known.unit"
    rows = connection.execute(f"SELECT DISTINCT text FROM ({paid}) ANTI JOIN planned USING (unit, year) ORDER BY 1").fetchall()
    return [note("no_plan", sheet, units=", ".join(text for (text,) in rows))] if rows else []
