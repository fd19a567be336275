"""What a link leads to, shown on hover and on focus."""

import pytest
from browsing import on, phone
from playwright.sync_api import Page, expect

TIP, LINKS = "#atlas-tip", "article a[data-tip]"
KINDS = {"causes": "Cause", "diseases": "Disease", "drugs": "Medicine", "remedies": "Remedy", "glossary": "Word"}
OPEN = "causes/low-glimmer/"


def boxes(page: Page, link: str) -> tuple[dict[str, float], dict[str, float]]:
    """Where a link and the description are in the window."""
    return tuple(page.locator(one).first.bounding_box() for one in (link, TIP))


@pytest.mark.parametrize(("kind", "name"), KINDS.items())
def test_a_link_that_takes_the_focus_is_described_with_its_kind(visit, kind, name):
    page = visit.open(OPEN)
    link, tip = page.locator(f"a.term--{kind}").first, page.locator(TIP)
    link.focus()
    expect(tip).to_be_visible()
    assert tip.text_content() == name + link.get_attribute("data-tip")
    assert tip.locator("b").inner_text() == name
    assert tip.get_attribute("role") == "tooltip"
    assert link.get_attribute("aria-describedby") == tip.get_attribute("id")


def test_a_link_of_no_kind_is_described_by_its_words_alone(visit):
    page = visit.open(OPEN)
    link = page.locator(LINKS).first
    link.evaluate("one => { one.className = ''; }")
    link.focus()
    assert page.locator(TIP).inner_html() == link.get_attribute("data-tip")


def test_the_description_goes_with_escape_with_the_focus_and_with_a_new_size(visit):
    page = visit.open(OPEN)
    link, tip = page.locator(LINKS).first, page.locator(TIP)
    for leave in (
        lambda: page.keyboard.press("Escape"),
        lambda: page.locator(".brand").focus(),
        lambda: link.evaluate("one => one.blur()"),
        lambda: page.set_viewport_size({"width": 1000, "height": 900}),
        lambda: page.mouse.click(5, 500),
        lambda: page.locator("h1").dispatch_event("pointerdown"),
    ):
        page.locator(".brand").focus()
        link.focus()
        expect(tip).to_be_visible()
        leave()
        expect(tip).to_be_hidden()
        assert link.get_attribute("aria-describedby") is None


def test_no_other_key_hides_the_description(visit):
    page = visit.open(OPEN)
    page.locator(LINKS).first.focus()
    page.keyboard.press("Shift")
    expect(page.locator(TIP)).to_be_visible()


def test_it_shows_a_moment_after_the_pointer_comes_and_goes_a_moment_after_it_leaves(visit):
    page = visit.open_at_rest(OPEN)
    link, tip = page.locator(LINKS).first, page.locator(TIP)
    link.hover()
    page.clock.run_for(200)
    assert tip.is_hidden()
    page.clock.run_for(100)
    assert tip.is_visible()
    page.mouse.move(0, 0)
    page.clock.run_for(150)
    assert tip.is_visible()
    page.clock.run_for(100)
    assert tip.is_hidden()


def test_a_pointer_that_only_passes_shows_nothing(visit):
    page = visit.open_at_rest(OPEN)
    page.locator(LINKS).first.hover()
    page.clock.run_for(200)
    page.mouse.move(0, 0)
    page.clock.run_for(1000)
    assert page.locator(TIP).is_hidden()


def test_escape_stops_a_description_that_waits(visit):
    page = visit.open_at_rest(OPEN)
    page.locator(LINKS).first.hover()
    page.keyboard.press("Escape")
    page.clock.run_for(1000)
    assert page.locator(TIP).is_hidden()


def test_the_next_link_shows_its_own_at_once(visit):
    page = visit.open_at_rest(OPEN)
    first, second, tip = page.locator(LINKS).nth(0), page.locator(LINKS).nth(1), page.locator(TIP)
    first.hover()
    page.clock.run_for(300)
    second.hover()
    page.clock.run_for(100)
    assert second.get_attribute("data-tip") in tip.inner_text()
    assert first.get_attribute("data-tip") not in tip.inner_text()
    assert (first.get_attribute("aria-describedby"), second.get_attribute("aria-describedby")) == (None, "atlas-tip")


def test_the_pointer_may_move_onto_the_description_and_click_there(visit):
    page = visit.open_at_rest(OPEN)
    page.locator(LINKS).first.hover()
    page.clock.run_for(300)
    page.locator(TIP).hover()
    page.clock.run_for(1000)
    assert page.locator(TIP).is_visible()
    page.mouse.down()
    assert page.locator(TIP).is_visible()
    page.mouse.up()


def test_the_link_with_the_focus_shows_its_own_again_when_the_pointer_has_gone(visit):
    page = visit.open_at_rest(OPEN)
    held, other, tip = page.locator(LINKS).nth(0), page.locator(LINKS).nth(1), page.locator(TIP)
    held.focus()
    other.hover()
    page.clock.run_for(300)
    assert other.get_attribute("data-tip") in tip.inner_text()
    page.mouse.move(0, 0)
    page.clock.run_for(300)
    assert held.get_attribute("data-tip") in tip.inner_text()
    page.clock.run_for(1000)  # the pointer rests beside it: it stays
    page.mouse.move(3, 3)
    page.clock.run_for(1000)
    assert tip.is_visible()


@on(viewport={"width": 1280, "height": 320})
@pytest.mark.parametrize("top", [100, 290])
def test_the_description_never_covers_its_link_nor_leaves_the_window(visit, top):
    page = visit.open(OPEN)
    link = page.locator(LINKS).first
    link.evaluate("(one, top) => { one.style.position = 'fixed'; one.style.top = top + 'px'; one.style.left = '1200px'; }", top)
    link.focus()
    expect(page.locator(TIP)).to_be_visible()
    around, tip = boxes(page, LINKS)
    assert tip["y"] >= around["y"] + around["height"] or tip["y"] + tip["height"] <= around["y"]
    assert tip["x"] >= 0 and tip["x"] + tip["width"] <= 1280
    assert tip["y"] >= 0 and tip["y"] + tip["height"] <= 320
    assert abs(tip["y"] - around["y"]) < 120


def test_the_description_stands_just_below_its_link_on_a_page_that_was_scrolled(visit):
    page = visit.open(OPEN)
    page.evaluate("document.querySelector('article').style.paddingBottom = '2000px'; scrollTo(0, 80)")
    page.locator(LINKS).first.focus()
    expect(page.locator(TIP)).to_be_visible()
    around, tip = boxes(page, LINKS)
    assert 0 <= tip["y"] - around["y"] - around["height"] < 20
    assert abs(tip["x"] - around["x"]) < 2


def test_a_click_on_a_link_is_never_taken_by_its_description(visit):
    page = visit.open(OPEN)
    link = page.locator(LINKS).first
    link.hover()
    page.locator(TIP).wait_for(state="visible")
    at_edges = """link => { const box = link.getClientRects()[0];
        return [box.top + 1, box.bottom - 1].every(y => link.contains(document.elementFromPoint(box.left + 3, y))); }"""
    assert link.evaluate(at_edges)


@on(**phone(has_touch=True, is_mobile=True))
def test_on_touch_a_tap_follows_the_link_and_shows_nothing(visit):
    page = visit.open_at_rest(OPEN)
    link = page.locator(LINKS).first
    link.dispatch_event("pointerover", {"pointerType": "touch"})
    page.clock.run_for(1000)
    assert page.locator(TIP).is_hidden()
    link.evaluate("one => one.addEventListener('click', event => event.preventDefault(), { once: true })")
    link.tap()
    page.clock.run_for(1000)
    assert page.locator(TIP).is_hidden()
    href = link.evaluate("one => one.href")
    link.tap()
    page.wait_for_url(href)
