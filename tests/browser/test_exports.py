"""Pictures and tables of what is on the screen, taken away as files by a real browser."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image
from pyarrow import parquet

from tests.browser.conftest import NARROW, Visit

pytestmark = pytest.mark.browser


def taken(visit: Visit, name: str, place: Path) -> Path:
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=name).first.click()
    file = place / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_a_chart_as_png_and_svg_with_its_title(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("/xu-huong?as_of=2024-10-15&indicator=online_payment")
    page.wait_for_selector(".parcam-chart svg.main-svg")
    title = page.locator(".parcam-chart h3").first.inner_text()
    with Image.open(taken(visit, "Ảnh PNG", tmp_path)) as picture:
        assert picture.format == "PNG" and picture.width > 1000
    svg = ET.parse(taken(visit, "Ảnh SVG", tmp_path)).getroot()
    assert svg.tag.endswith("svg")
    said = " ".join("".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text"))
    assert all(word in said for word in title.split())
    links = [value for one in svg.iter() for name, value in one.attrib.items() if name.endswith("href")]
    assert all(link.startswith(("#", "data:")) for link in links)
    assert not visit.watch.errors


def test_any_table_of_the_page_as_parquet_says_what_the_screen_says(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("/tong-quan?as_of=2024-10-15")
    shown = page.locator(".parcam-listing tbody tr").first.inner_text()
    page.get_by_role("button", name="Tải các bảng trên trang").click()
    page.get_by_role("combobox", name="Bảng").wait_for()
    button = page.get_by_test_id("stPopoverBody").get_by_role("button", name="Tải Parquet")
    with page.expect_download() as download:
        button.click()
    file = tmp_path / "table.parquet"
    download.value.save_as(file)
    first = parquet.read_table(file).to_pylist()[0]
    assert all(str(value).split(" (")[0] in shown for value in first.values() if value), json.dumps([first, shown], ensure_ascii=False)


@pytest.mark.parametrize(("path", "sheets"), [("/xu-huong?as_of=2024-11-20&indicator=online_payment", 1), ("/?as_of=2024-11-20", 2)])
def test_a_page_prints_as_it_stands_on_the_screen(visit: Visit, tmp_path: Path, path: str, sheets: int) -> None:
    """As wide as the sheet, no wider: what is cut off or wrapped anew takes another sheet."""
    printed = visit.open(path).pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == sheets
    assert visit.page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--on-paper')") == str(1045 / NARROW["width"])
