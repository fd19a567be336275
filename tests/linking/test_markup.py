"""Rendered HTML as parts, prose, places and links."""

import pytest
from atlas.linking.markup import Article, read_article
from atlas.linking.tags import TAG, read_tag


def tags(html: str) -> list[str]:
    return TAG.split(html)[1::2]


def prose(html: str) -> list[str]:
    article = read_article(html)
    return [article.parts[part] for part in prose_parts(article)]


def prose_parts(article: Article) -> list[int]:
    """The parts whose text may be linked."""
    found = (article.spots(start, start + 1) for start in article.starts[1:-2])
    return sorted({spots[0][0] for spots in found if spots})


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<p title="a>b">x</p>', ['<p title="a>b">', "</p>"]),
        ("<p title='a>b' x=y>x", ["<p title='a>b' x=y>"]),
        ("a<!-- <p> -->b<!-->c", ["<!-- <p> -->", "<!-->"]),
        ("<script>if (a<b) '</p>'</script>", ["<script>if (a<b) '</p>'</script>"]),
        ("<SCRIPT>a</Script >b", ["<SCRIPT>a</Script >"]),
        ("<strong>a</strong>", ["<strong>", "</strong>"]),
        ("<textarea><p></textarea>", ["<textarea><p></textarea>"]),
        ("<title-x>a", ["<title-x>"]),
        ("1 < 2 <3 a<", []),
        ("</ x><?php a?><!doctype html>", ["</ x>", "<?php a?>", "<!doctype html>"]),
        ('a<p title="x>b</p>', ['<p title="x>b</p>']),
        ("a<!-- b</p>", ["<!-- b</p>"]),
        ("a<style>b", ["<style>b"]),
    ],
)
def test_tags_are_found_as_a_browser_finds_them(html, found):
    assert tags(html) == found


@pytest.mark.parametrize("html", ["", "<", "<p", "a<p x='", "<!--", "</", "<a =>", '<p x=="a">', "\0<p>\1</p>"])
def test_the_parts_are_the_html(html):
    assert "".join(read_article(html).parts) == html


def test_a_tag_with_a_long_broken_attribute_is_read_in_a_straight_line():
    assert tags("<p " + 'a="b" ' * 20_000 + "c='") == ["<p " + 'a="b" ' * 20_000 + "c='"]


def test_what_is_prose():
    assert prose("a<p>b<em>c</em></p><div>d</div><h3>e</h3><li>f<code>g</code>h") == ["b", "c", "f", "h"]


def test_the_text_holds_what_is_read_but_not_linked():
    article = read_article("<p>a <code>b</code><br>c</p><pre>d</pre>")
    assert article.text == "\0\0a b\2c\0\0\0\0"
    assert [article.spots(2, 3), article.spots(4, 5), article.spots(2, 5)] == [((2, 0), (2, 1)), None, None]


def test_places_are_sections_cells_and_footnotes():
    html = (
        '<p>a</p><h2>b</h2><p>c</p><td>d</td><td>e</td><div class="footnote"><ol><li><p>f</p><li>g</ol></div><p>h</p>'
    )
    article = read_article(html)
    assert [article.place(part) for part in prose_parts(article)] == [
        (0, 0),
        (5, 0),
        (5, 9),
        (5, 11),
        (5, 17),
        (5, 21),
        (5, 0),
    ]


def test_links_by_hand_and_where_they_stand():
    html = '<p><a href="x">a</a></p><h2><a href="y">b</a></h2><div data-atlas="x"><a href="z">c</a></div>'
    article = read_article(html)
    assert article.anchors == [(3, True), (11, False)]
    assert [article.place(3), article.place(11)] == [(0, 0), (9, 0)]


def test_equal_tags_are_one_object():
    assert read_tag('<a href="x">') is read_tag('<a href="y">')
