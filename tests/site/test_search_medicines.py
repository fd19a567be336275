"""What the search knows of medicines goes out in parts: each name is in the part that a question with its words asks for."""

import json

import pytest
from atlas.content.reader import read_atlas
from atlas.site.search_index import MEDICINES, Stemmer, decoded, found_pages, index_files, uses_of, with_medicines
from atlas.site.search_medicines import letter_of, medicine_names, parts_of
from conftest import SITES

TOLD = [["Common", "It is.", ["id-1", "", "+zandrix"], ["drugs/a/#b", "drugs/a/", "blue tab", "Öltol", "zandrix with Öltol"]]]
KINDS = [["2", "a, b", "list/?find=soother", "soother", "blue pills"]]
KNOWN = {"blue": 9, "tab": 3, "soother": 1}


def stems(text):
    return [word.replace("ö", "o") for word in text.lower().split() if word != "with"]


def names_in(part):
    return {name for group in part["told"] for row in group[2:] for name in row[2:]} | {name for row in part["kinds"] for name in row[3:]}


@pytest.fixture(scope="module")
def parts():
    return parts_of({"told": TOLD, "kinds": KINDS}, stems, KNOWN)


def test_a_name_is_in_the_parts_of_its_words_that_the_text_does_not_have(parts):
    assert {"+zandrix", "zandrix with Öltol"} <= names_in(parts[0]["z"])
    assert {"Öltol", "zandrix with Öltol"} <= names_in(parts[0]["o"])
    assert "blue pills" in names_in(parts[0]["p"]) and "blue pills" not in names_in(parts[0].get("b", {"told": [], "kinds": []}))


def test_a_name_of_known_words_is_in_the_part_of_the_rarest_and_that_word_leads_there(parts):
    assert "blue tab" in names_in(parts[0]["t"]) and "b" not in parts[0]
    assert parts[1] == {"tab", "soother"}


def test_each_row_says_what_it_is_in_each_part(parts):
    assert parts[0]["z"]["told"] == [["Common", "It is.", ["id-1", "", "+zandrix"], ["drugs/a/#b", "drugs/a/", "blue tab", "zandrix with Öltol"]]]
    assert parts[0]["p"]["kinds"] == KINDS and parts[0]["s"]["kinds"] == [KINDS[0][:4]]


@pytest.mark.parametrize(("word", "letter"), [("calf", "c"), ("5htp", "0"), ("ωmega", "0")])
def test_what_begins_with_no_letter_is_in_a_part_of_its_own(word, letter):
    assert letter_of(word) == letter


def test_numbers_and_single_letters_lead_nowhere():
    parts, flagged = parts_of({"told": [["C", "", ["a", "", "5"], ["b", "", "q 7 zed"]]], "kinds": []}, stems, {})
    assert parts.keys() == {"z"} and flagged == set()


def test_every_name_of_a_site_is_in_a_part_that_its_words_ask_for():
    atlas, _ = read_atlas(SITES / "browser")
    known, words = medicine_names(atlas), Stemmer(atlas.data("search"))
    pages = {page.url: f"<article><h1>{page.title}</h1><p>{page.description} commonol</p></article>" for page in atlas.pages}
    files = index_files(atlas, found_pages(atlas, pages))
    index = json.loads(files["search/index.json"])
    held = {path: names_in(json.loads(text)) for path, text in files.items() if path.startswith(MEDICINES)}
    uses = uses_of(index["text"])
    plain = uses.keys() - parts_of(known, words.telling, uses)[1]
    asked = {name: {f"{MEDICINES}{letter_of(word)}.json" for word in words.telling(name.lstrip("+")) if word not in plain} for name in names_in(known)}
    assert "commonol" in decoded(index["text"]["stems"]) + decoded(index["text"]["common"])
    assert [name for name, paths in asked.items() if not any(name in held.get(path, ()) for path in paths)] == []
    assert index["listed"]["letters"] == "".join(sorted(path[-6] for path in held))


def test_without_a_page_that_lists_them_there_are_no_parts():
    atlas, _ = read_atlas(SITES / "tiny")
    core = {"text": {"stems": "", "places": "", "common": ""}}
    assert with_medicines(core, {"told": TOLD, "kinds": KINDS}, found_pages(atlas, {}), None) == (core, {})
