"""Drafts: no page of the site, judged by fewer rules while they are written, and by all before they are published."""

import pytest
from atlas.rules.check import check, read_checked
from atlas.rules.drafts import LATER, previewed, still_needed, with_drafts
from atlas.rules.found import draft_line, find
from conftest import CAUSE, SOUND, lay

PATH = "docs/causes/quux.md"
DRAFT = CAUSE.replace("title: Low salt", "draft: true\ntitle: Quux").replace("[salt lack]", "[quux lack]")
UNCITED = DRAFT.replace(" [@good_2020]", "")


def drafted(root, text, **more):
    return read_checked(lay(root, {**SOUND, PATH: text, **more}))


def ids(atlas):
    return [page.id for page in atlas.pages]


def test_a_draft_is_no_page_and_its_faults_are_none_of_the_site(tmp_path):
    atlas, problems = drafted(tmp_path, UNCITED)
    assert problems == [] and "causes/quux" not in ids(atlas) and atlas.counts["causes"] == 1
    assert [str(one) for one in still_needed(atlas)] == [f"{PATH}:12: references: none is cited; add one as [@key] after a sentence"]
    assert find(atlas, []).drafts == (PATH,)


@pytest.mark.parametrize("text", [DRAFT, UNCITED, DRAFT.replace("2026-11-22", "2099-11-22")], ids=["whole", "uncited", "of the future"])
def test_the_preview_shows_a_draft_whose_faults_can_wait(tmp_path, text):
    assert "causes/quux" in ids(previewed(drafted(tmp_path, text)[0]))


BROKEN = {"a reference that is not there": ("good_2020", "gone_2020"), "a field that is not there": ("title: Quux\n", ""), "a wrong relation": ("aliases:", "related: [causes/none]\naliases:"), "the name of another page": ("quux lack", "low salt")}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_preview_does_without_a_draft_that_would_break_it_and_keeps_the_others(tmp_path, fault):
    other = DRAFT.replace("title: Quux", "title: Baz").replace("quux lack", "baz lack")
    atlas, problems = drafted(tmp_path, DRAFT.replace(*BROKEN[fault]), **{"docs/causes/baz.md": other})
    assert problems == [] and still_needed(atlas)
    shown = previewed(atlas)
    assert "causes/quux" not in ids(shown) and check(shown, LATER) == []
    assert ("causes/baz" in ids(shown)) or fault == "the name of another page"


def test_what_leads_to_a_draft_leads_nowhere(tmp_path):
    page = CAUSE.replace("aliases:", "related: [causes/quux]\naliases:")
    _, problems = drafted(tmp_path, DRAFT, **{"docs/causes/low-salt.md": page})
    assert [one.field for one in problems] == ["related"]


def test_anything_but_a_plain_true_is_a_mistake_and_no_draft(tmp_path):
    atlas, problems = drafted(tmp_path, DRAFT.replace("draft: true", "draft: 'yes'"))
    assert atlas.drafts == () and [str(one) for one in problems] == [f'{PATH}:2: draft: "yes" is not true or false; write true or false']


def test_a_page_that_is_no_draft_any_more_is_one_of_the_site(tmp_path):
    atlas, problems = drafted(tmp_path, DRAFT.replace("draft: true", "draft: false"))
    assert problems == [] and "causes/quux" in ids(atlas) and with_drafts(atlas) is atlas


def test_the_line_says_how_many_there_are_and_what_they_need():
    assert draft_line(1, 2) == "1 draft needs 2 things before publishing"
    assert draft_line(2, 1) == "2 drafts need 1 thing before publishing"
    assert draft_line(1, 0) == "1 draft can be published: take the line draft: out"
