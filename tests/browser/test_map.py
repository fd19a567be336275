"""The map in a browser: one page with its branches, its lines, larger and smaller, and what is there without scripts."""

import pytest
from browsing import on, phone
from playwright.sync_api import expect

NODE = "causes/low-glimmer"


def width(page):
    return page.locator("#map-whole").evaluate("one => one.getBoundingClientRect().width")


def test_a_chosen_page_shows_what_it_is_tied_to_and_the_way_back(visit):
    page = visit.open("a-z/")
    expect(page.locator("#map-near")).to_be_hidden()
    page.get_by_label("Start from one page").select_option(NODE)
    expect(page.locator(".map__root b")).to_have_text("Low glimmer")
    assert page.locator(".map__tie").all_inner_texts() == ["Can come from", "What may help"]
    expect(page.locator("path.map__line--lit")).to_have_count(page.locator(".map__twig").count())
    page.locator(".map__twig").first.click()
    expect(page.locator(".map__root b")).not_to_have_text("Low glimmer")
    page.go_back()
    expect(page.locator(".map__root b")).to_have_text("Low glimmer")
    page.go_back()
    expect(page.locator("#map-near")).to_be_hidden()


def test_a_page_leads_to_its_place_on_the_map_and_the_map_to_the_page(visit):
    page = visit.open(f"{NODE}/")
    page.locator(".near-map figcaption a").click()
    expect(page.locator(".map__root b")).to_have_text("Low glimmer")
    expect(page.locator(".map__root b")).to_be_in_viewport()
    page.locator(".map__read").click()
    expect(page.locator("h1")).to_have_text("Low glimmer")


@pytest.mark.parametrize("hash_", ["#no-such-page", "#%", "#map-zoom", "#"])
def test_an_address_of_no_page_shows_the_whole_map(visit, hash_):
    page = visit.open(f"a-z/{hash_}")
    expect(page.locator("#map-near")).to_be_hidden()
    expect(page.locator("path.map__line--lit")).to_have_count(0)


@on(**phone())
def test_it_grows_and_shrinks_by_buttons_and_keys_and_never_below_the_frame(visit):
    page = visit.open("a-z/")
    frame = page.locator("#map-frame").evaluate("one => one.clientWidth")
    page.get_by_role("button", name="All of it").click()
    assert width(page) == pytest.approx(frame, abs=1)
    page.get_by_role("button", name="Smaller").click()
    assert width(page) == pytest.approx(frame, abs=1)
    page.get_by_role("button", name="Larger").click()
    assert width(page) == pytest.approx(frame * 1.25, abs=1)
    page.locator("#map-frame").focus()
    page.keyboard.press("+")
    assert width(page) == pytest.approx(frame * 1.25**2, abs=1)
    page.keyboard.press("0")
    assert width(page) == pytest.approx(frame, abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_page_that_has_the_focus_lights_up_its_lines(visit):
    page = visit.open("a-z/")
    page.locator(f'#map-whole a[id="{NODE}"]').focus()
    assert page.locator("path.map__line--lit").count() > 0


@on(java_script_enabled=False)
def test_without_scripts_the_picture_and_the_words_are_there(visit):
    page = visit.open("a-z/")
    expect(page.locator(".map__choose")).to_be_hidden()
    page.locator(".map__kind summary").first.click()
    expect(page.locator(".map__words").first).to_be_visible()
    page.locator(f'#map-whole a[id="{NODE}"]').click()
    expect(page.locator("h1")).to_have_text("Low glimmer")


@on(**phone(), has_touch=True, is_mobile=True)
def test_a_tap_shows_the_lines_of_a_page_above_a_panel_that_leads_to_it(visit):
    page = visit.open("a-z/")
    spot = page.locator(f'#map-whole a[id="{NODE}"]')
    page.locator(".map__columns button").nth(1).click()
    spot.tap()
    expect(page.locator(".map__root b")).to_be_focused()
    assert spot.bounding_box()["y"] < page.locator("#map-near").bounding_box()["y"]
    page.locator(".map__root button").click()
    expect(page.locator("#map-near")).to_be_hidden()
    page.go_back()
    page.locator(".map__read").click()
    expect(page.locator("h1")).to_have_text("Low glimmer")


@on(**phone())
def test_a_phone_shows_two_columns_and_names_the_others(visit):
    page = visit.open("a-z/")
    seen = page.locator(".map__columns [aria-current]")
    expect(seen).to_have_text(["Medicines", "Causes"])
    page.locator(".map__columns button").nth(2).click()
    expect(seen).to_have_text(["Diseases", "Remedies"])


def test_lines_of_a_sort_can_be_left_out(visit):
    page = visit.open("a-z/")
    box = page.locator(".map__key input").first
    lines = page.locator(f'.map__lines[data-tie="{box.get_attribute("value")}"]')
    expect(lines).to_have_css("display", "inline")
    box.uncheck()
    expect(lines).to_have_css("display", "none")
    box.check()
    expect(lines).to_have_css("display", "inline")
