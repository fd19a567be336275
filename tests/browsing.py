"""A real browser for the tests: sites built and served once a worker, and a tab that remembers what went wrong."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from atlas.rules.check import read_checked
from browser import find_for_tests
from conftest import BASE, built_once
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

WIDE = {"width": 1280, "height": 900}
PATIENCE = 60_000  # milliseconds that anything may take on a busy machine; what is right comes sooner
expect.set_options(timeout=PATIENCE)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a built site is served, below a sub-path as on a public host."""
    handler = functools.partial(Quiet, directory=str(folder.parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}/"
        server.shutdown()


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up site for the browser, built; it breaks no rule, so that it is what a reader could get."""
    root, _, woven = built_once(tmp_path_factory, "browser")
    assert read_checked(root)[1] == []
    return woven


@pytest.fixture(scope="session")
def address(made_up: Path) -> Iterator[str]:
    """Where the made-up site is served."""
    with served(made_up) as url:
        yield url


@pytest.fixture(scope="session")
def real_address(real_site: tuple[Path, Path]) -> Iterator[str]:
    """Where the real site is served."""
    with served(real_site[1]) as url:
        yield url


def tour_of(site: Path) -> list[str]:
    """Pages of a built site that together show every block and every frame it has, the small ones first.

    Those at old addresses, which send their reader on, are none of them.
    """
    seen, chosen = set(), []
    for path in sorted(site.rglob("*.html"), key=lambda path: (path.stat().st_size, path)):
        html = path.read_text("utf-8")
        if 'http-equiv="refresh"' in html:
            continue
        named = re.findall(r'data-atlas="([a-z-]+)"|(data-kind="[^"]*")', html)
        shown = {*named, "<style>" in html, "404" in path.name}
        if shown - seen:
            chosen.append(path.relative_to(site).as_posix().removesuffix("index.html"))
            seen |= shown
    return chosen


@pytest.fixture(scope="session")
def tour(made_up: Path) -> list[str]:
    """Pages of the made-up site."""
    return tour_of(made_up)


@pytest.fixture(scope="session")
def real_tour(real_site: tuple[Path, Path]) -> list[str]:
    """Pages of the real site."""
    return tour_of(real_site[1])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser a worker."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=find_for_tests() or None, args=arguments)
        yield chrome
        chrome.close()


class Visit:
    """A tab that remembers what went wrong and which hosts were asked."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address, self.page = address, context.new_page()
        self.faults: list[str] = []
        self.meant: list[str] = []
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self.note(request.url))

    def note(self, url: str) -> None:
        """Remember a request that leaves the site."""
        if not url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"asked for {url}")

    def unmeant(self) -> list[str]:
        """What went wrong and has nothing in it of what the test brings about."""
        return [fault for fault in self.faults if not any(text in fault for text in self.meant)]

    def open(self, url: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.address + url)
        return self.page

    def open_at_rest(self, url: str) -> Page:
        """Go to a page on which no time passes but what the test lets pass, by ``clock.run_for``."""
        self.page.clock.install(time="2026-06-01T12:00:00Z")
        self.open(url)
        self.page.clock.pause_at("2026-06-01T12:10:00Z")
        return self.page


@contextmanager
def visiting(browser: Browser, address: str, options: dict[str, object]) -> Iterator[Visit]:
    """A fresh tab; at its end nothing may have gone wrong in it."""
    context = browser.new_context(**{"viewport": WIDE, **options})
    context.set_default_timeout(PATIENCE)
    tab = Visit(context, address)
    try:
        yield tab
    finally:
        context.close()
    assert tab.unmeant() == []


@pytest.fixture
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh tab on the made-up site; the test may give the options of the context as the parameter."""
    with visiting(browser, address, getattr(request, "param", {})) as tab:
        yield tab


@pytest.fixture
def real_visit(browser: Browser, real_address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh tab on the real site; the test may give the options of the context as the parameter."""
    with visiting(browser, real_address, getattr(request, "param", {})) as tab:
        yield tab


def phone(width: int = 390, **more: object) -> dict[str, object]:
    """The options of a context as narrow as a phone."""
    return {"viewport": {"width": width, "height": 844}, **more}


def on(**options: object) -> pytest.MarkDecorator:
    """Run a test in a tab with these options."""
    return pytest.mark.parametrize("visit", [options], indirect=True, ids=[""])


def wait_until(page: Page, said: str) -> None:
    """Wait until something is so in a page; Playwright's own way makes code of a text, which the pages do not allow."""
    wait_for(page, lambda: page.evaluate(said), said)


def wait_for(page: Page, so: Callable[[], object], said: str) -> None:
    """Wait until something is so, while what happens in a page is heard."""
    for _ in range(PATIENCE // 50):
        if so():
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"was never so: {said}")


def has_focus(element: Locator) -> bool:
    """Whether an element has the focus."""
    return element.evaluate("one => one === document.activeElement")
