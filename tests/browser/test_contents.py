"""The contents beside the text follow the reader; a link into a fold opens it."""

from browsing import on
from playwright.sync_api import expect

TABS = """() => document.querySelector("article").insertAdjacentHTML("beforeend", `<div class="tabbed-set tabbed-alternate">
    <input type="radio" name="tabs" id="tab-1" checked><input type="radio" name="tabs" id="tab-2">
    <div class="tabbed-labels"><label for="tab-1">One</label><label for="tab-2">Two</label></div>
    <div class="tabbed-content"><div class="tabbed-block">First</div><div class="tabbed-block"><p id="inside">Second</p></div></div></div>`)"""

URL = "causes/low-glimmer/"


def lengthen(page):
    """Make each section longer than the window."""
    page.add_style_tag(content="article h2 { margin-bottom: 90vh !important; }")


@on(bypass_csp=True)  # the test puts something into the page that a page may not get
def test_the_contents_show_the_section_that_is_read(visit):
    page = visit.open(URL)
    lengthen(page)
    links = page.locator(".contents a")
    assert links.count() > 1 and page.locator(".contents [aria-current]").count() == 0
    for number in range(links.count()):
        links.nth(number).click()
        expect(links.nth(number)).to_have_attribute("aria-current", "true")
        expect(page.locator(".contents [aria-current]")).to_have_count(1)
    page.evaluate("scrollTo(0, 0)")
    expect(page.locator(".contents [aria-current]")).to_have_count(0)


def test_a_link_into_a_fold_opens_it(visit):
    page = visit.open(URL)
    inside = page.locator("details:is(.fold, .tail) > :not(summary)").first
    # As in a browser that does not open folds by itself: the address changes, and no more.
    inside.evaluate("one => { one.id = 'inside'; history.replaceState(null, '', '#inside'); dispatchEvent(new Event('hashchange')); }")
    expect(inside).to_be_visible()


@on(bypass_csp=True)  # the test puts something into the page that a page may not get
def test_a_link_into_a_tab_chooses_it(visit):
    page = visit.open(URL)
    page.evaluate(TABS)
    page.evaluate("location.hash = 'inside'")
    expect(page.locator("#tab-2")).to_be_checked()
    page.locator("label", has_text="One").click()
    expect(page.locator("#tab-1")).to_be_checked()
