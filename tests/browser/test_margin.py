"""The margin of a wide screen: each reference beside its line, once, and nothing there that is read aloud twice."""

from itertools import pairwise

import pytest
from browsing import on, phone
from playwright.sync_api import Page, expect

PAGE = "causes/low-glimmer/"
NOTES = ".note:visible"


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Where elements stand."""
    return [box for one in page.locator(selector).all() if (box := one.bounding_box())]


def test_each_reference_stands_once_beside_the_line_that_it_is_for(visit):
    page = visit.open(PAGE)
    expect(page.locator(NOTES).first).to_be_visible()
    numbers = page.locator(f"{NOTES} b").all_text_contents()
    assert numbers == sorted(set(numbers), key=int)
    article = page.locator("#page-text").bounding_box()
    assert all(box["x"] >= article["x"] + article["width"] for box in boxes(page, NOTES))
    cite, first = page.locator(".cite a").first.bounding_box(), boxes(page, NOTES)[0]
    assert abs(cite["y"] - first["y"]) < 260


def test_notes_do_not_lie_over_each_other_or_over_what_is_there(visit):
    page = visit.open(PAGE)
    expect(page.locator(NOTES).first).to_be_visible()
    placed = sorted((box["y"], box["y"] + box["height"]) for box in boxes(page, f"{NOTES}, .review, .drawing"))
    assert all(end <= start + 1 for (_, end), (start, _) in pairwise(placed))
    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_notes_are_for_the_eye_alone(visit):
    page = visit.open(PAGE)
    hidden = page.locator(".note").evaluate_all("all => all.map(one => one.getAttribute('aria-hidden'))")
    assert hidden and set(hidden) == {"true"}
    assert page.locator(".note a").evaluate_all("all => all.every(one => one.tabIndex === -1)")


@pytest.mark.parametrize("visit", [phone(), {"viewport": {"width": 1000, "height": 800}}], indirect=True, ids=["390", "1000"])
def test_without_a_margin_there_are_no_notes(visit):
    page = visit.open(PAGE)
    page.wait_for_timeout(100)
    assert page.locator(NOTES).count() == 0


def test_a_number_opens_the_list_of_references_and_leads_to_its_own(visit):
    page = visit.open(PAGE)
    entry = page.locator(".references__items > li").first
    expect(entry).to_be_hidden()
    page.locator(".cite a").first.click()
    expect(entry).to_be_in_viewport()


@on(java_script_enabled=False)
def test_without_a_script_a_number_opens_the_list_too(visit):
    page = visit.open(PAGE)
    page.locator(".cite a").first.click()
    expect(page.locator(".references__items > li").first).to_be_in_viewport()
