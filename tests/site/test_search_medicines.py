"""What the search knows of medicines goes out in parts: each name is in the part that a question with its words asks for."""

import json
from dataclasses import replace

import pytest
from atlas.content.reader import read_atlas
from atlas.content.sheets import Sheet
from atlas.site.kept import keeping
from atlas.site.search_index import MEDICINES, Stemmer, decoded, found_pages, index_files, uses_of, with_medicines
from atlas.site.search_medicines import letter_of, medicine_names, parts_of, stems_of_names
from conftest import SITES

TOLD = [["Common", "It is.", ["id-1", "", "+zandrix"], ["drugs/a/#b", "drugs/a/", "blue tab", "Öltol", "zandrix with Öltol"]]]
KINDS = [["2", "a, b", "list/?find=soother", "soother", "blue pills"]]
KNOWN = {"blue": 9, "tab": 3, "soother": 1}


def stems(text):
    return [word.replace("ö", "o") for word in text.lower().split() if word != "with"]


def in_parts(found, known):
    return parts_of(found, stems_of_names(found, stems), known)


def names_in(part):
    return {name for group in part["told"] for row in group[2:] for name in row[2:]} | {name for row in part["kinds"] for name in row[3:]}


@pytest.fixture(scope="module")
def parts():
    return in_parts({"told": TOLD, "kinds": KINDS}, KNOWN)


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
    parts, flagged = in_parts({"told": [["C", "", ["a", "", "5"], ["b", "", "q 7 zed"]]], "kinds": []}, {})
    assert parts.keys() == {"z"} and flagged == set()


def test_every_name_of_a_site_is_in_a_part_that_its_words_ask_for():
    atlas, _ = read_atlas(SITES / "browser")
    known, words = medicine_names(atlas), Stemmer(atlas.data("search"))
    pages = {page.url: f"<article><h1>{page.title}</h1><p>{page.description} commonol</p></article>" for page in atlas.pages}
    files = index_files(atlas, found_pages(atlas, pages))
    index = json.loads(files["search/index.json"])
    held = {path: names_in(json.loads(text)) for path, text in files.items() if path.startswith(MEDICINES)}
    uses = uses_of(index["text"])
    plain = uses.keys() - parts_of(known, stems_of_names(known, words.telling), uses)[1]
    asked = {name: {f"{MEDICINES}{letter_of(word)}.json" for word in words.telling(name.lstrip("+")) if word not in plain} for name in names_in(known)}
    assert "commonol" in decoded(index["text"]["stems"]) + decoded(index["text"]["common"])
    assert [name for name, paths in asked.items() if not any(name in held.get(path, ()) for path in paths)] == []
    assert index["listed"]["letters"] == "".join(sorted(path[-6] for path in held))


def test_without_a_page_that_lists_them_there_are_no_parts():
    atlas, _ = read_atlas(SITES / "browser")
    core = {"text": {"stems": "", "places": "", "common": ""}}
    pages = [page for page in atlas.pages if not page.shows("medicine-list")]
    assert len(pages) < len(atlas.pages) and with_medicines(core, atlas, pages) == (core, {})
    unlisted = replace(atlas, pages=tuple(pages))
    assert with_medicines(core, unlisted, pages) == (core, {}) and medicine_names(unlisted) == {}


def test_what_is_kept_of_them_is_as_it_is_made(tmp_path):
    """Where a text has a word of a name, or a name is new; where neither is so, all that is told of them is as before."""
    atlas, _ = read_atlas(SITES / "browser")
    search = atlas.data("search")
    named = {**search, "medicines": {"glowstatin": ["zyzzyva"]}}
    other = replace(atlas, sheets={**atlas.sheets, "search": Sheet("docs/search.yml", named, {})})
    made = []
    with keeping(tmp_path) as keep:
        for one, word in [(atlas, ""), (atlas, "wickerwork"), (atlas, "commonol"), (other, ""), (atlas, "")]:
            pages = {page.url: f"<article><h1>{page.title}</h1><p>{word}</p></article>" for page in one.pages}
            files = index_files(one, found_pages(one, pages, keep), keep)
            assert files == index_files(one, found_pages(one, pages)), word
            made.append({path: text for path, text in files.items() if path.startswith(MEDICINES)})
    assert made[0] == made[1] == made[4] and made[0] != made[2] and made[0] != made[3]
