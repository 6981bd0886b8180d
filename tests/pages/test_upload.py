"""Nạp số liệu: what a file says is shown before anything is stored; accepting makes a batch; a batch can be taken back."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from parcam.model.month import Month
from parcam.model.reading import Account, Fault, Options
from parcam.model.sentence import verbatim
from parcam.ui.upload.brought import Original, lay, place
from parcam.ui.upload.progressing import stop
from parcam.ui.upload.returned import with_faults
from tests.pages.conftest import ROOT, copy_of, ran, said, tables

if TYPE_CHECKING:
    from parcam.ui.upload.tray import Item

GOOD = "Đơn vị,Tháng,Đã giải quyết,Đúng hạn\nVăn phòng Sở,3/2024,120,118\nChi cục TĐC,3/2024,512,509\nUBND huyện Hải Lăng,3/2024,10,10\n"


@pytest.fixture
def app(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page on a store of its own."""
    monkeypatch.setenv("PARCAM_STORE", str(copy_of(filled, tmp_path)))
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=120)
    app.run()
    app.switch_page("pages/upload.py")
    return ran(app.run())


def bring(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    app.text_input(key="upload.by").set_value("Văn phòng Sở")
    for name, content in files:
        app.file_uploader(key="upload.files").upload(name, content)
    return ran(app.run())


def accept(app: AppTest) -> AppTest:
    next(button for button in app.button if button.label.startswith("Nạp ")).click()
    return ran(app.run())


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    return ran(app.run())


def name_unit(app: AppTest, spelling: str, unit: str) -> AppTest:
    next(box for box in app.selectbox if spelling in box.label).set_value(unit)
    return press(app, "Dùng các tên đã chọn, đọc lại")


def titles(app: AppTest) -> str:
    """What is said of the open file and of those beside it."""
    return written(app).replace("\\", "") + "\n".join(one.label for one in app.expander)


def queue(app: AppTest) -> list[tuple[str, str]]:
    """File and next step of each row of the list of files."""
    rows = next((table["rows"] for table in tables(app) if "tệp đang xử lý" in table["caption"]), [])
    return [(row["cells"][0]["text"], row["cells"][1]["text"]) for row in rows]


def open_file(app: AppTest, name: str) -> AppTest:
    """As a press on its row in the list of files."""
    tray = app.session_state["tray"]
    tray.chosen = next(item.id for item in tray.read.values() if item.extraction.file == name)
    return ran(app.run())


def batches(app: AppTest) -> int:
    return len(next(table for table in tables(app) if "đợt nạp" in table["caption"])["rows"])


def test_a_file_is_explained_and_nothing_is_stored(app: AppTest) -> None:
    before = batches(app)
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    captions = {table["caption"]: table for table in tables(app)}
    assert captions["Đã hiểu tệp như sau"]["rows"]
    assert captions["1 dòng bị từ chối"]["rows"][0]["cells"][2]["text"] == "UBND huyện Hải Lăng"
    assert "4 dòng = 1 tiêu đề + 2 dòng số liệu + 1 bị từ chối" in said(app)
    assert batches(app) == before


def written(app: AppTest) -> str:
    """All words of the page, those of its tables too."""
    cells = [cell for table in tables(app) for row in table["rows"] for cell in row["cells"]]
    return "\n".join([said(app), *(cell[part] for cell in cells for part in ("text", "under") if part in cell)])


def test_in_the_english_view_the_reader_speaks_english_before_and_after_loading(app: AppTest) -> None:
    wanted = ("Negative number “-512”", "No unit is called “UBND huyện Hải Lăng”", "cell C1: “Đã giải quyết”", "cell D1: “Đúng hạn”",
              "numerator Dossiers resolved on time")
    app.query_params["language"] = "en"
    bring(app, ("on time.csv", GOOD.replace("3/2024,512", "3/2024,-512").encode()), ("empty.csv", b""))
    assert "The file is empty" in written(app)
    assert [words for words in wanted if words not in written(app)] == []
    next(button for button in app.button if button.label.startswith("Load ")).click()
    ran(app.run())
    app.query_params["batch"] = next(table for table in tables(app) if "Batches" in table["caption"])["rows"][0]["id"]
    app.file_uploader(key="upload.files").clear()
    ran(app.run())
    assert [words for words in wanted if words not in written(app)] == []
    assert [words for words in ("tên cột", "Không có đơn vị", "Số âm", "tử số", "tiêu đề ở dòng") if words in written(app)] == []


def test_accepting_makes_a_batch_and_the_same_bytes_again_change_nothing(app: AppTest) -> None:
    before = batches(app)
    accept(bring(app, ("đúng hạn.csv", GOOD.encode()), ("bản sao.csv", GOOD.encode())))
    assert queue(app) == [("đúng hạn.csv", "Đợt 142: đã nạp"), ("bản sao.csv", "Đợt 142: nạp rồi")]
    assert "đúng hạn.csv: đã nạp, đợt 142" in titles(app)
    assert batches(app) == before + 1
    bring(app, ("lần nữa.csv", GOOD.encode()))
    assert "lần nữa.csv: đã nạp từ trước (đợt 142), không có gì thay đổi" in titles(app).replace("\\", "")
    assert not any(button.label.startswith("Nạp ") for button in app.button)


DIRTY = ("đúng hạn.csv", GOOD.encode())
CLEAN = ("sạch.csv", GOOD.replace("3/", "4/").rpartition("UBND")[0].encode())
TIMELESS = ("không kỳ.csv", "Đơn vị,Đã giải quyết,Đúng hạn\nVăn phòng Sở,120,118\n".encode())


def test_of_many_files_one_is_open_and_those_that_need_a_person_come_first(app: AppTest) -> None:
    bring(app, CLEAN, TIMELESS, ("trống.csv", b""), DIRTY)
    assert queue(app) == [("không kỳ.csv", "Chọn tháng"), ("đúng hạn.csv", "Cho biết 1 đơn vị"), ("trống.csv", "Trích xuất lại"),
                          ("sạch.csv", "Sẵn sàng nạp")]
    assert "✕ không kỳ.csv" in titles(app)
    choose(app, "Tháng của số liệu", Month(2024, 3))
    assert "Tệp đã đọc được" in said(app)
    press(app, "Tệp tiếp theo")
    assert "▲ đúng hạn.csv: 2 số liệu, 1 dòng bị từ chối" in titles(app)
    press(app, "Tệp tiếp theo")
    assert "✕ trống.csv" in titles(app)


def test_what_gave_no_figure_is_not_told_as_if_it_had(app: AppTest) -> None:
    """Dossiers received without those online say nothing of how many were online."""
    header, *lines = GOOD.splitlines()
    both = "\n".join([f"{header},Số hồ sơ tiếp nhận", *(f"{line},130" for line in lines)])
    bring(app, ("một cửa.csv", both.encode()))
    known = next(table for table in tables(app) if table["caption"] == "Đã hiểu tệp như sau")["rows"]
    told = {row["cells"][0]["text"]: row["cells"][1].get("text", "") for row in known}
    assert {reading.indicator for reading in held(app).extraction.readings} == {"on_time"}
    assert told["Cột D"] == "tử số Đúng hạn"
    assert "không dùng" in told["Cột E"]


def test_one_file_is_taken_by_itself_and_what_is_taken_is_put_away(app: AppTest) -> None:
    bring(app, CLEAN, DIRTY, TIMELESS)
    open_file(app, "sạch.csv")
    press(app, "Nạp riêng tệp này")
    assert ("sạch.csv", "Đợt 142: đã nạp") in queue(app)
    assert any(button.label == "Nạp 2 số liệu từ 1 tệp" for button in app.button)
    press(app, "Bỏ 1 tệp đã nạp khỏi danh sách")
    assert [file for file, _ in queue(app)] == ["đúng hạn.csv", "không kỳ.csv"]
    assert any(button.label == "Nạp 2 số liệu từ 1 tệp" for button in app.button)


def test_without_a_name_the_page_says_what_is_missing_and_with_one_what_stays_behind(app: AppTest) -> None:
    app.file_uploader(key="upload.files").upload(*DIRTY)
    ran(app.run())
    assert "**Điền tên người nạp trước.**" in said(app)
    bring(app, DIRTY, TIMELESS)
    assert "Điền tên người nạp trước" not in said(app)
    assert "1 dòng bị từ chối nằm lại chờ sửa, không mất. 1 tệp chưa đọc được, cần bạn quyết." in said(app)


def test_two_files_that_contradict_each_other_wait_for_a_person_and_a_copy_is_taken_once(app: AppTest) -> None:
    """Loaded together, the later one would win in silence."""
    other = CLEAN[1].replace(b"120,118", b"120,111")
    bring(app, CLEAN, ("khác.csv", other), ("bản sao.csv", CLEAN[1]), ("tháng 5.csv", CLEAN[1].replace(b"4/2024", b"5/2024")))
    assert queue(app) == [("sạch.csv", "Chọn một tệp"), ("khác.csv", "Chọn một tệp"), ("tháng 5.csv", "Sẵn sàng nạp"),
                          ("bản sao.csv", "Trùng tệp khác")]
    assert any(button.label == "Nạp 2 số liệu từ 1 tệp" for button in app.button)
    assert "Văn phòng, T4/2024: ở đây 98,3\u202f% (118/120), tệp khác.csv ghi 92,5\u202f% (111/120)" in said(app).replace("\\", "")
    press(app, "Nạp riêng tệp này")
    assert queue(app)[0] == ("khác.csv", "Sẵn sàng nạp")
    assert ("sạch.csv", "Đợt 142: đã nạp") in queue(app)
    assert ("bản sao.csv", "Đợt 142: nạp rồi") in queue(app)


def test_a_line_refused_is_mended_from_the_tray_after_loading(app: AppTest) -> None:
    accept(bring(app, DIRTY))
    assert "1 dòng bị từ chối được giữ lại chờ sửa" in said(app)
    name_unit(app, "Hải Lăng", "tt-ktdl")
    accept(app)
    assert "đợt 143: 1 số liệu mới, 0 thay đổi, 2 như cũ" in titles(app)
    assert "dòng bị từ chối trong" not in said(app)


def test_the_list_of_batches_counts_every_refused_line_and_marks_those_still_to_be_mended(app: AppTest) -> None:
    """The reader lists the first faults of a large register only; the account of lines knows them all."""
    bring(app, DIRTY)
    one = held(app)
    counted = replace(one.extraction, accounts=(Account("", 5003, 1, 2, 5000),))
    app.session_state["tray"].read = {key: replace(item, extraction=counted) for key, item in app.session_state["tray"].read.items()}
    accept(ran(app.run()))
    newest = next(table for table in tables(app) if "đợt nạp" in table["caption"])["rows"][0]
    assert (newest["cells"][5]["text"], newest["cells"][5]["sign"]) == ("5.000", "▲")
    assert "Còn 5.000 dòng bị từ chối trong 1 đợt" in said(app)


def test_columns_without_headings_are_named_at_once(app: AppTest) -> None:
    lines = ("Văn phòng Sở,03/2024,120,118", "Thanh tra Sở,03/2024,5,5", "Phòng Quản lý Khoa học,03/2024,64,61")
    bring(app, ("không tiêu đề.csv", "\n".join(lines).encode()))
    for start, role in (("Cột C: 120, 5, 64", "denominator"), ("Cột D: 118, 5, 61", "numerator")):
        next(box for box in app.selectbox if box.label.replace("\\", "") == start).set_value(role)
    press(app, "Đọc lại")
    assert "Cho biết ít nhất một cột, và chỉ tiêu của tệp." in said(app)
    next(box for box in app.selectbox if box.label == "Chỉ tiêu của tệp").set_value("on_time")
    press(app, "Đọc lại")
    assert any(button.label == "Nạp 3 số liệu từ 1 tệp" for button in app.button)


def test_a_batch_shows_its_figures_and_what_its_withdrawal_brings_back(app: AppTest) -> None:
    accept(bring(app, CLEAN))
    accept(bring(app, ("sửa.csv", CLEAN[1].replace(b"120,118", b"120,111") + "Thanh tra Sở,4/2024,5,5\n".encode())))
    app.query_params["batch"] = "143"
    ran(app.run())
    assert "Rút đợt này: 1 số liệu trở lại giá trị trước; 1 số liệu không còn; 1 số liệu giữ nguyên vì đợt trước ghi giống." in said(app)
    rows = next(table["rows"] for table in tables(app) if table["caption"] == "3 số liệu của đợt này")
    assert (rows[0]["cells"][5]["text"], rows[0]["cells"][5]["under"]) == ("92,5\u202f%", "trước là 98,3\u202f% (118/120)")
    app.query_params["batch"] = "142"
    ran(app.run())
    assert "Rút đợt này: 2 số liệu đã có đợt sau thay, không đổi." in said(app)


def test_a_withdrawn_batch_may_be_loaded_again_from_the_tray(app: AppTest) -> None:
    accept(bring(app, CLEAN))
    app.query_params["batch"] = "142"
    ran(app.run())
    app.text_input(key="batch.why.142").set_value("gửi nhầm")
    app.button(key="withdraw.142").click()
    ran(app.run())
    assert any(button.label == "Nạp 2 số liệu từ 1 tệp" for button in app.button)


@pytest.mark.parametrize("name,content", [
    ("trống.csv", b""), ("không phải bảng.csv", b"\x89PNG\r\n\x1a\n" + bytes(64)), ("cụt.xlsx", b"PK\x03\x04" + bytes(20)),
])
def test_a_bad_file_gets_words_and_stops_no_other(app: AppTest, name: str, content: bytes) -> None:
    bring(app, (name, content), ("đúng hạn.csv", GOOD.encode()))
    open_file(app, name)
    assert app.error
    assert any(button.label.startswith("Nạp 2 số liệu từ 1 tệp") for button in app.button)


def test_a_batch_is_withdrawn_with_a_reason_only(app: AppTest) -> None:
    app.query_params["batch"] = "100"
    ran(app.run())
    app.text_input(key="upload.by").set_value("Văn phòng Sở")
    ran(app.run())
    app.button(key="withdraw.100").click()
    ran(app.run())
    assert app.error
    app.text_input(key="batch.why.100").set_value("gửi nhầm tháng")
    app.button(key="withdraw.100").click()
    ran(app.run())
    assert "gửi nhầm tháng" in said(app)


def test_a_confirmed_spelling_is_understood_from_then_on(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    name_unit(app, "Hải Lăng", "tt-ktdl")
    assert any(button.label.startswith("Nạp 3 số liệu") for button in app.button)


AMBIGUOUS = "Đơn vị;Kế hoạch vốn năm 2024 (triệu đồng);Lũy kế giải ngân đến 31/8/2024 (triệu đồng)\nVăn phòng Sở;1.200;1.100\n"


def test_what_the_reader_cannot_decide_a_person_decides(app: AppTest) -> None:
    bring(app, ("giải ngân.csv", AMBIGUOUS.encode()))
    assert not any(button.label.startswith("Nạp ") for button in app.button)
    press(app, "1250 (dấu chấm ngăn hàng nghìn)")
    assert any(button.label.startswith("Nạp 1 số liệu") for button in app.button)


def test_a_confirmed_spelling_can_be_forgotten(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    name_unit(app, "Hải Lăng", "tt-ktdl")
    next(button for button in app.button if button.label == "Quên").click()
    ran(app.run())
    assert any(button.label.startswith("Nạp 2 số liệu") for button in app.button)


def test_what_a_person_stated_is_remembered_for_the_same_headings_until_forgotten(app: AppTest) -> None:
    bring(app, ("giải ngân.csv", AMBIGUOUS.encode()))
    press(app, "1250 (dấu chấm ngăn hàng nghìn)")
    accept(app)
    assert "cách đọc đã ghi nhớ" in "".join(one.label for one in app.expander)
    bring(app, ("cùng tiêu đề.csv", AMBIGUOUS.replace("1.200", "1.300").encode()))
    assert "đã xác nhận" in said(app)
    assert any(button.label.startswith("Nạp 1 số liệu") for button in app.button)
    next(button for button in app.button if button.label == "Quên cách đọc này").click()
    ran(app.run())
    assert not any(button.label.startswith("Nạp ") for button in app.button)


def test_a_refused_line_of_a_batch_is_mended_from_the_original(app: AppTest) -> None:
    before = batches(app)
    accept(bring(app, ("đúng hạn.csv", GOOD.encode())))
    newest = next(table for table in tables(app) if "đợt nạp" in table["caption"])["rows"][0]["id"]
    app.query_params["batch"] = newest
    ran(app.run())
    app.button(key=f"again.batch.{newest}").click()
    ran(app.run())
    name_unit(app, "Hải Lăng", "tt-ktdl")
    accept(app)
    assert batches(app) == before + 2
    assert "đợt 143: 1 số liệu mới, 0 thay đổi, 2 như cũ" in titles(app)


def held(app: AppTest) -> Item:
    """The newest reading of the one file on the tray."""
    return list(app.session_state["tray"].read.values())[-1]


def look(app: AppTest, what: str) -> AppTest:
    """As a press on the row of what was understood."""
    app.session_state[f"look.{held(app).id}"] = what
    return ran(app.run())


def choose(app: AppTest, label: str, value: object) -> AppTest:
    next(box for box in (*app.selectbox, *app.text_input) if box.label == label).set_value(value)
    return ran(app.run())


CONTROLS = [
    ("encoding", "Bảng mã", "TCVN3", "Bảng mã: UTF-8 → TCVN3"),
    ("delimiter", "Dấu phân cách", ";", "Dấu phân cách: dấu phẩy ( , ) → dấu chấm phẩy"),
    ("table", "Vùng bảng", "A1:D2", "Vùng bảng: A1:D4 → A1:D2"),
    ("header", "Dòng tiêu đề", "2", "Dòng tiêu đề: 1 → 2"),
    ("column:D", "Cột này là", "unread", "Cột D: tử số Đúng hạn → không đọc"),
    ("indicator", "Chỉ tiêu của tệp", "disbursement", "Chỉ tiêu: Đúng hạn → Giải ngân"),
    ("units", "Là đơn vị", "khtc", "Tên “Văn phòng Sở”: Văn phòng Sở → Phòng Kế hoạch - Tài chính"),
    ("dataset", "Loại sổ chi tiết", "dossiers", "Tệp không còn đọc được"),
]


def test_each_conclusion_has_a_control_and_what_it_changes_is_shown_and_undone(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    for what, label, value, turned in CONTROLS:
        look(app, what)
        choose(app, label, value)
        assert turned in said(app).replace("\\", ""), what
        press(app, "Hoàn tác")
        assert any(button.label.startswith("Nạp 2 số liệu") for button in app.button), what
        assert "→" not in said(app)


def test_what_cannot_be_meant_is_said_and_changes_nothing(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    for what, label, value, complaint in (("table", "Vùng bảng", "B7", "Viết hai góc"), ("header", "Dòng tiêu đề", "x", "Viết số dòng")):
        look(app, what)
        choose(app, label, value)
        assert complaint in said(app)
        assert any(button.label.startswith("Nạp 2 số liệu") for button in app.button)


def test_the_month_is_asked_where_the_file_has_none(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", "Đơn vị,Đã giải quyết,Đúng hạn\nVăn phòng Sở,120,118\n".encode()))
    choose(app, "Tháng của số liệu", Month(2024, 3))
    assert "Tệp đã đọc được" in said(app)
    assert any(button.label.startswith("Nạp 1 số liệu") for button in app.button)


def test_a_file_whose_table_is_not_found_shows_its_rows_and_takes_an_answer(app: AppTest) -> None:
    bring(app, ("lạ.csv", GOOD.replace(",", "¬").encode()))
    rows = next(table for table in tables(app) if table["caption"] == "Những dòng đầu của tệp")["rows"]
    assert "¬" in "".join(cell.get("text", "") for cell in rows[0]["cells"])
    choose(app, "Dấu phân cách", ",")
    assert "Dấu phân cách: dấu cách → dấu phẩy" in said(app).replace("\\", "")


def test_a_name_of_several_units_is_settled_for_this_file_alone(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.replace("UBND huyện Hải Lăng", "Trung tâm").encode()))
    name_unit(app, "Trung tâm", "tt-dmst")
    assert any(button.label.startswith("Nạp 3 số liệu") for button in app.button)
    assert "cách viết tên đơn vị đã xác nhận" not in titles(app)


def test_what_is_remembered_of_a_file_is_told_in_words(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.replace("UBND huyện Hải Lăng", "Trung tâm").replace(",", "~").encode()))
    look(app, "delimiter")
    app.session_state["tray"].said[held(app).id] = Options(overrides=(
        ("column:D", "on_time.numerator"), ("delimiter", "~"), ("encoding", "UTF-8"), ("numbers", "comma"), ("unit:Trung tâm", "tt-dmst")))
    accept(ran(app.run()))
    words = "\n".join(element.value for element in app.get("text"))
    for pair in ("Cột D = tử số Đúng hạn", "Dấu phân cách = “~”", "Bảng mã = UTF-8", "Cách viết số = dấu phẩy: 1.234,5",
                 "Tên “Trung tâm” = Trung tâm Nghiên cứu"):
        assert pair in words


def test_a_reading_that_was_stopped_is_said_and_can_go_on(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    one = held(app).id
    app.session_state["tray"].read.clear()
    app.session_state["tray"].stopped.add(one)
    ran(app.run())
    assert "chưa đọc 1 tệp: đúng hạn.csv" in said(app)
    press(app, "Đọc tiếp")
    assert any(button.label.startswith("Nạp 2 số liệu") for button in app.button)


def test_stopping_a_second_reading_leaves_the_first(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    held_now, one = app.session_state["tray"], held(app)
    held_now.said[one.id], held_now.before[one.id] = Options(overrides=(("delimiter", ";"),)), one.extraction
    monkeypatch.setattr("parcam.ui.upload.tray.tray", lambda: held_now)
    monkeypatch.setattr("parcam.ui.upload.tray.brought", lambda: [Original(id, "x.csv", one.path) for id in (one.id, "x")])
    stop()
    assert held_now.said[one.id] == Options()
    assert held_now.stopped == {"x"}


def test_what_is_taken_off_the_list_leaves_nothing_behind(app: AppTest) -> None:
    accept(bring(app, ("đúng hạn.csv", GOOD.encode())))
    folder = app.session_state["tray"].folder
    assert list(folder.iterdir())
    app.file_uploader(key="upload.files").clear()
    ran(app.run())
    assert list(folder.iterdir()) == []


class Sent(io.BytesIO):
    """As Streamlit hands over a file."""

    file_id, name = "../../x", "x.csv"


def test_a_file_is_laid_whole_or_not_at_all_and_its_bytes_leave_memory(tmp_path: Path) -> None:
    sent = Sent(b"a,b\n1,2\n")
    lay(sent, tmp_path / "one" / "file")
    assert (tmp_path / "one" / "file").read_bytes() == b"a,b\n1,2\n"
    assert sent.getvalue() == b""
    lay(sent, tmp_path / "one" / "file")
    assert (tmp_path / "one" / "file").read_bytes() == b"a,b\n1,2\n"
    with pytest.raises(FileNotFoundError):
        lay(Original("batch-1", "x.csv", tmp_path / "gone"), tmp_path / "two" / "file")
    assert not (tmp_path / "two" / "file").exists()


def test_no_name_from_the_browser_leads_out_of_the_tray() -> None:
    assert {place(id) for id in ("..", ".", "../..", "/", "")} & {"..", ".", ""} == set()
    assert all(place(id).isalnum() for id in ("..", "../../etc", "a/b", "\\0"))


def test_a_mended_cell_is_read_and_said(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    app.session_state["tray"].said[held(app).id] = Options(overrides=(("cell:!A4", "Thanh tra Sở"),))
    ran(app.run())
    assert "Đã sửa 1 ô so với tệp gốc: A4 = “Thanh tra Sở”" in said(app).replace("\\", "")
    assert any(button.label.startswith("Nạp 3 số liệu") for button in app.button)


def test_the_file_comes_back_with_its_faults_and_nothing_computes(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("Đơn vị,Tháng\nUBND huyện Hải Lăng,=1+1\n", encoding="utf-8")
    fault = Fault("", 2, "Đơn vị", "unknown_unit", "UBND huyện Hải Lăng", verbatim("Không có đơn vị nào tên như vậy."))
    sheet = openpyxl.load_workbook(io.BytesIO(with_faults(path, "x.csv", [fault]))).active
    assert [cell.value for cell in sheet[1]] == ["Đơn vị", "Tháng", "Lỗi"]
    assert sheet.cell(2, 3).value == "Đơn vị: Không có đơn vị nào tên như vậy."
    assert sheet.cell(2, 2).data_type == "s"


def test_where_a_table_is_asked_for_each_conclusion_still_opens_its_control(app: AppTest) -> None:
    """The first rows stand beside the question and beside the control alike."""
    bring(app, ("không tiêu đề.csv", "\n".join(GOOD.splitlines()[1:]).encode()))
    for what in ("encoding", "delimiter", "table", "header"):
        look(app, what)
        assert [table["caption"] for table in tables(app)].count("Những dòng đầu của tệp") == 2


def test_names_given_to_some_spellings_are_no_complaint_about_the_rest(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.replace("Chi cục TĐC", "Trung tâm").encode()))
    press(app, "Dùng các tên đã chọn, đọc lại")
    assert "Chọn đơn vị cho ít nhất một tên" in said(app)
    name_unit(app, "Trung tâm", "tt-dmst")
    assert "UBND huyện Hải Lăng" in written(app)
    assert "Chọn đơn vị cho ít nhất một tên" not in said(app)


def test_a_file_that_is_no_table_at_all_is_not_asked_where_its_table_is(app: AppTest) -> None:
    bring(app, ("số không.csv", bytes(5000)), ("lạ.csv", GOOD.replace(",", "¬").encode()), ("sạch.csv", CLEAN[1]))
    assert dict(queue(app)) == {"số không.csv": "Trích xuất lại", "lạ.csv": "Chỉ ra bảng", "sạch.csv": "Sẵn sàng nạp"}
    assert "1 tệp chưa đọc được, cần bạn quyết. 1 tệp không mở được" in said(app)
    open_file(app, "số không.csv")
    assert "bên dưới" not in said(app)


def test_what_is_known_already_is_said_once_and_a_remembered_way_says_what_it_did(app: AppTest) -> None:
    text = GOOD.replace("UBND huyện Hải Lăng", "Trung tâm")
    bring(app, ("một.csv", text.encode()))
    name_unit(app, "Trung tâm", "tt-dmst")
    accept(app)
    bring(app, ("hai.csv", text.replace("3/2024", "5/2024").encode()))
    open_file(app, "hai.csv")
    assert "Nhờ cách đọc đã ghi nhớ: thêm 1 số liệu, hết 1 lỗi." in said(app)
    assert "So với lần đọc trước" not in said(app)
    bring(app, ("ba.csv", text.encode()))
    open_file(app, "ba.csv")
    assert written(app).count("không có gì thay đổi") == 1
    assert "Nhờ cách đọc" not in said(app)


def test_a_withdrawal_says_what_came_back(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    accept(app)
    app.query_params["batch"] = "142"
    ran(app.run())
    next(one for one in app.text_input if one.label == "Lý do rút đợt này").set_value("gửi nhầm")
    press(app, "Rút đợt nạp")
    assert [one.value for one in app.toast] == ["Đã rút đợt 142: 1 số liệu trở lại giá trị trước; 1 số liệu không còn."]


def test_a_month_left_to_the_file_is_not_asked_for(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    look(app, "period")
    box = next(one for one in app.selectbox if one.label == "Tháng của số liệu")
    assert (box.value, box.placeholder) == (None, "Theo tệp")


def test_what_is_said_of_several_sheets_is_one_row_with_the_first_place(app: AppTest) -> None:
    book = openpyxl.Workbook()
    for number, rate in ((1, "95,5"), (2, "97,25")):
        page = book.create_sheet(f"T{number}.2024")
        page.append(["Đơn vị", "Tỷ lệ đúng hạn (%)"])
        for cells in (["Văn phòng Sở", "98"], ["Chi cục TĐC", rate])[::1 if number == 1 else -1]:
            page.append(cells)
    book.remove(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    bring(app, ("hai tháng.xlsx", out.getvalue()))
    rows = {row["cells"][0]["text"]: row["cells"][2].get("text") for row in understood(app)}
    assert rows["Cách viết số"] == "ô B3: “95,5” (trang tính “T1.2024”), v.v."
    assert rows["Kỳ (T2.2024)"] == "tên trang tính “T2.2024”"
    assert rows["Tên đơn vị"].startswith("tên trong danh mục đơn vị; ô A2")


def understood(app: AppTest) -> list[dict]:
    return next(table["rows"] for table in tables(app) if table["caption"] == "Đã hiểu tệp như sau")


def test_a_remembered_way_that_says_nothing_of_a_file_is_not_told(app: AppTest) -> None:
    """Names of units that the file does not have; what a confirmed spelling does is not put down to it."""
    bring(app, ("một.csv", GOOD.replace("UBND huyện Hải Lăng", "Trung tâm").encode()))
    name_unit(app, "Trung tâm", "tt-dmst")
    accept(app)
    bring(app, ("hai.csv", GOOD.replace("3/2024", "5/2024").encode()))
    open_file(app, "hai.csv")
    assert "cho tệp có cùng tiêu đề" not in said(app)
    name_unit(app, "UBND huyện Hải Lăng", "khtc")
    assert "So với lần đọc trước: thêm 1 số liệu, hết 1 lỗi." in said(app)


def test_the_place_to_mend_stays_open_while_cells_are_mended(app: AppTest) -> None:
    bring(app, ("đúng hạn.csv", GOOD.encode()))
    place = next(one for one in app.expander if one.label == "Sửa các dòng bị từ chối ngay tại đây")
    assert not place.proto.expanded
    app.session_state["tray"].said[held(app).id] = Options(overrides=(("cell:!C4", "12"),))
    ran(app.run())
    assert next(one for one in app.expander if one.label == "Sửa các dòng bị từ chối ngay tại đây").proto.expanded


def test_each_open_question_stands_once_among_what_was_understood(app: AppTest) -> None:
    bring(app, ("giải ngân.csv", AMBIGUOUS.encode()))
    names = [row["cells"][0]["text"] for row in understood(app)]
    assert names.count("Cách viết số") == 1
    assert len(names) == len(set(names))


def test_lines_that_were_all_refused_are_accounted_for(app: AppTest) -> None:
    bring(app, ("sai.csv", GOOD.replace("118", "11b").replace("509", "5o9").rpartition("UBND")[0].encode()))
    assert "3 dòng = 1 tiêu đề + 0 dòng số liệu + 2 bị từ chối" in said(app)
    assert "chưa dòng nào được đọc" not in said(app)


def test_each_of_two_tables_on_a_sheet_opens_its_own_control(app: AppTest) -> None:
    one = "TỶ LỆ HỒ SƠ ĐÚNG HẠN NĂM 2024 (%);;\nĐơn vị;T1;T2\nVăn phòng Sở;98,5;97,5\n"
    two = "TỶ LỆ THANH TOÁN TRỰC TUYẾN NĂM 2024 (%);;\nĐơn vị;T1;T2\nVăn phòng Sở;40,5;41,5\n"
    bring(app, ("hai bảng.csv", f"{one}\n{two}".encode()))
    rows = [(row["id"], row["cells"][0]["text"], row["cells"][1].get("text")) for row in understood(app)]
    assert len({id for id, _, _ in rows}) == len({name for _, name, _ in rows}) == len(rows)
    id, name, value = next(one for one in rows if one[2] == "A6:C7")
    assert name == "Vùng bảng, bảng 2"
    look(app, id)
    assert f"**Vùng bảng**: {value}" in said(app).replace("\\", "")
