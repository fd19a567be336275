"""Every page is light: short enough for a phone, nothing jumps while it loads, and nothing keeps it busy."""

import json
import time

import pytest
from browsing import Visit, phone
from playwright.sync_api import Route

SCREENS = 30  # of a phone of 390 by 844: a longer page is folded, filtered or split
SHIFTS = """() => new Promise(done => {
  let shifts = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) shifts += one.value; })).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(shifts), 250);
})"""
TASK, LONG = "ThreadControllerImpl::RunTask", 50_000  # microseconds of the processor: other work on the machine is none of the page's
LATE = 0.1  # seconds that each script comes after its page, so that what a script moves was painted before
TRIES = 9  # it makes a task longer all the same, but not each time


def late(route: Route) -> None:
    time.sleep(LATE)
    route.continue_()


def loading(visit: Visit, url: str) -> dict[str, object]:
    """How much jumps while a page loads, and the long tasks of its main thread, in milliseconds; what is nothing is left out."""
    browser = visit.page.context.browser
    browser.start_tracing(categories=["toplevel"])
    shifts = visit.open(url).evaluate(SHIFTS)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    threads = {(one["pid"], one["tid"]) for one in events if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"}
    assert threads
    tasks = [one["tdur"] / 1000 for one in events if one["name"] == TASK and one.get("tdur", 0) > LONG and (one["pid"], one["tid"]) in threads]
    return {name: value for name, value in {"shifts": shifts, "tasks": tasks}.items() if value}


@pytest.mark.parametrize("real_visit", [phone()], indirect=True, ids=["390"])
def test_no_page_is_longer_than_some_screens_of_a_phone(real_visit, real_site):
    lengths = {}
    for path in sorted(real_site[1].rglob("*.html")):
        if 'http-equiv="refresh"' in path.read_text("utf-8"):  # an old address
            continue
        page = real_visit.open(path.relative_to(real_site[1]).as_posix().removesuffix("index.html"))
        lengths[page.url.removeprefix(real_visit.address)] = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    assert {url: round(length, 1) for url, length in lengths.items() if length > SCREENS} == {}


LIGHT = {"390": phone(), "1280": {"viewport": {"width": 1280, "height": 900}}}


@pytest.mark.parametrize("real_visit", LIGHT.values(), indirect=True, ids=LIGHT)
def test_nothing_jumps_and_nothing_takes_long_while_a_page_loads(real_visit, real_tour):
    heavy = {}
    real_visit.page.route("**/*.js", late)
    for url in real_tour:
        found = [loading(real_visit, url)]
        while found[-1] and len(found) < TRIES:
            found.append(loading(real_visit, url))
        if found[-1]:
            heavy[url] = found
    assert heavy == {}


BUSY = "let sum = 0; for (let number = 0; number < 5e8; number += 1) sum += number % 7; window.sum = sum;"
JUMP = """addEventListener("load", () => setTimeout(() => {
  const one = document.createElement("pre");
  one.textContent = "late\\n".repeat(20);
  document.querySelector("article").prepend(one);
}, 50));"""


@pytest.mark.parametrize(("put", "kind"), [(BUSY, "tasks"), (JUMP, "shifts")])
def test_what_is_busy_and_what_jumps_would_be_noticed(visit, put, kind):
    visit.page.add_init_script(put)
    assert kind in loading(visit, "about/")
