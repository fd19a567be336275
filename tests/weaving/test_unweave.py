import pytest
from unweave import end_of, unlink, unweave


def test_a_block_goes_and_what_it_replaced_comes_back():
    html = '<p>a</p><div data-src="&lt;p&gt;[[list]]&lt;/p&gt;" data-atlas="list"><div>x</div></div><p>b</p>'
    assert unweave(html) == "<p>a</p><p>[[list]]</p><p>b</p>"


def test_a_block_that_replaced_nothing_leaves_nothing():
    assert unweave('<h1>A</h1><p class="chip" data-atlas="chip">Likely</p><p>b</p>') == "<h1>A</h1><p>b</p>"


def test_links_go_and_their_words_stay():
    html = 'a <a class="term term--causes" href="x/" data-atlas="term" data-tip="y">cold</a> day <a href="z">z</a>'
    assert unweave(html) == 'a cold day <a href="z">z</a>'


def test_only_our_links_are_taken_out():
    html = '<p><a class="term" href="x">a</a> <a class="term x" data-atlas="term">b<em title="</a>">c</em></a></p>'
    assert unlink(html) == '<p><a class="term" href="x">a</a> b<em title="</a>">c</em></p>'


def test_names_of_columns_and_counts_go():
    assert unweave('<td data-label="A">1</td><span data-count="causes">31</span>') == '<td>1</td><span data-count="causes"></span>'


def test_an_element_ends_where_its_own_end_is():
    assert end_of("<b>x<b>y</b></b>z", "b", 3) == 16


def test_an_element_that_never_ends_is_an_error():
    with pytest.raises(ValueError, match="<div> is never closed"):
        unweave('<div data-atlas="list"><div></div>')
