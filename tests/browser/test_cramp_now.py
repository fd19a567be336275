"""The page for a cramp right now: it counts while a stretch is held, leads where it should, and keeps its colours."""

import json

import pytest
from browsing import on, phone
from playwright.sync_api import Page, expect

NOON, NIGHT = "2026-06-01T12:00:00", "2026-06-01T22:00:00"


def test_each_way_to_hold_has_a_button_that_counts_as_long_as_it_says(visit):
    page = visit.open_at_rest("now/")
    assert page.locator(".count").all_inner_texts() == ["Count 30 seconds", "Count 20 seconds"]
    lists = page.locator("ol:has(+ .count)").all_inner_texts()
    assert ["Hold" in one for one in lists] == [True, True]


def test_it_counts_down_says_that_it_is_over_and_counts_again(visit):
    page = visit.open_at_rest("now/")
    button, said = page.locator(".count").last, page.locator(".count + [role=status]").last
    button.click()
    assert button.inner_text().split() == ["20", "Stop"]
    assert said.inner_text() == "Counting 20 seconds"
    assert button.get_attribute("data-on")
    page.clock.run_for(1000)
    assert button.inner_text().split() == ["19", "Stop"]
    page.clock.run_for(18_000)
    assert button.inner_text().split() == ["1", "Stop"]
    page.clock.run_for(1000)
    assert (button.inner_text(), said.inner_text()) == ("Done. Count again", "20 seconds are over")
    assert button.get_attribute("data-on") is None
    page.clock.run_for(5000)
    assert button.inner_text() == "Done. Count again"
    button.click()
    page.clock.run_for(1000)
    assert button.inner_text().split() == ["19", "Stop"]


def test_it_stops_when_asked_and_begins_anew(visit):
    page = visit.open_at_rest("now/")
    button, said = page.locator(".count").first, page.locator(".count + [role=status]").first
    button.click()
    page.clock.run_for(3000)
    button.click()
    assert (button.inner_text(), said.inner_text()) == ("Count 30 seconds", "")
    assert button.get_attribute("data-on") is None
    page.clock.run_for(40_000)
    assert (button.inner_text(), said.inner_text()) == ("Count 30 seconds", "")
    button.click()
    assert button.inner_text().split() == ["30", "Stop"]


def test_two_counts_do_not_disturb_each_other(visit):
    page = visit.open_at_rest("now/")
    first, second = page.locator(".count").all()
    first.click()
    page.clock.run_for(2000)
    second.click()
    page.clock.run_for(2000)
    first.click()
    page.clock.run_for(1000)
    assert (first.inner_text(), second.inner_text().split()[0]) == ("Count 30 seconds", "17")


@on(**phone())
def test_the_bar_and_the_muscles_lead_where_they_say(visit):
    page = visit.open("now/")
    steps = {"All muscles": "Which muscle is it?", "It stopped": "It has stopped. Now what?", "Get help": "When to get help", "Calf": "Calf"}
    for name, heading in steps.items():
        page.locator(".bar, .muscles").get_by_role("link", name=name, exact=True).click()
        target = page.locator(":target")
        assert target.evaluate("one => one.firstChild.textContent") == heading
        expect(target).to_be_in_viewport()
    page.locator(".muscles").get_by_role("link", name="Elbow").click()
    page.wait_for_url("**/guides/elbow/")


def test_get_help_and_home_are_one_step_away(visit):
    page = visit.open("now/")
    page.locator("header").get_by_role("link", name="When to get help").click()
    page.wait_for_url("**/help/")
    page.go_back()
    page.locator("header a").first.click()
    expect(page).to_have_url(visit.address)


# -- colours


def dark(page: Page) -> bool:
    """Whether the paper is darker than the ink."""
    light = "name => (getComputedStyle(document.body)[name].match(/\\d+/g) || []).map(Number).reduce((a, b) => a + b)"
    return page.evaluate(light, "backgroundColor") < page.evaluate(light, "color")


KEPT = """() => { const kept = JSON.parse(localStorage.getItem(new URL("..", location).pathname + ".__palette"));
    return ["", "light", "dark"][kept.index] === document.documentElement.dataset.scheme; }"""
HOURS = [("T12:00:00", "light", False), ("T12:00:00", "dark", True), ("T20:59:00", "light", False), ("T21:00:00", "light", True), ("T06:59:00", "light", True), ("T07:00:00", "light", False)]


@pytest.mark.parametrize(("hour", "device", "expected"), HOURS, ids=[f"{hour} {device}" for hour, device, _ in HOURS])
@on(timezone_id="UTC")
def test_it_is_dark_at_night_and_else_as_the_device(visit, hour, device, expected):
    visit.page.emulate_media(color_scheme=device)
    visit.page.clock.install(time=f"2026-06-01{hour}Z")
    page = visit.open("now/")
    assert dark(page) == expected
    assert page.locator("header button").inner_text() == ("Light colours" if expected else "Dark colours")


@pytest.mark.parametrize("device", ["light", "dark"])
@on(timezone_id="UTC")
def test_the_button_changes_the_colours_and_every_page_keeps_them(visit, device):
    visit.page.emulate_media(color_scheme=device)
    visit.page.clock.install(time=f"{NOON}Z")
    page = visit.open("now/")
    button = page.locator("header").get_by_role("button")
    before, label = dark(page), button.inner_text()
    button.click()
    assert dark(page) != before and button.inner_text() != label
    page.goto(visit.address + "help/")
    assert page.evaluate("document.documentElement.dataset.scheme") == ("light" if before else "dark")
    assert page.evaluate(KEPT) is True
    page.goto(visit.address + "now/")
    assert dark(page) != before
    button.click()
    assert dark(page) == before and button.inner_text() == label
    page.reload()
    assert dark(page) == before


@on(timezone_id="UTC")
def test_colours_chosen_on_another_page_hold_here_also_at_night(visit):
    visit.page.emulate_media(color_scheme="light")
    visit.page.clock.install(time=f"{NIGHT}Z")
    page = visit.open("about/")
    page.locator(".colours").click()
    assert page.evaluate("document.documentElement.dataset.scheme") == "light"
    page.goto(visit.address + "now/")
    assert not dark(page)


@on(timezone_id="UTC")
def test_colours_left_to_the_device_on_another_page_are_left_to_it_here(visit):
    visit.page.emulate_media(color_scheme="light")
    visit.page.clock.install(time=f"{NOON}Z")
    page = visit.open("about/")
    kept = json.dumps({"index": 0, "color": {}})
    page.evaluate("kept => localStorage.setItem(new URL('..', location).pathname + '.__palette', kept)", kept)
    page.goto(visit.address + "now/")
    assert not dark(page)


def test_where_nothing_may_be_kept_the_button_still_works(visit):
    visit.page.add_init_script("for (const name of ['getItem', 'setItem']) Storage.prototype[name] = () => { throw new Error('full'); };")
    page = visit.open_at_rest("now/")
    before = dark(page)
    page.locator("header").get_by_role("button").click()
    assert dark(page) != before and page.locator(".count").count() == 2


@on(java_script_enabled=False)
def test_without_a_script_the_page_is_whole_and_promises_no_counting(visit):
    page = visit.open("now/")
    assert page.locator("h3").count() >= 3 and page.locator("button").count() == 0
