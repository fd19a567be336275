import pytest
from atlas.content.reader import read_atlas
from atlas.linking.report import links_data, report_lines
from atlas.site.engine import render
from atlas.site.folder import link_folder


@pytest.fixture
def data(tiny):
    page = tiny / "docs" / "causes" / "heat.md"
    text = page.read_text().replace("Salt lack has", "See [low salt](low-salt.md). Salt lack and salt have")
    page.write_text(text)
    atlas, problems = read_atlas(tiny)
    assert problems == []
    render(tiny, tiny / "rendered")
    return links_data(atlas, *link_folder(tiny / "rendered", atlas, tiny))


def test_every_name_stands_with_its_forms_and_counts(data):
    (row,) = [row for row in data["terms"] if row["name"] == "salt lack"]
    assert row["count"] == 1
    assert {"text": "salt lack", "how": "written", "state": "links", "count": 1} in row["forms"]


def test_names_that_no_page_mentions_are_reported(data):
    assert {"name": "Examplix", "page": "drugs/water-pills"} in data["never_mentioned"]
    assert {"name": "salt lack", "page": "causes/low-salt"} not in data["never_mentioned"]


def test_pages_to_which_no_text_leads_are_reported(data):
    assert "guides/night" in data["orphans"] and "causes/low-salt" not in data["orphans"]


def test_ambiguous_names_are_reported(data):
    assert data["ambiguous"] == [{"name": "salt", "page": "causes/low-salt", "count": 1}]


def test_links_by_hand_that_the_linker_would_have_made_are_reported(data):
    assert data["by_hand"] == [{"page": "causes/heat", "to": "causes/low-salt", "text": "low salt"}]


def test_the_report_has_a_heading_for_each_list(data):
    lines = list(report_lines(data))
    assert lines[0].startswith(f"{len(data['terms'])} names in ")
    assert "  1  salt lack (causes/low-salt): salt lack 1, salt lacks 0 (plural), salt-lack 0 (hyphen), salt-lacks 0 (plural, hyphen)" in lines
    assert "\nLinks made by hand that the linker would have made: 1" in lines
    assert "  page: causes/heat  to: causes/low-salt  text: low salt" in lines


def test_the_words_of_a_link_by_hand_count_as_said(data):
    (row,) = [row for row in data["terms"] if row["name"] == "Low salt"]
    assert row["count"] == 3  # in two texts, and once by hand
