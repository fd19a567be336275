"""A page of each kind in three browsers: where its main parts are, what answers, what is kept, what goes to paper."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from bench.slow import served
from browser import find_browser
from playwright.sync_api import Browser, Error

from .access import kind_of, pages_of
from .bidi import firefox
from .chromium import chromium
from .webdriver import webkit

WIDTHS = (390, 1280)
SCRIPT = Path(__file__).with_suffix(".js")
ASIDE, DOWN = 12, 48  # px that a part may stand elsewhere: to the side, and downwards in each screen
SCREEN = 844
TRIES, MOST_STOPS = 2, 12  # times that a browser may stop at a page, and on its whole way
Start = Callable[[], AbstractContextManager["Window"]]
HOW = {  # how to have each browser, and the programs that are needed
    "Chromium": ("python scripts/build.py browser", ()),
    "Firefox": ("apt-get install firefox-esr", ("firefox-esr",)),
    "WebKit": ("apt-get install webkit2gtk-driver xvfb", ("WebKitWebDriver", "Xvfb")),
}


class Window(Protocol):
    """What every browser can be asked to do."""

    name: str

    def size(self, width: int, height: int) -> None:
        """Make the window as large as this, or as near to it as it gets."""

    def open(self, address: str) -> None:
        """Go to an address. Errors: OSError."""

    def ask(self, script: str) -> Any:
        """What an expression comes to. Errors: OSError."""

    def paper(self) -> bytes:
        """The page as a PDF. Errors: OSError."""


class Chrome:
    """A tab of Chromium."""

    def __init__(self, browser: Browser) -> None:
        """A fresh tab."""
        self.name, self.tab = f"Chromium {browser.version}", browser.new_page()

    def size(self, width: int, height: int) -> None:
        """Make the window as large as this."""
        self.tab.set_viewport_size({"width": width, "height": height})

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded. Errors: OSError."""
        try:
            self.tab.goto(address)
        except Error as error:
            raise OSError(str(error).splitlines()[0]) from None

    def ask(self, script: str) -> Any:
        """What an expression comes to, which may be promised."""
        return self.tab.evaluate(f"async () => await ({script})")

    def paper(self) -> bytes:
        """The page as a PDF."""
        return self.tab.pdf(format="A4", prefer_css_page_size=True)


@contextmanager
def chrome() -> Iterator[Chrome]:
    """Chromium as one of three."""
    with chromium() as browser:
        yield Chrome(browser)


@dataclass
class Found:
    """What one browser showed, by page and width: places of parts, what can be pressed, what answers, what failed."""

    name: str
    parts: dict[tuple[str, int], Mapping[str, Sequence[float]]] = field(default_factory=dict)
    controls: dict[tuple[str, int], Sequence[str]] = field(default_factory=dict)
    answers: dict[str, Sequence[str]] = field(default_factory=dict)
    without: Sequence[str] = ()
    lacks: list[str] = field(default_factory=list)
    does: dict[str, str] = field(default_factory=dict)


def look(window: Window, question: str, value: str = "") -> Any:
    """Ask the page one of the questions of ``browsers.js``."""
    return window.ask(f"{SCRIPT.read_text(encoding='utf-8')}.{question}({value!r})")


def visit(window: Window, address: str, page: str, found: Found) -> None:
    """What one page shows, and at the first of its widths, what of it answers. Errors: OSError."""
    window.open(address + page)
    wide = look(window, "width")
    parts, controls, faults = look(window, "parts"), look(window, "controls"), look(window, "faults")
    if page not in found.answers:
        found.answers[page] = look(window, "answers")
    found.parts[page, wide], found.controls[page, wide] = parts, controls
    found.lacks += [f"{page or 'index'} at {wide} px: {fault}" for fault in faults]


def walk(window: Window, site: Path, address: str, left: list[tuple[int, str]], found: Found) -> None:
    """What it does, then each page that is left, at its width; what is done is taken from the list. Errors: OSError."""
    window.open(address)
    look(window, "keeps")  # what a first visit does is done before anything is compared
    found.without, found.does, now = look(window, "without"), found.does or does(window, site, address), 0
    while left:
        width, page = left[0]
        if width != now:
            window.size(width, SCREEN)
            now = width
        visit(window, address, page, found)
        left.pop(0)


def walked(start: Start, site: Path, address: str, pages: Sequence[str], widths: Sequence[int]) -> Found:
    """What a browser shows. One that stops is started anew and goes on; a page at which it stops twice is left out.

    Errors: OSError, when it does not start at all, or stops before the first page as often as it may.
    """
    left = [(width, page) for width in widths for page in pages]
    found, stops = Found(""), Counter[tuple[int, str]]()
    while left:
        try:
            with start() as window:
                found.name = window.name
                walk(window, site, address, left, found)
        except OSError as error:
            stops[left[0] if left else (0, "")] += 1
            if not found.name or not left or sum(stops.values()) > MOST_STOPS:
                raise
            if stops[left[0]] == TRIES:
                width, page = left.pop(0)
                found.lacks.append(f"{page or 'index'} at {width} px: it gave up on this page ({error})")
    return found


def does(window: Window, site: Path, address: str) -> dict[str, str]:
    """How the search, paper and pages without a network fare; before the tools, for one takes the pages away."""
    return {"search": searched(window, address), "paper": printed(window), "kept": kept(window, site)}


def searched(window: Window, address: str) -> str:
    """Whether the search finds the first page that the home page leads to, by its own name."""
    window.open(address)
    name, _ = look(window, "example")
    window.open(f"{address}search/?q={name}")
    number = look(window, "found")
    return f"{number} found" if number else "finds nothing"


def printed(window: Window) -> str:
    """How many sides of paper the page takes."""
    try:
        file = window.paper()
    except OSError:
        return "its driver cannot print"
    sides = len(re.findall(rb"/Type\s*/Page\b", file))
    return f"{sides} sides" if sides else f"a file of {len(file) // 1024} kB"


def kept(window: Window, site: Path) -> str:
    """Whether a page opens when its host is gone."""
    try:
        with served(site) as address:
            window.open(address)
            if not look(window, "keeps"):
                return "keeps no pages"
        window.open(f"{address}search/")
        return "opens without a network" if look(window, "title") else "does not open without a network"
    except OSError:
        return "does not open without a network"


# -- the comparison


def moved(one: Mapping[str, Sequence[float]], other: Mapping[str, Sequence[float]]) -> list[str]:
    """The parts that stand elsewhere: to the side, or down by more than their height above would explain."""
    told = []
    for name, (left, top, width) in one.items():
        if name not in other:
            told.append(f"{name} is missing")
            continue
        left2, top2, width2 = other[name]
        down = DOWN * (1 + top / SCREEN)
        if max(abs(left - left2), abs(width - width2)) > ASIDE or abs(top - top2) > down:
            told.append(f"{name} at {left2:.0f}, {top2:.0f}, {width2:.0f} wide, not {left:.0f}, {top:.0f}, {width:.0f}")
    return told


def differences(base: Found, other: Found) -> list[str]:
    """What stands elsewhere or is missing in another browser."""
    told = list(other.lacks)
    for (page, width), parts in other.parts.items():
        if (page, width) not in base.parts:
            continue
        missing = [name for name in base.controls[page, width] if name not in other.controls[page, width]]
        faults = [*moved(base.parts[page, width], parts), *(f"nothing to press for {name}" for name in missing)]
        told += [f"{page or 'index'} at {width} px: {fault}" for fault in faults]
    for page, answers in other.answers.items():
        silent = [name for name in base.answers.get(page, ()) if name not in answers]
        told += [f"{page or 'index'}: {name} does nothing" for name in silent]
    return told


def one_of_each(pages: Sequence[str]) -> list[str]:
    """A page of each folder, the one in the middle, and every page that stands alone."""
    folders: dict[str, list[str]] = {}
    for page in pages:
        folders.setdefault(kind_of(page) if page.count("/") > 1 else page, []).append(page)
    return [group[len(group) // 2] for group in folders.values() if not group[0].endswith(".html")]


def starters() -> dict[str, Start]:
    """How each browser that is there is started."""
    there = {name: [shutil.which(program) or "" for program in needed] for name, (_, needed) in HOW.items()}
    makers: dict[str, Start] = {"Chromium": chrome} if find_browser() else {}
    if all(there["Firefox"]):
        makers["Firefox"] = lambda: firefox(*there["Firefox"])
    if all(there["WebKit"]):
        makers["WebKit"] = lambda: webkit(*there["WebKit"])
    return makers


def browser_lines(site: Path) -> Iterator[str]:
    """The table, what each browser lacks, and how to have the ones that are not there."""
    pages, widths = one_of_each(pages_of(site)), sorted(WIDTHS)
    found: dict[str, Found] = {}
    first: dict[str, str] = {}
    with served(site) as address:
        for name, start in reversed(starters().items()):  # the last is the one to compare with, and takes all widths
            try:
                found[name] = walked(start, site, address, pages, widths)
            except OSError as error:
                first[name] = f"{name} did not start: {error}"
            widths = sorted({width for one in found.values() for _, width in one.parts} | set(widths))
    yield from table(found, len(pages))
    yield from first.values()
    absent = [name for name in HOW if name not in found and name not in first]
    yield from (f"{name} was not there: `{HOW[name][0]}`." for name in absent)


def table(found: Mapping[str, Found], pages: int) -> Iterator[str]:
    """One line a browser, and what is other than in the first."""
    yield "| Browser | Pages | Widths | Search | Tools that answer | Paper | Kept | Elsewhere or missing |"
    yield "|---|---|---|---|---|---|---|---|"
    base = found.get("Chromium")
    told = {name: differences(base, one) if base and name != "Chromium" else one.lacks for name, one in found.items()}
    for name, one in found.items():
        widths = ", ".join(str(width) for width in sorted({width for _, width in one.parts}))
        tools = sum(map(len, one.answers.values()))
        cells = one.name, pages, widths, one.does["search"], tools, one.does["paper"], one.does["kept"], len(told[name])
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""
    yield from (f"- {name} here is without {', '.join(one.without)}." for name, one in found.items() if one.without)
    yield from (f"- {name}, {fault}" for name, faults in told.items() for fault in faults[:60])
