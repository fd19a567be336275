"""The search box: what it finds and says, where the focus goes, what Back brings again, and what stays on the device."""

import json
import re

import pytest
from browsing import Visit, has_focus, on, phone, wait_until
from playwright.sync_api import Page, expect

BOX, FIELD, PANEL = "[data-search-box]", ".search__field", "[data-panel]"
RESULT, ROW = "[data-found] :not([data-row]) > .found", "[data-row] > .found"
DANGER, CHOSEN = "[data-danger] .found", "[aria-selected=true]"
TOTAL, STATUS, KINDS, RECENT = "[data-total]", "[data-status]", "[data-kinds] button", "[data-recent]"
INDEX = "**/search/index.json"


def search(page: Page, text: str) -> Page:
    """Put a text into the field in one go, as a paste or a dictation does, and wait for what it brings."""
    page.locator(FIELD).fill(text)
    return answered(page, text)


def answered(page: Page, text: str) -> Page:
    """The page once it shows what a text brings."""
    expect(page.locator(BOX)).to_have_attribute("data-answered", text)
    return page


def typed(page: Page, text: str) -> Page:
    """The page after a text was typed, key by key, and the reader has rested."""
    page.locator(FIELD).press_sequentially(text, delay=5)
    page.wait_for_timeout(600)
    return answered(page, text)


def urls(page: Page) -> list[str]:
    """The pages of the results, best first."""
    return page.locator(RESULT).evaluate_all("(all, root) => all.map(one => one.href.replace(root, ''))", root(page))


def root(page: Page) -> str:
    return page.evaluate("atlasSearch.root.href")


MANY = "glimmer elbow knee wind water night lamp help names glossary references sources"  # words of more pages than are shown


# --- what is found


def test_a_result_comes_to_show_the_passage_that_answers_with_the_words_marked(visit):
    page = search(visit.open("about/"), "glimmer worse in the wind")
    text = page.locator(".found__one .found__text").first
    before = page.locator(RESULT).first.bounding_box()
    expect(text).to_contain_text("and dry wind makes it worse")
    assert page.locator(RESULT).first.bounding_box() == before
    assert text.locator("mark").all_text_contents()


def test_a_result_whose_passages_cannot_be_had_keeps_its_description(visit):
    visit.page.route("**/search/passages/**", lambda route: route.abort())
    visit.meant.append("ERR_FAILED")
    page = visit.open("about/")
    with page.expect_event("requestfailed"):
        search(page, "glimmer lack")
    assert page.locator(".found__one .found__text").first.text_content() == "A made-up lack, which names much of this made-up site."


FOUND = [
    ("glimmer lack", "causes/low-glimmer/"),
    ("Drainol", "drugs/water-pills/"),
    ("water tablets", "drugs/water-pills/"),
    ("Blue Nôctal’s", "drugs/nightcaps/"),  # a curly apostrophe, and accents
    ("ruddy knees", "diseases/ruddy-knee/"),
    ("why do I have a cramp in my elbow at night", "guides/elbow/"),
    ("-glimmer", "causes/low-glimmer/"),  # signs that are a language elsewhere are none here
    ("title:glimmer", "causes/low-glimmer/"),
    ("funny bone", "guides/elbow/"),
]


def test_a_page_is_found_by_its_names_and_by_a_question(visit):
    page = visit.open("about/")
    assert {text: urls(search(page, text))[0] for text, _ in FOUND} == dict(FOUND)


def test_a_result_shows_its_kind_its_grade_and_the_words_that_were_asked(visit):
    first = search(visit.open("about/"), "hypoglimmeraemia in a lack").locator(RESULT).first
    assert first.locator(".found__title").inner_text() == "Low glimmer"
    assert first.locator(".found__kind").inner_text() == "Causes"
    assert first.locator(".found__grade").inner_text() == "Well shown"
    assert first.locator("mark").all_inner_texts() == ["lack"]
    first.click()
    visit.page.wait_for_url("**/causes/low-glimmer/")


def test_a_result_leads_into_the_section_that_tells_of_it(visit):
    page = search(visit.open("about/"), "calmazine")
    page.locator(".found__place").first.click()
    page.wait_for_url("**/drugs/nightcaps/#calmazine")


def test_a_medicine_that_is_named_has_a_row_with_what_is_said_of_it_which_leads_to_its_line(visit):
    page = search(visit.open("search/"), "zandro at night")
    row = page.locator(ROW)
    expect(row).to_contain_text("glowstatin (zandro)")
    expect(row).to_contain_text("Only as a danger sign")
    assert row.get_attribute("href").endswith("medicines/#glowstatin")


def test_a_kind_of_medicines_leads_to_those_in_the_list(visit):
    page = search(visit.open("search/"), "soothing pills")
    expect(page.locator(ROW)).to_contain_text("medicines: soother")
    assert page.locator(ROW).get_attribute("href").endswith("medicines/?find=soother")


def test_what_comes_from_the_data_is_never_markup(visit):
    visit.page.route(
        INDEX,
        lambda route: route.fulfill(body=route.fetch().text().replace("Low glimmer", "<b id=bold>Low</b> glimmer")),
    )
    page = search(visit.open("about/"), "hypoglimmeraemia")
    assert "<b id=bold>" in page.locator(RESULT).first.inner_text()
    assert page.locator("#bold").count() == 0


def test_a_danger_sign_is_shown_above_and_apart_with_the_words_that_set_it_off(visit):
    page = search(visit.open("about/"), "my swollen calf and glimmer")
    danger, first = page.locator(DANGER), page.locator(RESULT).first
    expect(danger).to_have_count(1)
    assert "One leg is swollen or warm" in danger.inner_text() and "medical help today" in danger.inner_text().lower()
    assert danger.locator(".found__because").inner_text() == "You typed: calf, swollen"
    assert danger.bounding_box()["y"] < page.locator("[data-kinds]").bounding_box()["y"] < first.bounding_box()["y"]
    page.locator(KINDS, has_text="Guides").click()  # no filter takes it away
    expect(danger).to_be_visible()
    danger.click()
    page.wait_for_url("**/help/#h-01")


def test_a_question_without_a_danger_sign_shows_none(visit):
    page = search(search(visit.open("about/"), "swollen calf"), "glimmer")
    expect(page.locator(DANGER)).to_have_count(0)


def test_what_is_something_else_than_a_cramp_is_said(visit):
    page = search(visit.open("about/"), "kite")
    other = page.locator(".found--neighbour")
    assert "Not a cramp" in other.inner_text() and "Kites are something else." in other.inner_text()
    other.click()
    page.wait_for_url("**/guides/which-cause/")


def test_a_kind_narrows_the_results_and_all_brings_them_back(visit):
    page = search(visit.open("about/"), "cramps")
    before = urls(page)
    page.locator(KINDS, has_text="Remedies").click()
    expect(page.locator(f"{RESULT} .found__kind").first).to_have_text("Remedies")
    assert set(page.locator(f"{RESULT} .found__kind").all_inner_texts()) == {"Remedies"}
    assert page.locator("[aria-pressed=true]").all_inner_texts() == ["Remedies"]
    page.locator(KINDS, has_text="All").click()
    expect(page.locator(RESULT)).to_have_count(len(before))
    assert urls(page) == before


# --- slips, and what is not found


def test_a_slip_is_searched_for_as_it_was_meant_with_a_way_back(visit):
    page = search(visit.open("about/"), "exmapluride")
    assert urls(page)[0] == "drugs/water-pills/"
    expect(page.locator("[data-correction]")).to_contain_text("Did you mean “exampluride”?")
    page.get_by_role("button", name="Search for “exmapluride” as typed").click()
    expect(page.locator(TOTAL)).to_have_text("Nothing found for “exmapluride”.")
    expect(page.locator("[data-correction]")).to_be_hidden()
    assert has_focus(page.locator(FIELD))


def test_a_slip_typed_letter_by_letter_is_found_too(visit):
    page = visit.open("about/")
    page.locator(FIELD).click()
    assert urls(typed(page, "exmapluride"))[0] == "drugs/water-pills/"
    page.locator(FIELD).fill("")
    assert "drugs/water-pills/" in urls(typed(page, "wind exmapluride"))  # beside a word that is found


def test_a_word_that_is_being_typed_finds_what_begins_like_it(visit):
    page = visit.open("about/")
    page.locator(FIELD).click()
    assert "drugs/water-pills/" in urls(typed(page, "exampl"))


def test_nothing_found_says_so_and_leads_elsewhere_and_the_search_goes_on(visit):
    page = search(visit.open("causes/dry-wind/"), "xqzzv")
    expect(page.locator(TOTAL)).to_have_text("Nothing found for “xqzzv”.")
    links = page.locator("[data-else] a:visible")
    assert links.count() >= 2
    assert all(page.request.get(link.evaluate("one => one.href")).ok for link in links.all())
    search(page, "glimmer")
    expect(page.locator("[data-else]")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.locator(CHOSEN)).to_have_count(1)


def test_nothing_found_offers_the_names_that_are_spelled_much_like_it(visit):
    page = search(visit.open("about/"), "exaxxxxxxx")
    page.locator("[data-names]").get_by_role("link", name="exampluride", exact=True).click()
    page.wait_for_url("**/drugs/water-pills/#exampluride")


def test_without_its_index_the_search_says_so_and_the_next_question_tries_again(visit):
    visit.page.route(INDEX, lambda route: route.fulfill(status=404))
    visit.meant.append("404")
    page = visit.open("about/")
    page.locator(FIELD).fill("glimmer")
    expect(page.locator(".search__failed")).to_be_visible()
    page.unroute(INDEX)
    assert urls(search(page, "glimmer lack"))[0] == "causes/low-glimmer/"


def held_from_before(index: str) -> str:
    """An index whose text is in a part that is no more, as a browser may hold it after the site was published anew."""
    nothing = {"stems": "", "places": "", "common": ""}
    return json.dumps({**json.loads(index), "text": nothing, "parts": {"text": ["search/text-0.00000000.json"], "pages": []}})


# A worker whose requests say in their address how the browser's memory is used.
TELLING = "var plain = fetch; self.fetch = (to, how) => plain(how ? `${to}?${how.cache}` : to, how);"


def test_where_a_part_of_the_index_is_gone_the_index_is_asked_for_anew_once_past_what_the_browser_holds(visit):
    asked: list[str] = []

    def give(route):
        asked.append(route.request.url.rpartition("/")[2])
        answer = route.fetch()
        route.fulfill(response=answer, body=held_from_before(answer.text()) if len(asked) == 1 else answer.text())

    visit.page.route(f"{INDEX}*", give)
    visit.page.route("**/search/worker.js", lambda route: route.fulfill(body=TELLING + route.fetch().text(), content_type="text/javascript"))
    visit.meant.append("404")
    page = search(visit.open("about/"), "dry wind makes it worse")
    assert "causes/low-glimmer/" in urls(page)
    assert asked == ["index.json", "index.json?reload"]


def test_a_part_that_is_gone_from_the_newest_index_too_is_done_without(visit):
    asked: list[str] = []

    def give(route):
        asked.append(route.request.url)
        answer = route.fetch()
        route.fulfill(response=answer, body=held_from_before(answer.text()))

    visit.page.route(INDEX, give)
    visit.meant.append("404")
    page = visit.open("about/")
    assert urls(search(page, "glimmer lack"))[0] == urls(search(page, "lack of glimmer"))[0] == "causes/low-glimmer/"
    assert len(asked) == 2


def test_the_index_is_asked_for_only_when_a_reader_turns_to_the_search(visit):
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url) if "/search/index.json" in request.url else None)
    page = visit.open("about/")
    page.wait_for_load_state("networkidle")
    assert asked == []
    with page.expect_request(INDEX):
        page.locator(FIELD).hover()
    search(page, "glimmer")
    search(page, "elbow")
    assert len(asked) == 1


# --- ways to write


WRITE = """([field, text]) => { field.focus(); field.value = text;
    field.dispatchEvent(new InputEvent("input", {bubbles: true, inputType: "%s"})); }"""


@pytest.mark.parametrize("way", ["insertFromPaste", "insertDictationResult", "insertReplacementText", "insertFromDrop"])
def test_what_is_pasted_or_spoken_is_searched_for_without_a_key(visit, way):
    page = visit.open("about/")
    page.evaluate(WRITE % way, [page.locator(FIELD).element_handle(), "glimmer lack"])
    assert urls(answered(page, "glimmer lack"))[0] == "causes/low-glimmer/"


COMPOSE = """field => { field.focus(); field.dispatchEvent(new CompositionEvent("compositionstart", {bubbles: true})); field.value = "glimmer";
    field.dispatchEvent(new InputEvent("input", {bubbles: true, isComposing: true, inputType: "insertCompositionText"})); }"""


def test_what_is_composed_is_searched_for_when_it_is_whole(visit):
    page = visit.open("about/")
    field = page.locator(FIELD)
    field.evaluate(COMPOSE)
    page.wait_for_timeout(300)
    assert page.locator(RESULT).count() == 0
    field.evaluate('one => one.dispatchEvent(new CompositionEvent("compositionend", {bubbles: true}))')
    assert urls(answered(page, "glimmer"))[0] == "causes/low-glimmer/"


def test_the_cross_takes_question_and_results_away(visit):
    page = search(visit.open("about/"), "glimmer")
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(page.locator(RESULT)).to_have_count(0)
    expect(page.locator(FIELD)).to_have_value("")
    expect(page.locator(FIELD)).to_be_focused()


def test_what_was_found_is_said_aloud_once_a_pause(visit):
    page = visit.open("about/")
    page.evaluate("""() => { window.heard = []; const told = document.querySelector("[data-status]");
        new MutationObserver(() => told.textContent && heard.push(told.textContent)).observe(told, {childList: true}); }""")
    page.locator(FIELD).click()
    typed(page, "glimmer lack")
    wait_until(page, "heard.some(one => !one.startsWith('Wait'))")
    page.wait_for_timeout(600)
    assert page.evaluate("heard.filter(one => !one.startsWith('Wait'))") == [page.locator(TOTAL).inner_text()]


# --- keys


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_a_key_opens_the_search(visit, keys):
    page = visit.open("about/")
    wait_until(page, "window.atlasSearch")
    page.keyboard.press(keys)
    expect(page.locator(FIELD)).to_be_focused()
    expect(page.locator(PANEL)).to_be_visible()


def test_a_slash_in_a_field_is_a_slash(visit):
    page = visit.open("drugs/")
    page.get_by_label("Find a medicine").press("/")
    assert page.get_by_label("Find a medicine").input_value() == "/"


def test_the_arrows_choose_and_enter_goes_there(visit):
    page = search(visit.open("about/"), "glimmer")
    field = page.locator(FIELD)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    chosen = page.locator(CHOSEN)
    expect(chosen).to_have_count(1)
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    assert has_focus(field) and field.get_attribute("aria-expanded") == "true"
    assert chosen.evaluate("one => one === document.querySelector('[data-found] .found')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/causes/low-glimmer/")


def test_up_from_the_field_chooses_the_last(visit):
    page = search(visit.open("about/"), "glimmer")
    page.keyboard.press("ArrowUp")
    last = page.locator("[role=option]:visible").last
    expect(last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator(CHOSEN)).to_have_count(0)
    assert page.locator(FIELD).get_attribute("aria-activedescendant") is None


def test_enter_alone_leads_to_the_page_of_all_results(visit):
    page = search(visit.open("about/"), "glimmer lack")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=glimmer(\+|%20)lack$"))  # the page writes its address anew when it has answered
    assert urls(answered(page, "glimmer lack"))[0] == "causes/low-glimmer/"


def test_enter_on_an_empty_field_does_nothing(visit):
    page = visit.open("about/")
    page.locator(FIELD).press("Enter")
    page.wait_for_timeout(100)
    assert page.url == visit.address + "about/"


def test_tab_goes_through_the_list_and_out_of_it_closes_it(visit):
    page = search(visit.open("about/"), "glimmer")
    inside = f"{BOX} :focus"
    for _ in range(3):
        page.keyboard.press("Tab")
        expect(page.locator(inside)).to_have_count(1)
    expect(page.locator(PANEL)).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    assert has_focus(page.locator(FIELD))
    page.keyboard.press("Shift+Tab")
    expect(page.locator(PANEL)).to_be_hidden()


def test_escape_and_a_click_beside_it_close_the_list(visit):
    page = search(visit.open("about/"), "glimmer")
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.locator(FIELD).get_attribute("aria-expanded") == "false"
    search(page, "glimmer lack")
    page.mouse.click(1270, 600)
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.url == visit.address + "about/"


# --- openers on the home page


def test_the_search_of_the_home_page_opens_the_box_and_escape_goes_back_to_it(visit):
    page = visit.open("")
    opener = page.locator("a[data-open-search]")
    expect(opener).to_have_accessible_name("Search this site")
    opener.click()
    expect(page.locator(FIELD)).to_be_focused()
    assert page.url == visit.address
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    page.locator(".brand").focus()
    page.keyboard.press("Escape")
    assert has_focus(page.locator(".brand"))  # the focus goes back only once


def test_an_example_on_the_home_page_is_searched_for(visit):
    page = visit.open("")
    page.evaluate("""() => { document.querySelector("[data-search]").dataset.search = "dry wind"; }""")
    page.locator("[data-search]").first.click()
    assert urls(answered(page, "dry wind"))[0] == "causes/dry-wind/"
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
    expect(page.locator(PANEL)).to_be_hidden()


# --- Back


def back_from_a_result(visit: Visit) -> Page:
    """The page to which Back led from a result of "glimmer"."""
    visit.open("causes/dry-wind/")
    page = visit.open("about/")
    if page.locator(FIELD).is_hidden():
        page.locator("button[data-open-search]").click()
    search(page, "glimmer").locator(RESULT).first.click()
    page.wait_for_url("**/causes/low-glimmer/")
    page.go_back()
    page.wait_for_url("**/about/")
    return answered(page, "glimmer")


def test_back_from_a_result_brings_question_and_results_again(visit):
    page = back_from_a_result(visit)
    expect(page.locator(FIELD)).to_have_value("glimmer")
    assert urls(page)[0] == "causes/low-glimmer/"
    page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    page.wait_for_timeout(100)
    assert page.url == visit.address + "about/"


@on(**phone())
def test_on_a_phone_back_closes_the_search_and_leaves_the_page_only_then(visit):
    page = back_from_a_result(visit)
    page.go_back()
    expect(page.locator(FIELD)).to_be_hidden()
    assert page.url == visit.address + "about/"
    page.go_back()
    page.wait_for_url("**/causes/dry-wind/")


@on(**phone())
@pytest.mark.parametrize("way", ["Escape", "arrow"])
def test_on_a_phone_a_closed_search_is_no_stop_on_the_way_back(visit, way):
    visit.open("causes/dry-wind/")
    page = visit.open("about/")
    opener = page.locator("button[data-open-search]")
    opener.click()
    expect(page.locator(FIELD)).to_be_focused()
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Close the search").click()
    expect(page.locator(FIELD)).to_be_hidden()
    expect(opener).to_be_focused()
    wait_until(page, "!history.state")
    page.go_back()
    page.wait_for_url("**/causes/dry-wind/")


# --- a phone


@on(**phone())
def test_on_a_phone_five_results_stand_above_the_keys_and_each_is_a_good_target(visit):
    page = visit.open("about/")
    page.locator("button[data-open-search]").click()
    search(page, MANY)
    page.locator(".found__text").evaluate_all(
        "all => all.forEach(one => { one.textContent = one.textContent.repeat(9); })"
    )
    boxes = [one.bounding_box() for one in page.locator(RESULT).all()]
    assert len(boxes) >= 5 and boxes[4]["y"] + boxes[4]["height"] <= 844 - 336  # what a phone's keys leave
    targets = page.locator(".search button:visible, .search a:visible, .search input:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(targets) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@on(**phone())
def test_on_a_phone_the_closed_search_is_no_tab_stop(visit):
    page = visit.open("about/")
    expect(page.locator("button[data-open-search]")).to_be_visible()
    assert page.locator(f"{BOX} :is(input, button, a):visible").count() == 0


# --- the page of the search


def test_the_page_of_the_search_answers_its_address_and_follows_what_is_typed(visit):
    page = visit.open("search/?q=glimmer+lack")
    assert urls(answered(page, "glimmer lack"))[0] == "causes/low-glimmer/"
    assert page.locator(FIELD).count() == 1
    search(page, "elbow & knee")
    wait_until(page, "location.search === '?q=elbow%20%26%20knee'")
    first = urls(page)[0]
    page.locator(RESULT).first.click()
    page.wait_for_url(f"**/{first}")
    page.go_back()
    answered(page, "elbow & knee")


def test_the_page_of_the_search_shows_more_on_demand(visit):
    page = answered(visit.open(f"search/?q={MANY}"), MANY)
    assert page.locator(RESULT).count() == 10
    page.get_by_role("button", name="More results").click()
    expect(page.locator(RESULT).nth(10)).to_be_visible()


def test_the_page_of_the_search_has_links_like_any_other(visit):
    page = answered(visit.open("search/?q=glimmer"), "glimmer")
    assert page.locator("[role=option], [role=listbox], [role=combobox]").count() == 0


@on(java_script_enabled=False)
@pytest.mark.parametrize("url", ["", "about/"])
def test_without_a_script_nothing_promises_a_search(visit, url):
    page = visit.open(url)
    assert page.locator("button[data-open-search]").is_hidden() and page.locator(FIELD).is_hidden()
    assert page.get_by_role("link", name="Search", exact=False).and_(page.locator("[data-open-search]")).count() == 0


@on(java_script_enabled=False)
def test_without_a_script_the_page_of_the_search_offers_the_list_of_names(visit):
    page = visit.open("search/?q=glimmer")
    page.locator("noscript a").click()
    page.wait_for_url("**/a-z/")


# --- what stays on the device


def test_a_question_that_led_somewhere_is_offered_again_and_can_be_forgotten(visit):
    page = search(visit.open("about/"), "glimmer lack")
    page.locator(RESULT).first.click()
    page.wait_for_url("**/causes/low-glimmer/")
    page.locator(FIELD).click()
    expect(page.locator(RECENT)).to_be_visible()
    page.locator(RECENT).get_by_role("button", name="glimmer lack").click()
    assert urls(answered(page, "glimmer lack"))[0] == "causes/low-glimmer/"
    expect(page.locator(RECENT)).to_be_hidden()
    page.locator(FIELD).fill("")
    page.get_by_role("button", name="Clear these").click()
    expect(page.locator(RECENT)).to_be_hidden()
    assert page.evaluate("localStorage.questions") == "[]"


def test_keeping_questions_can_be_switched_off_and_on(visit):
    page = visit.open("about/")
    page.evaluate("localStorage.questions = JSON.stringify(['dry wind'])")
    page.locator(FIELD).click()
    page.get_by_role("button", name="Keep none").click()
    search(page, "glimmer").locator(RESULT).first.click()
    page.wait_for_url("**/causes/low-glimmer/")
    assert page.evaluate("localStorage.questions") == "false"
    page.locator(FIELD).click()
    page.get_by_role("button", name="Keep them").click()
    assert page.evaluate("localStorage.questions") == "[]"


def test_a_question_with_a_danger_sign_is_not_kept(visit):
    page = search(visit.open("about/"), "swollen calf")
    page.locator(DANGER).click()
    page.wait_for_url("**/help/**")
    assert page.evaluate("localStorage.questions") is None


def test_a_device_that_keeps_nothing_can_search_too(visit):
    deny = "Storage.prototype.{0} = (old => function (key) {{ if (key === 'questions') throw new Error(key); return old.apply(this, arguments); }})(Storage.prototype.{0});"
    visit.page.add_init_script(deny.format("getItem") + deny.format("setItem"))
    page = search(visit.open("about/"), "glimmer")
    page.locator(RESULT).first.click()
    page.wait_for_url(re.compile("low-glimmer"))
