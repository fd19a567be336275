"""The menu on a phone: it goes away as a reader expects."""

from browsing import has_focus, on, phone

narrow = on(**phone())


def opened(visit):
    """A page with its menu open."""
    page = visit.open("about/")
    page.locator(".menu summary").click()
    page.locator(".menu__panel").wait_for()
    return page, page.locator(".menu")


def is_open(menu):
    return menu.evaluate("menu => menu.open")


@narrow
def test_the_menu_leads_to_a_section(visit):
    page, menu = opened(visit)
    menu.get_by_role("link", name="Causes", exact=True).click()
    page.wait_for_url("**/causes/")


@narrow
def test_escape_closes_the_menu_and_goes_back_to_its_button(visit):
    page, menu = opened(visit)
    page.keyboard.press("Tab")
    assert has_focus(menu.locator("a").first) and is_open(menu)
    page.keyboard.press("Escape")
    assert not is_open(menu)
    assert has_focus(menu.locator("summary"))


@narrow
def test_no_other_key_closes_the_menu(visit):
    page, menu = opened(visit)
    page.keyboard.press("Shift")
    assert is_open(menu)


@narrow
def test_a_click_beside_the_menu_closes_it_and_one_in_it_does_not(visit):
    page, menu = opened(visit)
    menu.locator(".menu__panel").click(position={"x": 2, "y": 2})
    assert is_open(menu)
    menu.evaluate("() => document.activeElement.blur()")
    page.mouse.click(20, 700)
    assert not is_open(menu)


@narrow
def test_the_menu_closes_when_the_focus_leaves_it(visit):
    page, menu = opened(visit)
    menu.locator("a").last.focus()
    assert is_open(menu)
    page.keyboard.press("Tab")
    assert not is_open(menu)


def test_on_a_wide_screen_the_focus_goes_through_the_header_as_the_eye_does(visit):
    page = visit.open("about/")
    places = []
    while page.evaluate("!document.activeElement.closest('.sections')"):
        page.keyboard.press("Tab")
        places.append(page.evaluate("document.activeElement.getBoundingClientRect().x"))
        assert len(places) < 20
    header = places[1:-1]  # between the way to skip it and the first section
    assert len(header) >= 4 and header == sorted(header)
