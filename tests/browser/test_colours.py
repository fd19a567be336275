"""The button for the colours: as the device, light, dark; what was chosen is kept."""

import pytest
from browsing import Visit, has_focus, on
from playwright.sync_api import expect

PAPER = "getComputedStyle(document.body).backgroundColor"


def papers(visit: Visit) -> tuple[str, str]:
    """The paper of the light and of the dark scheme, as devices get them."""
    found = []
    for scheme in ("light", "dark"):
        visit.page.emulate_media(color_scheme=scheme)
        found.append(visit.open("about/").evaluate(PAPER))
    assert found[0] != found[1]
    return found[0], found[1]


@pytest.mark.parametrize("device", ["light", "dark"])
def test_the_button_goes_round_and_every_page_keeps_the_choice(visit, device):
    light, dark = papers(visit)
    own = {"light": light, "dark": dark}[device]
    visit.page.emulate_media(color_scheme=device)
    page = visit.open("about/")
    assert page.evaluate(PAPER) == own
    for expected in (light, dark, own):
        page.locator(".colours").click()
        assert page.evaluate(PAPER) == expected
        visit.open("help/")
        assert page.evaluate(PAPER) == expected
        visit.open("about/")


def test_the_button_says_which_colours_they_are_and_keeps_the_focus(visit):
    page = visit.open("about/")
    button, names = page.locator(".colours"), []
    button.focus()
    for _ in range(4):
        names.append(button.inner_text())
        page.keyboard.press("Enter")
        expect(page.locator(".tools [role=status]")).to_have_text(button.inner_text())
        assert has_focus(button)
    assert len({*names}) == 3 and names[0] == names[3]


def test_where_nothing_may_be_kept_the_button_still_works(visit):
    visit.page.add_init_script("for (const name of ['getItem', 'setItem']) Storage.prototype[name] = () => { throw new Error('full'); };")
    page = visit.open("about/")
    before = page.evaluate("document.documentElement.dataset.scheme")
    page.locator(".colours").click()
    assert page.evaluate("document.documentElement.dataset.scheme") != before


@on(java_script_enabled=False, color_scheme="dark")
def test_without_a_script_the_colours_are_those_of_the_device_and_no_button_promises_others(visit):
    page = visit.open("about/")
    assert page.evaluate(PAPER) != "rgb(252, 250, 245)" and page.locator(".colours").is_hidden()
