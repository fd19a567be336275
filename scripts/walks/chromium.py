"""The browser in which most walks are made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from browser import find_browser
from playwright.sync_api import Browser, sync_playwright


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium, without a window."""
    with sync_playwright() as playwright:
        path = find_browser() or None
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield browser
        finally:
            browser.close()
