"""What the reports say: every figure is the snapshot's, every commitment is accounted for, templates are the office's own."""

import io
import re
import shutil
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from docx import Document

from parcam.errors import DefinitionError, UserError
from parcam.model.month import Month
from parcam.model.verdict import DefinedFigure
from parcam.places import data_dir
from parcam.publish import facts, tables
from parcam.publish.fields import OF_COMMITMENT, OF_WINDOW, SHARED, of, shared, window_months
from parcam.publish.kinds import OFFERED, Format, Kind, NotOfferedError, PublishOptions
from parcam.publish.paper import Paragraph, Table
from parcam.publish.prose import account, causes
from parcam.publish.publish import paper, publish
from parcam.publish.report import report
from parcam.publish.template_files import load_brief, load_office, load_report


def texts(written):
    return [b.text for b in written.blocks if not isinstance(b, Table)]


@pytest.fixture(scope="module")
def written(snapshot):
    return paper(snapshot, Kind.ACCOUNTABILITY, PublishOptions())


def test_every_commitment_is_accounted_for_once_in_the_results(written, snapshot):
    body = texts(written)
    until = next(i for i, t in enumerate(body) if t.startswith("III."))
    for one in snapshot.standpoints:
        assert sum(t.startswith(f"**{one.commitment.code}. ") for t in body[:until]) == 1, one.commitment.code


def test_a_commitment_stands_under_its_own_verdict(written, snapshot):
    body = texts(written)
    codes = [one.commitment.code for one in snapshot.standpoints]
    at = {code: next(i for i, t in enumerate(body) if t.startswith(f"**{code}. ")) for code in codes}
    lost = next(i for i, t in enumerate(body) if t.startswith("3. "))
    risk = next(i for i, t in enumerate(body) if t.startswith("4. "))
    for one in snapshot.standpoints:
        assert (lost < at[one.commitment.code] < risk) == (one.judgement.verdict in ("lost", "not_met", "overdue"))


NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


@pytest.mark.parametrize("day", [None, date(2024, 3, 20), date(2024, 12, 20), date(2025, 3, 1)], ids=str)
def test_an_account_gives_every_figure_of_the_screen_s_own_sentence(snapshot, freeze, day):
    """The letter is worded otherwise than the screen, but each number of the one stands in the other."""
    for one in (freeze(day) if day else snapshot).standpoints:
        said = account(one)
        there = set(NUMBER.findall(said)) | set(re.findall(r"\d+", said))
        for number in NUMBER.findall(one.judgement.reason):
            assert {number} <= there or set(number.split("/")) <= there, (one.commitment.code, number, said)


def test_accounts_stand_in_the_report(written, snapshot):
    body = "\n".join(texts(written))
    for one in snapshot.standpoints:
        assert account(one) in body


def test_answers_of_units_stand_in_the_report(written):
    assert any("đã bố trí người thay từ tháng 5" in t for t in texts(written))


def test_open_requests_to_explain_stand_in_the_report(written):
    assert any("được yêu cầu giải trình ngày 14/10/2024, chưa trả lời" in t for t in texts(written))


def test_causes_stand_with_their_commitment_the_same_units_as_on_the_screen(written, snapshot):
    one = snapshot.standpoint("B.II.4")
    said = causes(snapshot, one)
    assert said and any(said in t for t in texts(written))
    shorts = {unit.short: unit.name for unit in snapshot.units}
    for told, screen in zip(said.split("; "), one.causes, strict=True):
        unit, _, rest = screen.partition(": ")
        assert told.startswith(shorts[unit])
        assert NUMBER.findall(told.removeprefix(shorts[unit])) == NUMBER.findall(rest)


def test_a_forecast_is_given_where_the_day_is_not_yet_due(written, snapshot):
    body = texts(written)
    for one in snapshot.standpoints:
        if one.judgement.verdict in ("at_risk", "unlikely") and one.judgement.interval:
            at = next(i for i, t in enumerate(body) if t.startswith(f"**{one.commitment.code}. "))
            assert any(facts.forecast(one) in t for t in body[at:at + 5])


def test_tables_hold_the_snapshot_s_numbers(written, snapshot):
    rows = {row[0]: row for row in written.annexes[0].blocks[0].rows}
    assert list(rows) == [p.commitment.code for p in snapshot.standpoints]
    for one in snapshot.standpoints:
        assert rows[one.commitment.code][3] == facts.result(one)
        assert rows[one.commitment.code][4] == facts.verdict(one)
    assert "1.693" in rows["B.I.1"][3] or rows["B.I.1"][3].startswith("99")


def test_counts_of_the_opening_are_those_of_the_sections(written):
    body = texts(written)
    line = next(t for t in body if t.startswith("Kế hoạch năm"))
    said = [int(n) for n in re.findall(r"(\d+) cam kết", line.split(":", 1)[1])]
    starts = [next(i for i, t in enumerate(body) if t.startswith(f"{n}. ")) for n in range(1, 7)] + [
        next(i for i, t in enumerate(body) if t.startswith("III."))]
    counted = [sum(bool(re.match(r"\*\*[ABC]\.", t)) for t in body[a:b]) for a, b in pairwise(starts)]
    assert said == [n for n in counted if n]
    assert sum(said) == 14


def test_illustrative_figures_say_so_and_real_ones_do_not(snapshot):
    for sample in (True, False):
        document = Document(io.BytesIO(publish(replace(snapshot, sample=sample), "accountability", "docx")))
        for section in document.sections:
            assert ("minh họa" in section.footer.paragraphs[0].text) == sample
            assert ("minh họa" in section.first_page_footer.paragraphs[0].text) == sample


def test_an_academic_title_before_the_signer_s_name_is_refused(snapshot):
    for name in ("TS. Trần Ngọc Lân", "PGS.TS Nguyễn Văn A", "ThS Lê B"):
        with pytest.raises(UserError, match="học hàm"):
            paper(snapshot, Kind.ACCOUNTABILITY, PublishOptions(signer=name))


def test_a_month_belongs_to_the_window_in_which_it_ends():
    assert window_months(date(2023, 12, 15), date(2024, 3, 14)) == (Month(2023, 12), Month(2024, 1), Month(2024, 2))
    assert window_months(date(2024, 6, 15), date(2024, 9, 14)) == (Month(2024, 6), Month(2024, 7), Month(2024, 8))


@pytest.mark.parametrize("window", ["quarter_1", "half_year", "quarter_3", "year"])
def test_a_periodic_report_names_its_window_and_adds_it_up(snapshot, window):
    from parcam.catalog.defects import Defects
    from parcam.catalog.reporting import load_windows

    chosen = load_windows(data_dir(), Defects())[window]
    written = paper(snapshot, Kind.PERIODIC, PublishOptions(window=chosen))
    phrase = load_report("periodic").windows[window].format(year=2024)
    assert written.about.endswith(phrase)
    table = next(b for b in written.blocks if isinstance(b, Table))
    one = snapshot.standpoint("B.II.3")
    row = next(r for r in table.rows if r[0] == one.indicator.name)
    months = window_months(*chosen.days(2024))
    mine = [p for p in snapshot.points if p.indicator == one.indicator.id and p.month in months and p.unit in one.expected]
    numerator, denominator = sum(p.numerator for p in mine), sum(p.denominator for p in mine)
    assert row[1] == facts.parts(numerator, denominator, None, one.indicator, 0.7)


def window_rows(snapshot, window):
    from parcam.catalog.defects import Defects
    from parcam.catalog.reporting import load_windows

    written = paper(snapshot, Kind.PERIODIC, PublishOptions(window=load_windows(data_dir(), Defects())[window]))
    return {row[0]: row for row in next(b for b in written.blocks if isinstance(b, Table)).rows}


def test_an_unfinished_window_is_compared_with_the_same_months_a_year_before(snapshot):
    one = snapshot.standpoint("B.I.3")
    spent = [p for p in snapshot.points if p.indicator == one.indicator.id and p.month == Month(2023, 9)]
    rate = sum(p.numerator for p in spent) / sum(p.denominator for p in spent)
    assert window_rows(snapshot, "year")[one.indicator.name][2] == facts.numbers.percent(rate)


def test_a_stock_of_last_december_is_not_this_year_s_figure(snapshot):
    row = window_rows(snapshot, "year")[snapshot.standpoint("B.II.1").indicator.name]
    assert row[1] == "chưa có số liệu"


def test_a_periodic_report_without_window_is_the_caller_s_mistake(snapshot):
    with pytest.raises(NotOfferedError):
        paper(snapshot, Kind.PERIODIC, PublishOptions())


def test_kinds_come_only_in_their_formats(snapshot):
    for kind in Kind:
        for form in Format:
            if form not in OFFERED[kind]:
                with pytest.raises(NotOfferedError):
                    publish(snapshot, kind, form)


def edited(tmp_path, name, old, new):
    if not (tmp_path / f"{name}.toml").exists():
        shutil.copytree(data_dir() / "templates", tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{name}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return tmp_path


def test_an_office_changes_wording_without_code(snapshot, tmp_path):
    root = edited(tmp_path, "accountability", "I. TÌNH HÌNH CHUNG", "I. ĐẶC ĐIỂM TÌNH HÌNH")
    written = report(snapshot, load_report("accountability", root), load_office(root), PublishOptions())
    assert "I. ĐẶC ĐIỂM TÌNH HÌNH" in texts(written)


BROKEN = {
    "unknown_field": ("accountability", "{n_all} nội dung", "{n_tat_ca} nội dung", "dùng ô {n_tat_ca}", "{n_all}"),
    "brace_left_open": ("accountability", "{n_all} nội dung", "{n_all nội dung", "ngoặc nhọn", "viết ô dạng {tên}"),
    "field_of_one_commitment_elsewhere": ("accountability", "{n_all} nội dung", "{code} nội dung", "dùng ô {code}", "một trong các ô"),
    "misspelt_key": ("office", "parent =", "parnt =", "không có mục nào tên là \"parnt\"", "thêm dòng parent"),
    "text_for_a_list": ("periodic", 'verdicts = ["no_data"]', 'verdicts = "no_data"', "không đúng kiểu", "danh sách chữ"),
    "unknown_verdict": ("periodic", '"partly_met"', '"gần đạt"', "\"gần đạt\" không có trong", "partly_met"),
    "a_verdict_nobody_takes": ("periodic", 'verdicts = ["no_data"]', 'verdicts = ["met"]', "đánh giá no_data", "thêm các mã đó"),
    "unknown_table": ("accountability", 'table = "units"', 'table = "don-vi"', "\"don-vi\" không có trong", "commitments, units"),
    "unknown_condition": ("accountability", 'with = "asks"', 'with = "hoi"', "\"hoi\" không có trong", "asks"),
    "margin_the_decree_forbids": ("office", "left_mm = 30", "left_mm = 25", "25 nằm ngoài khoảng mà Nghị định", "từ 30"),
    "quote_not_closed": ("brief", 'late_heading = "Chưa báo cáo"', 'late_heading = "Chưa báo cáo', "cú pháp TOML sai", "dấu ngoặc kép"),
    "count_as_text": ("brief", "late_most = 4", 'late_most = "bốn"', "không đúng kiểu", "số nguyên"),
    "window_with_a_strange_field": ("periodic", 'year = "năm {year}"', 'year = "năm {nam}"', "dùng ô {nam}", "{year}")}
LOADERS = {"office": load_office, "brief": load_brief}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_template_names_file_line_and_remedy(tmp_path, case):
    name, old, new, what, remedy = BROKEN[case]
    root = edited(tmp_path, name, old, new)
    written = (root / f"{name}.toml").read_text(encoding="utf-8").splitlines()
    line = next(at for at, text in enumerate(written, 1) if new in text)
    with pytest.raises(DefinitionError) as caught:
        LOADERS[name](root) if name in LOADERS else load_report(name, root)
    said = str(caught.value)
    assert what in said and remedy in said
    places = [int(n) for n in re.findall(rf"{name}\.toml, dòng (\d+):", said)]
    assert places and (case == "a_verdict_nobody_takes" or min(abs(n - line) for n in places) <= 2), (places, line)


def test_all_faults_of_a_template_come_at_once(tmp_path):
    root = edited(edited(tmp_path, "office", "parent =", "parnt ="), "office", "left_mm = 30", "left_mm = 5")
    with pytest.raises(DefinitionError) as caught:
        load_office(root)
    assert all(words in str(caught.value) for words in ("parnt", "thiếu mục \"parent\"", "= 5 nằm ngoài"))


def test_every_field_a_template_may_name_is_filled(snapshot):
    common = shared(snapshot, load_office())
    assert set(SHARED) == set(common)
    assert set(OF_COMMITMENT) | set(SHARED) == set(of(snapshot, snapshot.standpoints[0], common))
    assert set(OF_WINDOW) == set(shared(snapshot, load_office(), ("quý I", date(2023, 12, 15), date(2024, 3, 14)))) - set(SHARED)


def test_bold_marks_become_runs():
    assert list(Paragraph("a **b** c").runs()) == [("a ", False), ("b", True), (" c", False)]


def test_the_annex_of_data_quality_tells_what_each_official_reading_gives(snapshot):
    one = next(p for p in snapshot.standpoints if p.indicator.id == "on_time")
    told = (DefinedFigure("form_06a", 37, 38, chosen=True), DefinedFigure("portal", 43, 45),
            DefinedFigure("one_stop", None, None, (("qlkh", 43, 45),), ("tdc",)))
    known = replace(snapshot, standpoints=(replace(one, judgement=replace(one.judgement, definitions=told)),))
    (table,) = tables.quality(known)
    assert "Con số tính theo Biểu II.06a" in table.rows[0][2]
    assert "95,6\u202f% (43/45)" in table.rows[0][2]
    assert "thiếu phần của Chi cục TĐC; 1 đơn vị có đủ đạt 95,6\u202f%" in table.rows[0][2]


def test_where_systems_do_not_differ_nothing_is_said_of_definitions(snapshot):
    one = next(p for p in snapshot.standpoints if p.indicator.id == "doc_signed")
    assert facts.definitions(snapshot, one) == ""
