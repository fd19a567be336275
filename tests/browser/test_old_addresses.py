"""An old address leads to where its words are now, with the place in it; without scripts a link says where."""

import re

import pytest
from browsing import on
from playwright.sync_api import expect

HERE = re.compile("causes/low-glimmer/#who-(has-it|gets-it)$")


@pytest.mark.parametrize("old", ["causes/glimmer/#who-has-it", "causes/dry-wind/#who-has-it", "causes/low-glimmer/#who-has-it"])
def test_a_place_in_an_old_address_is_found(visit, old):
    page = visit.open(old)
    expect(page).to_have_url(HERE)
    expect(page.locator("#who-gets-it")).to_be_in_viewport()


@on(java_script_enabled=False)
def test_without_scripts_an_old_page_leads_on_and_an_old_place_has_a_link(visit):
    page = visit.open("causes/glimmer/")
    expect(page).to_have_url(re.compile("causes/low-glimmer/$"))
    page = visit.open("causes/dry-wind/#who-has-it")
    link = page.locator("#who-has-it")
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(HERE)
