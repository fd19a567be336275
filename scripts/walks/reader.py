"""A reader who does a task in a browser, and counts: taps, keys, screens scrolled, words on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.slow import PHONE, served
from playwright.sync_api import Browser, Error, Locator, Page, ViewportSize

from .chromium import chromium
from .tasks import CHOICES, COUNTS, Task

SIZES: Mapping[str, ViewportSize] = {"phone": PHONE, "desk": {"width": 1280, "height": 900}}
PATIENCE = 5_000  # ms until something that is not there counts as missing
SEEING = Path(__file__).with_suffix(".js")
A_MINUTE = 230  # words that a reader reads


@dataclass
class Tally:
    """What a task has cost so far."""

    taps: int = 0
    keys: int = 0
    screens: float = 0
    words: int = 0


@dataclass(frozen=True)
class Outcome:
    """How a task fared: done, partly or failed, why, and what it cost."""

    task: Task
    result: str
    why: str
    tally: Tally


class Lost(Exception):
    """The reader does not get on: what is not there."""


class Reader:
    """Somebody before a screen, who has read down to a certain height of the page."""

    def __init__(self, page: Page, address: str) -> None:
        """Nothing is read yet."""
        self.page, self.address, self.tally, self.read = page, address, Tally(), 0.0
        self.seeing = SEEING.read_text(encoding="utf-8")
        page.on("framenavigated", lambda frame: self.begin() if frame == page.main_frame else None)

    def begin(self) -> None:
        """A page is there anew: nothing of it is read."""
        self.read = 0.0

    def look(self, what: str, value: object) -> Any:
        """Ask the page one of the questions of ``reader.js``."""
        return self.page.evaluate(f"given => ({self.seeing}).{what}(given)", value)

    def find(self, said: Mapping[str, Any]) -> Locator:
        """The element that a step means, whether it shows or not."""
        place: Any = self.page.locator(said["inside"]) if "inside" in said else self.page
        if "role" in said:
            found = place.get_by_role(said["role"], **({"name": said["name"]} if "name" in said else {}))
            found = found.filter(has_text=said["text"]) if "text" in said else found
        else:
            found = place.get_by_text(said["text"])
        shown: Locator = found.filter(visible=True).nth(said.get("at", 1) - 1)
        return shown

    def reach(self, said: Mapping[str, Any]) -> Locator:
        """Read on, and scroll, until an element shows."""
        found = self.find(said)
        try:
            found.wait_for(timeout=PATIENCE)
        except Error:
            here = self.page.url.removeprefix(self.address) or "the first page"
            raise Lost(f"there is no {told(said)} on {here}") from None
        far = found.evaluate(f"element => ({self.seeing}).reach(element)")
        self.tally.screens += abs(far) / self.page.evaluate("innerHeight")
        self.page.evaluate("far => scrollBy({ top: far, behavior: 'instant' })", far)
        top, end = found.evaluate("one => [scrollY, one.getBoundingClientRect().bottom + scrollY]")
        begin = self.read if top <= self.read <= end or far else max(top, self.read)
        if end > begin:
            self.tally.words += self.look("words", [begin, end])
            self.read = end
        return found


def told(said: Mapping[str, Any]) -> str:
    """What is looked for, in words."""
    words = [f"“{said[key]}”" for key in ("name", "text") if key in said]
    return " ".join([*filter(None, [said.get("role")]), *words])


def tap(reader: Reader, said: Mapping[str, Any]) -> None:
    reader.reach(said).click(timeout=PATIENCE)
    reader.tally.taps += 1


def write(reader: Reader, said: Mapping[str, Any]) -> None:
    field = reader.reach(said)
    if not field.evaluate("one => one === document.activeElement"):
        field.click(timeout=PATIENCE)
        reader.tally.taps += 1
    field.press_sequentially(said["words"])
    reader.tally.keys += len(said["words"])


def key(reader: Reader, said: Mapping[str, Any]) -> None:
    reader.page.keyboard.press(said["press"])
    reader.tally.keys += 1


def see(reader: Reader, said: Mapping[str, Any]) -> None:
    reader.reach(said)


def miss(reader: Reader, said: Mapping[str, Any]) -> None:
    try:
        reader.find(said).wait_for(state="hidden", timeout=PATIENCE)
    except Error:
        raise Lost(f"{told(said)} is still there") from None


def go(reader: Reader, said: Mapping[str, Any]) -> None:
    reader.page.goto(reader.address + said["page"])


def back(reader: Reader, said: Mapping[str, Any]) -> None:
    reader.page.go_back()
    reader.tally.taps += 1


def network(reader: Reader, said: Mapping[str, Any]) -> None:
    if not said["on"]:
        reader.page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        reader.page.wait_for_function("caches.keys().then(all => all.length > 0)", timeout=4 * PATIENCE)
        reader.page.wait_for_timeout(PATIENCE / 2)
    reader.page.context.set_offline(not said["on"])


def shared(reader: Reader, said: Mapping[str, Any]) -> None:
    tag = reader.page.locator(f'meta[property="{said["tag"]}"], link[rel="{said["tag"]}"]').first
    if not tag.count() or not (tag.get_attribute("content") or tag.get_attribute("href")):
        raise Lost(f"the page says no {said['tag']}")


def file(reader: Reader, said: Mapping[str, Any]) -> None:
    link = reader.reach(said)
    answer = reader.page.request.get(link.evaluate("one => one.href"))
    reader.tally.taps += 1
    if not answer.ok or said["has"] not in answer.text():
        raise Lost(f"{told(said)} leads to no file with “{said['has']}”")


def paper(reader: Reader, said: Mapping[str, Any]) -> None:
    reader.page.emulate_media(media="print")
    sides = len(re.findall(rb"/Type\s*/Page\b", reader.page.pdf(format="A4", prefer_css_page_size=True)))
    text = reader.page.locator("body").inner_text()
    reader.page.emulate_media(media="screen")
    if said["has"] not in text:
        raise Lost(f"“{said['has']}” does not stand on paper")
    if sides > said["sides"]:
        raise Lost(f"the page takes {sides} sides of paper, {said['sides']} were meant")


DOING: Mapping[str, Callable[[Reader, Mapping[str, Any]], None]] = {
    one.__name__: one for one in (tap, write, key, see, miss, go, back, network, shared, file, paper)
}


def do(reader: Reader, task: Task, after: Callable[[int], None] = lambda _: None) -> Outcome:
    """Do a task step by step, until the end or until it goes no further; ``after`` is called after each step."""
    for number, step in enumerate(task.steps, 1):
        verb, said = next(iter(step.items()))
        try:
            DOING[verb](reader, said)
            after(number)
        except (Lost, Error) as error:
            why = f"step {number} ({verb}): {str(error).splitlines()[0]}"
            return Outcome(task, "failed" if number == 1 or not reader.tally.taps else "partly", why, reader.tally)
    over = list(too_many(reader.tally, task))
    return Outcome(task, "partly" if over else "done", "; ".join(over), reader.tally)


def too_many(tally: Tally, task: Task) -> Iterator[str]:
    """What a task cost more of than it may."""
    for name in COUNTS:
        taken, most = getattr(tally, name), task.at_most.get(name)
        if most is not None and taken > most:
            yield f"{taken:.1f} {name}, {most} are enough"


@contextmanager
def seated(browser: Browser, address: str, task: Task) -> Iterator[Reader]:
    """A reader before a fresh tab on the device that a task tells of, at the page where it starts."""
    phone = task.device == "phone"
    context = browser.new_context(
        viewport=SIZES[task.device],
        has_touch=phone,
        color_scheme=task.colours,  # type: ignore[arg-type]
        java_script_enabled=task.scripts,
        permissions=["clipboard-read", "clipboard-write"],
    )
    try:
        reader = Reader(context.new_page(), address)
        reader.page.goto(address + task.start)
        yield reader
    finally:
        context.close()


def task_lines(site: Path, tasks: list[Task]) -> Iterator[str]:
    """The table: how each task fares, as soon as it is known, and their sum."""
    results: Counter[str] = Counter()
    yield from HEAD
    with served(site) as address, chromium() as browser:
        for number, task in enumerate(tasks, 1):
            with seated(browser, address, task) as reader:
                outcome = do(reader, task)
            results[outcome.result] += 1
            yield line(number, outcome)
    before = Counter(task.before for task in tasks)
    yield ""
    yield f"Before: {sums(before)}. Now: {sums(results)}."


def sums(results: Mapping[str, int]) -> str:
    """The number of each result."""
    return ", ".join(f"{results.get(result, 0)} {result}" for result in CHOICES["before"])


HEAD = (
    "| # | Task | Before | Now | Taps | Keys | Screens scrolled | Words on the way | Reading |",
    "|---|---|---|---|---|---|---|---|---|",
)


def line(number: int, one: Outcome) -> str:
    """One line of the table."""
    tally, seconds = one.tally, round(one.tally.words / A_MINUTE * 60)
    now = one.result + (f": {one.why}" if one.why else "")
    costs = f"{tally.taps} | {tally.keys} | {tally.screens:.1f} | {tally.words} | {seconds} s"
    return f"| {number} | {one.task.who} | {one.task.before} | {now} | {costs} |"
