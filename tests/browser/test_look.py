"""The look as rules (look.js): contrast, nothing cut, no word over another, labels on one line, pictures in words, focus seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import NARROW, WIDE, Visit, visiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
RULES = Path(__file__).with_name("look.js").read_text(encoding="utf-8")
PAGES = (
    "/", "/?as_of=2025-02-20", "/?as_of=2022-03-01", "/xu-huong", "/xu-huong?indicator=disbursement&mode=cumulative&first=2022-01",
    "/xu-huong?indicator=tasks_done&layout=multiples", "/don-vi?units=tdc", "/cam-ket?commitment=B.II.4", "/cam-ket?commitment=B.I.6",
    "/bo-chi-so", "/bo-chi-so?framework=papi", "/bo-chi-so?framework=points", "/phan-tich?commitment=B.II.4",
    *(f"/phan-tich?commitment=B.II.4&part={part}" for part in ("signals", "what_if", "points", "proof")),
    "/chat-luong", *(f"/chat-luong?part={part}" for part in ("checks", "statements", "quarantine", "changes")),
    "/bao-cao", "/nap-so-lieu", "/trinh-chieu",
)
CALM = ("cut", "overlaps", "crooked", "unsaid", "contrast")


def complaints(page: Page, *names: str) -> dict[str, list[str]]:
    page.evaluate(RULES)
    return {name: found for name in names if (found := page.evaluate(f"look.{name}()"))}


@pytest.fixture(params=[NARROW, WIDE], ids=["1366x768", "1920x1080"])
def sized(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Visit]:
    yield from visiting(browser, base, request.param)


@pytest.fixture(scope="module")
def reader(browser: Browser, base: str) -> Iterator[Visit]:
    """One visitor for all pages: what the first has fetched the next need not fetch."""
    yield from visiting(browser, base)


def test_the_rules_see_what_they_forbid(visit: Visit) -> None:
    page = visit.open("/xu-huong")
    page.evaluate("""() => {
      const bad = document.createElement('div');
      bad.innerHTML = '<p style="color:#bbb;background:#fff">pale</p><img src="data:,"><button></button>';
      document.querySelector('[data-testid=stMainBlockContainer]').append(bad);
      const words = document.querySelector('.parcam-plot svg .annotation text, .parcam-plot svg text');
      words.parentNode.append(words.cloneNode(true));
      document.querySelector('.parcam-plot').setAttribute('aria-label', '');
      document.querySelector('.parcam-head').style.width = '90px';
      [...document.querySelectorAll('[data-testid=stWidgetLabel]')].at(-1).style.cssText += 'position: relative; top: -8px';
    }""")
    assert set(complaints(page, *CALM)) == set(CALM)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_calm_and_legible_by_day_and_by_night(reader: Visit, path: str) -> None:
    reader.page.emulate_media(color_scheme="light")
    page = reader.open(path)
    assert complaints(page, *CALM) == {}
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => getComputedStyle(document.querySelector('.stApp')).backgroundColor === 'rgb(18, 24, 31)'")
    reader.settle()
    assert complaints(page, "contrast") == {}


@pytest.mark.long
@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_is_calm_at_every_size_in_every_language(sized: Visit, path: str, language: str) -> None:
    page = sized.open(f"{path}{'&' if '?' in path else '?'}language={language}")
    assert complaints(page, "cut", "overlaps", "crooked", "unsaid") == {}


@pytest.mark.parametrize("day", ["", "?as_of=2024-06-30", "?as_of=2025-02-20", "?as_of=2022-03-01"])
def test_a_laptop_shows_the_fourteen_commitments_at_once(reader: Visit, day: str) -> None:
    page = reader.open(f"/{day}")
    rows = page.locator(".st-key-overview_commitments tbody tr")
    assert rows.count() == 14
    assert page.locator(".parcam-headline h2").is_visible()
    assert page.locator(".parcam-headline .under").is_visible()
    last = rows.last.bounding_box()
    assert last is not None
    assert last["y"] + last["height"] <= NARROW["height"]


def test_the_register_stays_in_sight_while_a_commitment_is_read(reader: Visit) -> None:
    page = reader.open("/cam-ket?commitment=B.II.4")
    page.wait_for_function("""() => {
        const main = document.querySelector('[data-testid=stMain]'); main.scrollTop = 900; return main.scrollTop === 900; }""")
    box = page.locator(".st-key-beside").bounding_box()
    assert box is not None
    assert 0 < box["y"] < 120


@pytest.mark.parametrize("path", ["/", "/xu-huong", "/cam-ket", "/nap-so-lieu"])
def test_the_keyboard_passes_over_the_page_and_its_place_is_seen(reader: Visit, path: str) -> None:
    page = reader.open(path)
    page.evaluate(RULES)
    unseen, passed = [], set()
    for _ in range(45):
        page.keyboard.press("Tab")
        held = page.evaluate("look.marked()")
        if held is None:
            break
        passed.add(held["name"])
        unseen += [] if held["marked"] else [held["name"]]
    assert len(passed) > 12
    assert unseen == []
