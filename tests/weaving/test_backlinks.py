"""What leads to a page: how long lists are folded."""

from atlas.weaving.backlinks import folded


def test_a_short_list_stands_whole_and_an_empty_one_is_left_out():
    assert folded("abc", most=3, shown=2) == [{"folded": 0, "pages": "abc"}]
    assert folded("", most=3, shown=2) == []


def test_a_long_list_shows_its_beginning_and_folds_the_rest():
    assert folded("abcd", most=3, shown=2) == [{"folded": 0, "pages": "ab"}, {"folded": 2, "pages": "cd"}]
