"""Nothing leaves the host, nothing breaks the content policy, and no English is left on screen."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from parcam.words.text import sharing
from tests.browser.conftest import Visit, copy_of, visiting
from tests.serving import ROOT, free_port, serving

pytestmark = pytest.mark.browser
SLUGS = re.findall(r'Entry\("\w+", "[^"]+", "([\w-]+)"\)', (ROOT / "dashboard.py").read_text(encoding="utf-8"))
PAGES = ("/", *(f"/{slug}" for slug in SLUGS[1:]), "/xu-huong?layout=multiples", "/don-vi?units=tdc", "/cam-ket?commitment=B.II.4",
         "/nap-so-lieu?batch=100")
COMMON = set((Path(__file__).parent / "english.txt").read_text(encoding="utf-8").split())
NAMES = {"index", "par", "sipas", "papi", "excel", "word", "parcam", "streamlit"}
VISIBLE = """() => {
  const icons = [...document.querySelectorAll('[data-testid=stIconMaterial]')];
  for (const icon of icons) icon.style.display = 'none';
  const texts = [document.body.innerText];
  for (const icon of icons) icon.style.display = '';
  for (const element of document.querySelectorAll('*')) {
    if (!element.checkVisibility || !element.checkVisibility()) continue;
    for (const name of ['placeholder', 'aria-label', 'title', 'alt']) texts.push(element.getAttribute(name) ?? '');
  }
  return texts.join('\\n');
}"""


def english_in(text: str) -> set[str]:
    """Words of the list, and whole built-in sentences, that stand in the text."""
    words = {word.lower() for word in re.findall(r"(?<![\w.@/-])[A-Za-z]{3,}(?![\w@/])", text)}
    lines = set(text.splitlines())
    built_in = {line for line in sharing("builtin", "en").values() if len(line) > 6} - set(sharing("builtin", "vi").values())
    return (words & COMMON - NAMES) | (lines & built_in)


def test_the_scan_finds_english() -> None:
    assert english_in("Tổng quan\nBrowse files\nChọn") >= {"browse", "files"}
    assert not english_in("PAR INDEX 2024: Tải XLSX, đợt nạp 12")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_speaks_vietnamese_and_stays_on_the_host(visit: Visit, path: str) -> None:
    page = visit.open(path)
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert page.title().endswith(" · PARCAM")
    assert english_in(page.evaluate(VISIBLE)) == set()
    assert visit.watch.strangers == []
    assert visit.watch.violations == []
    assert visit.watch.errors == []


def test_menus_and_pickers_speak_vietnamese_too(visit: Visit) -> None:
    page = visit.open("/xu-huong")
    page.get_by_test_id("stMainMenu").locator("button").click()
    page.wait_for_timeout(400)
    assert english_in(page.evaluate(VISIBLE)) == set()
    page.keyboard.press("Escape")
    page.get_by_test_id("stDateInput").first.locator("button, input").last.click()
    page.wait_for_timeout(400)
    assert english_in(page.evaluate(VISIBLE)) == set()


def test_the_language_switch_is_respected(visit: Visit) -> None:
    page = visit.open("/nap-so-lieu?language=en")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("navigator.language") == "en-GB"
    expect(page.get_by_text("Upload", exact=True)).to_be_visible()
    page.get_by_role("radio", name="VI").click()
    expect(page.get_by_text("Tải tệp lên", exact=True)).to_be_visible()


def test_numbers_and_calendar_are_vietnamese_whatever_the_computer_is_set_to(visit: Visit) -> None:
    page = visit.open("/")
    assert page.evaluate("navigator.languages.join()") == "vi-VN"
    assert page.evaluate("new Intl.NumberFormat(navigator.language).format(1234.5)") == "1.234,5"


def test_a_dead_server_is_told_in_vietnamese(browser: Browser, filled: Path, tmp_path: Path) -> None:
    with serving(copy_of(filled, tmp_path)) as base:
        visits = visiting(browser, base)
        visit = next(visits)
        visit.open("/xu-huong")
    expect(visit.page.get_by_text("Mất kết nối")).to_be_visible(timeout=30_000)
    assert english_in(visit.page.evaluate(VISIBLE)) == set()
    assert visit.page.locator(".parcam-plot path.js-line").first.is_visible()
    visits.close()


def test_a_bug_shows_calm_words_and_leaves_its_traceback_in_the_log(browser: Browser, filled: Path, tmp_path: Path) -> None:
    store = copy_of(filled, tmp_path)
    with serving(store, script=Path(__file__).parent / "_broken" / "dashboard.py") as base:
        visits = visiting(browser, base)
        visit = next(visits)
        page = visit.open("/")
        expect(page.get_by_text("Trang này gặp lỗi và dừng lại.")).to_be_visible()
        assert "IndexError" not in page.evaluate(VISIBLE)
        visits.close()
    log = "".join(one.read_text(encoding="utf-8", errors="replace") for one in store.parent.glob("server-*.log"))
    assert "IndexError" in log
    assert "broken.py" in log


def answer(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=10) as got:
            return got.status, {name.lower(): value for name, value in got.headers.items()}, got.read()
    except urllib.error.HTTPError as error:
        return error.code, {name.lower(): value for name, value in error.headers.items()}, error.read()


@pytest.mark.parametrize("path", ["/", "/xu-huong", "/_stcore/health", "/assets/shell.js", "/_stcore/metrics", "/media/none.csv"])
def test_every_answer_carries_the_policy(base: str, path: str) -> None:
    _, headers, _ = answer(base + path)
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    assert "blob:" not in policy.split("script-src")[1].split(";")[0]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact",
                                  "/_stcore/script-health-check"])
def test_what_no_person_needs_is_shut(base: str, path: str) -> None:
    assert answer(base + path)[0] == 404


def test_files_come_compressed_and_are_kept(base: str) -> None:
    path = "/_stcore/bidi-components/parcam.chart/vendor/plotly-cartesian-4.1.1.min.js"
    status, headers, body = answer(base + path, **{"Accept-Encoding": "gzip"})
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert "immutable" in headers["cache-control"]
    assert len(body) < 520_000
    assert gzip.decompress(body).startswith(b"/**")
    assert answer(base + "/assets/chart.js", **{"If-None-Match": answer(base + "/assets/chart.js")[1]["etag"]})[0] == 304


@pytest.mark.parametrize("path", ["/assets/../server.py", "/assets/%2e%2e/server.py", "/static/../../config.py"])
def test_no_path_leaves_the_shelf(base: str, path: str) -> None:
    assert b"import" not in answer(base + path)[2]


def test_streamlit_run_serves_the_same_door(filled: Path, tmp_path: Path) -> None:
    """`streamlit run dashboard.py`, as every Streamlit user would start it, is served in Vietnamese under the same policy."""
    port, store = free_port(), copy_of(filled, tmp_path)
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), "--server.port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PARCAM_STORE": str(store)}, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                status, headers, page = answer(f"http://127.0.0.1:{port}/")
                break
            except urllib.error.URLError:
                time.sleep(0.1)
        assert status == 200
        assert b'<html lang="vi">' in page
        assert "default-src 'self'" in headers["content-security-policy"]
    finally:
        process.terminate()
        process.wait(20)


MOUNT_TWICE = """async ([name, payload]) => {
    const { default: mount } = await import(`/_stcore/bidi-components/parcam.${name}/${name}.js`);
    const parentElement = document.body.appendChild(document.createElement("div"));
    const data = new TextEncoder().encode(JSON.stringify(payload));
    for (let n = 0; n < 2; n++) mount({ data, parentElement, setTriggerValue() {} })();
    const found = parentElement.children.length; parentElement.remove(); return found; }"""


@pytest.mark.parametrize(("name", "payload"), [
    ("listing", {"caption": "", "columns": [], "rows": []}), ("headline", {"title": "", "under": "", "groups": []})])
def test_a_part_mounted_again_in_the_same_place_stands_once(visit: Visit, name: str, payload: dict[str, object]) -> None:
    """Streamlit does so when the parts above it come and go."""
    assert visit.open("/nap-so-lieu").evaluate(MOUNT_TWICE, [name, payload]) == 1


@pytest.mark.parametrize(("language", "cell"), [("en", "Ngày có kết quả"), ("en", "Đóng"), ("vi", "3 results"), ("vi", "Close")])
def test_what_stands_in_a_file_is_shown_word_for_word(visit: Visit, language: str, cell: str) -> None:
    """Only Streamlit's own texts are translated as they appear."""
    page = visit.open(f"/nap-so-lieu?language={language}")
    page.evaluate("""async (text) => {
        const { default: mount } = await import("/_stcore/bidi-components/parcam.listing/listing.js");
        const payload = { caption: "", columns: [{ label: text }], rows: [{ id: "", cells: [{ text }] }] };
        const parentElement = document.body.appendChild(document.createElement("div"));
        mount({ data: new TextEncoder().encode(JSON.stringify(payload)), parentElement, setTriggerValue() {} }); }""", cell)
    page.wait_for_timeout(200)
    assert page.locator("tbody :is(td, th)").last.inner_text() == cell
