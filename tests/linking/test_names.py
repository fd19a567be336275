import re

import pytest
import yaml
from atlas.content.reader import read_atlas
from atlas.linking.linker import link_article
from atlas.linking.names import (
    check_glossary,
    check_names,
    check_never_link,
    glossary_terms,
    medicine_names,
    terms,
    word_id,
)
from atlas.linking.vocabulary import Term, build_vocabulary
from atlas.rules.advice import advise_short_names
from atlas.rules.check import check
from conftest import SITES, SOUND


def tiny():
    return read_atlas(SITES / "tiny")[0]


def test_a_page_is_known_by_its_title_aliases_and_medicines():
    names = {(term.name, term.page, term.linkable) for term in terms(tiny())}
    assert {
        ("Low salt", "causes/low-salt", True),
        ("salt lack", "causes/low-salt", True),
        ("salt", "causes/low-salt", False),
        ("Examplix", "drugs/water-pills", True),
    } <= names


def test_the_title_of_a_service_page_is_too_general_to_become_a_link():
    assert not [term for term in terms(tiny()) if term.page in ("about", "causes/index", "help")]


def test_a_medicine_leads_to_its_box():
    assert {term.url for term in terms(tiny()) if term.name == "Drainol"} == {"drugs/water-pills/#exampluride"}


def test_a_name_knows_the_line_that_it_stands_on():
    (term,) = [term for term in terms(tiny()) if term.name == "hyponatraemia"]
    assert term.where == "docs/causes/low-salt.md:6"


def test_each_name_of_a_medicine_comes_with_its_field():
    entry = {"name": "a", "includes": ["b"], "us_names": ["c"], "other_names": ["d"], "brands": {"UK": ["e"]}}
    fields = ["name", "includes.0", "us_names.0", "other_names.0", "brands.UK.0"]
    assert list(medicine_names(entry)) == list(zip("abcde", fields, strict=True))


def test_a_name_that_is_never_linked_is_no_name(sound):
    atlas = sound("aliases: [salt lack]", "aliases: [salt lack]\nnever_link: [Low salt]")
    assert [term.name for term in terms(atlas)] == ["salt lack"]


def test_a_word_of_the_glossary_leads_to_its_place():
    (word,) = glossary_terms(tiny())
    assert (word.name, word.url, word.kind) == ("placebo", "glossary/#word-placebo", "glossary")


def test_the_place_of_a_word_has_no_spaces_or_signs():
    assert word_id("Cochrane review (UK)") == "word-cochrane-review-uk"


def test_the_tiny_site_has_no_problem_with_names():
    assert list(check_names(tiny())) == []


def test_two_words_of_the_glossary_that_share_a_place_are_reported(sound):
    atlas = sound(more={"docs/glossary.yml": "Vitamin D3: One.\nvitamin-D3: Two.\n"})
    assert [str(problem) for problem in check_glossary(atlas)] == [
        'docs/glossary.yml:2: vitamin-D3: "vitamin-D3" and "Vitamin D3" would have one place on the page; keep one'
    ]


def test_never_link_takes_every_own_name_in_any_letters(sound):
    page = "---\ntitle: Pills\nnever_link: [PILLS, Zap]\nmedicines:\n- {id: zap, name: zap}\n---\n"
    assert list(check_never_link(sound(more={"docs/drugs/pills.md": page}))) == []


def test_a_title_of_the_wrong_type_gives_no_advice_on_never_link(sound):
    found = [problem.field for problem in check(sound("title: Low salt", "title: 5\nnever_link: [salt lack]"))]
    assert found == ["title"]


def test_the_line_to_write_for_a_name_with_a_comma_or_a_sign_is_sound_yaml(sound):
    page = '---\ntitle: "Jaw, chin: #1"\n---\n'
    found = check_names(sound(more={"docs/causes/jaw.md": page, "docs/diseases/jaw.md": page}))
    (line,) = {re.search("never_link:.*", problem.text)[0] for problem in found}
    assert yaml.safe_load(line) == {"never_link": ["Jaw, chin: #1"]}


@pytest.mark.parametrize(
    ("title", "aliases", "told"),
    [("Toe", "", "2 Toe toe"), ("Toe", "toe", ""), ("DVT", "", ""), ("toe", "", ""), ("Toes", "", ""), ("Leg pain", "Rib", "8 Rib rib")],
)
def test_a_short_name_that_is_not_found_in_small_letters_is_told(sound, title, aliases, told):
    page = SOUND["docs/causes/low-salt.md"].replace("title: Low salt", f"title: {title}")
    page = re.sub(r"aliases: .*", f"aliases: [{aliases}]", page)
    found = advise_short_names(sound(more={"docs/causes/low-salt.md": page}))
    assert [" ".join((str(one.line), *re.findall('"(.*?)"', one.text))) for one in found] == [told] * bool(told)


def test_a_short_name_is_found_in_small_letters_when_it_has_that_alias_too():
    names = {("Toe",): 1, ("Toe", "toe"): 2}
    article = "<article><p>Toe.</p><h2>x</h2><p>A toe.</p></article>"
    for own, count in names.items():
        made = build_vocabulary([Term(name, "causes/toe", "causes", "causes/toe/", "x") for name in own])
        assert link_article(article, made, "guides/x", page_url="guides/x/", root="../../").html.count("data-atlas") == count
