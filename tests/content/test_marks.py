"""The one grammar of what writers put into a text."""

import pytest
from atlas.content.marks import Mark, MarkKind, read_marks, without_code, without_marks

TEXT = "A. [@good_2020]\n\n[[red-flags: H-01 H-02]]\nB [#C-001] [[list]] [?Q-001]"


def test_marks_are_read_in_order_with_kind_key_argument_line_and_offset():
    assert list(read_marks(TEXT, line=7)) == [
        Mark(MarkKind.CITATION, "good_2020", "", 7, 3),
        Mark(MarkKind.SLOT, "red-flags", "H-01 H-02", 9, 17),
        Mark(MarkKind.STATEMENT, "C-001", "", 10, 44),
        Mark(MarkKind.SLOT, "list", "", 10, 53),
        Mark(MarkKind.SEARCH, "Q-001", "", 10, 62),
    ]


def test_a_mark_knows_its_source_and_its_end():
    for mark in read_marks(TEXT):
        assert TEXT[mark.offset : mark.end] == mark.source


@pytest.mark.parametrize("text", ["[[list:x]]", "[@a.b]", "[#c-1]", "[@]", "[[]]", "[@a, @b]", "[[ list ]]", "[?Q-1]", "[?C-001]"])
def test_what_only_looks_like_a_mark_is_none(text):
    assert list(read_marks(text)) == []


def test_the_text_of_a_reader_has_no_marks():
    assert without_marks("a [@b] c [[list]][?Q-001]") == "a  c "


def test_code_and_comments_are_blanked_and_every_place_stays():
    text = "a `[@b]`\n```\n[@c]\n```\n<!-- [@d] -->[@e]"
    blank = without_code(text)
    assert len(blank) == len(text) and blank.count("\n") == text.count("\n")
    assert [mark.key for mark in read_marks(blank)] == ["e"]
