"""The tiny site, built whole: each block where it belongs, and all of it out again."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from atlas.content.reader import read_atlas
from atlas.site.folder import addresses, weave_folder
from atlas.site.verify import verify
from atlas.weaving.citations import tokens
from atlas.weaving.page import article_of, fill, label_cells, link_site, make_loom, number_references, weave_site
from conftest import BASE, SITES, built_once
from unweave import unweave


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site."""
    return built_once(tmp_path_factory, "tiny")[0]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The tiny site rendered, and the same woven."""
    return built_once(tmp_path_factory, "tiny")[1:]


def page(folder: Path, url: str) -> str:
    return article_of((folder / url / "index.html").read_text(encoding="utf-8"))


def block(html: str, name: str) -> str:
    """The text of the block with this name, tags out, spaces single."""
    match = re.search(rf'<(\w+)[^>]* data-atlas="{name}".*?</\1>', html, re.DOTALL)
    assert match, name
    return " ".join(re.sub(r"<[^>]+>", "", match[0]).split())


def block_html(html: str, name: str) -> str:
    """The HTML from the opening of the block with this name on."""
    return html[html.index(f'data-atlas="{name}"') :]


def test_the_first_mention_in_each_section_is_linked(folders):
    html = page(folders[1], "causes/heat/")
    links = re.findall(r'<a class="term term--(\w+)" href="([^"]+)"[^>]*>([^<]+)</a>', html)
    assert links == [("causes", "../../causes/low-salt/", "low salt"), ("causes", "../../causes/low-salt/", "Low salt")]


def test_the_order_of_files_does_not_matter(root, folders):
    atlas, _ = read_atlas(root)
    backwards = replace(atlas, pages=atlas.pages[::-1])
    texts = {url: path.read_text(encoding="utf-8") for url, path in addresses(folders[0]).items()}
    looms = [make_loom(one, root / "overrides" / "fragments") for one in (atlas, backwards)]
    one, two = link_site(texts, looms[0]), link_site(dict(reversed(texts.items())), looms[1])
    assert {page: (result.html, result.found, result.written) for page, result in one.items()} == {
        page: (result.html, result.found, result.written) for page, result in two.items()
    }
    assert dict(weave_site(texts, one, looms[0])) == dict(weave_site(texts, two, looms[1]))


def test_a_medicine_is_linked_to_its_box(folders):
    html = page(folders[1], "causes/low-salt/")
    assert '<a class="term term--drugs" href="../../drugs/water-pills/"' in html
    assert 'id="exampluride"' in page(folders[1], "drugs/water-pills/")


def test_a_page_shows_how_sure_it_is(folders):
    assert "Likely" in block(page(folders[1], "causes/low-salt/"), "chip")


def test_a_page_leads_to_the_pages_on_grades_references_and_method_that_slots_and_front_matter_name(folders):
    html = page(folders[1], "causes/low-salt/")
    for address in ("evidence/#scale-likely", "references/#ref-good_2020", "about/"):
        assert f'href="../../{address}"' in html


def test_the_references_of_medicines_are_numbered_where_their_boxes_are():
    atlas, _ = read_atlas(SITES / "tiny")
    found = tokens("<p>A. [@b]</p><p>[[medicines]]</p><p>B. [@c]</p>")
    assert number_references(found, atlas.by_id["drugs/water-pills"], atlas) == {"b": 1, "label_2021": 2, "c": 3}


def test_a_medicine_page_shows_its_strongest_link(folders):
    assert "Strong link" in block(page(folders[1], "drugs/water-pills/"), "chip")


def test_other_names_stand_at_the_foot_and_names_for_the_search_do_not(folders):
    assert block(page(folders[1], "causes/low-salt/"), "also") == "Other names 2Also called: salt lack, hyponatraemia"


def test_a_medical_word_without_a_page_is_explained_in_place(folders):
    html = page(folders[1], "drugs/water-pills/")
    tip = 'data-tip="A dummy treatment with no active substance."'
    assert f'<a class="term term--glossary" href="../../glossary/#word-placebo" data-atlas="term" {tip}>placebo</a>' in html
    assert 'id="word-placebo"' in page(folders[1], "glossary/")


def test_care_cards_come_with_the_most_urgent_first(folders):
    html = page(folders[1], "causes/low-salt/")
    assert html.index('id="h-02"') < html.index('id="h-01"')


def test_a_line_about_a_danger_sign_leads_to_its_card(folders):
    line, help_page = page(folders[1], "look-alikes/"), page(folders[1], "help/")
    assert line.index('href="../help/#h-02"') < line.index('href="../help/#h-01"')
    assert 'id="h-02"' in help_page and help_page.index('id="signs-limb"') < help_page.index('id="h-01"')


def test_an_emergency_number_can_be_dialled(folders):
    html = page(folders[1], "causes/low-salt/")
    assert '<a class="dial" href="tel:112">112</a>' in html and 'href="tel:911"' not in html


def test_relations_are_reported_on_both_sides(folders):
    there, here = page(folders[1], "diseases/clot/"), page(folders[1], "causes/low-salt/")
    assert "Can lead to" in there and "Can come from" in here and "What may help" in here
    assert "Easily confused with" in here and "Easily confused with" in page(folders[1], "causes/heat/")


def test_mentions_name_page_section_and_sentence(folders):
    html = page(folders[1], "causes/low-salt/")
    mentions = html[html.index('data-atlas="mentions"') :]
    assert 'href="../../causes/heat/#again"' in mentions
    assert "<mark>Low salt</mark> once more." in mentions


def test_references_are_numbered_and_lead_back(folders):
    html = page(folders[1], "causes/low-salt/")
    assert 'href="#ref-good_2020" id="cite-good_2020" aria-label="Reference 1">1</a>' in html
    assert 'id="ref-good_2020"' in html and 'href="#cite-good_2020"' in html


def test_a_mark_is_the_place_to_which_the_fact_check_leads(folders):
    assert 'id="c-001"' in page(folders[1], "causes/low-salt/")
    assert 'href="../../causes/low-salt/#c-001"' in page(folders[1], "sources/article-1/")


def test_an_old_id_still_leads_to_the_statement(folders):
    for url in ("causes/low-salt/", "sources/article-1/", "sources/"):
        assert page(folders[1], url).count('id="r-001"') == 1, url


def test_a_page_and_the_list_of_all_statements_lead_to_each_other(folders):
    assert 'href="../../sources/#c-001">C-001</a>' in block_html(page(folders[1], "causes/low-salt/"), "carried")
    assert 'href="../causes/low-salt/#c-001"' in block_html(page(folders[1], "sources/"), "statements")


def test_an_old_address_sends_its_reader_on_without_a_script_and_asks_not_to_be_listed(folders):
    html = (folders[1] / "causes" / "brine" / "index.html").read_text(encoding="utf-8")
    assert '<noscript><meta http-equiv="refresh" content="0; url=../../causes/low-salt/"></noscript>' in html
    assert '<link rel="canonical" href="../../causes/low-salt/">' in html and '<meta name="robots" content="noindex">' in html
    assert '<a href="../../causes/low-salt/" data-moved-to>Low salt</a>' in html
    assert "brine" not in (folders[1] / "sitemap.xml").read_text(encoding="utf-8")


def test_a_page_says_that_no_clinician_has_reviewed_it_until_one_has(folders):
    assert "No clinician has reviewed this page." in block(page(folders[1], "causes/low-salt/"), "review")


def test_a_dropped_claim_is_shown_with_its_reason(folders):
    assert "Left out: Nothing in it can be checked." in page(folders[1], "sources/article-1/")


def test_lists_show_groups_titles_and_descriptions(folders):
    html = page(folders[1], "causes/")
    assert "Body salts" in html and "A small page on great heat that names low salt." in html


def test_the_medicine_table_has_a_row_for_each_medicine(folders):
    html = page(folders[1], "drugs/")
    assert len(re.findall(r"<tr data-", html)) == 1 and "Examplix" in html and "Drainol" in html


def test_the_index_of_names_has_titles_aliases_and_brands(folders):
    html = page(folders[1], "a-z/")
    for name in ("Low salt", "salt lack", "Examplix", "DVT"):
        assert name in html


def test_a_count_is_the_number_of_pages(folders):
    assert re.search(r"It has <span[^>]*>2</span> causes", page(folders[1], "about/"))


def test_cells_know_the_name_of_their_column():
    table = "<table>\n<thead><tr><th>A &amp; B</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    assert '<td data-label="A &amp; B">1</td>' in label_cells(table)


def test_taking_everything_out_gives_the_engines_bytes(folders):
    rendered, woven = folders
    urls = [url for url in addresses(rendered) if not url.endswith(".html")]  # those two have no page
    assert len(urls) > 20
    for url in urls:
        assert unweave(page(woven, url)) == page(rendered, url), url


def test_weaving_again_gives_the_same_bytes(root, folders, tmp_path):
    rendered, woven = folders
    atlas, _ = read_atlas(root)
    weave_folder(rendered, tmp_path, atlas, root, guarded=True)
    for url, path in addresses(tmp_path).items():
        assert path.read_bytes() == addresses(woven)[url].read_bytes(), url


def test_the_woven_site_is_whole(root, folders):
    atlas, _ = read_atlas(root)
    assert [str(problem) for problem in verify(folders[1], atlas.pages, base=BASE)] == []


def test_of_two_numbers_beside_each_other_the_second_keeps_apart():
    article = "<p>A. [@a] [@b] And [@c].</p>"
    woven = fill(article, tokens(article), None, None, {"a": 1, "b": 2, "c": 3})
    assert re.findall(r'class="([^"]*)"', woven) == ["cite", "cite cite--next", "cite"]
