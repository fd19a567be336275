"""Every kind of page on every kind of device: WCAG, narrow phones, print, forced colours, no script."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import Visit, on, phone, wait_until
from playwright.sync_api import Page, expect

AXE = Axe().axe_script
FAULTS = "rules => { document.getAnimations().forEach(one => one.finish()); return axe.run(rules); }"  # no colour is on its way
FAULTS_ALONE = {"resultTypes": ["violations"]}  # what is in order is not listed, which would take longer than to find it
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, **FAULTS_ALONE}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, **FAULTS_ALONE}
LIKE = ":is(.a-z__names, .references__items, .mistakes__items) > li:nth-child(n+4), tbody > tr:nth-child(n+8)"  # thousands, all alike: seconds each
NARROW = 320


def violations(visit: Visit, urls: list[str], schemes: dict[str, dict[str, object]]) -> dict[str, object]:
    """What axe finds on each page, by the rules for each scheme of colours; a page is loaded once."""
    found = {}
    for url in urls:
        page = visit.open(url)
        page.evaluate("like => document.querySelectorAll(like).forEach(one => one.remove())", LIKE)
        page.evaluate(AXE)
        for scheme, rules in schemes.items():
            page.emulate_media(color_scheme=scheme)
            for fault in page.evaluate(FAULTS, rules)["violations"]:
                found.setdefault(url, []).append((scheme, fault["id"], [node["html"][:120] for node in fault["nodes"][:3]]))
    return found


DATA = ("data-file", "data-files", "schema-log", "codes", "codes-missing", "changes", "corrections", "history")


def test_the_tours_show_every_frame_and_the_made_up_one_every_block(tour, real_tour, made_up, real_site):
    assert {"404.html", "now/"} <= {*tour}
    blocks = [
        {name for url in urls for name in re.findall(r'data-atlas="([a-z-]+)"', (site / (url if url.endswith("html") else f"{url}index.html")).read_text("utf-8"))}
        for site, urls in ((made_up, tour), (real_site[1], real_tour))
    ]
    assert blocks[1] - blocks[0] <= {"drawing", "fact", *DATA}  # the made-up one has no drawings, and no pages on data, codes and changes


DEVICES = {"1280": ({}, {"light": WCAG, "dark": CONTRAST}), "390": (phone(), {"dark": WCAG, "light": CONTRAST})}


@pytest.mark.parametrize(("visit", "schemes"), DEVICES.values(), indirect=["visit"], ids=DEVICES)
def test_each_kind_of_page_meets_wcag_aa(visit, tour, schemes):
    assert json.dumps(violations(visit, tour, schemes), indent=1) == "{}"


@pytest.mark.parametrize("real_visit", [phone()], indirect=True, ids=["390"])
def test_each_kind_of_real_page_meets_wcag_aa(real_visit, real_tour):
    assert json.dumps(violations(real_visit, real_tour, {"light": WCAG}), indent=1) == "{}"


@pytest.mark.parametrize("real_visit", [phone(NARROW)], indirect=True, ids=["320px"])
def test_no_page_scrolls_sideways_on_a_narrow_phone(real_visit, real_tour):
    wide = {url: real_visit.open(url).evaluate("document.documentElement.scrollWidth") for url in real_tour}
    assert {url: width for url, width in wide.items() if width > NARROW} == {}


@on(bypass_csp=True)  # the test puts something into the page that a page may not get
def test_the_checks_of_this_file_notice_a_fault(visit):
    page = visit.open("about/")
    page.evaluate("document.querySelector('h1').innerHTML = '<span style=\"color: #eee; background: #fff\">pale</span>'")
    page.evaluate(AXE)
    assert [fault["id"] for fault in page.evaluate(FAULTS, CONTRAST)["violations"]] == ["color-contrast"]


# -- reading


def test_a_link_in_the_text_leads_to_the_page_it_names(visit):
    page = visit.open("causes/low-glimmer/")
    page.locator("article a.term--diseases", has_text="ruddy knee").first.click()
    page.wait_for_url("**/diseases/ruddy-knee/")
    assert page.locator("h1").inner_text() == "Ruddy knee"


def test_a_way_through_the_site_stays_below_its_address(visit):
    page = visit.open("")
    for name in ("Causes", "Diseases", "Medicines", "Remedies", "Guides"):
        page.locator(".sections").get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_url(re.compile(f"^{visit.address}[a-z]+/$"))
        expect(page.locator("h1")).to_be_visible()
    page.locator("header").get_by_role("link", name="Cramp right now").click()
    expect(page).to_have_url(visit.address + "now/")


def test_a_fold_opens_by_mouse_and_by_keyboard(visit):
    page = visit.open("causes/low-glimmer/")
    fold = page.locator("details.tail").first
    fold.locator("summary").click()
    expect(fold.locator("summary + *")).to_be_visible()
    fold.locator("summary").press("Enter")
    expect(fold.locator("summary + *")).to_be_hidden()


def test_the_first_tab_leads_past_the_header_to_the_text(visit):
    page = visit.open("causes/low-glimmer/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_until(page, "document.activeElement.id === 'page-text'")


@on(java_script_enabled=False)
def test_without_a_script_every_link_works(visit):
    page = visit.open("")
    page.get_by_role("link", name="I have a cramp right now").first.click()
    expect(page).to_have_url(visit.address + "now/")
    page.goto(visit.address + "causes/low-glimmer/")
    page.locator("a.term--diseases").first.click()
    expect(page).to_have_url(visit.address + "diseases/ruddy-knee/")


def test_the_not_found_page_works_at_any_depth(visit):
    page = visit.open("404.html")
    for link in page.locator("article a").all():
        assert link.get_attribute("href").startswith("/")
    page.locator("article").get_by_role("link", name="When to get help").click()
    expect(page).to_have_url(visit.address + "help/")


# -- paper and forced colours

PALE = """selector => [...document.querySelectorAll(selector)].filter(one => one.offsetParent).map(one => getComputedStyle(one).color)
    .filter(colour => colour.match(/\\d+/g).slice(0, 3).some(part => part > 90))"""


def printed(visit: Visit, url: str) -> Page:
    """A page as it goes to paper."""
    page = visit.open(url)
    page.emulate_media(media="print")
    return page


@on(color_scheme="dark")
@pytest.mark.parametrize("url", ["causes/low-glimmer/", "drugs/", "now/"])
def test_paper_gets_dark_words_and_nothing_to_press(visit, url):
    page = printed(visit, url)
    assert page.evaluate(PALE, "article p, article li, article td, h1, h2") == []
    for left_out in ("header", ".search", ".filter", ".bar", ".count", ".muscles", ".sections", ".tools"):
        assert page.locator(f"{left_out}:visible").count() == 0, left_out
    assert page.locator("h1").is_visible() and page.locator("article :is(p, td):visible").count()


def test_what_is_folded_is_printed_too(visit):
    page = printed(visit, "causes/low-glimmer/")
    expect(page.locator("details.tail summary + *").first).to_be_visible()


@on(forced_colors="active")
@pytest.mark.parametrize(("url", "selector"), [("causes/low-glimmer/", ".care"), ("causes/low-glimmer/", ".chip"), ("drugs/water-pills/", ".medicine__warning"), ("now/", ".muscles a"), ("now/", ".bar a")])
def test_with_forced_colours_what_a_colour_sets_apart_has_a_border(visit, url, selector):
    page = visit.open(url)
    assert page.locator(selector).first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
