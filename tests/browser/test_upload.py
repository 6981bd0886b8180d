"""The page of files in a real browser: what stands in the way is asked and answered on the spot; what is clear needs no answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.registers import make
from tests.browser.conftest import Visit, copy_of, visiting
from tests.browser.test_shell import VISIBLE, english_in
from tests.serving import serving

pytestmark = pytest.mark.browser
GOOD = "Đơn vị,Tháng,Đã giải quyết,Đúng hạn\nVăn phòng Sở,3/2024,120,118\nChi cục TĐC,3/2024,512,509\n"
OPEN = "Đơn vị;Kế hoạch vốn năm 2024 (triệu đồng);Lũy kế giải ngân đến 31/8/2024 (triệu đồng)\nVăn phòng Sở;1.200;1.100\n"
TIMELESS = GOOD.replace(",3/2024", "").replace(",Tháng", "")


@pytest.fixture(scope="module")
def written(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose store these tests may write."""
    with serving(copy_of(filled, tmp_path_factory.mktemp("upload"))) as address:
        yield address


@pytest.fixture
def own(browser: Browser, written: str) -> Iterator[Visit]:
    yield from visiting(browser, written)


def bring(visit: Visit, folder: Path, files: dict[str, str | bytes]) -> Page:
    page = visit.open("/nap-so-lieu")
    page.get_by_label("Người nạp").fill("Văn phòng Sở")
    page.get_by_label("Người nạp").press("Enter")
    visit.settle()
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    page.set_input_files("input[type=file]", [str(folder / name) for name in files])
    return page


def test_an_open_number_is_asked_answered_loaded_and_known_again(own: Visit, tmp_path: Path) -> None:
    page = bring(own, tmp_path, {"giải ngân.csv": OPEN})
    page.get_by_role("button", name="1250 (dấu chấm ngăn hàng nghìn)").click()
    expect(page.get_by_text("Tệp đã đọc được")).to_be_visible()
    assert english_in(page.evaluate(VISIBLE)) == set()
    page.get_by_role("button", name="Nạp 1 số liệu từ 1 tệp").click()
    expect(page.get_by_text("đã nạp, đợt 142")).to_be_visible()
    page = bring(own, tmp_path, {"giải ngân.csv": OPEN})
    expect(page.get_by_text("đã nạp từ trước (đợt 142), không có gì thay đổi")).to_be_visible()
    expect(page.get_by_text("đã xác nhận ngày")).to_be_visible()
    expect(page.get_by_role("button", name="Nạp 1 số liệu")).to_have_count(0)
    assert own.watch.errors == own.watch.violations == own.watch.strangers == []


def test_a_large_file_comes_aside_of_memory_and_is_read_like_any_other(own: Visit, tmp_path: Path) -> None:
    make(20_000, tmp_path / "sổ lớn.csv")
    page = own.open("/nap-so-lieu")
    page.set_input_files("input[type=file]", [str(tmp_path / "sổ lớn.csv")])
    expect(page.get_by_text("20.001 dòng = 1 tiêu đề + 20.000 dòng số liệu")).to_be_visible(timeout=30_000)
    assert own.watch.errors == own.watch.violations == []


def test_a_row_of_what_was_understood_opens_its_control_by_mouse_and_keyboard(own: Visit, tmp_path: Path) -> None:
    page = bring(own, tmp_path, {"đúng hạn.csv": GOOD})
    known = page.get_by_role("table", name="Đã hiểu tệp như sau")
    known.get_by_role("row", name="Dòng tiêu đề").click()
    expect(page.get_by_label("Dòng tiêu đề", exact=True)).to_have_value("1")
    expect(page.get_by_role("table", name="Những dòng đầu của tệp")).to_be_visible()
    known.get_by_role("row", name="Cột D").press("Enter")
    box = page.get_by_role("combobox", name="Cột này là")
    box.click()
    page.get_by_role("option", name="không đọc").click()
    expect(page.get_by_text("Cột D: tử số Đúng hạn → không đọc")).to_be_visible()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_role("button", name="Nạp 2 số liệu từ 1 tệp")).to_be_visible()
    expect(page.get_by_text("→ không đọc")).to_have_count(0)


def test_of_many_files_the_one_that_needs_a_person_is_open_and_a_row_opens_another(own: Visit, tmp_path: Path) -> None:
    """The list stays in sight, however long the open file is."""
    good = {f"tốt {n}.csv": GOOD.replace("3/2024,120", f"{n}/2024,12{n}") for n in range(1, 10)}
    page = bring(own, tmp_path, good | {"không kỳ.csv": TIMELESS, "lạ.csv": GOOD.replace("Văn phòng Sở", "Phòng Lạ")})
    own.settle()
    expect(page.get_by_text("✕ không kỳ.csv", exact=True)).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Tệp tiếp theo").click()
    expect(page.get_by_text("▲ lạ.csv: 1 số liệu, 1 dòng bị từ chối")).to_be_visible()
    page.get_by_role("row", name="tốt 9.csv").click()
    expect(page.get_by_text("✓ tốt 9.csv: 2 số liệu, 0 dòng bị từ chối")).to_be_visible()
    page.set_viewport_size({"width": 1366, "height": 420})
    row = page.get_by_role("table", name="Đã hiểu tệp như sau").get_by_role("row", name="Cột D")
    row.scroll_into_view_if_needed()
    row.click()
    expect(page.get_by_role("combobox", name="Cột này là")).to_be_in_viewport()
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(page.get_by_role("row", name="tốt 9.csv")).to_be_in_viewport()
    assert own.watch.errors == own.watch.violations == own.watch.strangers == []


def test_a_mark_nobody_foresaw_is_typed_beside_the_first_rows(own: Visit, tmp_path: Path) -> None:
    page = bring(own, tmp_path, {"lạ.csv": GOOD.replace(",", "¬")})
    expect(page.get_by_role("table", name="Những dòng đầu của tệp")).to_be_visible()
    box = page.get_by_role("combobox", name="Dấu phân cách")
    box.fill("¬")
    box.press("Enter")
    expect(page.get_by_role("button", name="Nạp 2 số liệu từ 1 tệp")).to_be_visible()


def test_two_broken_files_and_one_too_large_stop_no_other(own: Visit, tmp_path: Path) -> None:
    page = own.open("/nap-so-lieu")
    expect(page.get_by_text("Tệp tô đỏ không được nhận")).to_be_hidden()
    files: dict[str, str | bytes] = {"đúng hạn.csv": GOOD.replace("3/", "4/"), "hỏng.xlsx": b"PK\x03\x04" + bytes(200),
                                     "ảnh.csv": b"\x89PNG\r\n\x1a\n" + bytes(500), "không kỳ.csv": TIMELESS}
    page = bring(own, tmp_path, files)
    for name in files:
        expect(page.get_by_role("row", name=name)).to_be_visible()
    expect(page.get_by_role("button", name="Nạp 2 số liệu từ 1 tệp")).to_be_visible()
    expect(page.get_by_role("combobox", name="Tháng của số liệu")).to_be_visible()
    with (tmp_path / "quá lớn.csv").open("wb") as large:
        large.truncate(1001 << 20)
    page.set_input_files("input[type=file]", str(tmp_path / "quá lớn.csv"))
    expect(page.get_by_text("Tệp tô đỏ không được nhận: lớn hơn 1.000 MB")).to_be_visible()
    expect(page.get_by_text('python -m parcam load "đường dẫn của tệp" --by "Văn phòng Sở" --store')).to_be_visible()
    assert own.watch.errors == own.watch.violations == own.watch.strangers == []


def test_a_long_reading_is_stopped_and_goes_on_when_asked(own: Visit, tmp_path: Path) -> None:
    """Thousands of names nobody knows take their time; what was read before stays."""
    slow = "Đơn vị,Tháng,Đã giải quyết,Đúng hạn\n" + "".join(f"Đơn vị số {n},3/2024,120,118\n" for n in range(60_000))
    page = bring(own, tmp_path, {"đúng hạn.csv": GOOD.replace("3/", "6/"), "rất dài.csv": slow})
    expect(page.get_by_text("Đang đọc rất dài.csv")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Dừng", exact=True).click()
    expect(page.get_by_text("Đã dừng, chưa đọc 1 tệp: rất dài.csv")).to_be_visible()
    expect(page.get_by_role("button", name="Nạp 2 số liệu từ 1 tệp")).to_be_visible()
    expect(page.get_by_role("button", name="Dừng", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Đọc tiếp").click()
    expect(page.get_by_text("Đang đọc rất dài.csv")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Dừng", exact=True).click()
    expect(page.get_by_text("Đã dừng, chưa đọc 1 tệp")).to_be_visible()
    assert own.watch.errors == own.watch.violations == own.watch.strangers == []


def test_the_original_of_a_batch_opened_again_is_led_to_and_its_withdrawal_is_told(own: Visit, tmp_path: Path) -> None:
    page = bring(own, tmp_path, {"lạ.csv": GOOD.replace("3/", "7/").replace("Văn phòng Sở", "Phòng Lạ")})
    page.get_by_role("button", name="Nạp 1 số liệu từ 1 tệp").click()
    expect(page.get_by_text("lạ.csv: đã nạp, đợt")).to_be_visible()
    page.get_by_role("button", name="Bỏ 1 tệp đã nạp khỏi danh sách").click()
    own.settle()
    page.locator(".parcam-listing tbody tr").first.click()
    own.settle()
    page.set_viewport_size({"width": 1366, "height": 420})
    again = page.get_by_role("button", name="Đọc lại tệp gốc để sửa")
    again.scroll_into_view_if_needed()
    again.click()
    own.settle()
    expect(page.get_by_text("lạ.csv: đã nạp từ trước")).to_be_in_viewport()
    why = page.get_by_label("Lý do rút đợt này")
    why.fill("gửi nhầm")
    why.press("Enter")
    own.settle()
    page.get_by_role("button", name="Rút đợt nạp").click()
    expect(page.get_by_text(": 1 số liệu trở lại giá trị trước.").or_(page.get_by_text(": 1 số liệu không còn."))).to_be_visible()
    assert own.watch.errors == own.watch.violations == own.watch.strangers == []


def test_a_control_changes_its_language_with_the_page(own: Visit, tmp_path: Path) -> None:
    page = bring(own, tmp_path, {"chỉ tiêu đề.csv": GOOD.splitlines()[0] + "\n"})
    chosen = "[...document.querySelectorAll('[role=combobox]')].map(one => one.value)"
    expect(page.get_by_role("combobox", name="Bảng mã")).to_have_value("Theo tệp")
    page.get_by_text("EN", exact=True).first.click()
    own.settle()
    assert page.evaluate(chosen) == ["As the file says", "As the file says"]


def test_words_on_the_button_that_loads_can_be_read_in_the_dark(browser: Browser, written: str, tmp_path: Path) -> None:
    for own in visiting(browser, written):
        own.page.emulate_media(color_scheme="dark")
        page = bring(own, tmp_path, {"đúng hạn.csv": GOOD.replace("3/", "9/")})
        button = page.get_by_role("button", name="Nạp 2 số liệu từ 1 tệp")
        expect(button).to_be_enabled()
        shades = [button.evaluate(f"one => getComputedStyle(one).{part}") for part in ("backgroundColor", "color")]
        dark, light = sorted(map(_luminance, shades))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    """Relative luminance of "rgb(…)" after WCAG 2."""
    shares = [int(one) / 255 for one in colour[4:-1].split(",")]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
