"""The search box: what it asks the index, what it offers, and where the focus goes."""

import re

import pytest
from browsing import has_focus, on, phone
from playwright.sync_api import Page, expect

LISTEN = """
window.asked = [];
const send = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message) {
  if (message && message.type === 2) window.asked.push(message.data);
  return send.apply(this, arguments);
};
"""
FIELD, RESULT, TOGGLE = ".md-search__input", ".md-search-result__link", "[data-md-toggle=search]"
ELSE = ".md-search-result__else"


def search(page: Page, text: str) -> None:
    """Type into the search box, as fast as a paste."""
    field = page.locator(FIELD)
    field.click()
    field.fill(text)
    page.keyboard.press("End")


def found(page: Page) -> list[str]:
    """The pages of the results, best first, once they are there."""
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^(\d+|No) |^1 "))
    links = page.locator(".md-search-result__item > .md-search-result__link:not(details *)")
    return [re.sub(r"^https?://[^/]+/[^/]+/|[?#].*$", "", link) for link in links.evaluate_all("all => all.map(one => one.href)")]


FOUND = [
    ("glimmer lack", "causes/low-glimmer/"),
    ("Drainol", "drugs/water-pills/"),
    ("water tablets", "drugs/water-pills/"),
    ("why do I have a cramp in my elbow at night", "guides/elbow/"),
    ("what can I do about my ruddy knees", "diseases/ruddy-knee/"),
]


@pytest.mark.parametrize(("query", "url"), FOUND, ids=[query for query, _ in FOUND])
def test_the_search_finds_a_page_by_its_names_and_by_a_question(visit, query, url):
    page = visit.open("about/")
    search(page, query)
    assert found(page)[0] == url


SENT = [
    ("ruddy knee", "ruddy knee"),  # two words go as they are
    ("Why does my ELBOW tingle?", "elbow^10 elbow*^10 tingle^10 tingle*^10"),
    ("I've got a knee, isn’t it", "knee^10 knee*^10"),  # no small word, whatever its apostrophe
    ("leg cramps in the elbow", "leg^1 cramps^1 elbow^10 elbow*^10"),  # words of every page weigh less
    ("is it a cramp", "cramp*"),  # only words of every page: as they are
    ("leg cramp pain", "leg* cramp* pain*"),
    ("what is it", "what is it"),  # only small words: as they are
    ("is it ms or elbows", "ms^10 ms*^10 elbow^10 elbow*^10"),  # a short word that says something stays
    ("elbow xy of knee", "elbow^10 elbow*^10 knee^10 knee*^10"),  # one that says nothing does not
    ("elbow of the zz", "elbow^10 elbow*^10 zz^10 zz*^10"),  # the last one may be half a word
    ("my calves and feet", "calf^10 calf*^10 foot^10 foot*^10"),
    ("my pâté cellar", "pâté^10 pâté*^10 cellar^10 cellar*^10"),
    ("my injuries were knees", "injur^10 injur*^10 knee^10 knee*^10"),  # a plural without its ending
    ("a virus or an illness", "virus^10 virus*^10 illness^10 illness*^10"),  # and what is no plural
    ("title:elbow of the knee", "title:elbow of the knee"),  # who knows the signs of the index may use them
    ("elbow^5 of the knee", "elbow^5 of the knee"),
    ("+elbow of the knee", "+elbow of the knee"),
]


def test_the_index_is_asked_for_the_words_that_say_something(visit):
    visit.page.add_init_script(LISTEN)
    page = visit.open("about/")
    assert {typed: asked(page, typed) for typed, _ in SENT} == dict(SENT)


def asked(page: Page, typed: str) -> str:
    """What the index is asked for a text, which stays in the field as it is."""
    page.evaluate("asked = []")
    search(page, typed)
    page.wait_for_function("asked.length")
    assert page.locator(FIELD).input_value() == typed
    return page.evaluate("asked.at(-1)")


def test_a_result_shows_its_grade_and_leads_to_its_page(visit):
    page = visit.open("about/")
    search(page, "hypoglimmeraemia")
    page.locator(".md-search-result__item .md-tag", has_text="Well shown").first.wait_for()
    page.locator(RESULT).first.click()
    page.wait_for_url("**/causes/low-glimmer/**")


def test_when_nothing_is_found_other_ways_are_offered_until_something_is(visit):
    page = visit.open("causes/dry-wind/")
    search(page, "xqzzv")
    expect(page.locator(ELSE)).to_be_visible()
    links = page.locator(f"{ELSE} a")
    assert links.count() >= 3
    for link in links.all():
        assert link.inner_text() and page.request.get(link.evaluate("one => one.href")).ok
    search(page, "glimmer")
    expect(page.locator(ELSE)).to_be_hidden()
    search(page, "xqzzv")
    expect(page.locator(ELSE)).to_have_count(1)
    expect(page.locator(ELSE)).to_be_visible()


def test_nothing_else_is_offered_beside_results(visit):
    page = visit.open("about/")
    search(page, "glimmer")
    page.locator(RESULT).first.wait_for()
    assert page.locator(ELSE).count() == 0


def test_tab_goes_through_the_results_and_out_of_the_search_closes_it(visit):
    page = visit.open("causes/dry-wind/")
    search(page, "glimmer")
    results = page.locator(RESULT)
    results.first.wait_for()
    page.keyboard.press("Tab")
    assert has_focus(results.first)
    page.keyboard.press("Tab")
    assert page.locator(".md-search :focus").count() == 1 and not has_focus(results.first)
    page.keyboard.press("Shift+Tab")
    assert has_focus(results.first) and page.locator(TOGGLE).is_checked()
    page.keyboard.press("Shift+Tab")
    assert has_focus(page.locator(FIELD)) and page.locator(TOGGLE).is_checked()
    page.keyboard.press("Shift+Tab")
    assert not page.locator(TOGGLE).is_checked()


def test_the_search_of_the_home_page_is_opened_and_escape_goes_back_to_it(visit):
    page = visit.open("")
    label, before = page.locator("[data-search-label]"), page.url
    expect(label).to_contain_text("Search")
    opener = page.locator("a[data-open-search]")
    opener.click()
    assert has_focus(page.locator(FIELD)) and page.url == before
    assert page.locator(TOGGLE).is_checked()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    assert not page.locator(TOGGLE).is_checked()


def test_the_focus_goes_back_only_once(visit):
    page = visit.open("")
    page.locator("a[data-open-search]").click()
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(TOGGLE).evaluate("one => one.click()")
    expect(page.locator("a[data-open-search]")).to_be_focused()
    page.locator(".brand").focus()
    page.keyboard.press("Escape")
    page.wait_for_timeout(50)
    assert has_focus(page.locator(".brand"))


def test_an_example_on_the_home_page_is_searched_for(visit):
    page = visit.open("")
    page.evaluate("""() => { const link = document.querySelector("[data-search]"); link.dataset.search = "dry wind"; }""")
    page.locator("[data-search]").first.click()
    assert page.locator(FIELD).input_value() == "dry wind"
    assert found(page)[0] == "causes/dry-wind/"
    page.keyboard.press("Escape")
    page.locator("a[data-open-search]").click()
    assert page.locator(FIELD).input_value() == ""


@pytest.mark.parametrize("key", ["ctrlKey", "metaKey", "shiftKey"])
def test_a_click_that_opens_a_new_tab_is_left_alone(visit, key):
    page = visit.open("")
    taken = """key => { let taken; addEventListener("click", event => { taken = event.defaultPrevented; event.preventDefault(); });
        document.querySelector("a[data-open-search]").dispatchEvent(new MouseEvent("click", {[key]: true, bubbles: true, cancelable: true}));
        return taken; }"""
    assert page.evaluate(taken, key) is False
    assert not page.locator(TOGGLE).is_checked()


@on(**phone())
def test_on_a_phone_a_button_opens_the_search_and_gets_the_focus_back(visit):
    page = visit.open("about/")
    opener, inside = page.locator("button[data-open-search]"), page.locator(".md-search__inner")
    assert inside.evaluate("one => getComputedStyle(one).visibility") == "hidden"
    opener.click()
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator("[data-opening]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(inside).to_have_css("visibility", "hidden")


@on(**phone())
def test_on_a_phone_the_arrow_of_the_search_goes_back_to_its_button(visit):
    page = visit.open("about/")
    page.locator("button[data-open-search]").click()
    expect(page.locator(FIELD)).to_be_focused()
    page.locator(".md-search__form label[for=__search]").click()
    expect(page.locator("button[data-open-search]")).to_be_focused()


@on(**phone())
@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_on_a_phone_a_key_opens_the_search(visit, key):
    page = visit.open("about/")
    page.wait_for_function("document.querySelector('button[data-open-search]').hidden === false")
    page.keyboard.press(key)
    expect(page.locator(FIELD)).to_be_focused()


@on(java_script_enabled=False)
def test_without_a_script_nothing_promises_a_search(visit):
    page = visit.open("")
    assert page.locator("button[data-open-search]").is_hidden()
    assert "Search" not in page.locator("[data-search-label]").inner_text()
