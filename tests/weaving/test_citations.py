"""The marks of a writer in rendered HTML: which are found, and how much of the text each takes."""

import pytest
from atlas.weaving.citations import tokens


def found(html: str) -> list[tuple[str, str, bool]]:
    return [(token.source, token.mark.key, token.block) for token in tokens(html)]


def test_citations_marks_searches_and_slots_are_found_in_order():
    html = "<p>A. [@good_2020] [#C-001] [?Q-001]</p>\n<p>[[red-flags: H-01 H-02]]</p>"
    assert found(html) == [
        (" [@good_2020]", "good_2020", False),
        ("[#C-001]", "C-001", False),
        (" [?Q-001]", "Q-001", False),
        ("<p>[[red-flags: H-01 H-02]]</p>", "red-flags", True),
    ]


def test_a_slot_in_a_sentence_is_no_block():
    assert found("<p>We have [[count: causes]] causes.</p>") == [("[[count: causes]]", "count", False)]


def test_the_words_of_a_slot_are_kept():
    (token,) = tokens("<p>[[drawing: calf]]</p>")
    assert (token.mark.key, token.mark.argument) == ("drawing", "calf")


def test_code_attributes_and_comments_hold_no_marks():
    assert found('<code>[@a]</code><pre><code>[[list]]</code></pre><a title="[@a]">x</a><!-- [#C-001] -->') == []


def test_what_only_looks_like_a_mark_is_left():
    assert found("<p>[[list:x]] [@a.b] [#c-1] [@] [[]]</p>") == []


def test_a_mark_right_after_code_or_a_tag_is_found():
    assert found("<code>[@a]</code>[@b]<br>[@c]</p>") == [("[@b]", "b", False), ("[@c]", "c", False)]
    assert found('<a title="<[@a]">[@b]</a> < [@c]') == [("[@b]", "b", False)]


@pytest.mark.parametrize("name", ["pre", "code", "script", "style"])
def test_what_is_shown_as_it_is_written_holds_no_marks_up_to_its_own_end(name):
    assert found(f"<{name} class='x'>\n[@a]\n</{name}>\n[@b]<{name}>[@c]</{name}>") == [("[@b]", "b", False)]
    assert found(f"<{name}x>[@a]</{name}x>") == [("[@a]", "a", False)]


@pytest.mark.parametrize("html", ["<p>[[list]] a</p>", "<p>a [[list]]</p>", "<li>[[list]]</li>", "<p>[[list]]", "[[list]]</p>", "<p> [[list]]</p>"])
def test_only_a_slot_alone_in_its_paragraph_is_a_block(html):
    assert found(html) == [("[[list]]", "list", False)]


def test_a_citation_takes_one_space_before_it_and_a_statement_none():
    assert found("<p>A.  [@a] [#C-001]\n[@b][@c]</p>") == [(" [@a]", "a", False), ("[#C-001]", "C-001", False), ("[@b]", "b", False), ("[@c]", "c", False)]
    assert found("<p>[@a]</p>") == [("[@a]", "a", False)]


def test_a_citation_alone_in_its_paragraph_is_no_block():
    assert found("<p>[@a]</p><p>[#C-001]</p>") == [("[@a]", "a", False), ("[#C-001]", "C-001", False)]
