"""Which cause fits me: one question a screen, the answers in the address, the pages that fit with their reasons."""

import re

import pytest
from browsing import has_focus, on, phone
from playwright.sync_api import Page, expect

URL = "guides/which-cause/"
END = "[data-step-end]"


def titled(page: Page, text: str) -> None:
    """The heading of the step that shows is this one, or becomes it."""
    expect(page.locator(".which__title:visible")).to_have_text(text)


def step(page: Page, *answers: str) -> None:
    """Give some answers and go on."""
    for answer in answers:
        page.get_by_label(answer, exact=True).check()
    page.locator("[data-next]").click()


def pages(page: Page) -> list[str]:
    """The titles of the pages that show at the end."""
    return page.locator(".which__row:visible h3").all_inner_texts()


def to_the_end(page: Page) -> None:
    """The way of an adult at night."""
    step(page)
    step(page, "An adult")
    step(page, "At night")
    step(page, "Little glimmer")


def test_the_questions_lead_to_pages_with_reasons(visit):
    page = visit.open(URL)
    titled(page, "Is one of these true now?")
    to_the_end(page)
    expect(page.locator(END)).to_be_visible()
    titled(page, "5 pages fit what you said")
    assert pages(page)[0] == "Low glimmer"
    because = page.locator(".which__row:visible [data-because]").all_inner_texts()
    assert because[1] == "Because it is an adult and it comes at night."


def test_the_count_narrows_and_is_said(visit):
    page = visit.open(URL)
    count = page.locator("[data-still]")
    assert count.get_attribute("role") == "status"
    before = count.inner_text()
    every, of, all_pages, *_ = before.split()
    assert (every, of) == (all_pages, "of")  # nobody has answered anything yet
    step(page)
    page.get_by_label("A child", exact=True).check()
    expect(count).not_to_have_text(before)
    assert "can still fit" in count.inner_text()


def test_a_ticked_sign_opens_its_card_and_comes_first_at_the_end(visit):
    page = visit.open(URL)
    card = page.locator("[data-step=danger] [data-card=H-02]")
    expect(card).to_be_hidden()
    page.get_by_label("You cannot breathe well").check()
    expect(card).to_be_visible()
    expect(page.locator("[data-still]")).to_have_text("call your emergency number")
    page.locator("[data-next]").click()
    page.locator("[data-end]").click()
    expect(page.locator("[data-first] .care--emergency")).to_be_visible()
    assert pages(page) == ["Ruddy knee"]
    assert page.locator("[id='h-02']").count() == 1
    assert page.locator("[data-otherwise]").is_visible()


def test_back_and_forward_walk_through_the_steps(visit):
    page = visit.open(URL)
    step(page)
    step(page, "An adult")
    titled(page, "When does it come?")
    page.go_back()
    expect(page.locator("#which-who")).to_be_visible()
    assert page.get_by_label("An adult", exact=True).is_checked()
    page.go_forward()
    expect(page.locator("#which-when")).to_be_visible()
    page.locator("[data-back]").click()
    expect(page.locator("#which-who")).to_be_visible()


def test_the_button_back_goes_back_in_the_browser_and_loses_no_answer(visit):
    page = visit.open(URL)
    step(page)
    step(page, "An adult")
    page.get_by_label("In the wind").check()
    page.locator("[data-back]").click()
    expect(page.locator("#which-who")).to_be_visible()
    page.go_back()
    expect(page.locator("#which-danger")).to_be_visible()
    page.go_forward()
    page.locator("[data-next]").click()
    titled(page, "What else is there?")
    assert "when=wind" in page.url


def test_an_address_of_another_place_leaves_the_questions_as_they_are(visit):
    page = visit.open(URL)
    step(page)
    page.get_by_label("An adult", exact=True).check()
    page.evaluate("location.hash = 'which-tables'")
    page.locator("[data-next]").click()
    titled(page, "When does it come?")
    assert "who=adult" in page.url


def test_none_of_the_signs_can_be_ticked_and_says_nothing_else(visit):
    page = visit.open(URL)
    page.get_by_label("You cannot breathe well").check()
    page.locator("[data-step=danger]").get_by_label("None of these").check()
    assert page.locator("[data-step=danger] input:checked").count() == 1
    step(page)
    page.locator("[data-end]").click()
    expect(page.locator("[data-first]")).to_be_hidden()
    expect(page.locator("[data-said] dd").first).to_contain_text("None of these")


@on(**phone(320))
def test_on_a_phone_the_first_sign_is_on_the_first_screen_and_the_bar_is_low(visit):
    page = visit.open(URL)
    first, bar = page.locator(".which__answer").first.bounding_box(), page.locator(".which__buttons").bounding_box()
    assert first["y"] + first["height"] < bar["y"] and bar["height"] <= 72


def test_an_address_brings_everything_back(visit):
    page = visit.open(f"{URL}#who=adult&when=night&signs=dim&at=end")
    assert "Low glimmer" in pages(page)
    visit.open(f"{URL}#who=adult&at=when")
    page.reload()
    titled(page, "When does it come?")


@pytest.mark.parametrize("hash", ["", "#", "#h-01", "#at=nowhere", "#who=nobody&what=%3Cb%3E", "#who=,,", "#%zz"])
def test_an_address_that_makes_no_sense_begins_at_the_beginning(visit, hash):
    page = visit.open(URL + hash)
    titled(page, "Is one of these true now?")
    assert page.locator("input:checked").count() == 0


def test_an_earlier_answer_can_be_changed(visit):
    page = visit.open(URL)
    to_the_end(page)
    page.get_by_role("link", name=re.compile("When does it come")).click()
    titled(page, "When does it come?")
    page.get_by_label("In the wind").check()
    expect(page.locator("[data-next]")).to_have_text("Show the pages")
    page.locator("[data-next]").click()
    expect(page.locator(END)).to_be_visible()
    assert "Dry wind" in pages(page)
    page.locator("[data-again]").click()
    expect(page.locator("#which-danger")).to_be_visible()
    assert page.locator("input:checked").count() == 0


def test_who_knows_nothing_is_told_that_nothing_fits(visit):
    page = visit.open(URL)
    for _ in range(4):
        page.locator("[data-next]").click()
    titled(page, "Nothing fits well")
    assert pages(page) == []
    expect(page.get_by_text("That is common.")).to_be_visible()
    expect(page.locator("[data-otherwise] a")).to_have_text("All causes")
    expect(page.locator("[data-help]")).to_be_hidden()


def test_none_and_unknown_stand_alone(visit):
    page = visit.open(f"{URL}#at=signs")
    red, none = page.get_by_label("A red knee"), page.locator("[data-step=signs] [value=none]")
    red.check()
    none.check()
    assert not red.is_checked()
    red.check()
    assert not none.is_checked()


def test_all_of_it_works_from_the_keyboard_and_the_heading_is_read_out(visit):
    page = visit.open(URL)
    page.locator("[data-next]").press("Enter")
    assert has_focus(page.locator("#which-who"))
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#which-when")).to_be_visible()
    assert has_focus(page.locator("#which-when")) and "who=adult" in page.url


@on(java_script_enabled=False)
def test_without_a_script_the_signs_and_the_tables_stand_there(visit):
    page = visit.open(URL)
    page.get_by_label("You cannot breathe well").check()
    expect(page.locator("[data-card=H-02]")).to_be_visible()
    expect(page.locator("[data-go]")).to_be_hidden()
    page.locator(".which__tables summary", has_text="When does it come?").click()
    expect(page.locator(".which__tables a:visible", has_text="Dry wind")).to_be_visible()


@on(**phone(320))
def test_it_fits_a_small_phone(visit):
    page = visit.open(f"{URL}#at=signs")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    heights = page.locator(".which__answer:visible, [data-go] button:visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert min(heights) >= 44
