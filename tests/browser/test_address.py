"""The address is the state: a link reopens the view, back and forward walk through what was asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_link_reopens_the_same_view(visit: Visit) -> None:
    page = visit.open("/xu-huong?indicator=doc_signed&units=tdc.qlkh&mode=cumulative&as_of=2024-09-20&point=.2024-05")
    title = page.locator(".parcam-title").inner_text()
    again = page.context.new_page()
    again.goto(page.url)
    expect(again.locator(".parcam-title")).to_have_text(title)
    expect(again.get_by_text("Nguồn của số liệu T5/2024")).to_be_visible()
    assert again.get_by_role("radio", name="Lũy kế").get_attribute("aria-checked") == "true"


def test_back_and_forward_walk_through_what_was_asked(visit: Visit) -> None:
    page = visit.open("/xu-huong?indicator=online_full")
    page.get_by_role("radio", name="Lũy kế").click()
    page.wait_for_url("**mode=cumulative**")
    page.get_by_role("radio", name="Từng đơn vị").click()
    page.wait_for_url("**layout=multiples**")
    page.go_back()
    expect(page.get_by_role("radio", name="Một biểu đồ")).to_have_attribute("aria-checked", "true")
    page.go_back()
    expect(page.get_by_role("radio", name="Từng tháng")).to_have_attribute("aria-checked", "true")
    page.go_forward()
    expect(page.get_by_role("radio", name="Lũy kế")).to_have_attribute("aria-checked", "true")


def test_another_page_keeps_unit_day_and_language(visit: Visit) -> None:
    page = visit.open("/don-vi?units=tdc&as_of=2024-09-20")
    page.get_by_role("link", name="Xu hướng").click()
    page.wait_for_url("**/xu-huong?**")
    assert "units=tdc" in page.url
    assert "as_of=2024-09-20" in page.url


def test_the_home_page_answers_to_its_own_name(visit: Visit) -> None:
    page = visit.open("/tong-quan?as_of=2024-09-20")
    assert page.url.endswith("/?as_of=2024-09-20")
    expect(page.get_by_text("Không tìm thấy trang")).to_have_count(0)
