"""A register says the same to the reader of small files, to the reader of large ones and to a slow, obvious oracle."""

from __future__ import annotations

import csv
import io
import tempfile
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from parcam.catalog.load import load_catalog
from parcam.intake import limits
from parcam.intake.read import read
from parcam.intake.registers import passing
from parcam.intake.text import blocks
from parcam.model.reading import Extraction, Options
from tests.register_oracle import FEES, HEADINGS, ONLINE, PAID, UNITS, Said, read_register

CATALOG = load_catalog()
KEPT = "line, code, unit, received, due, resolved, channel, fee, payment, bad, bad_role"
COUNTED = ("lines", "header", "readings", "rejects")
"""What a line below the table is called, a total or something beside it, is for each reader to say."""
BAD_DAYS = ("31/02/2024", "hôm qua", "00/01/2024", "2024")
_DAY = st.integers(0, 500).map(lambda days: date(2023, 6, 1) + timedelta(days))


def often(*usual: str, rarely: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.integers(0, 19).flatmap(lambda roll: st.sampled_from(usual if roll else rarely))


def later() -> st.SearchStrategy[int]:
    """Days after the receipt; rarely before it, which no dossier can be."""
    return st.integers(0, 19).flatmap(lambda roll: st.integers(0, 25) if roll else st.integers(-4, -1))


@st.composite
def rows(draw: st.DrawFn, number: int, style: str) -> dict[str, str]:
    day = draw(_DAY)
    styles = {"slash": "%d/%m/%Y", "iso": "%Y-%m-%d", "dash": "%d-%m-%Y", "clock": f"%d/%m/%Y {number % 24:02}:{number % 60:02}"}
    written = styles[style]

    def told(when: date) -> str:
        other = draw(st.integers(0, 29))
        if other == 0:
            return draw(st.sampled_from(BAD_DAYS))
        return "" if other == 1 else when.strftime(styles["iso"] if other == 2 else written)

    return {
        "stt": str(number), "code": draw(often(f"H48-{number}", rarely=("H48-1", "H48-2", "", f"H48-{number} "))),
        "unit": draw(often(*UNITS, rarely=("Phòng Lạ", "", "Phòng Quản\nlý Khoa học"))),
        "received": told(day), "due": told(day + timedelta(draw(later()))),
        "resolved": draw(st.sampled_from(("", "told"))) and told(day + timedelta(draw(later()))),
        "channel": draw(st.sampled_from(tuple(ONLINE))), "fee": draw(often(*FEES, rarely=("nhiều", "-5.000"))),
        "payment": draw(st.sampled_from(tuple(PAID))),
    }


@st.composite
def registers(draw: st.DrawFn) -> tuple[str, str]:
    """(text, delimiter). The first rows prove how dates and cells are written."""
    delimiter, style = draw(st.sampled_from(",;\t")), draw(st.sampled_from(("slash", "iso", "dash", "clock")))
    columns = ["stt", *draw(st.permutations([role for role in HEADINGS if role != "stt"]))]
    shown = {"slash": ("25/03/2024", "28/03/2024"), "iso": ("2024-03-25", "2024-03-28"), "dash": ("25-03-2024", "28-03-2024"),
             "clock": ("25/03/2024 08:15", "28/03/2024 17:00")}[style]
    plain = {"unit": "Văn phòng Sở", "received": shown[0], "due": shown[1], "resolved": shown[1], "channel": "Trực tiếp", "fee": "0",
             "payment": ""}
    sure = [{"stt": str(n), "code": f"A-{n}", **plain} for n in range(1, 13)]
    body = sure + [draw(rows(number, style)) for number in range(13, 13 + draw(st.integers(5, 40)))]
    cells = [[row[role] for role in columns] for row in body]
    for at in draw(st.lists(st.integers(12, len(cells) - 1), max_size=2, unique=True)):
        kind = draw(st.sampled_from(("again", "short", "total", "blank")))
        new = {"again": cells[at], "short": cells[at][:3], "total": ["", "Tổng cộng"] + [""] * (len(columns) - 2),
               "blank": [""] * len(columns)}[kind]
        cells.insert(draw(st.integers(12, len(cells))), new)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator=draw(st.sampled_from(("\n", "\r\n"))))
    writer.writerows([[HEADINGS[role] for role in columns], *cells])
    return out.getvalue(), delimiter


def said_by(found: Extraction, wanted: Said, *, kept: bool) -> None:
    """The extraction says what the oracle says: figures, first lines, refused lines with one of their reasons, the account; and what
    was in process, where the lines are `kept`."""
    if wanted.turned:
        assert found.error is not None
        assert found.error.kind == "ambiguous_date_order"
        assert not found.readings
        return
    figures = {(one.indicator, one.unit, (one.month.year, one.month.number)): [one.numerator, one.denominator, one.origin.row]
               for one in found.readings}
    assert figures == wanted.figures
    if kept:
        pending = {(one.unit, (one.month.year, one.month.number)): [one.numerator, one.denominator] for one in found.stocks}
        assert pending == wanted.pending
    refused = {one.row: one.kind for one in found.faults}
    assert refused.keys() == wanted.rejects.keys()
    assert all(kind in wanted.rejects[line] for line, kind in refused.items())
    (account,) = found.accounts
    assert account.balances
    assert {name: getattr(account, name) for name in COUNTED} == {name: wanted.count[name] for name in COUNTED}


def read_text(
    text: str, *, large: bool, keep: bool = False, dataset: str = "dossiers", few: int = 1_000
) -> tuple[Extraction, list[tuple[object, ...]]]:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        if large:
            patch.setattr(limits, "TEXT_WHOLE", 1)
            patch.setattr(limits, "SAMPLE_BYTES", 1_500)
            patch.setattr(blocks, "SPAN", 400)
            patch.setattr(passing, "_FINE", 120)
            patch.setattr(passing, "_FEW", few)
        path = Path(folder) / "so.csv"
        path.write_bytes(text.encode())
        found = read(path, Options(dataset=dataset), CATALOG, work_dir=Path(folder) if keep else None)
        kept = duckdb.sql(f"SELECT {KEPT} FROM '{found.register.parquet}' ORDER BY line").fetchall() if found.register else []
        return found, kept


def assert_agreement(text: str, delimiter: str) -> None:
    wanted = read_register(text, delimiter)
    said_by(read_text(text, large=False)[0], wanted, kept=True)
    for few, kept in ((1_000, True), (0, False)):
        said_by(read_text(text, large=True, keep=kept, few=few)[0], wanted, kept=kept)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(registers())
def test_both_readers_say_what_the_oracle_says(register: tuple[str, str]) -> None:
    assert_agreement(*register)


@pytest.mark.long
@settings(max_examples=600, deadline=None, suppress_health_check=list(HealthCheck))
@given(registers())
def test_both_readers_say_what_the_oracle_says_at_length(register: tuple[str, str]) -> None:
    assert_agreement(*register)


def test_a_line_without_its_receipt_still_tells_how_far_the_register_knows() -> None:
    """Due on 28 July and open still: late at July's end, for the register tells of August, even if by a line that counts nowhere."""
    open_ones = [f"A-{n};Phòng QLCN;25/07/2024;28/07/2024;;Trực tiếp;0;" for n in range(5)]
    text = "\n".join([";".join([*HEADINGS.values()][1:]), "A-8;Phòng QLCN;01/07/2024;09/07/2024;08/07/2024;Trực tiếp;0;", *open_ones,
                      "A-9;Phòng QLCN;;;08/08/2024;Trực tiếp;0;"]) + "\n"
    assert read_register(text, ";").pending == {("qlcn", (2024, 7)): [0, 5]}
    assert_agreement(text, ";")


def test_the_lines_kept_are_the_same_whoever_read_them() -> None:
    rows = [f"A-{n},Văn phòng Sở,{n % 28 + 1:02}/03/2024,28/03/2024,Trực tiếp,{'nhiều' if n % 9 == 4 else '150.000'}" for n in range(40)]
    text = "\n".join(["Mã hồ sơ,Đơn vị xử lý,Ngày tiếp nhận,Ngày có kết quả,Hình thức tiếp nhận,Lệ phí", *rows, rows[3]]) + "\n"
    assert read_text(text, large=True, keep=True)[1] == read_text(text, large=False, keep=True)[1]


TWINS = [(40, 40, "Văn phòng Sở"), *((at, 20, "Văn phòng Sở") for at in range(52, 60)), (57, 20, "Phòng Lạ"), (21, 20, "Văn phòng Sở"),
         (20, 21, "Phòng Lạ")]


@pytest.mark.parametrize(("at", "code", "unit"), TWINS)
def test_a_code_met_twice_is_found_among_codes_that_rise(at: int, code: int, unit: str) -> None:
    rows = [[f"H48-{n:07}", "Phòng QLCN", f"{n % 20 + 1:02}/07/2024", "28/07/2024", "26/07/2024", "Trực tiếp", "0", ""] for n in range(91)]
    rows[at][0], rows[at][1] = f"H48-{code:07}", unit
    text = "\n".join(";".join(row) for row in [[*HEADINGS.values()][1:], *rows]) + "\n"
    assert bool(read_register(text, ";").rejects) == (at != code or unit == "Phòng Lạ")
    assert_agreement(text, ";")


def test_of_a_last_line_that_is_cut_to_its_unit_nothing_is_lost() -> None:
    whole = [f"A-{n};Phòng QLCN;25/07/2024;28/07/2024;26/07/2024;Trực tiếp;0;" for n in range(5)]
    text = "\n".join([";".join([*HEADINGS.values()][1:]), *whole, ";Phòng QLCN;;;;;;"]) + "\n"
    assert read_register(text, ";").rejects == {7: {"bad_number"}}
    assert_agreement(text, ";")


def turned(day: int) -> str:
    """A day of March as a spreadsheet that puts the month first leaves it: a true day, turned, where it can; else a text."""
    return f"2024-{day:02}-03" if day <= 12 else f"{day}/03/2024"


@pytest.mark.parametrize("few", [1_000, 0])
@pytest.mark.parametrize("late", ["", "2024-05-13"])
def test_days_that_a_spreadsheet_has_turned_are_noticed_in_a_register_of_any_size(few: int, late: str) -> None:
    """Unless one of the true days is past the 12th: then no spreadsheet has turned them."""
    rows = [f"A-{n};Văn phòng Sở;{day};Trực tiếp" for n, day in enumerate([*(turned(n % 28 + 1) for n in range(200)), *late.split()])]
    text = "\n".join(["Mã hồ sơ;Đơn vị xử lý;Ngày tiếp nhận;Hình thức tiếp nhận", *rows]) + "\n"
    small, large = (read_text(text, large=large, few=few)[0] for large in (False, True))
    assert (large.error, large.outcome) == (small.error, small.outcome)
    assert bool(large.error) == (not late)


DOCUMENTS = [
    "Số ký hiệu;Ngày ban hành;Đơn vị soạn thảo;Chức vụ người ký;Ký số",
    *(f"{n}/BC;{n % 28 + 1:02}/03/2024;{('Văn phòng Sở', 'Phòng QLKH')[n % 2]};{('Giám đốc', 'TL. Giám đốc, Chánh Văn phòng')[n % 3 == 0]};"
      f"{'sẽ ký' if n % 20 == 7 else ('Đã ký số', 'Chưa ký số')[n % 5 % 2]}" for n in range(60)),
    "3/BC;04/03/2024;Phòng QLKH;Giám đốc;Đã ký số", "7/BC;08/03/2024;Phòng QLKH;Phó Giám đốc;Đã ký số",
    "9/BC;10/03/2024;Văn phòng Sở;Giám đốc;x",
    "11/BC;;Phòng QLKH;Giám đốc;x", "12/BC;32/03/2024;Phòng QLKH;Giám đốc;x",
]
PAYMENTS = [
    "Số chứng từ;Ngày giải ngân;Chủ đầu tư;Dự án;Kế hoạch vốn;Số tiền giải ngân",
    *(f"CT{n};{n % 28 + 1:02}/0{n % 6 + 1}/2024;{('Văn phòng Sở', 'Phòng QLKH')[n % 2]};DA{n % 4};{1 + n % 4}.000.000.000;"
      f"{n + 1}.500.000" for n in range(60)),
    "CT5;06/06/2024;Phòng QLKH;DA1;2.000.000.000;6.500.000", "CT99;06/06/2024;Phòng Lạ;DA1;2.000.000.000;6.500.000",
    "CT98;06/06/2024;Phòng QLKH;DA1;2.000.000.000;", "CT97;06/06/2024;Phòng QLKH;DA1;2.000.000.000;-5", "Cộng;;;;;99.999.999.999",
]


@pytest.mark.parametrize(("dataset", "lines"), [("documents", DOCUMENTS), ("disbursement", PAYMENTS)])
def test_other_registers_say_the_same_large_and_small(dataset: str, lines: list[str]) -> None:
    small, large = (_told("\n".join(lines), dataset, large=large) for large in (False, True))
    assert small == large
    assert len(small[0]) > 3
    assert small[1]


def _told(text: str, dataset: str, *, large: bool) -> tuple[object, ...]:
    found, _ = read_text(text, large=large, dataset=dataset)
    figures = {(one.indicator, one.unit, one.month): (one.numerator, one.denominator, one.origin.row) for one in found.readings}
    (account,) = found.accounts
    return figures, [(one.row, one.column, one.kind, one.raw) for one in found.faults], [getattr(account, name) for name in COUNTED], [
        (one.kind, one.row) for one in found.notes if one.kind != "sampled"]


def test_days_turned_in_some_cells_are_not_counted() -> None:
    """A spreadsheet that puts the month first has turned every day up to the 12th: what was received then comes after its result."""
    rows = []
    for n in range(1, 41):
        received = date(2024, 1, 3) + timedelta(5 * n)
        days = [received, received + timedelta(10), received + timedelta(9)]
        written = [day.strftime("%m/%d/%Y" if day.day <= 12 else "%d/%m/%Y") for day in days]
        rows.append(";".join([str(n), f"A-{n}", "Phòng QLCN", *written, "Trực tiếp", "0", ""]))
    text = "\n".join([";".join(HEADINGS.values()), *rows]) + "\n"
    assert read_register(text, ";").turned
    assert_agreement(text, ";")


@pytest.mark.parametrize("large", [False, True])
def test_a_line_without_a_known_answer_is_refused_for_what_is_asked_alone(large: bool) -> None:
    lines = [f"{n};A-{n};Phòng QLCN;05/03/2024;28/03/2024;25/03/2024;Trực tuyến toàn trình;150.000;Tiền mặt" for n in range(30)]
    lines[7] = lines[7].replace("Tiền mặt", "Thẻ lạ")
    lines[9] = lines[9].replace("150.000;Tiền mặt", "0;Thẻ lạ")
    found, _ = read_text("\n".join([";".join(HEADINGS.values()), *lines]) + "\n", large=large)
    assert {one.indicator: (one.numerator, one.denominator) for one in found.readings} == {
        "on_time": (30, 30), "online_full": (30, 30), "online_payment": (0, 28)}
    assert [(one.row, one.kind, one.raw) for one in found.faults] == [(9, "bad_number", "Thẻ lạ")]


@pytest.mark.parametrize("large", [False, True])
def test_a_column_of_too_many_unknown_answers_is_not_read(large: bool) -> None:
    """"Trực tuyến" may be all the way online or in part: 0 % would be a lie."""
    lines = [f"{n};A-{n};Phòng QLCN;05/03/2024;28/03/2024;25/03/2024;{'Trực tuyến' if n % 2 else 'Trực tiếp'};0;" for n in range(30)]
    found, _ = read_text("\n".join([";".join(HEADINGS.values()), *lines]) + "\n", large=large)
    assert {one.indicator for one in found.readings} == {"on_time"}
    assert [one.kind for one in found.notes if one.kind != "sampled"] == ["unknown_column"]


@pytest.mark.parametrize("large", [False, True])
def test_what_was_done_without_a_day_it_was_due_is_told(large: bool) -> None:
    lines = [f"{n};A-{n};Phòng QLCN;05/03/2024;{'28/03/2024' if n > 3 else ''};25/03/2024;Trực tiếp;0;" for n in range(30)]
    found, _ = read_text("\n".join([";".join(HEADINGS.values()), *lines]) + "\n", large=large)
    assert {one.indicator: one.denominator for one in found.readings} == {"on_time": 26, "online_full": 30}
    assert [dict(one.message.values)["lines"] for one in found.notes if one.kind == "undated"] == [4]
