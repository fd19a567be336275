"""For everyone: large and spaced text, the order of the focus, names of tables, large targets, and six tasks by ear."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from bench.slow import PHONE
from browsing import Visit, on, phone
from playwright.sync_api import Page, expect
from walks.access import NARROW, SETTINGS, SPACED, ask, by_axe

KINDS = ("sideways", "cut")


def found(visit: Visit, urls: list[str], questions, **before) -> dict[str, list[str]]:
    """What the pages answer to questions of the walks, with all that is folded open."""
    faults = {}
    for url in urls:
        page = visit.open(url)
        ask(page, "open")
        for question, value in before.items():
            ask(page, question, value)
        faults[url] = [fault for question in questions for fault in ask(page, question)]
    return {url: told for url, told in faults.items() if told}


@on(**phone())
def test_text_twice_as_large_is_neither_cut_nor_wider_than_a_phone(visit, tour):
    assert found(visit, tour, KINDS, larger=2) == {}


@on(viewport=NARROW)
def test_spaced_text_on_a_narrow_phone_is_neither_cut_nor_wider(visit, tour):
    assert found(visit, tour, KINDS, style=SPACED) == {}


@on()
def test_spaced_text_on_a_wide_screen_is_neither_cut_nor_wider(visit, tour):
    assert found(visit, tour, KINDS, style=SPACED) == {}


@on()
def test_the_focus_goes_as_the_eye_does_and_each_table_has_a_name(visit, tour):
    assert found(visit, tour, ("order", "tables")) == {}


@on(**phone())
def test_the_questions_of_this_file_notice_a_fault(visit):
    page = visit.open("about/")
    page.evaluate("""() => {
      const part = document.querySelector("article");
      const add = (name, style, text) => { const one = document.createElement(name); one.style.cssText = style; one.textContent = text; part.append(one); return one; };
      add("div", "overflow: hidden; width: 40px; white-space: nowrap", "cut off by its own box");
      add("button", "position: relative; top: 60px", "low");
      add("button", "display: block", "high");
      const table = add("table", "display: block; width: 900px", "");
      table.append(document.createElement("th"));
      document.body.append(table);
    }""")
    assert [len(ask(page, question)) for question in ("cut", "sideways", "order", "tables")] == [1, 1, 1, 2]


SMALL = """least => [...document.querySelectorAll("main :is(a, button, summary, input:not([type=hidden]), select, textarea)")].flatMap(one => {
  if (!one.checkVisibility({ checkVisibilityCSS: true }) || one.closest("p:has(a):not(:has(button)), sup, li:not(.muscles li) :is(p, span), .references, .headerlink, figure")) return [];
  const own = one.matches("input") && (one.closest("label") || one.labels[0]) || one;
  const box = own.getBoundingClientRect();
  return box.height && box.height < least - .5 ? [`${one.localName} ${one.className} ${one.textContent.trim().slice(0, 30)} ${box.height}`] : [];
})"""


@on(**phone())
@pytest.mark.parametrize("url", ["now/#calf", "guides/which-cause/", "my-medicines/"])
def test_what_is_pressed_in_a_tool_is_as_large_as_a_finger(visit, url):
    page = visit.open(url)
    expect(page.locator("article :is(button, input, textarea):visible").first).to_be_visible()
    page.wait_for_timeout(300)  # what else the tool has to say
    assert [one for one in page.evaluate(SMALL, 44) if not one.startswith(("a ", "summary "))] == []


# -- by ear: what a screen reader says, in its order


def heard(page: Page) -> list[str]:
    """The role and the name of all that a screen reader comes to, from the top."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    told = []

    def listen(node):
        if not node.get("ignored") and node.get("name", {}).get("value"):
            told.append(f"{node['role']['value']} {node['name']['value']}".strip())
        for child in node.get("childIds", []):
            if child in by_id:
                listen(by_id[child])

    listen(nodes[0])
    return told


def place(told: list[str], what: str) -> int:
    """How many things are heard before this one; all that is heard is in the message when it is not."""
    assert what in told, told
    return told.index(what)


def clean(page: Page) -> list[str]:
    """What axe finds on a page as it stands, in all settings."""
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(Axe().axe_script)
    told = [f"{one.rule} {one.what}" for width, scheme in SETTINGS for one in by_axe(page, "", width, scheme)]
    page.set_viewport_size(PHONE)
    return told


@on(**phone())
def test_by_ear_a_cramp_is_stopped(visit):
    page = visit.open("")
    assert place(heard(page), "link I have a cramp right now") < 40
    page.get_by_role("link", name="I have a cramp right now").click()
    page.get_by_role("link", name="Calf", exact=True).wait_for()
    told = heard(page)
    assert place(told, "heading I have a cramp right now") < place(told, "heading Which muscle is it?") < place(told, "link Calf")
    page.get_by_role("link", name="Calf", exact=True).click()
    page.get_by_role("button", name="Count 30 seconds").wait_for()
    told = heard(page)
    assert place(told, "heading Calf") < place(told, "button Lying") < place(told, "button Count 30 seconds")
    page.get_by_role("button", name="Count 30 seconds").click()
    assert any("Hold" in line or "Get ready" in line for line in heard(page))
    assert clean(page) == []


@on(**phone())
def test_by_ear_a_medicine_is_checked(visit):
    page = visit.open("my-medicines/")
    field = page.get_by_role("textbox", name="Which medicines do you take?")
    field.fill("Drainol")
    page.locator("[data-my-medicines][data-settled]").wait_for()
    told = heard(page)
    assert place(told, "textbox Which medicines do you take?") < next(at for at, line in enumerate(told) if line.startswith("heading Drainol"))
    assert page.get_by_role("status").filter(visible=True).count()
    assert clean(page) == []


@on(**phone())
def test_by_ear_the_danger_sign_of_a_swollen_leg_is_found(visit):
    page = visit.open("")
    page.get_by_role("link", name="When to get help").first.click()
    page.locator("summary", has_text="One leg is swollen or warm").wait_for()
    page.wait_for_load_state()
    told = heard(page)
    sign = next(line for line in told if "One leg is swollen or warm" in line)
    assert place(told, "heading When to get help") < place(told, sign)
    page.locator("summary", has_text="One leg is swollen or warm").click()
    assert any("Get medical help today if:" in line for line in heard(page))
    assert clean(page) == []


@on(**phone())
def test_by_ear_the_cause_that_fits_is_found(visit):
    page = visit.open("guides/which-cause/")
    assert place(heard(page), "heading Is one of these true now?") < place(heard(page), "button Next question")
    for answers in ((), ("An adult",), ("At night",), ("Little glimmer",)):
        for answer in answers:
            page.get_by_label(answer, exact=True).check()
        page.locator("[data-next]").click()
    expect(page.locator("[data-step-end] [data-title]")).to_contain_text("pages fit")
    told = heard(page)
    assert any("Low glimmer" in line for line in told) and any(line.startswith("heading") and "pages fit" in line for line in told), told
    assert clean(page) == []


@on(**phone())
def test_by_ear_a_page_is_searched_for_opened_and_left_again(visit):
    page = visit.open("about/")
    assert "button Search" in heard(page)
    page.get_by_role("button", name="Search", exact=True).click()
    field = page.get_by_role("combobox", name="Search")
    expect(field).to_be_focused()
    page.keyboard.type("glimmer", delay=5)
    expect(page.get_by_role("status").filter(has_text="found")).not_to_be_empty()
    said = page.get_by_role("status").filter(has_text="found").inner_text()
    expect(page.locator("[data-search-box]")).to_have_attribute("data-answered", "glimmer")
    told = heard(page)
    count = next(line for line in told if line.startswith("listbox"))
    assert said[0].isdigit() and place(told, "combobox Search") < place(told, count)
    page.keyboard.press("ArrowDown")
    chosen = page.locator(f'[id="{field.get_attribute("aria-activedescendant")}"]')
    assert chosen.get_attribute("role") == "option" and any(line.startswith("option") for line in heard(page))
    assert clean(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("glimmer", ignore_case=True)
    page.go_back()
    expect(page.get_by_role("combobox", name="Search")).to_have_value("glimmer")
    expect(page.get_by_role("option").first).to_be_visible()
    assert any(line.startswith("option") for line in heard(page))


@on(**phone())
def test_by_ear_a_mistake_is_reported(visit):
    page = visit.open("causes/low-glimmer/")
    told = heard(page)
    assert place(told, "link Report it by e-mail") > place(told, "heading Low glimmer")
    assert "mailto:" in page.get_by_role("link", name="Report it by e-mail").get_attribute("href")
