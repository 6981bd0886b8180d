"""The three people this is made for, each on the way they take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import WIDE, Visit, copy_of, visiting
from tests.browser.test_shell import VISIBLE, english_in
from tests.serving import serving

pytestmark = pytest.mark.browser
FILE = ("Đơn vị,Tháng,Đã giải quyết,Đúng hạn\nVăn phòng Sở,3/2024,120,118\nChi cục TĐC,3/2024,512,509\n"
        "UBND huyện Hải Lăng,3/2024,10,10\n")


@pytest.fixture
def own(browser: Browser, filled: Path, tmp_path: Path) -> Iterator[Visit]:
    """A visit to a server of its own: this one may write."""
    with serving(copy_of(filled, tmp_path)) as base:
        yield from visiting(browser, base)


def test_a_leader_sees_what_slips_who_has_to_act_and_where_a_figure_comes_from(visit: Visit) -> None:
    page = visit.open("/")
    expect(page.get_by_text("số liệu minh họa").first).to_be_visible()
    assert page.get_by_text("cam kết").first.is_visible()
    page.get_by_role("link", name="Đơn vị", exact=True).click()
    page.wait_for_url("**/don-vi**")
    page.get_by_text("chỉ tiêu đạt mục tiêu").wait_for()
    visit.pick("Đơn vị", "Chi cục Tiêu chuẩn Đo lường Chất lượng")
    page.wait_for_url("**units=tdc**")
    visit.settle()
    page.get_by_role("row", name="Tỷ lệ hồ sơ thanh toán trực tuyến").click()
    expect(page.locator(".parcam-title").first).to_contain_text("Chi cục TĐC – thanh toán trực tuyến")
    page.get_by_role("link", name="Xu hướng").click()
    expect(page.locator(".parcam-title").first).to_contain_text("Chi cục TĐC – thanh toán trực tuyến")
    page.get_by_role("link", name="Đơn vị", exact=True).click()
    page.wait_for_url("**/don-vi?**")
    visit.settle()
    page.get_by_role("table", name="cam kết đơn vị chủ trì").get_by_role("row", name="B.II.4").click()
    page.wait_for_url("**/cam-ket?**commitment=B.II.4**")
    assert "units=tdc" in page.url


def test_an_analyst_loads_a_file_sees_what_was_refused_and_takes_it_back(own: Visit, tmp_path: Path) -> None:
    file = tmp_path / "đúng hạn tháng 3.csv"
    file.write_text(FILE, encoding="utf-8")
    page = own.open("/nap-so-lieu")
    page.get_by_label("Người nạp").fill("Văn phòng Sở")
    page.get_by_label("Người nạp").press("Enter")
    page.set_input_files("input[type=file]", str(file))
    expect(page.get_by_text("UBND huyện Hải Lăng").first).to_be_visible(timeout=30_000)
    expect(page.get_by_role("table", name="Đã hiểu tệp như sau")).to_be_visible()
    assert english_in(page.evaluate(VISIBLE)) == set()
    page.get_by_role("button", name="Nạp 2 số liệu từ 1 tệp").click()
    expect(page.get_by_text("Đã nạp thành đợt 142")).to_be_visible()
    page.get_by_role("row", name="142 đúng hạn tháng 3.csv").click()
    page.get_by_label("Lý do rút đợt này").fill("nạp thử")
    page.get_by_label("Lý do rút đợt này").press("Enter")
    page.get_by_role("button", name="Rút đợt nạp").click()
    expect(page.get_by_text("nạp thử")).to_be_visible()
    assert own.watch.violations == []
    assert own.watch.strangers == []


def test_a_meeting_opens_a_link_on_the_projector(browser: Browser, base: str) -> None:
    visits = visiting(browser, base, WIDE)
    visit = next(visits)
    page = visit.open("/xu-huong?indicator=doc_signed&layout=multiples&as_of=2024-10-15")
    expect(page.locator(".parcam-title")).to_contain_text("đơn vị đạt")
    expect(page.locator(".parcam-subtitle")).to_contain_text("tính đến 15/10/2024")
    box = page.locator(".parcam-chart").bounding_box()
    assert box
    assert box["y"] + box["height"] <= WIDE["height"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visits.close()
