"""Rendered HTML as parts, prose, places and links."""

import pytest
from atlas.linking.article import MOST_STEPS, TAG, TOP, Text, read_article, read_tag


def tags(html: str) -> list[str]:
    return TAG.split(html)[1::2]


def prose(html: str) -> list[str]:
    """The texts that may be linked."""
    article = read_article(html)
    spots = [article.spot(start, start + 1) for start in sorted(set(article.starts[1:-2]))]
    return [article.parts[spot[0]] for spot in spots if spot]


def place_of(html: str, word: str) -> tuple[str, str]:
    """The tags that began the section and the cell of a word."""
    article = read_article(html)
    place = article.places.at(article.parts.index(word))
    return tuple(TAG.findall(article.parts[part])[-1] if part else "" for part in place)


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
    assert [article.spot(2, 3), article.spot(4, 5), article.spot(2, 5)] == [(2, 0), None, None]


TABLE = '<p>a</p><h2>b</h2><p>c</p><table>\n<tr>\n<td>d</td>\n<th>e</th>\n</tr>\n</table><p>f</p>'
NESTED = '<td id="1">a<table><tr><td id="2">b</td></tr></table>c</td><p>d</p>'
BESIDE = "<table><tr><th>a</th>\n<td><table><tr><td>b</td></tr></table>c</td></tr></table>"
NOTES = '<div class="footnote"><ol><li id="1"><p>a</p></li>\n<li id="2">b<ul>\n<li>c</li></ul></li></ol></div><p>d</p>'


@pytest.mark.parametrize(
    ("html", "word", "section", "cell"),
    [
        (TABLE, "a", "", ""),
        (TABLE, "c", "<h2>", ""),
        (TABLE, "d", "<h2>", "<td>"),
        (TABLE, "e", "<h2>", "<th>"),
        (TABLE, "f", "<h2>", ""),
        (NESTED, "b", "", '<td id="2">'),
        (NESTED, "c", "", '<td id="1">'),
        (NESTED, "d", "", ""),
        (BESIDE, "c", "", "<td>"),
        (NOTES, "a", "", '<li id="1">'),
        (NOTES, "b", "", '<li id="2">'),
        (NOTES, "c", "", '<li id="2">'),
        (NOTES, "d", "", ""),
    ],
)
def test_a_place_is_a_section_a_cell_or_a_footnote(html, word, section, cell):
    assert place_of(html, word) == (section, cell)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>", Text.LINKED),
        ("<p><em>", Text.LINKED),
        ("<p><code>", Text.READ),
        ('<p><span class="no-link"><b>', Text.READ),
        ('<p><a class="headerlink">', Text.BARRED),
        ("<p><a><div>", Text.BARRED),
        ("<div>", Text.SKIPPED),
        ("<div><code>", Text.BARRED),
        ("<blockquote><ul><li>", Text.BARRED),
        ('<p class="no-link">', Text.BARRED),
        ('<li><p class="no-link">', Text.BARRED),
        ("<div data-atlas><p>", Text.BARRED),
        ("<p><code></code>", Text.LINKED),
        ("<div><p><em></div>", Text.SKIPPED),
        ("<p></em>", Text.LINKED),
    ],
)
def test_what_becomes_of_the_text_in_an_element(html, text):
    element = TOP
    for tag in tags(html):
        element = element.after(read_tag(tag))
    assert element.text is text


def test_links_by_hand_and_where_they_stand():
    html = '<p><a href="x">a</a></p><h2><a href="y">b</a></h2><div data-atlas="x"><a href="z">c</a></div>'
    html += '<h3>d<a class="headerlink" href="#d">¶</a></h3>'
    article = read_article(html)
    assert article.anchors == [(3, True), (11, False)]
    assert [article.parts[section] for section, _ in map(article.places.at, (3, 11))] == ["", "<h2>"]


def test_equal_tags_are_one_object():
    assert read_tag('<a href="x">') is read_tag('<a href="y">')


def test_what_a_tag_does_is_not_remembered_without_end():
    for number in range(MOST_STEPS + 10):
        TOP.steps[f"<!-- {number} -->"]
    assert len(TOP.steps) <= MOST_STEPS
