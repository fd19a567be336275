"""The sheet: filled in on the page, kept only when asked, printed with lines where nothing stands."""

from browsing import has_focus, on, phone
from playwright.sync_api import Page, expect

KEEP = "Keep what I write on this device"


def field(page: Page, name: str):
    """A field by its whole name."""
    return page.get_by_label(name, exact=True)


def filled(page: Page) -> Page:
    """The sheet with something of each kind in it."""
    field(page, "Name").fill("Ada")
    field(page, "Day").fill("2026-11-02")
    field(page, "Where, line 1").fill("left calf")
    field(page, "When, line 1").fill("2026-11-02T03:10")
    field(page, "How many, line 1").fill("2")
    return page


def values(page: Page) -> list[str]:
    """What stands in the fields that were filled."""
    return [field(page, name).input_value() for name in ("Name", "Day", "Where, line 1", "When, line 1", "How many, line 1")]


ALL = ["Ada", "2026-11-02", "left calf", "2026-11-02T03:10", "2"]
NOTHING = [""] * 5


def test_each_empty_cell_is_a_field_with_a_name_and_what_is_printed_stays(visit):
    page = visit.open("sheet/")
    names = page.locator(".fill-in__cell > :is(input, textarea)").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert names[:4] == ["Name", "Day", "Name, line 1", "Dose, line 1"] and len(set(names)) == len(names) == 2 + 6 + 9
    expect(page.get_by_text("Ring today")).to_be_visible()


def test_nothing_is_kept_unless_asked(visit):
    page = filled(visit.open("sheet/"))
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('sheet'))") == []
    page.reload()
    assert values(page) == ALL  # in this tab alone
    other = page.context.new_page()
    other.goto(page.url)
    assert values(other) == NOTHING
    page.get_by_role("button", name="Delete all that I wrote").click()
    page.reload()
    assert values(page) == NOTHING


def test_what_is_kept_comes_back_and_the_tick_ends_it(visit):
    page = visit.open("sheet/")
    page.get_by_label(KEEP).check()
    filled(page).reload()
    assert values(page) == ALL
    page.get_by_label(KEEP).uncheck()
    assert values(page) == ALL
    page.reload()
    assert values(page) == NOTHING


def test_all_can_be_deleted_with_one_button_and_brought_back(visit):
    page = visit.open("sheet/")
    page.get_by_label(KEEP).check()
    filled(page).get_by_role("button", name="Delete all that I wrote").click()
    assert values(page) == NOTHING
    assert page.evaluate("Object.values(localStorage).join()").count("Ada") == 0
    page.get_by_role("button", name="Bring it back").click()
    assert values(page) == ALL


def test_a_line_can_be_added_beyond_those_of_the_paper(visit):
    page = visit.open("sheet/")
    page.get_by_label(KEEP).check()
    diary = page.locator("[data-fill=diary]")
    for _ in range(2):
        diary.get_by_role("button", name="Add a line").click()
    assert has_focus(field(page, "When, line 4"))
    field(page, "Where, line 4").fill("foot")
    page.reload()
    assert field(page, "Where, line 4").input_value() == "foot"


def test_paper_has_every_line_and_no_field_that_is_empty(visit):
    page = filled(visit.open("sheet/"))
    page.emulate_media(media="print")
    assert page.locator("[data-fill=diary] tbody tr:visible").count() == 3
    expect(field(page, "Where, line 1")).to_be_visible()
    expect(field(page, "When, line 2")).to_be_hidden()
    expect(page.get_by_label(KEEP)).to_be_hidden()


@on(locale="en-US")
def test_a_day_is_said_in_words_so_that_no_country_reads_another(visit):
    page = filled(visit.open("sheet/"))
    said = page.locator(".fill-in__day:not(:empty)")
    assert said.all_inner_texts() == ["2 November 2026", "2 November 2026, 03:10"]
    page.emulate_media(media="print")
    expect(said.first).to_be_visible()
    expect(field(page, "Day")).to_be_hidden()
    page.get_by_role("button", name="Delete all that I wrote", include_hidden=True).dispatch_event("click")
    assert said.count() == 0


def test_a_broken_store_does_no_harm(visit):
    page = visit.open("sheet/")
    page.evaluate("localStorage.setItem('cramp-atlas-sheet', '{broken'); sessionStorage.setItem('cramp-atlas-to-sheet', '5')")
    page.reload()
    assert values(filled(page)) == ALL


@on(java_script_enabled=False)
def test_without_scripts_it_is_paper(visit):
    page = visit.open("sheet/")
    assert page.locator(".fill-in :is(input, textarea)").count() == 0
    expect(page.locator("[data-fill-tools]")).to_be_hidden()


@on(**phone(320))
def test_each_field_fits_a_narrow_phone_and_is_large_enough_to_touch(visit):
    page = visit.open("sheet/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    heights = page.locator(".fill-in__cell > :is(input, textarea):visible").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert min(heights) >= 44


def test_pages_worth_having_on_paper_can_be_printed(visit):
    page = visit.open("guides/elbow/")
    page.evaluate("window.print = () => document.body.setAttribute('data-printed', '')")
    page.get_by_role("button", name="Print this page").click()
    expect(page.locator("body[data-printed]")).to_have_count(1)
    assert visit.open("guides/").get_by_role("button", name="Print this page").count() == 0
