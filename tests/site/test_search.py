"""The search index: other names as tags, and the words that stand in place of slots."""

import json
from dataclasses import replace

from atlas.content.reader import read_atlas
from atlas.site.search import search_index
from conftest import SITES

TINY, _ = read_atlas(SITES / "tiny")


def test_the_search_index_has_other_names_as_tags():
    docs = [{"location": "causes/low-salt/", "title": "Low salt", "text": "A [@x] b [[list]]"}]
    index = {"config": {"fields": {"tags": {"boost": 1000000.0}}}, "docs": docs}
    found = json.loads(search_index(json.dumps(index), TINY))
    assert found["config"]["fields"]["tags"]["boost"] == 100
    (entry,) = found["docs"]
    assert (entry["tags"], entry["text"]) == (["Likely", "salt lack", "hyponatraemia", "salt"], "A b")


def test_the_search_reads_the_words_of_cards_boxes_and_counts():
    docs = [
        {"location": "causes/low-salt/", "title": "a", "text": "x [[red-flags: H-02]] y"},
        {"location": "drugs/water-pills/#the-medicine", "title": "b", "text": "[[medicines]]"},
        {"location": "about/", "title": "c", "text": "We have [[count: medicines]] of them."},
    ]
    index = {"config": {"fields": {"tags": {"boost": 1}}}, "docs": docs}
    card, medicine, count = (entry["text"] for entry in json.loads(search_index(json.dumps(index), TINY))["docs"])
    assert all(sign in card for sign in TINY.red_flags["H-02"].signs)
    assert medicine == "exampluride: It takes salt out of the body. 3 in 100 people, and 1 in 100 on placebo."
    assert count == "We have 1 of them."


def test_a_page_that_readers_in_need_look_for_comes_first():
    docs = [{"location": url, "title": "a", "text": "b"} for url in ("now/", "causes/low-salt/", "glossary/")]
    index = {"config": {"fields": {"tags": {"boost": 1}}}, "docs": docs}
    assert [entry["boost"] for entry in json.loads(search_index(json.dumps(index), TINY))["docs"]] == [4, 2, 1]


def test_what_the_theme_shows_as_html_is_escaped():
    rest = TINY.by_id["remedies/rest"]
    rest = replace(rest, front=replace(rest.front, value={**rest.meta, "aliases": ["a <b>"]}))
    index = {"config": {"fields": {"tags": {"boost": 1}}}, "docs": [{"location": rest.url, "title": "<b>", "text": "b"}]}
    (entry,) = json.loads(search_index(json.dumps(index), replace(TINY, pages=(rest,))))["docs"]
    assert (entry["title"], entry["tags"][1:]) == ("&lt;b&gt;", ["a &lt;b&gt;"])
