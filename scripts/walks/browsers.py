"""A page of each kind in three browsers: where its main parts are, what answers, what is kept, what goes to paper."""

from __future__ import annotations

import re
import shutil
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
Start = Callable[[], AbstractContextManager["Window"]]
HOW = {  # how to have each browser, and the programs that are needed
    "Chromium": ("python scripts/build.py browser", ()),
    "Firefox": ("apt-get install firefox-esr", ("firefox-esr",)),
    "WebKit": ("apt-get install webkit2gtk-driver xvfb", ("WebKitWebDriver", "Xvfb")),
}


class Stopped(Exception):
    """A browser gave up on a page, the argument."""


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
    """What one browser showed, by page and width: the places of parts, what is there to press, what failed."""

    name: str
    parts: dict[tuple[str, int], Mapping[str, Sequence[float]]] = field(default_factory=dict)
    controls: dict[tuple[str, int], Sequence[str]] = field(default_factory=dict)
    lacks: list[str] = field(default_factory=list)
    does: dict[str, str] = field(default_factory=dict)


def look(window: Window, question: str, value: str = "") -> Any:
    """Ask the page one of the questions of ``browsers.js``."""
    return window.ask(f"{SCRIPT.read_text(encoding='utf-8')}.{question}({value!r})")


def walk(window: Window, address: str, pages: Sequence[str], widths: Sequence[int]) -> Found:
    """Each page at each width, the search, paper, and what is kept."""
    found = Found(window.name)
    window.open(address)
    look(window, "keeps")  # what a first visit does is done before anything is compared
    for width in widths:
        window.size(width, SCREEN)
        for page in pages:
            try:
                window.open(address + page)
                wide = look(window, "width")
                found.parts[page, wide], found.controls[page, wide] = look(window, "parts"), look(window, "controls")
                found.lacks += [f"{page or 'index'} at {wide} px: {fault}" for fault in look(window, "faults")]
            except OSError:
                raise Stopped(page) from None
    found.does["search"] = searched(window, address)
    found.does["paper"] = printed(window)
    return found


def walked(start: Start, site: Path, address: str, pages: Sequence[str], widths: Sequence[int]) -> Found:
    """What a browser shows; one that gives up on a page is started anew without it, which is told."""
    lost: list[str] = []
    while True:
        rest = [page for page in pages if page not in lost]
        try:
            with start() as window:
                found = walk(window, address, rest, widths)
                found.does["kept"] = kept(window, site, next(iter(rest[1:]), ""))
        except Stopped as stopped:
            lost.append(str(stopped))
            continue
        found.lacks += [f"{page or 'index'}: it gave up on this page" for page in lost]
        return found


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
    except OSError as error:
        return f"cannot be asked ({error})"
    sides = len(re.findall(rb"/Type\s*/Page\b", file))
    return f"{sides} sides" if sides else f"a file of {len(file) // 1024} kB"


def kept(window: Window, site: Path, page: str) -> str:
    """Whether a page opens when its host is gone."""
    try:
        with served(site) as address:
            window.open(address)
            if not look(window, "keeps"):
                return "keeps no pages"
        window.open(address + page)
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
    yield "| Browser | Pages | Widths | Search | Paper | Kept | Elsewhere or missing |\n|---|---|---|---|---|---|---|"
    base = found.get("Chromium")
    told = {name: differences(base, one) if base and name != "Chromium" else one.lacks for name, one in found.items()}
    for name, one in found.items():
        widths = ", ".join(str(width) for width in sorted({width for _, width in one.parts}))
        cells = one.name, pages, widths, one.does["search"], one.does["paper"], one.does["kept"], len(told[name])
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""
    yield from (f"- {name}, {fault}" for name, faults in told.items() for fault in faults[:60])
