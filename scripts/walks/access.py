"""Every page by the rules of access, with all that is folded open: axe in four settings, large text, narrow, spaced."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from bench.slow import served
from playwright.sync_api import Browser, Page, ViewportSize

from .chromium import chromium
from .reader import do, seated
from .tasks import Task

ASKING = Path(__file__).with_suffix(".js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL: Mapping[str, Any] = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
COLOURS: Mapping[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
SIZES: Mapping[int, ViewportSize] = {390: {"width": 390, "height": 844}, 1280: {"width": 1280, "height": 900}}
NARROW: ViewportSize = {"width": 320, "height": 640}
SETTINGS = ((390, "dark", COLOURS), (390, "light", ALL), (1280, "light", COLOURS), (1280, "dark", ALL))
LARGE = "html { font-size: 200% !important }"  # only the text, as a phone's own setting does
SPACED = (  # 1.4.12
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }"
)
STEPS = "tasks, after each step"
MOST = 200  # faults that are told
LIKE = (  # of thousands that are all alike, some are looked at, for each takes its time
    ":is(.a-z__names, .references__items, .mistakes__items) > li:nth-child(n+6), tbody > tr:nth-child(n+12)"
)


@dataclass(frozen=True, order=True)
class Fault:
    """What is wrong: by which rule, on which page, in which setting, with what."""

    rule: str
    page: str
    setting: str
    what: str


def ask(tab: Page, question: str, value: object = None) -> Any:
    """Ask the page one of the questions of ``access.js``."""
    return tab.evaluate(f"given => {ASKING.read_text(encoding='utf-8')}.{question}(given)", value)


def by_axe(tab: Page, page: str, setting: str, rules: Mapping[str, Any]) -> Iterator[Fault]:
    """What axe finds on a page as it stands."""
    for found in tab.evaluate("rules => axe.run(rules)", rules)["violations"]:
        yield from (Fault(found["id"], page, setting, node["html"][:100]) for node in found["nodes"][:3])


def by_eye(tab: Page, page: str, setting: str, *questions: str) -> Iterator[Fault]:
    """What the page answers to questions of ``access.js``."""
    for question in questions:
        yield from (Fault(question, page, setting, what) for what in ask(tab, question))


def page_faults(browser: Browser, address: str, page: str) -> Iterator[Fault]:
    """What is wrong with one page, in all settings."""
    tab = browser.new_page(viewport=SIZES[1280])
    try:
        tab.goto(address + page)
        ask(tab, "open")
        yield from by_eye(tab, page, "1280", "order", "tables")
        for width, size in SIZES.items():
            tab.set_viewport_size(size)
            yield from by_eye(tab, page, str(width), "sideways", "cut")
        tab.set_viewport_size(NARROW)
        yield from by_eye(tab, page, "320", "sideways", "cut")
        ask(tab, "thin", LIKE)
        tab.evaluate(Axe().axe_script)
        for width, scheme, rules in SETTINGS:
            tab.set_viewport_size(SIZES[width])
            tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            ask(tab, "open")
            yield from by_axe(tab, page, f"{width} {scheme}", rules)
        yield from under(tab, page, "text twice as large", SIZES[390], LARGE)
        yield from under(tab, page, "text spaced", SIZES[390], SPACED)
    finally:
        tab.close()


def under(tab: Page, page: str, setting: str, size: ViewportSize, style: str) -> Iterator[Fault]:
    """What is wrong with a page while a style of the reader's own is in force."""
    tab.set_viewport_size(size)
    ask(tab, "style", style)
    yield from by_eye(tab, page, setting, "sideways", "cut")
    ask(tab, "style", "")


def task_faults(browser: Browser, address: str, task: Task) -> Iterator[Fault]:
    """What axe finds after each step of a task: in dialogs, with answers, in the midst of a tool."""
    found: set[Fault] = set()
    with seated(browser, address, task) as reader:

        def look(number: int) -> None:
            reader.page.evaluate("scrollTo(0, 0)")  # what scrolls below the header is no smaller
            reader.page.evaluate(Axe().axe_script)
            found.update(by_axe(reader.page, task.id, f"step {number}", ALL))

        do(reader, task, look)
    yield from sorted(found)


def pages_of(site: Path) -> list[str]:
    """The addresses of all pages of a site, but for those that send their reader on."""
    files = (path for path in sorted(site.rglob("*.html")) if 'http-equiv="refresh"' not in path.read_text("utf-8"))
    return [path.relative_to(site).as_posix().removesuffix("index.html") for path in files]


def one_of_each_first(pages: list[str]) -> list[str]:
    """The pages in such an order that the first ones are one of each kind."""
    kinds: Counter[str] = Counter()
    places = {}
    for page in pages:
        places[page] = kinds[kind_of(page)]
        kinds[kind_of(page)] += 1
    return sorted(pages, key=lambda page: places[page])


def kind_of(page: str) -> str:
    """The folder of a page, or that it stands alone."""
    folder, _, rest = page.partition("/")
    return folder if rest else "single pages"


def access_lines(site: Path, tasks: list[Task], minutes: float) -> Iterator[str]:
    """The table by kind of page, and after it every fault; the pages that are reached in so many minutes."""
    pages, begin = one_of_each_first(pages_of(site)), time.monotonic()
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    found: list[Fault] = []
    with served(site) as address, chromium() as browser:
        for page in pages:
            if time.monotonic() - begin > 60 * minutes:
                break
            faults = list(page_faults(browser, address, page))
            kinds[kind_of(page)] += Counter(pages=1, faults=len(faults))
            found += faults
        for task in tasks:
            faults = list(task_faults(browser, address, task)) if task.scripts else []
            kinds[STEPS] += Counter(pages=1, faults=len(faults))
            found += faults
    yield "| Pages | Number | Faults |\n|---|---|---|"
    yield from (f"| {kind} | {count['pages']} | {count['faults']} |" for kind, count in sorted(kinds.items()))
    yield ""
    seen = sum(count["pages"] for kind, count in kinds.items() if kind != STEPS)
    yield f"{seen} of {len(pages)} pages were looked at."
    yield f"{len(found)} faults." if found else "No faults."
    for one in sorted(found)[:MOST]:
        yield f"- {one.rule}, `{one.page or 'index'}`, {one.setting}: `{one.what}`"
