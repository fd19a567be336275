"""What the linker gives back besides the HTML, and the way back."""

from atlas.linking.held import Held, told_of
from atlas.linking.linker import Link, Linked, Why, link_article
from atlas.linking.vocabulary import Term, Vocabulary, build_vocabulary

STATINS = Term("Statins", "drugs/statins", "drugs", "drugs/statins/#use", 'Lower "bad" fat & more')
GOUT = Term("gout", "diseases/gout", "diseases", "diseases/gout/", "")
BOOK = build_vocabulary([STATINS, GOUT])


def link(html: str, page: str = "x", book: Vocabulary = BOOK) -> Linked:
    return link_article(html, book, page, page_url=f"{page}/", root="../")


def test_a_link_carries_kind_address_and_description_and_no_title():
    assert link("<p>A statin.</p>").html == (
        '<p>A <a class="term term--drugs" href="../drugs/statins/#use" data-atlas="term"'
        ' data-tip="Lower &quot;bad&quot; fat &amp; more">statin</a>.</p>'
    )


def test_a_link_is_reported_with_its_section_and_sentence():
    html = '<p>One.</p><h2 id="two">T<em>w</em>o <a class="headerlink">#</a></h2><p>First. Then a <b>statin</b> helps. Last.</p>'
    (one,) = link(html).links
    assert one == Link("drugs/statins", "statin", "two", "Two", one.span, one.article)
    assert one.sentence == ("Then a ", "statin", " helps.")
    assert one.article[slice(*one.span)] == "statin"


def test_every_name_found_is_reported_with_why_it_is_no_link():
    found = link("<p>gout gout statin</p>", "drugs/statins").found
    assert [(one.text, one.start, one.end, one.why) for one in found] == [
        ("gout", 2, 6, None),
        ("gout", 7, 11, Why.BUDGET),
        ("statin", 12, 18, Why.OWN_PAGE),
    ]


def test_links_by_hand_are_reported_with_whether_the_linker_would_have_made_them():
    html = '<p><a href="../drugs/statins/">statins</a> <a href="../diseases/gout/">it</a> <a href="https://x.org">gout</a></p>'
    written = link(html).written
    assert [(one.page, one.text, one.would_link) for one in written] == [
        ("drugs/statins", "statins", True),
        ("diseases/gout", "it", False),
    ]


def test_no_link_by_hand_is_called_needless_where_the_linker_keeps_the_words_plain():
    html = '<p><a href="../diseases/gout/">gout</a></p>'
    book = build_vocabulary([GOUT._replace(linkable=False)])
    assert not link(html, book=book).written[0].would_link
    assert not link('<p><a href="#x">gout</a></p>', "diseases/gout").written[0].would_link


def test_an_article_that_was_held_is_as_it_was():
    html = '<h2 id="a">Ä – “b”</h2><p>gout, a statin and <a href="../drugs/statins/">statins</a></p>'
    whole = {"x": link(html), "drugs/statins": link(html, "drugs/statins"), "y": link("")}
    held = Held(BOOK, ((page, (told_of(page, one, BOOK), one.plain)) for page, one in whole.items()))
    assert dict(held) == whole and len(held) == 3
    assert {page: held.html(page) for page in held} == {page: one.html for page, one in whole.items()}
