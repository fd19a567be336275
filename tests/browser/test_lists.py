"""Lists: find by typing, sort, show one grade or group; what was chosen stands in the address, and works without a script."""

from browsing import on, phone
from playwright.sync_api import Page, expect

COUNT = "[data-list-count]"


def titles(page: Page) -> list[str]:
    """The titles that show, in the order in which they stand."""
    return page.locator(".entry:visible .entry__title").all_inner_texts()


def names(page: Page) -> list[str]:
    """What shows of the list of what works, in its order."""
    return page.locator("[data-list-item]:visible .ranking__name").evaluate_all("all => all.map(one => one.firstChild.textContent.trim())")


def test_typing_finds_entries_and_the_count_is_said(visit):
    page = visit.open("causes/")
    assert titles(page) == ["Dry wind", "Low glimmer"]
    expect(page.locator(COUNT)).to_have_text("2 of 2 shown")
    assert page.locator(COUNT).get_attribute("role") == "status"
    page.get_by_label("Find in this list").fill("GLIMMÉR low")
    assert titles(page) == ["Low glimmer"]
    expect(page.locator(COUNT)).to_have_text("1 of 2 shown")
    assert page.url.endswith("?find=GLIMM%C3%89R+low")


def test_nothing_found_is_said_and_the_form_can_be_cleared(visit):
    page = visit.open("causes/")
    none, clear = page.locator("[data-list-none]"), page.locator("[data-list-clear]")
    expect(none).to_be_hidden()
    expect(clear).to_be_hidden()
    page.get_by_label("Find in this list").fill("zzz")
    expect(none).to_be_visible()
    assert page.locator("[data-list-group]:visible").count() == 0
    assert none.get_by_role("link", name="Search the whole site").get_attribute("href").endswith("/search/?q=zzz")
    clear.click()
    expect(none).to_be_hidden()
    assert len(titles(page)) == 2 and page.url.endswith("causes/")


def test_a_list_is_sorted_across_its_groups_and_back(visit):
    page = visit.open("remedies/")
    assert titles(page) == ["Rest", "Lamp tablets"]
    page.get_by_label("Sort").select_option("title")
    assert titles(page) == ["Lamp tablets", "Rest"]
    assert page.locator("[data-list-group]:visible, [data-list-jump]:visible").count() == 0
    page.get_by_label("Sort").select_option("grade")
    assert titles(page) == ["Lamp tablets", "Rest"]
    page.get_by_label("Sort").select_option("")
    assert titles(page) == ["Rest", "Lamp tablets"] and page.locator("[data-list-jump]").is_visible()


def test_one_grade_is_shown(visit):
    page = visit.open("remedies/")
    page.get_by_label("Show").select_option(label="Not shown to help")
    assert titles(page) == ["Rest"]
    assert page.locator("[data-list-group]:visible").count() == 1


def test_the_address_brings_it_back_and_nonsense_in_it_does_no_harm(visit):
    page = visit.open("remedies/?sort=title&grade=may-help")
    assert titles(page) == ["Lamp tablets"]
    page.locator(".entry:visible a").first.click()
    page.wait_for_url("**/remedies/lamp-tablets/")
    page.go_back()
    expect(page.locator(".entry:visible")).to_have_count(1)
    visit.open("remedies/?sort=nobody&grade=%3Cb%3E&more=1")
    assert titles(page) == ["Rest", "Lamp tablets"]


def test_what_works_is_sorted_in_its_groups_and_shown_by_group(visit):
    page = visit.open("guides/elbow/")
    assert names(page) == ["Lamp tablets"]
    page.get_by_label("For whom").select_option(label="Any cramp")
    assert names(page) == ["Rest"]
    assert page.url.endswith("?group=rest")
    page.get_by_label("For whom").select_option(index=1)
    assert names(page) == ["Lamp tablets", "Rest"]  # what is for any cramp is for these too
    page.get_by_label("For whom").select_option("")
    page.get_by_label("Sort").select_option("more")
    expect(page.locator(COUNT)).to_have_text("2 of 2 shown, 1 of them with that figure, first")
    page.get_by_label("Find in this list").fill("rest")
    expect(page.locator(COUNT)).to_have_text("1 of 2 shown, none of them with that figure")
    page.get_by_label("Find in this list").fill("lamp")
    assert names(page) == ["Lamp tablets"]
    assert page.locator(".ranking__short").first.inner_text().startswith("35 more of 100")
    page.locator(".ranking__name", has_text="Lamp tablets").first.click()
    assert page.locator(".ranking__helped").first.inner_text().startswith("Of 100 people it helped 60, and 25 on the dummy: 35 more.")
    page.locator(".ranking a", has_text="all figures").click()
    page.wait_for_url("**/remedies/lamp-tablets/#s-001")


@on(java_script_enabled=False)
def test_without_a_script_the_whole_list_stands_there(visit):
    page = visit.open("remedies/")
    assert titles(page) == ["Rest", "Lamp tablets"]
    expect(page.get_by_label("Sort")).to_be_hidden()
    visit.open("guides/elbow/")
    page.locator(".ranking summary", has_text="Any cramp").click()
    assert names(page) == ["Lamp tablets", "Rest"]
    page.emulate_media(media="print")
    assert all(one.is_visible() for one in page.locator(".ranking__name, .ranking__more").all())


@on(**phone(320))
def test_it_fits_a_small_phone(visit):
    for url in ("causes/", "guides/elbow/"):
        page = visit.open(url)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        heights = page.locator(".list__filter :is(input, select):visible").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert min(heights) >= 44


def test_statements_of_an_article_are_found_and_shown_by_verdict(visit):
    page = visit.open("sources/article-1/")
    rows, folds = page.locator(".claims tbody tr"), page.locator(".claims__part")
    all_of_them = rows.count()
    assert all_of_them > 1 and page.locator(".claims__part[open]").count() == 0
    expect(page.locator(COUNT)).to_have_text(f"{all_of_them} of {all_of_them} shown")
    page.get_by_label("Find in this list").fill(rows.last.locator(".claims__id").text_content())
    expect(rows.locator("visible=true")).to_have_count(1)
    assert page.locator(".claims__part:visible").count() == 1 and "?find=" in page.url
    page.locator("[data-list-clear]").click()
    expect(folds.locator("visible=true")).to_have_count(folds.count())
    assert page.locator(".claims__part[open]").count() == 0
    page.get_by_label("Show").select_option(label="Wrong")
    assert set(page.locator(".claims tbody tr:visible .verdict").all_inner_texts()) == {"Wrong"}


def test_a_statement_in_the_address_is_seen_above_no_closed_fold(visit):
    page = visit.open("sources/article-1/#c-002")
    expect(page.locator("#c-002")).to_be_visible()
