"""On paper: a poster is one side, the page for a cramp right now and all danger signs are short, and only the text is printed."""

import re

import pytest
from browsing import on
from playwright.sync_api import Page

SIDES = {"poster": (1, 1), "now": (1, 4), "signs": (1, 11)}  # at least, at most


def sides(page: Page) -> int:
    """How many sides of A4 a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def kind_of(page, atlas) -> str:
    """What a page is on paper: by its layout, its template or a slot."""
    if page.meta.get("template") == "now.html":
        return "now"
    return "signs" if page is atlas.signs_page else "poster" if "poster" in page.meta.get("layout", []) else ""


@pytest.mark.parametrize("kind", SIDES)
def test_a_page_takes_as_many_sides_as_its_kind_may(real_visit, real, kind):
    urls = [page.url for page in real.pages if kind_of(page, real) == kind]
    assert urls
    least, most = SIDES[kind]
    taken = {url: sides(real_visit.open(url)) for url in urls}
    assert {url: number for url, number in taken.items() if not least <= number <= most} == {}


@on(viewport={"width": 688, "height": 1000})  # what A4 has between its margins
def test_no_page_is_wider_than_the_paper(visit, tour):
    wider = {}
    for url in tour:
        page = visit.open(url)
        page.emulate_media(media="print")
        wider[url] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {url: more for url, more in wider.items() if more > 0} == {}


def seen(page: Page, *selectors: str) -> list[bool]:
    """Whether there is such an element that shows."""
    return [any(one.is_visible() for one in page.locator(selector).all()) for selector in selectors]


def test_a_poster_says_on_paper_whose_it_is_and_how_old(visit):
    page = visit.open("poster/")
    assert seen(page, ".poster__foot", ".on-paper") == [False, False]
    page.emulate_media(media="print")
    assert seen(page, ".print-page", ".poster__foot", ".on-paper", ".references", ".cite", ".md-header", ".foot") == [False, True, False, False, False, False, False]
    assert "Last checked: 2026-11-22" in page.locator(".poster__foot").inner_text()
    assert sides(page) == 1


def test_a_page_on_paper_says_whose_it_is_and_leaves_out_what_leads_on(visit):
    page = visit.open("guides/elbow/")
    page.emulate_media(media="print")
    assert "Last checked:" in page.locator(".on-paper").inner_text()
    assert seen(page, ".md-header", ".sections", ".relations", ".mentions", ".jump", ".headerlink", ".path", ".skip") == [False] * 8


def test_folds_are_open_on_paper(visit):
    page = visit.open("help/")
    page.emulate_media(media="print")
    cards = page.locator(".sign-fold .care").all()
    assert cards and all(one.is_visible() for one in cards)


def test_a_muscle_that_was_picked_does_not_hide_the_others_on_paper(visit):
    page = visit.open("now/#calf")
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in page.locator(".muscle, .way").all())
    assert seen(page, ".bar", "header", ".hold", ".ways", ".muscles") == [False] * 5
