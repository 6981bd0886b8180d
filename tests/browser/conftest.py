"""Real Chromium before a real server, with the network cut: whatever asks for another host is refused and remembered."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.sample_store import fill
from tests.serving import chromium, serving

TELL = "addEventListener('securitypolicyviolation', (e) => window.tellViolation(`${e.violatedDirective} ${e.blockedURI}`))"
WIDE, NARROW = {"width": 1920, "height": 1080}, {"width": 1366, "height": 768}


@dataclass
class Watch:
    """What a page did that nobody should see."""

    strangers: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)


@dataclass
class Visit:
    page: Page
    watch: Watch
    base: str

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        self.settle()
        return self.page

    def pick(self, label: str, option: str) -> None:
        """Chooses in a select box, once the page stands still: a box redrawn under the pointer would lose the click."""
        self.settle()
        box = self.page.get_by_role("combobox", name=label, exact=True)
        box.click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def settle(self) -> None:
        """Until the script has finished and nothing was drawn for a while."""
        self.page.wait_for_selector('[data-test-script-state="notRunning"] [data-testid=stMainBlockContainer]')
        self.page.wait_for_function("""() => {
            const now = document.body.innerHTML.length, done = document.querySelector('[data-test-script-state="notRunning"]');
            const still = window.__length === now && done; window.__length = now; return still; }""", polling=350)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("browser")
    fill(folder / "parcam.duckdb")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Without a browser these tests are skipped on a laptop, and fail where PARCAM_REQUIRE_BROWSER insists on one."""
    if not shutil.which("chromium") and not os.environ.get("PARCAM_REQUIRE_BROWSER"):
        pytest.skip("chromium")
    with chromium() as one:
        yield one


@pytest.fixture(scope="session")
def base(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose store is only read."""
    with serving(copy_of(filled, tmp_path_factory.mktemp("read"))) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visit]:
    yield from visiting(browser, base)


def visiting(browser: Browser, base: str, size: dict[str, int] = NARROW) -> Iterator[Visit]:
    context = browser.new_context(viewport=size)
    page, watch, host = context.new_page(), Watch(), urlsplit(base).netloc

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).netloc == host or route.request.url.startswith(("data:", "blob:")):
            route.continue_()
        else:
            watch.strangers.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    context.expose_function("tellViolation", lambda words: watch.violations.append(words))
    context.add_init_script(TELL)
    page.on("pageerror", lambda error: watch.errors.append(str(error)))
    yield Visit(page, watch, base)
    context.close()


def copy_of(filled: Path, place: Path) -> Path:
    shutil.copytree(filled, place / "store")
    return place / "store" / "parcam.duckdb"
