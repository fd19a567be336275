"""When to get help: a sign is found by typing, and an address opens its card."""

import pytest
from browsing import on, phone, wait_until
from playwright.sync_api import Page, expect

FIELD, FOUND = "#sign-text", "[data-signs-found]"
ALL = ["h-01", "h-02", "h-03", "h-04"]


def shown(page: Page) -> list[str]:
    """The ids of the cards whose line shows, sorted."""
    cards = page.locator("[data-sign]:visible .care")
    return sorted(cards.evaluate_all("all => all.map(one => one.id)"))


def opened(page: Page) -> list[str]:
    """The ids of the cards that stand open."""
    return page.locator("[data-sign][open] .care").evaluate_all("all => all.map(one => one.id)")


def fill(page: Page, text: str) -> Page:
    """The page with a text in its field."""
    page.locator(FIELD).fill(text)
    return page


TYPED = [
    ("swollen", ["h-01"]),
    ("Swollen LEGS", ["h-01"]),  # the card with the most words
    ("legs", ["h-01", "h-03"]),  # a plural
    ("leg", ["h-01", "h-03"]),
    ("breathing", ["h-02"]),  # an ending
    ("tingled", ["h-03"]),
    ("tingl", ["h-03"]),  # still being typed
    ("plugged", ["h-01", "h-02"]),  # what it may be counts too
    ("pate", ["h-04"]),  # without its accents
    ("PÂTÉ", ["h-04"]),
    ("uncle's cellar", ["h-04"]),
    ("uncle's", ["h-04"]),  # either apostrophe
    ("has the leg and her breathe", ["h-01", "h-02", "h-03"]),  # small words say nothing
    ("with the", ALL),
    ("of a", ALL),
    ("arm", []),  # not "warm"
    ("zzzz", []),
]


def test_typing_finds_the_card_whose_sign_it_is(visit):
    page = visit.open("help/")
    assert {typed: shown(fill(page, typed)) for typed, _ in TYPED} == dict(TYPED)


@pytest.mark.parametrize(("typed", "said"), [("swollen", "1 sign fits"), ("leg", "2 signs fit"), ("zzzz", "No sign in this list fits.")])
def test_how_many_signs_fit_is_said_and_goes_when_nothing_is_asked(visit, typed, said):
    page = visit.open("help/")
    expect(page.locator(FOUND)).to_have_text("")
    fill(page, typed)
    expect(page.locator(FOUND)).to_contain_text(said)
    fill(page, "with the")
    expect(page.locator(FOUND)).to_have_text("")


def test_a_sign_that_is_not_found_is_not_called_harmless(visit):
    page = visit.open("help/")
    fill(page, "zzzz")
    expect(page.locator(FOUND)).to_contain_text("does not mean that it is harmless")


def test_a_group_without_a_sign_that_fits_is_hidden_and_comes_back(visit):
    page = visit.open("help/")
    groups = page.locator("[data-signs-group]:visible")
    everything = groups.count()
    fill(page, "swollen")
    assert groups.count() == 1
    fill(page, "")
    assert groups.count() == everything and shown(page) == ALL
    expect(page.locator(FOUND)).to_have_text("")


AT_ONCE = """(field, texts) => texts.forEach(text => { field.value = text; field.dispatchEvent(new Event("input", {bubbles: true})); })"""


def test_what_is_said_is_the_last_that_was_asked(visit):
    page = visit.open("help/")
    heard = """() => { window.heard = []; const told = document.querySelector("[data-signs-found]");
        new MutationObserver(() => heard.push(told.textContent)).observe(told, {childList: true}); }"""
    page.evaluate(heard)
    page.locator(FIELD).evaluate(AT_ONCE, ["swollen", "leg"])
    expect(page.locator(FOUND)).to_have_text("2 signs fit")
    assert page.evaluate("heard") == ["2 signs fit"]


def test_enter_loads_nothing(visit):
    page = visit.open("help/")
    fill(page, "swollen")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert page.url == visit.address + "help/" and shown(page) == ["h-01"]


@on(**phone())
def test_an_address_opens_its_card_and_a_new_one_the_next(visit):
    page = visit.open("help/#h-04")
    assert opened(page) == ["h-04"]
    expect(page.locator("#h-04")).to_be_in_viewport()
    page.evaluate("location.hash = '#h%2D01'")
    wait_until(page, "document.querySelector('#h-01').closest('details').open")
    expect(page.locator("#h-01")).to_be_in_viewport()


@on(bypass_csp=True)  # the test puts something into the page that a page may not get
def test_the_script_opens_a_card_where_the_browser_would_not(visit):
    page = visit.open("help/")
    page.evaluate("document.querySelector('article').style.paddingTop = '2000px'")
    page.evaluate("history.replaceState(null, '', '#h%2D04'); dispatchEvent(new HashChangeEvent('hashchange'))")
    assert opened(page) == ["h-04"]
    expect(page.locator("#h-04")).to_be_in_viewport()
    visit.open("about/")
    visit.open("help/")
    page.evaluate("history.replaceState(null, '', '#h-01')")
    page.add_script_tag(url=visit.address + "assets/signs.js")
    assert opened(page) == ["h-01"]


@pytest.mark.parametrize("hash", ["", "#", "#limb", "#nobody"])
def test_an_address_that_names_no_card_opens_none(visit, hash):
    page = visit.open(f"help/{hash}")
    assert opened(page) == [] and shown(page) == ALL


def test_a_line_about_a_danger_sign_leads_to_its_open_card(visit):
    page = visit.open("look-alikes/")
    page.locator(".care-line a", has_text="breathe").click()
    page.wait_for_url("**/help/#h-02")
    expect(page.locator("#h-02")).to_be_visible()


@on(java_script_enabled=False)
def test_without_a_script_every_sign_shows_and_no_field_promises_more(visit):
    page = visit.open("help/")
    assert page.locator("[data-sign] summary:visible").count() == len(ALL)
    assert page.locator(FIELD).is_hidden()


def test_a_sign_unfolds_by_mouse_and_by_keyboard(visit):
    page = visit.open("help/")
    line = page.locator("[data-sign] summary").first
    line.click()
    assert len(opened(page)) == 1
    line.press("Enter")
    assert opened(page) == []
