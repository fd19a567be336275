"""The list of all statements, and the small pages at old addresses, as a reader without scripts has them."""

from browsing import on
from playwright.sync_api import expect


@on(java_script_enabled=False)
def test_one_verdict_can_be_chosen(visit):
    page = visit.open("sources/")
    topics = page.locator(".statements__topic")
    assert topics.count() == 2 and page.locator(".statements .statement:visible").count() == 0
    page.get_by_label("Wrong").check()
    expect(topics.first).to_be_hidden()
    topics.last.locator("summary").click()
    expect(page.locator(".statements .statement:visible")).to_have_count(1)
    page.get_by_label("All").check()
    expect(topics.first).to_be_visible()


def test_a_link_to_an_old_id_opens_the_topic_of_the_statement(visit):
    page = visit.open("sources/#r-001")
    expect(page.locator(".statement#c-001")).to_be_visible()


@on(java_script_enabled=False)
def test_an_old_address_ends_at_the_new_page(visit):
    page = visit.open("causes/glimmer/")
    page.wait_for_url("**/causes/low-glimmer/")
    expect(page.locator("h1")).to_have_text("Low glimmer")
