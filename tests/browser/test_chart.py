"""A chart changes in place: never mounted again, never blank; it can be walked by keyboard; its picture needs no server."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
CHANGES = 20
LINE = ".parcam-plot path.js-line"
GUARD = """() => {
  const plot = document.querySelector('.parcam-plot');
  window.watch = { gone: 0, blank: 0, frames: 0, on: true };
  new MutationObserver(() => { if (document.querySelector('.parcam-plot') !== plot) window.watch.gone += 1; })
    .observe(document.body, { childList: true, subtree: true });
  const look = () => {
    const now = document.querySelector('.parcam-plot');
    const drawn = now && [...now.querySelectorAll('.scatterlayer path.js-line')].some((path) => (path.getAttribute('d') || '').length > 10);
    if (!drawn || now.getBoundingClientRect().height < 50) window.watch.blank += 1;
    window.watch.frames += 1;
    if (window.watch.on) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def test_twenty_changes_never_remount_and_never_blank(visit: Visit) -> None:
    page = visit.open("/xu-huong?indicator=online_full")
    page.wait_for_selector(LINE, state="attached")
    page.evaluate(GUARD)
    drawn = int(page.locator(".parcam-chart").get_attribute("data-draws") or 0)
    for at in range(CHANGES):
        page.get_by_role("radio", name=("Lũy kế", "Từng tháng")[at % 2]).click()
        page.wait_for_function("n => Number(document.querySelector('.parcam-chart').dataset.draws) >= n", arg=drawn + at + 1)
    seen = page.evaluate("() => { window.watch.on = false; return window.watch; }")
    assert seen["gone"] == 0
    assert seen["blank"] == 0
    assert seen["frames"] > CHANGES


def test_another_indicator_and_small_multiples_are_drawn_in_the_same_chart(visit: Visit) -> None:
    page = visit.open("/xu-huong?indicator=online_full")
    page.wait_for_selector(LINE, state="attached")
    page.evaluate(GUARD)
    page.get_by_role("radio", name="Từng đơn vị").click()
    page.wait_for_function("() => document.querySelector('.parcam-title').textContent.includes('đơn vị đạt')")
    seen = page.evaluate("() => { window.watch.on = false; return window.watch; }")
    assert (seen["gone"], seen["blank"]) == (0, 0)


def test_the_keyboard_reaches_a_point_and_its_cells(visit: Visit) -> None:
    page = visit.open("/xu-huong?indicator=online_full&units=tdc")
    page.locator(".parcam-plot").focus()
    page.keyboard.press("ArrowRight")
    told = page.locator(".parcam-live").inner_text()
    assert "T8/2024" in told and told.endswith("\u202f%")
    for key in ("ArrowLeft", "ArrowLeft", "Enter"):
        page.keyboard.press(key)
    page.get_by_text("Nguồn của số liệu").wait_for()
    assert "point=tdc.2024-06" in page.url


def test_a_click_opens_where_the_figure_comes_from(visit: Visit) -> None:
    page = visit.open("/xu-huong?indicator=online_full&units=tdc")
    box = page.locator(".parcam-plot .points path").nth(3).bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.get_by_text("Nguồn của số liệu").wait_for()
    expect(page.get_by_text("chỉ tiêu tháng").first).to_be_visible()


def test_the_table_behind_the_chart_is_real_markup(visit: Visit) -> None:
    page = visit.open("/xu-huong?indicator=online_full")
    page.get_by_role("button", name="Xem bảng").click()
    rows = page.locator(".parcam-table tbody tr")
    assert rows.count() == 12
    assert "T1/2024" in rows.first.inner_text()
    assert "%" in rows.first.inner_text()


def test_the_picture_is_made_in_the_browser(visit: Visit) -> None:
    page = visit.open("/xu-huong?indicator=online_full")
    with page.expect_download() as download:
        page.get_by_role("button", name="Ảnh PNG").click()
    path = download.value.path()
    assert download.value.suggested_filename.startswith("online_full")
    assert path.read_bytes().startswith(b"\x89PNG")
    assert path.stat().st_size > 20_000


def test_the_chart_is_named_for_those_who_do_not_see_it(visit: Visit) -> None:
    label = visit.open("/xu-huong?indicator=online_full").locator(".parcam-plot").get_attribute("aria-label") or ""
    assert "Toàn trình" in label
    assert "phím mũi tên" in label
