"""The same content in another hand says the same: encoding, delimiter, quotes, the order of rows and columns change nothing; one cell or
one letter changed gives the figures that were written, or none."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parcam.catalog.load import load_catalog
from parcam.intake.document import open_document
from parcam.intake.read import read
from parcam.model.month import Month
from parcam.model.reading import Options
from tests.unit.intake_back.test_roundtrip import LAYOUTS, hands, meant, offices, told
from tests.unit.intake_front.writers import WRITERS

CATALOG = load_catalog()
KEPT = [path for path in sorted((Path(__file__).resolve().parents[2] / "extracts").glob("*.expected.json"))
        if path.with_name(path.name.replace(".expected.json", ".csv")).exists()]
MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
encodings = st.sampled_from(sorted(WRITERS))


def in_months(office, hand):
    """Units under a row for each month."""
    rows = [["Đơn vị", "Đã giải quyết", "Đúng hạn"]]
    for at in range(3):
        rows.append([hand["month"].format(m=at + 1), "", ""])
        rows += [[unit.name, str(months[at][1]), str(months[at][0])] for unit, months in office.items()]
    return rows


def as_text(rows, delimiter, quoting=csv.QUOTE_MINIMAL, newline="\n"):
    made = io.StringIO()
    csv.writer(made, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(rows)
    return made.getvalue()


def read_bytes(folder, data, options):
    path = folder / "extract.csv"
    path.write_bytes(data)
    return read(path, options, CATALOG)


@pytest.mark.parametrize("layout", [*LAYOUTS, "in_months"])
def test_every_encoding_and_layout_comes_back(layout, tmp_path):
    @MANY
    @given(offices, hands, encodings, st.sampled_from(";\t|,"), st.booleans(), st.randoms(use_true_random=False))
    def check(office, hand, encoding, delimiter, quoted, dice):
        hand = {**hand, "grouped": False}
        rows = in_months(office, hand) if layout == "in_months" else LAYOUTS[layout](office, hand)
        if layout == "long":
            rows = [rows[0], *dice.sample(rows[1:], len(rows) - 1)]
            order = dice.sample(range(len(rows[0])), len(rows[0]))
            rows = [[row[column] for column in order] for row in rows]
        text = as_text(rows, delimiter, csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL, hand["newline"])
        found = read_bytes(tmp_path, WRITERS[encoding](text), Options(indicator="on_time"))
        assert told(found) == meant(office)
        assert not found.faults

    check()


@pytest.mark.parametrize("at", range(len(KEPT)), ids=lambda at: KEPT[at].name.removesuffix(".expected.json"))
def test_a_kept_extract_in_another_hand_says_the_same(at, tmp_path):
    case = json.loads(KEPT[at].read_text(encoding="utf-8"))
    source = KEPT[at].parent / case["file"]
    document = open_document(source) if case["outcome"] != "error" else None
    if document is None or not document.delimiter or any(row.repaired or row.lines > 1 for row in document.sheets[0].rows):
        pytest.skip("no table of whole lines")
    (sheet,), dice = document.sheets, random.Random(at)
    rows = [[cell.text for cell in row.cells] if (row := sheet.row(number)) else [""] for number in range(1, sheet.lines + 1)]
    text = as_text(rows, dice.choice(";\t|,"), dice.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)), dice.choice(("\n", "\r\n")))
    options = options_of(case["context"])
    target = tmp_path / source.name
    target.write_bytes(in_some_encoding(text, dice))
    assert said(read(target, options, CATALOG)) == said(read(source, options, CATALOG))


def in_some_encoding(text, dice):
    for name in dice.sample(sorted(WRITERS), len(WRITERS)):
        try:
            return WRITERS[name](text)
        except (ValueError, KeyError):
            continue
    raise AssertionError("UTF-8 writes everything")


def options_of(context):
    month = Month.parse(context["month"]) if context.get("month") else None
    return Options(context.get("indicator"), context.get("dataset"), month)


def said(found):
    readings = {(one.indicator, one.unit, one.month, one.numerator, one.denominator, one.rate) for one in found.readings}
    return readings, [(one.row, one.kind) for one in found.faults]


def changed(rows, kind, dice, delimiter):
    """One cell blanked, one letter or sign typed over or lost, one delimiter lost or one too many: never another figure or mark."""
    if kind == "blank":
        row = dice.choice(rows)
        row[dice.randrange(len(row))] = ""
        return as_text(rows, delimiter)
    text = as_text(rows, delimiter)
    if kind == "delimiter":
        at = dice.choice([place for place, char in enumerate(text) if char == delimiter])
        return text[:at] + dice.choice(("", " ", delimiter * 2)) + text[at + 1:]
    at = dice.choice([place for place, char in enumerate(text) if not (char.isdigit() or char in "\n.,-" or char == delimiter)])
    return text[:at] + ("" if kind == "lost" else dice.choice("abĐọ?#")) + text[at + 1:]


@pytest.mark.parametrize("kind", ["blank", "delimiter", "lost", "typed"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_change_never_gives_another_figure(layout, kind, tmp_path):
    """Without a stated ratio to check against."""

    @MANY
    @given(offices, hands, st.sampled_from(";\t|"), st.randoms(use_true_random=False))
    def check(office, hand, delimiter, dice):
        hand = {**hand, "grouped": False, "rate": False, "total": False}
        text = changed(LAYOUTS[layout](office, hand), kind, dice, delimiter)
        found = read_bytes(tmp_path, text.encode(), Options(indicator="on_time"))
        wrong = {key: value for key, value in told(found).items() if meant(office).get(key) != value}
        assert not wrong, text
        assert all(one.balances for one in found.accounts)

    check()
