"""What a number, a cell and a span of time may mean before anything around them is known."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from parcam.catalog.vocabulary import load_vocabulary
from parcam.intake.meaning.periods import Grammar
from parcam.intake.numbers.numerals import numeral, tidy
from parcam.intake.numbers.scan import Scanner
from parcam.intake.registers.dates import day_in_sql, decided, read_dates, telling
from parcam.intake.sheet import Cell, Refused

VOCABULARY = load_vocabulary()
GRAMMAR, SCANNER = Grammar(VOCABULARY), Scanner(VOCABULARY)


@pytest.mark.parametrize(
    ("text", "comma", "point"),
    [
        ("1.234.567", 1234567, None),
        ("95,5", 95.5, None),
        ("1,234.5", None, 1234.5),
        ("1.234,5", 1234.5, None),
        ("95.5", None, 95.5),
        ("1.234", 1234, 1.234),
        ("1,234", 1.234, 1234),
        ("0.955", None, 0.955),
        ("12 345,6", 12345.6, None),
        ("1'234'567", 1234567, 1234567),
        ("１２３", 123, 123),
        ("−3", -3, -3),
        ("(1.250)", -1250, -1.25),
        ("95,5*", 95.5, None),
    ],
)
def test_a_number_keeps_every_meaning_its_writing_allows(text, comma, point):
    found = numeral(tidy(text))
    assert (found.comma, found.point) == (comma, point)


@pytest.mark.parametrize("text", ["1O0", "1.23.4", "12 34", "l00", "1,2,3", "--5", "1.2.3,4", "0x1F", "1e5", "", ","])
def test_what_is_no_number_is_none(text):
    assert numeral(tidy(text)) is None


@pytest.mark.parametrize(
    ("text", "kind", "fault"),
    [
        ("-", "nothing", ""),
        ("KPS", "nothing", ""),
        ("x", "nothing", ""),
        ("…", "nothing", ""),
        ("N/A", "nothing", ""),
        ("", "blank", ""),
        ("3/4/2024", "fault", "date_in_number_cell"),
        ("04-Mar", "fault", "date_in_number_cell"),
        ("1O0", "fault", "bad_number"),
        ("≈95", "fault", "bad_number"),
        ("118/120", "value", ""),
        ("98,33% (118/120)", "value", ""),
        ("95,5 điểm", "value", ""),
    ],
)
def test_a_cell_is_a_value_a_mark_or_a_fault(text, kind, fault):
    found = SCANNER.scan(Cell(text))
    assert (found.kind, found.fault) == (kind, fault)


@pytest.mark.parametrize(
    ("text", "first", "last", "year", "monthly"),
    [
        ("T3", 3, 3, None, True),
        ("T3/2024", 3, 3, 2024, True),
        ("tháng 03 năm 2024", 3, 3, 2024, True),
        ("Mar-24", 3, 3, 2024, True),
        ("202403", 3, 3, 2024, True),
        ("Tháng năm năm 2024", 5, 5, 2024, True),
        ("31/3/2024", 3, 3, 2024, True),
        ("Từ ngày 01/3/2024 đến ngày 31/3/2024", 3, 3, 2024, True),
        ("Quý II/2024", 4, 6, 2024, False),
        ("6 tháng đầu năm 2024", 1, 6, 2024, False),
        ("9 tháng", 1, 9, None, False),
        ("Cả năm 2024", 1, 12, 2024, False),
        ("đến 31/8/2024", 1, 8, 2024, False),
        ("Lũy kế tháng 3/2024", 3, 3, 2024, False),
        ("6 tháng cuối năm 2024", 7, 12, 2024, False),
    ],
)
def test_a_span_says_its_months_and_whether_it_is_one(text, first, last, year, monthly):
    span = GRAMMAR.cell(text)
    assert (span.first, span.last, span.year, span.monthly) == (first, last, year, monthly)


@pytest.mark.parametrize("text", ["Văn phòng Sở", "120", "1.240", "tháng 13/2024", "", "95,5%"])
def test_what_is_no_span_is_none(text):
    assert GRAMMAR.cell(text) is None


def test_the_day_of_a_signature_is_no_period():
    assert [span.shape for span in GRAMMAR.find("Quảng Trị, ngày 02 tháng 4 năm 2024").spans] == ["day"]


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["05/03/2024", "25/03/2024"], "dmy"),
        (["03/05/2024", "03/25/2024"], "mdy"),
        (["05/03/2024"], "unknown"),
        (["05/05/2024"], ""),
        (["25/03/2024", "03/25/2024", "05/03/2024"], "unknown"),
        (["2024-03-05"], ""),
    ],
)
def test_the_order_of_days_is_proved_or_unknown(texts, order):
    assert read_dates(texts).order == order


def test_a_column_of_days_that_read_the_same_both_ways_proves_nothing_for_the_others():
    with pytest.raises(Refused):
        decided({"received": ["01/02/2024"], "resolved": ["02/02/2024", "03/03/2024"]})


@pytest.mark.parametrize(
    "text", ["05/03/2024 08:30:12 SA", "2024-03-05T08:30:00+07:00", "2024-03-05T23:59:59Z", "05-Mar-2024", "20240305", "08:30 05/03/2024"]
)
def test_a_day_is_read_as_written_whatever_follows_its_clock(text):
    with duckdb.connect() as connection:
        read = connection.execute(f"SELECT {day_in_sql(read_dates([text], 'dmy'))} FROM (SELECT $text AS text)", {"text": text}).fetchone()
    assert read == (date(2024, 3, 5),)


@pytest.mark.parametrize("text", ["0", "7", "007", "120", "1234", "00", "123456789012345", "1234567890123456", "9" * 60, "9" * 61])
def test_digits_alone_are_the_number_they_are_with_a_blank_behind(text):
    bare, spaced = SCANNER.scan_text(text), SCANNER.scan_text(f"{text} ")
    assert (bare.kind, bare.number, bare.scale, bare.fault) == (spaced.kind, spaced.number, spaced.scale, spaced.fault)
    assert bare.number is None or bare.number.settled == float(text)


@pytest.mark.parametrize(
    "text", ["x1/2/2024", "tháng 3/2024", "Trả 25/03/2024", "(13/02/2024)", "-13/02/2024", "sáng 13/02/2024", "/1/2/2024"])
def test_a_text_that_begins_with_neither_a_digit_nor_the_word_for_day_tells_nothing_of_days(text):
    assert telling([text]) == {}
    assert read_dates([text]).formats == () and not read_dates([text]).order


@pytest.mark.parametrize(
    "text", ["13/02/2024", "ngày 13/02/2024", "Ngày 13 tháng 2 năm 2024", "07:30 13/02/2024", "２3/02/2024", "45000", "  13/02/2024"])
def test_all_others_tell_what_the_reader_of_days_reads(text):
    made, serial, *_ = next(iter(telling([text])))
    assert read_dates([text]).formats == ((made,) if made else ()) and read_dates([text]).serial == serial
