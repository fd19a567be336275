"""What the linker gives back besides the HTML, and the way back."""

from atlas.linking.linker import Link, link_article, unlink
from atlas.linking.vocabulary import Term, build_vocabulary

STATINS = Term("Statins", "drugs/statins", "drugs", "drugs/statins/#use", 'Lower "bad" fat & more')
GOUT = Term("gout", "diseases/gout", "diseases", "diseases/gout/", "")
BOOK = build_vocabulary([STATINS, GOUT])


def test_a_link_carries_kind_address_and_description_and_no_title():
    assert link_article("<p>A statin.</p>", BOOK, "x", root="../../").html == (
        '<p>A <a class="term term--drugs" href="../../drugs/statins/#use" data-atlas="term"'
        ' data-tip="Lower &quot;bad&quot; fat &amp; more">statin</a>.</p>'
    )


def test_a_link_is_told_with_its_section_and_sentence():
    html = '<p>One.</p><h2 id="two">T<em>w</em>o <a class="headerlink">#</a></h2><p>First. Then a <b>statin</b> helps. Last.</p>'
    (link,) = link_article(html, BOOK, "x").links
    assert link == Link("drugs/statins", "statin", "two", "Two", link.span, link.article)
    assert link.sentence == ("Then a ", "statin", " helps.")
    assert link.article[slice(*link.span)] == "statin"


def test_every_name_found_is_told_with_why_it_is_no_link():
    found = link_article("<p>gout gout statin</p>", BOOK, "drugs/statins").found
    assert [(one.text, one.start, one.end, one.why) for one in found] == [
        ("gout", 2, 6, ""),
        ("gout", 7, 11, "budget"),
        ("statin", 12, 18, "own page"),
    ]


def test_links_by_hand_are_told_with_whether_the_linker_would_have_made_them():
    html = '<p><a href="../drugs/statins/">statins</a> <a href="../diseases/gout/">it</a> <a href="https://x.org">gout</a></p>'
    written = link_article(html, BOOK, "x", page_url="x/").written
    assert [(one.page, one.text, one.would_link) for one in written] == [
        ("drugs/statins", "statins", True),
        ("diseases/gout", "it", False),
    ]


def test_no_link_by_hand_is_called_needless_where_the_linker_keeps_the_words_plain():
    html = '<p><a href="../diseases/gout/">gout</a></p>'
    for page, no_links in (("x", ["gout"]), ("diseases/gout", [])):
        (written,) = link_article(html, BOOK, page, page_url="x/", no_links=no_links).written
        assert not written.would_link
    book = build_vocabulary([GOUT._replace(linkable=False)])
    assert not link_article(html, book, "x", page_url="x/").written[0].would_link


def test_the_address_of_a_page_follows_from_its_id():
    assert link_article('<p><a href="../gout/">it</a> gout</p>', BOOK, "diseases/x").links == ()
    assert link_article('<p><a href="diseases/gout/">it</a> gout</p>', BOOK, "index").links == ()
    assert link_article('<p><a href="gout/">it</a> gout</p>', BOOK, "diseases/index").links == ()


def test_only_our_links_are_taken_out():
    html = '<p><a class="term" href="x">a</a> <a class="term x" data-atlas="term">b<em title="</a>">c</em></a></p>'
    assert unlink(html) == '<p><a class="term" href="x">a</a> b<em title="</a>">c</em></p>'


def test_an_article_that_was_linked_before_is_linked_anew():
    old = link_article("<p>gout, statin</p>", BOOK, "x", root="../").html
    assert link_article(old, build_vocabulary([GOUT]), "x").html == (
        '<p><a class="term term--diseases" href="diseases/gout/" data-atlas="term">gout</a>, statin</p>'
    )


def test_the_home_page_has_two_ids():
    book = build_vocabulary([Term("gout", "index", "index", "", "")])
    assert (link_article("<p>gout</p>", book, "").links, link_article("<p>gout</p>", book, "index").links) == ((), ())
