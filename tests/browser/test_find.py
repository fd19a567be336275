"""Long lists: an entry is found by typing, and how many fit is said."""

import pytest
from browsing import on
from playwright.sync_api import Page, expect

FIELD, FOUND = "[data-find-form] input", ".find__found"


def fill(page: Page, text: str) -> Page:
    """The page with a text in its field."""
    page.locator(FIELD).first.fill(text)
    return page


def shown(page: Page, entries: str) -> list[str]:
    """The texts of the entries that show."""
    return [" ".join(text.split()) for text in page.locator(f"{entries}:visible").all_inner_texts()]


def test_typing_leaves_the_names_that_fit_and_opens_their_letters(visit):
    page = visit.open("a-z/")
    assert shown(page, ".a-z__names > li") == []
    fill(page, "drainol")
    (name,) = shown(page, ".a-z__names > li")
    assert name.startswith("Drainol") or "Drainol" in name
    assert page.locator(".letters__one:visible").count() == 1
    expect(page.locator(FOUND)).to_have_text("1 fits")
    fill(page, "")
    assert shown(page, ".a-z__names > li") == [] and page.locator(".letters__one:visible").count() > 1
    expect(page.locator(FOUND)).to_have_text("")


@pytest.mark.parametrize("typed", ["glim low", "LOW glimmer", "  low  glimmer!"])
def test_words_are_found_in_any_order_by_their_beginning(visit, typed):
    page = fill(visit.open("a-z/"), typed)
    assert any("low glimmer" in name.casefold() for name in shown(page, ".a-z__names > li"))


def test_what_is_not_found_is_said_and_what_to_do_then(visit):
    page = fill(visit.open("glossary/"), "zzzz")
    expect(page.locator(FOUND)).to_contain_text("No word in this list fits.")
    assert shown(page, ".glossary__entry") == [] and page.locator(".glossary__letter:visible").count() == 0


def test_a_letter_that_was_open_stays_open_after_a_question(visit):
    page = visit.open("a-z/")
    letter = page.locator(".letters__one").nth(1)
    letter.locator("summary").click()
    fill(page, "zzzz")
    fill(page, "")
    assert page.locator(".letters__one[open]").count() == 1 and letter.get_attribute("open") is not None


@pytest.mark.parametrize("url", ["a-z/", "glossary/", "references/"])
def test_enter_loads_nothing(visit, url):
    page = fill(visit.open(url), "a")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    assert page.url == f"{visit.address}{url}?find=a"


@on(java_script_enabled=False)
def test_without_a_script_the_list_stands_and_no_field_promises_more(visit):
    page = visit.open("glossary/")
    assert shown(page, ".glossary__entry")
    assert page.locator(FIELD).is_hidden()


MEDICINES = ".medicine-list__group li"


def test_the_list_of_medicines_is_found_by_a_brand_by_a_part_of_a_name_and_by_what_a_medicine_is_for(visit):
    page = visit.open("medicines/")
    every = page.locator(MEDICINES).count()
    for typed in ("zandrix", "wstatin", "cold cellars"):
        rows = shown(fill(page, typed), MEDICINES)
        assert any(row.startswith("glowstatin") for row in rows) and len(rows) < every


def test_a_slip_is_read_as_the_nearest_word_of_the_list_and_that_is_said(visit):
    page = fill(visit.open("medicines/"), "glowsttin")
    expect(page.locator(FOUND).first).to_have_text("1 fits, read as “glowstatin”")
    (row,) = shown(page, MEDICINES)
    assert row.startswith("glowstatin")


def test_a_short_word_is_looked_for_where_a_word_begins(visit):
    page = fill(visit.open("medicines/"), "low")
    assert not any(row.startswith("glowstatin") and "low" not in row.replace("glow", "") for row in shown(page, MEDICINES))


def test_what_was_typed_stands_in_the_address_and_is_asked_again(visit):
    page = fill(visit.open("medicines/"), "zandrix")
    assert page.url.endswith("medicines/?find=zandrix")
    again = visit.open("medicines/?find=soother")
    assert shown(again, MEDICINES)
    fill(again, "")
    assert again.url.endswith("medicines/")
