"""What a second reading of a file changed is counted against the first, one by one."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from parcam.desk.comparing import compare
from parcam.desk.looking import heads
from parcam.model.month import Month
from parcam.model.reading import Extraction, Fault, FileError, Options, Origin, Outcome, Reading, Understood
from parcam.model.sentence import UNSAID

KEYS = [("on_time", "tdc", Month(2024, 1)), ("on_time", "khtc", Month(2024, 1)), ("online_full", "tdc", Month(2024, 2))]
readings = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 2))
rows = st.sets(st.integers(1, 4))
conclusions = st.dictionaries(st.sampled_from(["encoding", "delimiter", "column:C"]), st.sampled_from("ab"))


def said(figures: dict[tuple[str, str, Month], int], refused: set[int], known: dict[str, str], failed: bool) -> Extraction:
    return Extraction(
        "x.csv", "", 0, Outcome.OK, FileError("no_period", UNSAID) if failed else None,
        tuple(Reading(*key, value, 2, None, Origin("", 1)) for key, value in figures.items()),
        tuple(Fault("", row, "A", "bad_number", "", UNSAID) for row in refused),
        understood=tuple(Understood(what, one) for what, one in known.items()))


@given(readings, readings, rows, rows, conclusions, conclusions, st.booleans(), st.booleans())
def test_every_change_is_counted_once(old: dict[tuple[str, str, Month], int], new: dict[tuple[str, str, Month], int], bad: set[int],
                                      worse: set[int], knew: dict[str, str], knows: dict[str, str], failed: bool, fails: bool) -> None:
    before, after = said(old, bad, knew, failed), said(new, worse, knows, fails)
    found, back = compare(before, after), compare(after, before)
    assert (found.gained, found.lost) == (len(set(new) - set(old)), len(set(old) - set(new)))
    assert found.altered == sum(old[key] != new[key] for key in set(old) & set(new))
    assert (found.faults, found.resolved) == (len(worse - bad), len(bad - worse))
    assert {turn.what for turn in found.turns} == {what for what in {*knew, *knows} if knew.get(what) != knows.get(what)}
    assert (found.opened, found.closed) == (failed and not fails, fails and not failed)
    assert (found.gained, found.faults, found.opened, len(found.turns)) == (back.lost, back.resolved, back.closed, len(back.turns))
    assert found.nothing == (old == new and bad == worse and knew == knows and failed == fails)


def test_the_first_rows_of_every_visible_sheet_are_shown_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Báo cáo\n\nĐơn vị;Tháng\nVăn phòng Sở;3/2024\n", encoding="utf-8")
    (head,) = heads(path, "a.csv", Options())
    assert (head.sheet, head.columns) == ("", ("A", "B"))
    assert [(number, cells[0]) for number, cells in head.rows] == [(1, "Báo cáo"), (3, "Đơn vị"), (4, "Văn phòng Sở")]
    path.write_bytes(b"PK\x03\x04" + bytes(50))
    assert heads(path, "a.xlsx", Options()) == ()
