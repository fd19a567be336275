"""What a tag leads to, worked out once."""

from atlas.linking.steps import CELL, HEARD, HIDDEN, MOST, SHOWN, Note, first_steps


def test_a_tag_tells_what_the_text_after_it_is():
    paragraph = first_steps()["<p>"]
    assert (paragraph.text, paragraph.edge) == (SHOWN, "\0")
    assert (paragraph.steps["<code>"].text, paragraph.steps["</p>"].text) == (HEARD, HIDDEN)


def test_tags_that_differ_in_nothing_that_counts_share_a_step():
    steps = first_steps()["<p>"].steps
    assert steps['<a class="x" href="a" id="b">'] is steps['<a class="x">']
    assert steps['<span id="a" class="no-link">'].text == HEARD
    assert steps['<span title="a id=" class="no-link">'].text == HEARD


def test_a_tag_tells_what_is_to_be_remembered():
    cell = first_steps()["<table>\n<tr>\n<td>"]
    assert cell.note == Note(1, CELL, None)
    assert cell.steps["<em>"].note is None
    assert cell.steps['<a href="x">'].note == Note(None, 0, True)
    assert cell.steps["</td>\n</tr>"].note == Note(0, 0, None)


def test_the_steps_that_are_remembered_are_not_without_end():
    steps = first_steps()
    for number in range(MOST + 10):
        steps[f"<!-- {number} -->"]
    assert len(steps) <= MOST
