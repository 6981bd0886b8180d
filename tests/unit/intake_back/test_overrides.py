"""What a person decides replaces what the reader could not, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parcam.catalog.load import load_catalog
from parcam.intake.read import read
from parcam.model.month import Month
from parcam.model.reading import Options

CATALOG = load_catalog()


NOTHING_STATED = Options()


def told(tmp_path, lines, options=NOTHING_STATED, **more):
    path = tmp_path / "extract.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return read(path, options, CATALOG, **more)


def parts(found):
    return [(one.indicator, one.unit, str(one.month), one.numerator, one.denominator) for one in found.readings]


OPEN = ["Đơn vị;Tháng;Kế hoạch vốn (triệu đồng);Lũy kế giải ngân (triệu đồng)", "Văn phòng Sở;08/2024;1.250;1.125"]


@pytest.mark.parametrize(("mark", "plan"), [("comma", 1250e6), ("point", 1.25e6)])
def test_the_chosen_decimal_mark_opens_a_file_that_was_refused(tmp_path, mark, plan):
    assert told(tmp_path, OPEN).error.kind == "ambiguous_decimal"
    assert parts(told(tmp_path, OPEN, Options(overrides=(("numbers", mark),)))) == [
        ("disbursement", "van-phong", "2024-08", pytest.approx(plan * 0.9), plan)
    ]


@pytest.mark.parametrize(("order", "month"), [("dmy", "2024-04"), ("mdy", "2024-03")])
def test_the_chosen_order_of_dates_opens_a_file_that_was_refused(tmp_path, order, month):
    lines = ["Đơn vị;Kỳ;Đã giải quyết;Đúng hạn", "Văn phòng Sở;03/04/2024;120;118"]
    assert told(tmp_path, lines).error.kind == "ambiguous_date_order"
    assert parts(told(tmp_path, lines, Options(overrides=(("dates", order),)))) == [("on_time", "van-phong", month, 118, 120)]


def test_a_column_can_be_given_another_part(tmp_path):
    lines = ["Đơn vị;Tháng;Cột 1;Cột 2", "Văn phòng Sở;03/2024;120;118"]
    assert not told(tmp_path, lines).readings
    options = Options(indicator="on_time", overrides=(("column:C", "denominator"), ("column:D", "numerator")))
    assert parts(told(tmp_path, lines, options)) == [("on_time", "van-phong", "2024-03", 118, 120)]


def test_a_confirmed_spelling_loads_and_only_that_one(tmp_path):
    lines = ["Đơn vị;Tháng;Đã giải quyết;Đúng hạn", "Tổ một cửa số 5;03/2024;120;118", "Tổ một cửa số 6;03/2024;120;118"]
    assert {one.kind for one in told(tmp_path, lines).faults} == {"unknown_unit"}
    found = told(tmp_path, lines, aliases={"Tổ một cửa số 5": "tntkq"})
    assert parts(found) == [("on_time", "tntkq", "2024-03", 118, 120)]
    assert [one.row for one in found.faults] == [3]


def test_the_stated_month_holds_where_the_file_has_none(tmp_path):
    lines = ["Đơn vị;Đã giải quyết;Đúng hạn", "Văn phòng Sở;120;118"]
    assert told(tmp_path, lines).error.kind == "no_period"
    assert parts(told(tmp_path, lines, replace(Options(), month=Month(2024, 5)))) == [("on_time", "van-phong", "2024-05", 118, 120)]


def test_a_reading_leads_back_to_its_row_and_raw_texts(tmp_path):
    found = told(tmp_path, ["TIÊU ĐỀ;;;", "Đơn vị;Tháng;Đã giải quyết;Đúng hạn", "Văn phòng Sở;03/2024;120;118"])
    origin = found.readings[0].origin
    assert (origin.row, origin.column) == (3, "C,D")
    assert ("Đúng hạn", "118") in origin.raw
