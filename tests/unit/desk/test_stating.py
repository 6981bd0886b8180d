"""What a person says of a file in words is checked before the file is read: all slips at once."""

from __future__ import annotations

import pytest

from parcam.catalog.load import load_catalog
from parcam.desk.stating import overrides
from parcam.errors import UserError

CATALOG = load_catalog()


@pytest.mark.parametrize(("text", "pair"), [
    ("encoding=TCVN3", ("encoding", "TCVN3")), ("delimiter=tab", ("delimiter", "\t")), ("delimiter==", ("delimiter", "=")),
    ("numbers=comma", ("numbers", "comma")), ("money=1000000", ("money", "1000000")), ("table=B7:F15", ("table:", "B7:F15")),
    ("table:Biểu 06=B7:F15", ("table:Biểu 06", "B7:F15")), ("header=5-7", ("header:", "5-7")),
    ("period:T3=2024-03", ("period:T3", "2024-03")),
    ("column:C=numerator", ("column:C", "numerator")), ("column:T3!C=on_time.numerator", ("column:T3!C", "on_time.numerator")),
    ("unit:TT = KT=tt-ktdl", ("unit:TT = KT", "tt-ktdl")), ("cell:T3!B4==1+1", ("cell:T3!B4", "=1+1"))])
def test_what_the_reader_knows_is_taken(text: str, pair: tuple[str, str]) -> None:
    assert overrides([text], CATALOG) == (pair,)


WRONG = ["encoding=EBCDIC", "delimiter=a", "delimiter=", "numbers=phẩy", "dates=ymd", "money=-1", "table=B7", "header=x", "period=T3",
         "column:3=numerator", "column:C=tử số", "column:C=nowhere.numerator", "unit:X=nowhere", "unit:=tdc", "cell:B4=1", "encoding",
         "bay=1", "numbers:T3=comma"]


def test_every_slip_is_named_at_once() -> None:
    with pytest.raises(UserError) as stop:
        overrides([*WRONG, "numbers=comma"], CATALOG)
    assert len(stop.value.details) == len(WRONG)
    assert all(text in detail for text, detail in zip(WRONG, stop.value.details, strict=True))
    assert stop.value.remedy
