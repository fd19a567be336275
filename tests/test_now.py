"""The page for a cramp right now is dark at night: from nine in the evening until seven."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from atlas.site.engine import render
from browser import find_browser
from conftest import lay_site
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = lay_site("hostile", tmp_path_factory.mktemp("now") / "hostile")
    render(root, root / "rendered")
    return Path(root / "rendered" / "now" / "index.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=find_browser() or None, args=["--no-sandbox", "--disable-gpu"])
        yield chrome
        chrome.close()


@pytest.mark.parametrize(("hour", "scheme"), [(0, "dark"), (6, "dark"), (7, None), (20, None), (21, "dark")])
def test_the_page_is_dark_at_night(browser, address, hour, scheme):
    page = browser.new_page(color_scheme="light", timezone_id="UTC")
    page.clock.set_fixed_time(f"2026-11-22T{hour:02}:59:00Z")
    page.goto(address)
    assert page.evaluate("document.documentElement.dataset.scheme || null") == scheme
    page.close()
