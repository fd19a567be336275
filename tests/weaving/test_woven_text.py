"""The text of a page, woven: the article found, tables labelled, marks filled, references numbered."""

import os
from dataclasses import replace

import pytest
from atlas.content.reader import read_atlas
from atlas.weaving.citations import tokens
from atlas.weaving.page import (
    after_answer,
    article_of,
    fill,
    fill_counts,
    label_cells,
    make_loom,
    name_tables,
    number_references,
    remember,
)
from conftest import ROOT, SITES

TINY, _ = read_atlas(SITES / "tiny")
LOOM = make_loom(TINY, ROOT / "overrides" / "fragments")
HERE = TINY.by_id["causes/low-salt"]


def filled(article: str, page=HERE) -> str:
    found = tokens(article)
    return fill(article, found, page, LOOM, number_references(found, page, TINY))


ARTICLES = [
    ("<main><article class='a'>x</article></main>", "x"),
    ("<article>a<article>b</article>c</article>", "a<article>b</article>c"),
    ("<articles>a</articles><article>b</article>", "b"),
    ("</article><article>", ""),
    ("<article></article>", ""),
    ("<article>a", ""),
    ("a</article>", ""),
    ("<p>a</p>", ""),
    ("", ""),
]


@pytest.mark.parametrize(("html", "article"), ARTICLES, ids=[html for html, _ in ARTICLES])
def test_an_article_is_what_stands_in_the_first_and_ends_with_the_last(html, article):
    assert article_of(html) == article


def test_blocks_come_after_the_paragraph_under_the_title_or_else_after_the_title_or_else_first():
    assert after_answer("<h1>a</h1>\n<p>b\nc</p><p>d</p>", "+") == "<h1>a</h1>\n<p>b\nc</p>+<p>d</p>"
    assert after_answer("<h1>a</h1>b<h1>c</h1><p>d</p>", "+") == "<h1>a</h1>+b<h1>c</h1><p>d</p>"
    assert after_answer('<h1>a</h1><p class="b">c</p>', "+") == '<h1>a</h1>+<p class="b">c</p>'
    assert after_answer("<p>a</p>", "+") == "+<p>a</p>"


TABLE = "<table>\n<thead>{}</thead>\n<tbody>{}</tbody>\n</table>"


@pytest.mark.parametrize(
    ("head", "row", "woven"),
    [
        ('<tr><th style="x">A</th><th>B</th></tr>', '<tr><td>1</td><td style="x">2</td></tr>', '<tr><td data-label="A">1</td><td data-label="B" style="x">2</td></tr>'),
        ("<tr><th> <b>A</b>\n<i>b</i> </th></tr>", "<tr><td>1</td></tr>", '<tr><td data-label="A\nb">1</td></tr>'),
        ('<tr><th>A "b"</th></tr>', "<tr><td>1</td></tr>", '<tr><td data-label="A &quot;b&quot;">1</td></tr>'),
        ("<tr><th>A</th></tr>", "<tr><td>1</td><td>2</td></tr>", '<tr><td data-label="A">1</td><td data-label="">2</td></tr>'),
        ("<tr><th>A</th></tr>", "<tr>\n<td>1</td>\n</tr><tr><td>2</td></tr>", '<tr>\n<td data-label="A">1</td>\n</tr><tr><td data-label="A">2</td></tr>'),
        ("<tr><th>A</th></tr>", "<tr><tdx>1</tdx></tr>", "<tr><tdx>1</tdx></tr>"),
        ("<tr><thx>A</thx></tr>", "<tr><td>1</td></tr>", '<tr><td data-label="">1</td></tr>'),
    ],
)
def test_a_cell_has_the_name_of_its_column(head, row, woven):
    assert label_cells(TABLE.format(head, row)) == TABLE.format(head, woven)


def test_each_table_has_its_own_columns_and_a_table_of_a_block_has_none():
    one, two = (TABLE.format(f"<tr><th>{name}</th></tr>", "<tr><td>1</td></tr>") for name in "AB")
    ours = "<table class='x'>\n<tr><th>C</th></tr><tr><td>1</td></tr></table>"
    named = [table.replace("<td", f'<td data-label="{name}"') for table, name in ((one, "A"), (two, "B"))]
    assert label_cells(f"{one}<p>{ours}{two}") == f"{named[0]}<p>{ours}{named[1]}"


@pytest.mark.parametrize(
    ("above", "name"),
    [
        ('<h1>A</h1><h2 id="b">B</h2><h3 class="x" id="c">C</h3><p>d</p>', ' aria-labelledby="c"'),
        ('<h2 id="b">B</h2><h2>without</h2>', ' aria-labelledby="b"'),
        ("<h1>A</h1>", ' aria-label="A &amp; B"'),
        ("", ' aria-label="A &amp; B"'),
    ],
)
def test_a_table_has_the_heading_above_it_for_a_name_and_its_headers_a_direction(above, name):
    head = '<tr><th>A</th><th style="x">B</th><thx>C</thx></tr>'
    found = name_tables(above + TABLE.format(head, "<tr><td>1</td></tr>") + '<h2 id="below">D</h2>', "A & B")
    woven = TABLE.format(head.replace("<th>", '<th scope="col">').replace("<th style", '<th scope="col" style'), "<tr><td>1</td></tr>")
    assert found == above + woven.replace("<table>", f"<table{name}>", 1) + '<h2 id="below">D</h2>'


def test_a_table_of_a_block_names_itself():
    ours = '<h2 id="a">A</h2><table class="x">\n<tr><th>C</th></tr></table>'
    assert name_tables(ours, "A") == ours


@pytest.mark.parametrize("article", ["<p>[[nobodys]]</p>", "<p>a [[nobodys]]</p>", "<p>a [[list]]</p>", "<p>[[list]] [[scores]] a</p>"])
def test_what_cannot_be_filled_where_it_is_stays_as_it_is(article):
    assert filled(article) == article


def test_a_number_in_a_text_is_filled_wherever_it_is():
    woven = filled("<p>a [[count: causes]] b</p>")
    assert woven.startswith("<p>a <span") and woven.endswith("</span> b</p>")


def test_what_stands_between_marks_is_kept():
    woven = filled("a<p>[[scale]]</p>b [#C-001] c [@good_2020]d")
    assert woven.startswith("a<div") and "</div>b " in woven and "</span> c<sup" in woven and woven.endswith("</sup>d")


def test_a_block_remembers_the_text_that_it_replaced_in_its_outer_element_alone():
    assert remember('<a><b data-atlas="x"><c data-atlas="y">', "<p>\"&'</p>") == (
        '<a><b data-src="&lt;p&gt;&quot;&amp;&#x27;&lt;/p&gt;" data-atlas="x"><c data-atlas="y">'
    )


def test_the_first_number_of_a_reference_can_be_led_back_to_and_others_cannot():
    woven = filled("A [@good_2020] b [@other] c [@good_2020]")
    assert woven.count('id="cite-good_2020"') == 1 and woven.index('id="cite-good_2020"') < woven.index('id="cite-other"')
    assert woven.count('href="#ref-good_2020"') == 2 and woven.count('aria-label="Reference 1">1</a>') == 2
    assert 'aria-label="Reference 2">2</a>' in woven


def test_numbers_apart_from_each_other_are_told_apart():
    assert filled("A [@a] [@b]").count("cite--next") == 1
    assert filled("A [@a]. [@b]").count("cite--next") == 0 and filled("<p>[@a]</p>").count("cite--next") == 0


def test_the_references_of_cards_come_after_those_of_the_text():
    page = replace(HERE, body="[[red-flags: H-02 H-01]] [@x]")
    cards = [key for one in ("H-02", "H-01") for key in TINY.red_flags[one].references]
    assert list(number_references(tokens("<p>A [@x] [#C-001] [@x] [[nobodys]]</p>"), page, TINY)) == list(dict.fromkeys(["x", *cards]))
    line = replace(HERE, body="[[danger-signs: H-01]]")
    assert number_references([], line, TINY) == {}


def test_the_page_of_all_signs_has_the_references_of_all_cards():
    every = dict.fromkeys(key for card in TINY.red_flags.values() for key in card.references)
    assert list(number_references([], TINY.signs_page, TINY)) == list(every)


def test_every_number_that_a_template_asks_for_is_filled():
    html = '<i data-count="x">5</i><span data-count="causes"></span> <span data-count="red-flags">?</span>'
    causes, cards = TINY.counts["causes"], TINY.counts["red-flags"]
    assert fill_counts(html, TINY) == f'<i data-count="x">5</i><span data-count="causes">{causes}</span> <span data-count="red-flags">{cards}</span>'
    assert fill_counts("<span>5</span>", TINY) == "<span>5</span>"


def test_a_template_that_changed_is_read_anew(tmp_path):
    for number, text in enumerate(("one\n", "two\n")):
        (tmp_path / "a.html").write_text(text)
        os.utime(tmp_path / "a.html", ns=(number, number))
        assert make_loom(TINY, tmp_path).render("a", {}) == text.strip()
