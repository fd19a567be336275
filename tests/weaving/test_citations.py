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
