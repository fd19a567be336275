"""What a question costs in a made site: the time from input to results, and the bytes that a browser fetches for it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from browser import find_browser
from playwright.sync_api import Page, Response, sync_playwright

from bench.linking import make_names, make_pages
from bench.slow import PHONE, served

QUESTIONS = 20  # half of them names, half of them words of the text
SCRIPT = Path(__file__).with_name("search.js")


@dataclass(frozen=True)
class Cost:
    """Bytes before the first question, and in the middle and at most for a question; its milliseconds in the middle."""

    first: int
    middle: float
    most: int
    ms: float


def cost_of_search(site: Path, pages: int) -> Cost:
    """What the search of a built site costs on this machine."""
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser() or None, args=["--no-sandbox"])
        try:
            return ask_all(browser.new_page(viewport=PHONE, bypass_csp=True), address, questions(pages))
        finally:
            browser.close()


def questions(pages: int) -> list[str]:
    """Some names of the made site, and some runs of words of its texts; the same each time."""
    chance, names = random.Random(4), make_names(pages)
    texts = make_pages(3, names[:50])
    words = [word for text in texts for word in text.split() if word.isalpha() and len(word) > 3]
    half = QUESTIONS // 2
    return [*chance.sample(names, min(half, pages)), *(" ".join(chance.sample(words, 4)) for _ in range(half))]


def ask_all(tab: Page, address: str, asked: list[str]) -> Cost:
    """Asks one after the other, in a page of the search that stays open."""
    got: list[int] = []

    def note(response: Response) -> None:
        if "/search/" in response.url and response.url.endswith(".json"):
            got.append(int(response.headers.get("content-length", 0)))

    tab.context.on("response", note)
    tab.goto(f"{address}search/?q=zzzz")
    tab.wait_for_selector("[data-answered=zzzz]")
    tab.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    first, sizes, times = sum(got), list[int](), list[float]()
    for text in asked:
        got.clear()
        times.append(tab.evaluate("text => bench.ours(text)", text)["ms"])
        tab.wait_for_timeout(600)  # what is shown of the results comes after the answer
        sizes.append(sum(got))
    return Cost(first, median(sizes), max(sizes), median(times))
