"""What a reader takes along or sends back: the texts to cite, the address of a section, the report of a mistake."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from browsing import on
from playwright.sync_api import Page, expect

PAGE = "causes/low-glimmer/"
FOLD, TOLD = "details.cite-page", "[role=status].copied"


def opened(visit) -> Page:
    page = visit.open(PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


MARK = """one => new Promise(done => { document.addEventListener("selectionchange", () => setTimeout(done), { once: true });
    getSelection().selectAllChildren(one); })"""


def kept(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def report(page: Page, link: str = ".foot .report a[href^=http]") -> dict[str, str]:
    """What a link to report a mistake would hand over, once a reader comes to it."""
    page.locator(link).dispatch_event("pointerdown")
    asked = parse_qs(urlsplit(page.locator(link).get_attribute("href")).query)
    return {name: values[0] for name, values in asked.items()}


def mark(page: Page, selector: str) -> str:
    """Mark the text of an element, as a reader does, and say what it is, once the page has heard of it."""
    page.locator(selector).first.evaluate(MARK)
    return page.locator(selector).first.inner_text()


# -- copying


def test_each_text_to_cite_is_copied_by_its_button_and_that_is_said(visit):
    page = opened(visit)
    page.locator(f"{FOLD} > summary").click()
    texts, buttons = page.locator(f"{FOLD} pre"), page.locator(f"{FOLD} button")
    assert texts.count() == buttons.count() == 5
    for place in range(5):
        buttons.nth(place).click()
        expect(page.locator(TOLD)).to_have_text(f"Copied: {page.locator(f'{FOLD} dt').nth(place).inner_text()}")
        assert kept(page) == texts.nth(place).text_content()
        assert buttons.nth(place).get_attribute("aria-label") == f"Copy: {page.locator(f'{FOLD} dt').nth(place).inner_text()}"


def test_a_browser_that_refuses_is_said_too(visit):
    page = opened(visit)
    page.evaluate("() => { Object.defineProperty(navigator.clipboard, 'writeText', {value: () => Promise.reject(new Error())}); }")
    page.locator(f"{FOLD} > summary").click()
    page.locator(f"{FOLD} button").first.click()
    expect(page.locator(TOLD)).to_have_text("Could not copy.")


def test_the_sign_of_a_heading_copies_its_address_and_leads_there(visit):
    page = opened(visit)
    sign = page.locator("article h2 > .headerlink").first
    address = sign.evaluate("one => one.href")
    sign.click(force=True)
    expect(page.locator(TOLD)).to_have_text("Link copied")
    assert kept(page) == address == page.url


def test_what_was_said_goes_again(visit):
    page = opened(visit)
    page.clock.install()
    page.locator("article h2 > .headerlink").first.click(force=True)
    expect(page.locator(TOLD)).to_be_visible()
    page.clock.run_for(4100)
    expect(page.locator(TOLD)).to_be_hidden()


@on(java_script_enabled=False)
def test_without_scripts_the_texts_are_there_to_be_marked_by_one_tap(visit):
    page = visit.open(PAGE)
    page.locator(f"{FOLD} > summary").click()
    assert page.locator(f"{FOLD} button").count() == 0
    text = page.locator(f"{FOLD} pre").first
    expect(text).to_be_visible()
    assert text.evaluate("one => getComputedStyle(one).userSelect") == "all"


# -- the menu near the title

MENU = ".page-menu"


def test_the_menu_copies_the_address_of_the_page_says_so_and_closes(visit):
    page = opened(visit)
    page.locator(f"{MENU} > summary").click()
    page.get_by_role("button", name="Copy the link").click()
    expect(page.locator(TOLD)).to_have_text("Link copied")
    assert kept(page) == f"https://example.org/cramp-atlas/{PAGE}"
    assert page.locator(MENU).evaluate("one => !one.open && one.contains(document.activeElement)")


@pytest.mark.parametrize(("way", "shown"), [("share", True), ("nothing", False)])
def test_a_page_is_sent_on_where_the_device_can_do_it(visit, way, shown):
    visit.page.add_init_script(f"Object.defineProperty(navigator, 'share', {{ value: {{ share: async what => {{ globalThis.sent = what; }}, nothing: undefined }}.{way} }})")
    page = opened(visit)
    page.locator(f"{MENU} > summary").click()
    button = page.get_by_role("button", name="Send it on…")
    assert button.is_visible() == shown
    if shown:
        button.click()
        assert page.evaluate("sent") == {"title": page.title(), "url": f"https://example.org/cramp-atlas/{PAGE}"}


def test_the_menu_leads_to_the_texts_to_cite_opens_them_and_closes(visit):
    page = opened(visit)
    page.locator(f"{MENU} > summary").click()
    page.locator(MENU).get_by_role("link", name="Cite this page").click()
    expect(page.locator(f"{FOLD} pre").first).to_be_in_viewport()
    assert not page.locator(MENU).evaluate("one => one.open")


def test_the_menu_closes_at_escape_and_at_a_click_beside_it(visit):
    page = opened(visit)
    for close in (lambda: page.keyboard.press("Escape"), lambda: page.locator("h1").click(position={"x": 3, "y": 3})):
        page.locator(f"{MENU} > summary").click()
        assert page.locator(MENU).evaluate("one => one.open")
        close()
        assert not page.locator(MENU).evaluate("one => one.open")


def test_the_menu_leads_to_the_ways_to_report(visit):
    page = opened(visit)
    page.locator(f"{MENU} > summary").click()
    page.locator(MENU).get_by_role("link", name="Report a mistake").click()
    expect(page.locator(".foot .report a").first).to_be_in_viewport()


@on(java_script_enabled=False)
def test_without_scripts_the_menu_has_its_links_and_no_buttons(visit):
    page = visit.open(PAGE)
    page.locator(f"{MENU} > summary").click()
    assert page.locator(f"{MENU} button:visible").count() == 0
    assert page.locator(f"{MENU} a:visible").count() == 2


# -- reporting


def test_a_report_names_the_page_before_anything_is_marked(visit):
    found = report(opened(visit))
    title = visit.page.locator("h1").inner_text()
    assert found["title"] == f"Mistake on “{title}”"
    assert found["body"].startswith(f"Page: {title}\nhttps://example.org/cramp-atlas/{PAGE}\n\nSection:\n\nSentence:\n\n")


@pytest.mark.parametrize("link", [".foot .report a[href^=http]", ".foot .report a[href^=mailto]"])
def test_a_marked_sentence_is_quoted_with_its_section_and_without_numbers_of_references(visit, link):
    page = opened(visit)
    mark(page, "article p:has(.cite)")
    plain = page.locator("article p:has(.cite)").first.evaluate(
        "one => { const copy = one.cloneNode(true); copy.querySelectorAll('.cite, .figure').forEach((sign) => sign.remove()); return copy.textContent.replace(/\\s+/g, ' ').trim(); }"
    )
    page.evaluate("getSelection().removeAllRanges()")  # as a tap on the link does
    body = report(page, link)["body"].replace("\r", "")
    assert f"\nSentence: {plain[:400]}" in body
    assert body.count("\nSection: ") == 1 and "\nSection: \n" not in body


def test_a_long_quotation_is_cut_and_a_second_mark_replaces_the_first(visit):
    page = opened(visit)
    page.locator("article p").first.evaluate("one => { one.textContent = '50% & $& more '.repeat(90); }")
    mark(page, "article p")
    first = report(page)["body"]
    (line,) = [line for line in first.splitlines() if line.startswith("Sentence: ")]
    assert line.startswith("Sentence: 50% & $& more 50% &") and line.endswith("…") and len(line) == len("Sentence: ") + 401
    mark(page, "h1")
    assert "50%" not in report(page)["body"]


def test_without_a_mark_the_section_is_the_one_that_the_address_names(visit):
    page = opened(visit)
    heading = page.locator("article h2[id]").first
    name = heading.get_attribute("id")
    page.goto(f"{page.url.partition('#')[0]}#{name}")
    assert f"(#{name})\n" in report(page)["body"]


def test_a_mark_outside_the_text_is_not_quoted(visit):
    page = opened(visit)
    mark(page, ".foot__name")
    assert "\nSentence:\n" in report(page)["body"]


def test_every_page_has_a_way_to_report_even_the_one_for_right_now(visit):
    for path in ("", "now/", "help/", "404.html", PAGE):
        links = visit.open(path).locator("footer .report a")
        assert links.count() == 2, path
        assert unquote(links.nth(1).get_attribute("href")).startswith("mailto:mistakes@example.org?subject=Mistake on “")
