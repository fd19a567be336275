"""Every page by the rules of access, with all that is folded open: axe in four settings, large text, narrow, spaced."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from bench.slow import served
from playwright.sync_api import Browser, Error, Page, ViewportSize

from .chromium import chromium
from .reader import SIZES as DEVICES
from .reader import do, seated
from .tasks import Task

ASKING = Path(__file__).with_suffix(".js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL: Mapping[str, Any] = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
STRUCTURE: Mapping[str, Any] = {**ALL, "rules": {"color-contrast": {"enabled": False}}}
COLOURS: Mapping[str, Any] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
SIZES: Mapping[int, ViewportSize] = {390: {"width": 390, "height": 844}, 1280: {"width": 1280, "height": 900}}
NARROW: ViewportSize = {"width": 320, "height": 640}
SETTINGS = ((390, "dark"), (390, "light"), (1280, "light"), (1280, "dark"))
WHOLE = ((390, "light"), (1280, "dark"))  # where all rules are asked, and not only those of colours
LARGE = {"standard": 32, "fixed": 26}  # the size of text that a reader may set in the browser: twice the usual one
USUAL = {"standard": 16, "fixed": 13}
SPACED = (  # 1.4.12
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    "p { margin-bottom: 2em !important }"
)
STEPS = "tasks, after each step"
SEEN = (["see"], ["miss"])  # before these nothing is looked at: what is to be seen may go away, and stands after them
MOST = 200  # faults that are told
PATIENCE = 180_000  # ms for an answer, on a machine with much else to do
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


@cache
def questions() -> str:
    """The questions of ``access.js``, read once, whatever is done to the file in the course of a long walk."""
    return ASKING.read_text(encoding="utf-8")


def ask(tab: Page, question: str, value: object = None) -> Any:
    """Ask the page one of the questions of ``access.js``."""
    return tab.evaluate(f"given => {questions()}.{question}(given)", value)


def by_axe(tab: Page, page: str, width: int, scheme: str, setting: str = "") -> Iterator[Fault]:
    """What axe finds on a page as it stands, in one of the settings."""
    tab.set_viewport_size(SIZES[width])
    tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    ask(tab, "rest")
    found = ask(tab, "contrast", COLOURS)["violations"]
    if (width, scheme) in WHOLE:
        found += tab.evaluate("rules => axe.run(rules)", STRUCTURE)["violations"]
    for one in found:
        nodes = [node["html"][:100] for node in one["nodes"][:3]]
        yield from (Fault(one["id"], page, setting or f"{width} {scheme}", html) for html in nodes)


def by_eye(tab: Page, page: str, setting: str, *questions: str) -> Iterator[Fault]:
    """What the page answers to questions of ``access.js``."""
    for question, told in ask(tab, "several", list(questions)).items():
        yield from (Fault(question, page, setting, what) for what in told)


def page_faults(browser: Browser, address: str, page: str) -> Iterator[Fault]:
    """What is wrong with one page, in all settings; it is loaded once."""
    tab = browser.new_page(viewport=SIZES[1280], service_workers="block")
    tab.set_default_timeout(PATIENCE)
    try:
        tab.goto(address + page)
        ask(tab, "open")
        yield from by_eye(tab, page, "1280", "order", "tables", "sideways", "cut")
        yield from in_sizes(tab, page)
        yield from in_few_colours(tab, page)
        ask(tab, "thin", LIKE)
        tab.evaluate(Axe().axe_script)
        for width, scheme in SETTINGS:
            yield from by_axe(tab, page, width, scheme)
    except Error as error:
        yield Fault("no-answer", page, "any", str(error).splitlines()[0])
    finally:
        tab.context.close()


def in_sizes(tab: Page, page: str) -> Iterator[Fault]:
    """What is cut or too wide: on a phone, on a narrow one, with large text, with spaced text."""
    tab.set_viewport_size(NARROW)
    yield from by_eye(tab, page, "320", "sideways", "cut")
    tab.set_viewport_size(SIZES[390])
    yield from by_eye(tab, page, "390", "sideways", "cut", "small")
    for setting, question, value in (("text twice as large", "larger", 2), ("text spaced", "style", SPACED)):
        ask(tab, question, value)
        yield from by_eye(tab, page, setting, "sideways", "cut")
        ask(tab, "style", "")
    with large_text(tab):
        yield from by_eye(tab, page, "text set to twice its size", "sideways", "cut")


@contextmanager
def large_text(tab: Page) -> Iterator[None]:
    """The browser's own setting for text twice as large; other than a style, it is known to the layout."""
    session = tab.context.new_cdp_session(tab)
    session.send("Page.setFontSizes", {"fontSizes": LARGE})
    try:
        yield
    finally:
        session.send("Page.setFontSizes", {"fontSizes": USUAL})
        session.detach()


def in_few_colours(tab: Page, page: str) -> Iterator[Fault]:
    """What is lost in the colours that a reader has set for all pages, and what moves for one who wants no motion."""
    tab.emulate_media(forced_colors="active", reduced_motion="reduce")
    yield from by_eye(tab, page, "forced colours, no motion", "forced", "moves")
    tab.emulate_media(forced_colors="none", reduced_motion="no-preference")


def task_faults(browser: Browser, address: str, task: Task) -> Iterator[Fault]:
    """What axe finds after each step of a task: in dialogs, with answers, in the midst of a tool."""
    found: set[Fault] = set()
    verbs = [next(iter(step)) for step in task.steps]
    with seated(browser, address, task) as reader:

        def look(number: int) -> None:
            if verbs[number : number + 1] in SEEN:
                return
            reader.page.evaluate("scrollTo(0, 0)")  # what scrolls below the header is no smaller
            reader.page.evaluate(Axe().axe_script)
            for width, scheme in SETTINGS:
                found.update(by_axe(reader.page, task.id, width, scheme, f"step {number}, {width} {scheme}"))
            reader.page.set_viewport_size(DEVICES[task.device])
            reader.page.emulate_media(color_scheme=task.colours)  # type: ignore[arg-type]

        outcome = do(reader, task, look)
    yield from sorted(found)
    if outcome.why.startswith("step"):
        yield Fault("not-done", task.id, task.device, outcome.why)


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


def shares(pages: Sequence[Any], number: int) -> list[Sequence[Any]]:
    """The pages dealt out, one by one, so that each share begins with the first ones."""
    return [pages[place::number] for place in range(number)]


def pages_looked_at(address: str, pages: Sequence[str], until: float) -> list[tuple[str, list[Fault]]]:
    """Each page with what is wrong with it, in a browser of their own, until it is too late for the next one."""
    with chromium() as browser:
        return [(page, list(page_faults(browser, address, page))) for page in pages if time.monotonic() < until]


def tasks_looked_at(address: str, tasks: Sequence[Task]) -> list[tuple[str, list[Fault]]]:
    """Each task with what is wrong after its steps, in a browser of their own."""
    with chromium() as browser:
        return [(STEPS, list(task_faults(browser, address, task))) for task in tasks if task.scripts]


def access_lines(site: Path, tasks: list[Task], minutes: float) -> Iterator[str]:
    """The table by kind of page, and after it every fault; the pages that are reached in so many minutes."""
    pages, until, hands = one_of_each_first(pages_of(site)), time.monotonic() + 60 * minutes, 2 * (os.cpu_count() or 1)
    with served(site) as address, ThreadPoolExecutor(2 * hands) as pool:  # a browser for each share
        looking = pool.map(lambda some: pages_looked_at(address, some, until), shares(pages, hands))
        stepping = pool.map(lambda some: tasks_looked_at(address, some), shares(tasks, hands))
        looked, stepped = list(chain(*looking)), list(chain(*stepping))
    yield from access_table([(kind_of(page), faults) for page, faults in looked] + stepped)
    yield ""
    found = sorted(chain(*(faults for _, faults in looked + stepped)))
    yield f"{len(looked)} of {len(pages)} pages were looked at."
    yield f"{len(found)} faults." if found else "No faults."
    yield from (f"- {one.rule}, `{one.page or 'index'}`, {one.setting}: `{one.what}`" for one in found[:MOST])


def access_table(looked: Sequence[tuple[str, list[Fault]]]) -> Iterator[str]:
    """One line for each kind of page: how many were looked at, how many have a fault, what is wrong how often."""
    yield "| Pages | Looked at | With a fault | Faults |\n|---|---|---|---|"
    for kind in sorted({kind for kind, _ in looked}):
        faults = [found for other, found in looked if other == kind]
        rules = Counter(one.rule for one in chain(*faults))
        told = ", ".join(f"{count} {rule}" for rule, count in rules.most_common()) or "none"
        yield f"| {kind} | {len(faults)} | {sum(map(bool, faults))} | {told} |"
