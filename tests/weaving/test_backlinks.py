"""What leads to a page and from it: which related pages stand first."""

from atlas.content.reader import read_atlas
from atlas.linking.held import Held, told_of
from atlas.linking.linker import link_article
from atlas.linking.vocabulary import Term, build_vocabulary
from atlas.weaving.backlinks import FIRST, Incoming, in_turn, relations
from conftest import SITES

TINY, _ = read_atlas(SITES / "tiny")
HOSTILE, _ = read_atlas(SITES / "hostile")


def test_one_page_of_each_relation_comes_before_a_second_of_any():
    assert list(in_turn({"see": "abc", "not": "d"})) == [("see", "a"), ("not", "d"), ("see", "b"), ("see", "c")]
    assert list(in_turn({})) == []


def test_every_related_page_stands_once_first_or_folded_and_a_single_one_is_not_folded():
    for atlas in (TINY, HOSTILE):
        for page in atlas.pages:
            shown = relations(atlas, page)
            folded = [item["url"] for part in shown["rest"] for item in part["pages"]]
            first = [item["url"] for item in shown["first"]]
            assert len(folded) == shown["count"] != 1
            assert len({*first, *folded}) == len(first) + len(folded)
            assert len(shown["first"]) <= FIRST + 1
            assert all(part["pages"] for part in shown["rest"])
            assert len(shown["first"]) >= FIRST or not folded


def test_a_page_without_relations_shows_none():
    assert any(not any(relations(HOSTILE, page).values()) for page in HOSTILE.pages)


def test_a_page_that_is_related_in_two_ways_is_named_once():
    assert list(in_turn({"see": "ab", "not": "ac"})) == [("see", "a"), ("see", "b"), ("not", "c")]


def test_the_links_to_a_page_are_those_that_others_have_in_their_order():
    book = build_vocabulary([Term(name, name, "causes", f"{name}/", "") for name in ("cold", "heat")])
    html = '<p>cold heat</p><h2 id="a">A</h2><p>Heat. <a href="../cold/">It</a> and cold.</p>'
    linked = {page: link_article(html, book, page, page_url=f"{page}/", root="../") for page in ("x", "cold", "y")}
    incoming = Incoming(Held(book, ((page, (told_of(page, one, book), one.plain)) for page, one in linked.items())))
    for target in ("cold", "heat", "gone"):
        own = {page: [link for link in one.mentions if link.page == target != page] for page, one in linked.items()}
        found = incoming.to(target)
        assert found == {page: links for page, links in own.items() if links}
        assert list(found) == [page for page, links in own.items() if links]
    assert len(incoming.to("cold")["x"]) > 1 and [link.text for link in incoming.to("cold")["x"]] != []
