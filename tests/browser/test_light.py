"""Every page is light: short enough for a phone, nothing jumps while it loads, and nothing keeps it busy."""


import pytest
from browsing import phone

SCREENS = 30  # of a phone of 390 by 844: a longer page is folded, filtered or split
SHIFTS = """() => new Promise(done => {
  const found = { shifts: 0, tasks: [] };
  new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) found.shifts += one.value; })).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver(list => found.tasks.push(...list.getEntries().map(one => one.duration))).observe({ type: "longtask", buffered: true });
  setTimeout(() => done(found), 250);
})"""
TRIES = 40  # other work on the machine makes a task long, but not each time


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
    for url in real_tour:
        found = [real_visit.open(url).evaluate(SHIFTS)]
        while len(found) < TRIES and (found[-1]["shifts"] or found[-1]["tasks"]):
            found.append(real_visit.open(url).evaluate(SHIFTS))
        if found[-1]["shifts"] or found[-1]["tasks"]:
            heavy[url] = found
    assert heavy == {}
