"""The deck by itself: keys, sizes, a dead server, no request after opening, notes that wait for the ledger."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from parcam.desk.meeting import received
from parcam.store.store import Store
from tests.browser.conftest import WIDE, Visit, copy_of, visiting
from tests.serving import serving

pytestmark = pytest.mark.browser
SIZES = [(1920, 1080), (1366, 768), (1024, 768), (1400, 1050)]
DAY = "as_of=2024-10-15"
SMALLEST = """() => {
  const stage = document.querySelector('.parcam-deck .stage'), scale = stage.getBoundingClientRect().height / 1080;
  let least = 1e9;
  const walk = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const words = walk.currentNode, owner = words.parentElement;
    if (words.textContent.trim() && !owner.closest('caption')) least = Math.min(least, parseFloat(getComputedStyle(owner).fontSize));
  }
  return [least, scale]; }"""
CROPPED = """() => [...document.querySelectorAll('.parcam-deck .slide')].filter((slide) => {
  const body = slide.querySelector('.body');
  return body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1; })
  .map((slide) => slide.querySelector('h2').textContent)"""
FAINT = """() => {
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255).map((one) => one <= .03928 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4)
    .reduce((sum, one, at) => sum + one * [.2126, .7152, .0722][at], 0);
  const ink = (words) => words.match(/[\\d.]+/g).map(Number);
  const ground = (owner) => {
    for (let one = owner; one; one = one.parentElement) {
      const found = ink(getComputedStyle(one).backgroundColor);
      if (found.length < 4 || found[3] > 0) return found.slice(0, 3);
    }
    return [255, 255, 255]; };
  const faint = [], walk = document.createTreeWalker(document.querySelector('.parcam-deck .stage'), NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const owner = walk.currentNode.parentElement, look = getComputedStyle(owner);
    if (!walk.currentNode.textContent.trim() || owner.closest('caption')) continue;
    const front = light(ink(owner.closest('svg') ? look.fill : look.color)), back = light(ground(owner));
    const ratio = (Math.max(front, back) + .05) / (Math.min(front, back) + .05), size = parseFloat(look.fontSize);
    if (ratio < (size >= 32 || (size >= 24 && Number(look.fontWeight) >= 700) ? 3 : 4.5)) faint.push([walk.currentNode.textContent, ratio]);
  }
  return faint; }"""
TIMED = """async (name) => {
  const root = document.querySelector('.parcam-deck'), before = root.dataset.at, start = performance.now();
  root.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  await new Promise((done) => requestAnimationFrame(() => {
    const port = new MessageChannel(); port.port1.onmessage = done; port.port2.postMessage(0); }));
  const shown = [...document.querySelectorAll('.parcam-deck .slide.shown')];
  return [performance.now() - start, before !== root.dataset.at, shown.length, shown[0].querySelector('h2').textContent.length]; }"""


@pytest.fixture
def wide(browser: Browser, base: str) -> Iterator[Visit]:
    yield from visiting(browser, base, WIDE)


@pytest.fixture(scope="module")
def own(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose store is written to."""
    with serving(copy_of(filled, tmp_path_factory.mktemp("deck"))) as address:
        yield address


def opened(visit: Visit, more: str = "") -> Page:
    page = visit.open(f"/trinh-chieu?{DAY}{more}")
    page.wait_for_selector(".parcam-deck .slide.shown")
    page.locator(".parcam-deck").click()
    page.wait_for_selector(".parcam-deck.open")
    return page


def at(page: Page) -> int:
    return int(page.locator(".parcam-deck").get_attribute("data-at") or 0)


def press(page: Page, *keys: str) -> int:
    for key in keys:
        page.keyboard.press(key)
    return at(page)


def test_keys_lead_through_the_slides(wide: Visit) -> None:
    page = opened(wide)
    last = page.locator(".parcam-deck .slide").count()
    assert [press(page, key) for key in ("ArrowRight", "PageDown", " ", "ArrowLeft", "PageUp")] == [2, 3, 4, 3, 2]
    assert press(page, "End") == last
    assert press(page, "ArrowRight") == last
    assert press(page, "Home") == 1
    assert press(page, "1", "2", "Enter") == 12
    press(page, "b")
    assert page.locator(".parcam-deck .black").is_visible()
    press(page, "b", "?")
    assert "Màn hình đen" in page.locator(".parcam-deck .panel").inner_text()
    press(page, "Escape", "Escape")
    assert not page.locator(".parcam-deck.open").count()
    assert not wide.watch.errors


def test_it_advances_by_itself_at_the_chosen_pace(wide: Visit) -> None:
    page = opened(wide)
    press(page, "p", *["-"] * 7)
    pace = page.locator(".parcam-deck").get_attribute("data-auto")
    assert pace == "1"
    page.wait_for_function("() => Number(document.querySelector('.parcam-deck').dataset.at) >= 3", timeout=5000)
    press(page, "End")
    page.wait_for_function("() => document.querySelector('.parcam-deck').dataset.at === '1'", timeout=5000)
    press(page, "+", "n")
    assert page.locator(".parcam-deck").get_attribute("data-auto") == "", "nobody writes on a slide that leaves"
    press(page, "Escape", "p")
    assert page.locator(".parcam-deck").get_attribute("data-auto") == "2"
    press(page, "p")
    assert page.locator(".parcam-deck").get_attribute("data-auto") == ""


def test_f_fills_the_screen_and_gives_it_back(wide: Visit) -> None:
    page = opened(wide)
    press(page, "f")
    page.wait_for_function("() => document.fullscreenElement?.classList.contains('parcam-deck')")
    press(page, "f")
    page.wait_for_function("() => !document.fullscreenElement")
    assert page.locator(".parcam-deck").is_visible()


def test_no_size_scrolls_crops_or_shrinks_below_the_smallest_letter(wide: Visit) -> None:
    page = opened(wide)
    for width, height in SIZES:
        _resize(page, width, height)
        assert page.evaluate("() => [document.documentElement.scrollWidth > innerWidth, getComputedStyle(document.body).overflow]") == [
            False, "hidden"], (width, height)
        assert page.evaluate(CROPPED) == [], (width, height)
        least, scale = page.evaluate(SMALLEST)
        assert least >= 24, (width, height)
        assert scale == pytest.approx(height / 1080, abs=0.01)


def _resize(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function("""([width, height]) => {
        const stage = document.querySelector('.parcam-deck .stage'), tall = Math.min(height, width * 1080 / stage.offsetWidth);
        return innerWidth === width && Math.abs(stage.getBoundingClientRect().height - tall) < 2; }""", arg=[width, height])


def test_a_change_of_size_keeps_the_slide_and_its_words(wide: Visit) -> None:
    page = opened(wide)
    press(page, "6", "Enter")
    title = page.locator(".parcam-deck .slide.shown h2").inner_text()
    for width, height in (*SIZES[1:], SIZES[0]):
        _resize(page, width, height)
        assert (at(page), page.locator(".parcam-deck .slide.shown").count()) == (6, 1)
        assert page.locator(".parcam-deck .slide.shown h2").inner_text() == title


@pytest.mark.parametrize("ground", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(wide: Visit, ground: str) -> None:
    """Contrast AA: 4.5 to 1, for large letters (24 px bold, 32 px) 3 to 1, measured on every word of every slide."""
    page = opened(wide)
    if page.locator(".parcam-deck").get_attribute("data-ground") != ground:
        press(page, "d")
    assert page.evaluate(FAINT) == []


def test_a_finger_leads_through_the_slides(browser: Browser, base: str) -> None:
    for visit in visiting(browser, base, WIDE):
        page = opened(visit)
        assert [_swipe(page, 900, 300), _swipe(page, 900, 300), _swipe(page, 300, 900)] == [2, 3, 2]
        assert _swipe(page, 600, 620) == 2, "a finger that hardly moves is no swipe"
        assert _swipe(page, 600, 500, down=400) == 2, "nor is one that goes down"


def _swipe(page: Page, start: int, end: int, down: int = 0) -> int:
    """A finger drawn across the deck, as Chromium's own input would report it."""
    session = page.context.new_cdp_session(page)
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": 300}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": end, "y": 300 + down}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    return at(page)


def test_a_key_shows_the_next_slide_within_50_ms_and_never_an_empty_one(wide: Visit) -> None:
    page = opened(wide)
    taken = [page.evaluate(TIMED, key) for key in ["ArrowRight", "ArrowLeft"] * 10]
    assert all(moved and shown == 1 and letters for _, moved, shown, letters in taken)
    assert sorted(time for time, *_ in taken)[len(taken) // 2] <= 50


def test_after_opening_nothing_is_asked_of_anybody(wide: Visit) -> None:
    page = opened(wide)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    press(page, *["ArrowRight"] * 12, "d", "d", "b", "b")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert (asked, wide.watch.strangers, wide.watch.violations) == ([], [], [])


def test_with_the_network_cut_every_slide_is_still_there(wide: Visit) -> None:
    page = opened(wide)
    last = page.locator(".parcam-deck .slide").count()
    wide.page.context.set_offline(True)
    for number in range(2, last + 1):
        assert press(page, "PageDown") == number
        assert page.locator(".parcam-deck .slide.shown h2").inner_text().strip()
    assert not page.locator("[role=dialog]:visible").count()
    assert not wide.watch.errors


def test_a_chosen_set_is_saved_by_name_and_a_link_opens_it(browser: Browser, own: str) -> None:
    for visit in visiting(browser, own, WIDE):
        page = visit.open(f"/trinh-chieu?{DAY}&slides=u-tdc,title,c-B.II.4")
        page.get_by_text("Chọn và xếp thứ tự trang").click()
        page.get_by_label("Tên bộ trang").fill("Giao ban tháng 10")
        page.get_by_role("button", name="Lưu bộ trang").click()
        page.wait_for_url("**set=*")
        visit.settle()
        link = page.url
        page.goto("about:blank")
        page.goto(link)
        page.wait_for_selector(".parcam-deck .slide.shown")
        assert page.evaluate("() => [...document.querySelectorAll('.parcam-deck .slide')].map((one) => one.className.split(' ')[1])") == [
            "unit", "title", "commitment"]
        visit.settle()
        assert page.get_by_role("combobox", name="Bộ trang đã lưu").input_value() == "Giao ban tháng 10"


def test_a_note_on_a_past_day_is_said_to_be_today_s_and_comes_back_with_that_day(browser: Browser, own: str) -> None:
    for visit in visiting(browser, own, WIDE):
        page = opened(visit)
        press(page, "End", "n")
        assert "hôm nay" in page.locator(".panel .past").inner_text()
        page.locator(".panel textarea").fill("Giao Chi cục TĐC hướng dẫn thanh toán tại quầy")
        page.locator(".panel input[type=text]").fill("Phó Giám đốc")
        page.locator(".panel button.first").click()
        page.wait_for_function("() => document.querySelector('.parcam-deck').dataset.waiting === '0'")
    for visit in visiting(browser, own, WIDE):
        page = opened(visit)
        press(page, "End")
        assert "Giao Chi cục TĐC hướng dẫn thanh toán tại quầy" in page.locator(".parcam-deck .slide.shown .written").inner_text()
    for visit in visiting(browser, own, WIDE):
        page = visit.open("/trinh-chieu?as_of=2024-10-16")
        page.wait_for_selector(".parcam-deck .slide.shown")
        assert not page.locator(".parcam-deck .written").count()


def _listener(base: str) -> int:
    """The process that listens where `base` says."""
    found = subprocess.run(["ss", "-ltnpH", f"sport = :{urlsplit(base).port}"], capture_output=True, text=True, check=True).stdout
    return int(found.partition("pid=")[2].partition(",")[0])


def test_the_server_dies_the_deck_goes_on_and_a_decision_reaches_the_ledger_later(browser: Browser, filled: Path, tmp_path: Path) -> None:
    store = copy_of(filled, tmp_path)
    with serving(store) as base:
        visits = visiting(browser, base, WIDE)
        visit = next(visits)
        page = opened(visit)
        press(page, "5", "Enter")
        os.kill(_listener(base), signal.SIGKILL)
        page.wait_for_function("() => fetch('/_stcore/health').then(() => false, () => true)")
        assert press(page, "ArrowRight", "ArrowRight", "ArrowLeft") == 6
        assert not page.locator("[role=dialog]:visible").count()
        press(page, "n")
        page.locator(".panel textarea").fill("Tăng cường một người cho bộ phận một cửa")
        page.locator(".panel input[type=text]").fill("Chánh Văn phòng")
        page.locator(".panel button.first").click()
        assert page.locator(".parcam-deck").get_attribute("data-waiting") == "1"
        with serving(store, port=urlsplit(base).port or 0):
            page.wait_for_function("() => document.querySelector('.parcam-deck').dataset.waiting === '0'", timeout=60000)
            assert at(page) == 6
        next(visits, None)
    with Store.open(store) as ledger:
        from parcam.catalog.load import load_catalog
        assert len(received(ledger, load_catalog().plan(2024))) == 1


def test_the_portable_copy_needs_nothing_but_itself(browser: Browser, base: str, wide: Visit, tmp_path: Path) -> None:
    page = wide.open(f"/trinh-chieu?{DAY}")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Tải bản mang theo").first.click()
    file = tmp_path / "deck.html"
    taken.value.save_as(file)
    context = browser.new_context(viewport=WIDE, offline=True)
    alone = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    alone.on("pageerror", lambda error: errors.append(str(error)))
    alone.goto(file.as_uri())
    assert press(alone, "ArrowRight", "End", "Home", "PageDown") == 2
    assert (asked, errors) == ([file.as_uri()], [])
    context.close()
