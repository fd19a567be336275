"""The table of medicines: what a reader types, filters and sorts, and what is said when nothing fits."""

import re

import pytest
from browsing import on, phone, wait_until
from playwright.sync_api import Page, expect

ROWS = ".medicine-table tbody tr:visible"
COUNT, NONE, ELSEWHERE = "span[data-shown]", "[data-none]", "[data-elsewhere]"
ALL = ["calmazine", "exampluride", "zephyrol"]


def rows(page: Page) -> list[str]:
    """The medicines whose rows show, from the top."""
    return page.locator(f"{ROWS} th a").all_text_contents()


def typed(page: Page, text: str) -> Page:
    """The page with a text in the field of the table."""
    page.get_by_label("Find a medicine").fill(text)
    return page


FOUND = [
    ("", ALL),
    ("exampluride", ["exampluride"]),
    ("EXAMPL", ["exampluride"]),  # a brand or a name, still being typed
    ("Drainol", ["exampluride"]),
    ("noctal", ["calmazine"]),  # without its accent
    ("NÔCTAL", ["calmazine"]),
    ("blue", ["calmazine", "zephyrol"]),
    ("blue moonex", ["zephyrol"]),  # both words
    ("slumberol", ["calmazine"]),  # its name in the US
    ("joined zephyrates", ["zephyrol"]),  # two words, one name
    ("zephyrates joined", ["zephyrol"]),
    ("exampluride 2.5mg tablets", ["exampluride"]),  # doses and forms say nothing
    ("exampluride 25 mg", ["exampluride"]),
    ("1 capsule exampluride", ["exampluride"]),
    ("water tablet", ["exampluride", "zephyrol"]),  # but a name with a form in it is a name
    ("tablet", ALL),  # a form alone asks for nothing
    ("full cellars", ["exampluride", "zephyrol"]),  # what it is for
    ("soother", ["calmazine"]),  # its kind
    ("drainol, slumberol", ["calmazine", "exampluride"]),
    ("Drainol and slumberol", ["calmazine", "exampluride"]),
    ("drainol with slumberol", ["calmazine", "exampluride"]),
    ("drainol;slumberol", ["calmazine", "exampluride"]),
    ("drainol + slumberol", ["calmazine", "exampluride"]),
    ("drainol & slumberol", ["calmazine", "exampluride"]),
    ("drainol/slumberol", ["calmazine", "exampluride"]),
    ("drainol slumberol", ["calmazine", "exampluride"]),  # only a space between
    ("drainol xqzzv", ["exampluride"]),
    ("xqzzv", []),
]


def test_a_medicine_is_found_by_any_name_and_several_however_they_are_parted(visit):
    page = visit.open("drugs/")
    assert {text: rows(typed(page, text)) for text, _ in FOUND} == dict(FOUND)
    told = {text: typed(page, text).locator(NONE).is_visible() for text, _ in FOUND}
    assert told == {text: "xqzzv" in text for text in told}


def test_how_many_fit_is_said_and_clear_brings_all_back(visit):
    page = visit.open("drugs/")
    expect(page.locator(COUNT)).to_have_text("3 medicines")
    typed(page, "cellars")
    expect(page.locator(COUNT)).to_have_text("2 of 3 medicines")
    page.locator("#filter-timing").select_option("stopping")
    expect(page.locator(COUNT)).to_have_text("1 of 3 medicines")
    page.locator("[data-filter]").get_by_role("button", name="Clear").click()
    expect(page.locator(COUNT)).to_have_text("3 medicines")
    assert rows(page) == ALL


AT_ONCE = """(field, texts) => texts.forEach(text => { field.value = text; field.dispatchEvent(new Event("input", {bubbles: true})); })"""


def test_what_is_said_is_the_last_that_was_asked(visit):
    page = visit.open("drugs/")
    heard = """() => { window.heard = []; const told = document.querySelector("[data-shown]");
        new MutationObserver(() => heard.push(told.textContent)).observe(told, {childList: true}); }"""
    page.evaluate(heard)
    page.get_by_label("Find a medicine").evaluate(AT_ONCE, ["xqzzv", "cellars"])
    expect(page.locator(COUNT)).to_have_text("2 of 3 medicines")
    assert page.evaluate("heard") == ["2 of 3 medicines"]


@pytest.mark.parametrize(
    ("kind", "strength", "timing", "names"),
    [
        ("Water pills", "", "", ["exampluride", "zephyrol"]),
        ("", "strong", "", ["zephyrol"]),
        ("", "", "stopping", ["calmazine", "zephyrol"]),
        ("", "", "taking", ["exampluride", "zephyrol"]),
        ("Water pills", "", "stopping", ["zephyrol"]),
        ("Nightcaps", "strong", "", []),
    ],
)
def test_kind_strength_and_timing_narrow_the_table_together(visit, kind, strength, timing, names):
    page = visit.open("drugs/")
    for field, value in (("class", kind), ("strength", strength), ("timing", timing)):
        page.locator(f"#filter-{field}").select_option(value)
    assert rows(page) == names
    assert page.locator(".medicine-table table").is_visible() == bool(names)
    assert page.locator(NONE).is_visible() == (not names)


def test_when_no_row_fits_the_filters_the_words_of_the_page_say_so(visit):
    page = visit.open("drugs/")
    before = page.locator(NONE).text_content()
    for _ in range(2):  # and again after another thing was said there
        typed(page, "xqzzv")
        expect(page.locator(NONE)).to_contain_text("We have not looked at xqzzv")
        typed(page, "")
        page.locator("#filter-class").select_option("Nightcaps")
        page.locator("#filter-strength").select_option("strong")
        expect(page.locator(NONE)).to_have_text(before)
        page.locator("[data-filter]").get_by_role("button", name="Clear").click()
        expect(page.locator(NONE)).to_be_hidden()


def test_an_unknown_name_is_reported_with_the_way_to_help_and_to_the_search(visit):
    page = visit.open("drugs/")
    typed(page, "Drainol, Xqzzv & Wqjjk")
    none = page.locator(NONE)
    expect(none).to_contain_text("We have not looked at Xqzzv, Wqjjk. That does not mean that it cannot cause cramps.")
    assert rows(page) == ["exampluride"]
    assert "pharmacist" in none.inner_text() and "do not stop" not in none.inner_text().lower()
    help_link, search_link = none.get_by_role("link").all()
    assert help_link.inner_text() == "When to get help"
    assert help_link.evaluate("one => one.href") == visit.address + "help/"
    search_link.click()
    page.wait_for_url("**/search/?q=Xqzzv%2C%20Wqjjk")
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("Xqzzv, Wqjjk")


SLIPS = [
    ("exmapluride", "exampluride"),
    ("zehpyrol", "zephyrol"),
    ("Drianol", "exampluride"),  # a brand is offered as its medicine, whose row has it
]


@pytest.mark.parametrize(("slip", "name"), SLIPS, ids=[slip for slip, _ in SLIPS])
def test_a_misspelt_name_is_offered_as_it_is_written_and_takes_its_place(visit, slip, name):
    page = typed(visit.open("drugs/"), f"calmazine, {slip} 5 mg")
    expect(page.locator(NONE)).to_contain_text("Did you mean")
    assert "do not stop" not in page.locator(NONE).inner_text().lower()
    page.locator(NONE).get_by_role("button").first.click()
    expect(page.locator(NONE)).to_be_hidden()
    assert rows(page) == sorted(["calmazine", name])


def test_of_a_misspelt_name_it_is_said_too_that_nobody_has_looked_at_it(visit):
    none = typed(visit.open("drugs/"), "zehpyrol").locator(NONE)
    expect(none).to_contain_text(
        "Did you mean zephyrol? We have not looked at zehpyrol. That does not mean that it cannot cause cramps."
    )


@pytest.mark.parametrize("text", ["take exampluride once daily for weeks", "exampluride’s", "exampluride|5mg"])
def test_a_name_is_found_whatever_stands_around_it(visit, text):
    page = typed(visit.open("drugs/"), text)
    expect(page.locator(COUNT)).to_have_text("1 of 3 medicines")
    assert rows(page) == ["exampluride"]


def test_without_the_index_of_the_search_the_table_says_what_it_knows_itself(visit):
    visit.page.route("**/search/index.json", lambda route: route.fulfill(status=404))
    visit.meant.append("404")
    page = typed(visit.open("drugs/"), "zehpyrol")
    expect(page.locator(NONE)).to_contain_text("We have not looked at zehpyrol.")


def test_a_medicine_without_a_row_leads_to_the_pages_that_tell_of_it(visit):
    page = visit.open("drugs/")
    expect(page.locator(ELSEWHERE)).to_be_visible()
    typed(page, "Dozolin")
    none = page.locator(NONE)
    expect(none).to_have_text(re.compile(r"^No row of its own\. Read: Nightcaps\.\s*$"))
    assert rows(page) == [] and page.locator(ELSEWHERE).is_hidden()
    typed(page, "dozolin, drainol")
    expect(none).to_be_visible()
    typed(page, "dozolin, lumenite, drainol, xqzzv")
    expect(none).to_contain_text("Read: Nightcaps, Lamp tablets. We have not looked at xqzzv.")
    assert rows(page) == ["exampluride"]
    none.get_by_role("link", name="Lamp tablets").click()
    page.wait_for_url("**/remedies/lamp-tablets/")


STATES = {
    "commonol": "commonol: Common. Cramps in up to 1 in 10 people",
    "Nottex": "nottedol: Looked up, not listed. We read the list of side effects",
    "unreadol": "unreadol: Not looked up. We could not read the product information",
}


@pytest.mark.parametrize("name", STATES)
def test_a_medicine_of_the_whole_list_is_told_with_its_state_and_leads_there(visit, name):
    page = typed(visit.open("drugs/"), name)
    none = page.locator(NONE)
    expect(none).to_contain_text(STATES[name])
    expect(none).not_to_contain_text("We have not looked at")
    none.get_by_role("link").first.click()
    page.wait_for_url("**/medicines/#*")
    expect(page.locator("li:target")).to_be_visible()  # its fold is open


def test_a_row_goes_before_a_page_that_only_tells_of_it(visit):
    page = typed(visit.open("drugs/"), "drainol")
    expect(page.locator(COUNT)).to_have_text("1 of 3 medicines")
    assert page.locator(NONE).is_hidden() and page.locator(ELSEWHERE).is_hidden()
    expect(typed(page, "").locator(ELSEWHERE)).to_be_visible()


PASTE = """([field, text]) => { const data = new DataTransfer(); data.setData("text", text);
    return field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})); }"""


def test_a_pasted_list_with_line_breaks_becomes_one_line_at_the_caret(visit):
    page = visit.open("drugs/")
    field = page.get_by_label("Find a medicine")
    field.fill("zephyrol; ")
    let_through = page.evaluate(PASTE, [field.element_handle(), "Drainol 5 mg\r\n\n slumberol\n"])
    assert not let_through
    assert field.input_value() == "zephyrol; Drainol 5 mg, slumberol"
    assert rows(page) == ALL
    field.press("Backspace")  # the caret stands behind what was pasted
    assert field.input_value() == "zephyrol; Drainol 5 mg, slumbero"


def test_pasted_lines_take_the_place_of_what_was_marked(visit):
    page = visit.open("drugs/")
    field = page.get_by_label("Find a medicine")
    field.fill("everything")
    field.select_text()
    page.evaluate(PASTE, [field.element_handle(), "drainol\nslumberol"])
    assert field.input_value() == "drainol, slumberol"
    assert rows(page) == ["calmazine", "exampluride"]


def test_a_pasted_single_line_is_left_to_the_browser(visit):
    page = visit.open("drugs/")
    field = page.get_by_label("Find a medicine").element_handle()
    assert page.evaluate(PASTE, [field, "drainol\n"])


ORDERS = {  # what is alike stays in its order
    "class": (["exampluride", "zephyrol", "calmazine"], ["calmazine", "exampluride", "zephyrol"]),
    "strength": (["zephyrol", "exampluride", "calmazine"], ["calmazine", "exampluride", "zephyrol"]),
    "name": (ALL, ALL[::-1]),
}


def test_the_table_sorts_both_ways_by_each_head(visit):
    page = visit.open("drugs/")
    for key, (up, down) in ORDERS.items():
        head = page.locator(f"th[data-sort={key}]")
        for names, said in ((up, "ascending"), (down, "descending"), (up, "ascending")):
            head.get_by_role("button").click()
            assert (rows(page), head.get_attribute("aria-sort")) == (names, said)
        assert page.locator("[aria-sort]").count() == 1
    assert page.locator("th[data-sort=name]").inner_text() == "Medicine and brands"


def test_enter_loads_nothing(visit):
    page = typed(visit.open("drugs/"), "drainol")
    page.get_by_label("Find a medicine").press("Enter")
    page.wait_for_timeout(100)
    assert page.url == visit.address + "drugs/" and rows(page) == ["exampluride"]


def test_the_filters_stand_open_on_a_wide_screen_and_folded_on_a_narrow_one(visit):
    page = visit.open("drugs/")
    fold = page.locator("[data-more]")
    assert fold.evaluate("one => one.open")
    page.set_viewport_size({"width": 390, "height": 844})
    wait_until(page, "!document.querySelector('[data-more]').open")
    fold.locator("summary").click()
    page.locator("#filter-strength").select_option("strong")
    assert rows(page) == ["zephyrol"]


@on(**phone())
def test_on_a_phone_the_rows_are_cards_and_the_field_works(visit):
    page = visit.open("drugs/")
    assert not page.locator("[data-more]").evaluate("one => one.open")
    assert rows(page) == []  # folded, so that the page is no mile long
    typed(page, "drainol")
    assert rows(page) == ["exampluride"]
    assert page.locator(f"{ROWS} td").first.evaluate("cell => getComputedStyle(cell).display") != "table-cell"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@on(java_script_enabled=False)
def test_without_a_script_the_whole_table_shows_and_no_field_promises_more(visit):
    page = visit.open("drugs/")
    page.locator("[data-rows] > summary").click()
    assert rows(page) == ALL
    assert page.get_by_label("Find a medicine").is_hidden() and page.locator("th button").count() == 0
    assert page.locator(ELSEWHERE).is_visible()
