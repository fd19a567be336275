"""Cutting, and what becomes of the pieces."""

from __future__ import annotations

import pytest
from intake.article import cut_and_judge
from intake.blocks import blocks_of
from intake.lists import head_end, runs
from intake.pieces import Role, State

SMALL = {"if", "when", "in", "is", "the", "are", "of", "with"}


def texts(pieces, state=State.KEPT):
    return [piece.text for piece in pieces if piece.state is state]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Why? 1. Dry soil Dry soil cracks. 2. Frost When it freezes, roots lift.", [1, 2]),
        ("Do this: ① Dig. ② Rake. ⑧ Sow. ④ Water.", [1, 2, 8, 4]),
        ("It has (1) Slugs: They eat. (2) Snails: They eat too.", [1, 2]),
        ("一、Dig. 二、Rake. 三、Sow.", [1, 2, 3]),
        ("It was 2.25 or 3.5 in 1. and nothing else", []),
        ("3. Sow in rows and wait.", [3]),
    ],
)
def test_a_run_on_list_is_found(text, numbers):
    assert [one.number for run in runs(text) for one in run] == numbers


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Dry soil Dry soil cracks in the sun.", "Dry soil "),
        ("Late frost When it freezes, roots lift.", "Late frost "),
        ("Feed the hedge : Use a shovel of compost.", "Feed the hedge : "),
        ("People with Parkinson roses are rare.", ""),
        ("Keep the bed wet.", ""),
    ],
)
def test_the_head_of_an_item_is_found(text, head):
    assert text[: head_end(text, SMALL)] == head


def test_a_stamp_in_the_middle_of_a_text_goes_and_its_neighbours_stay(matcher):
    text = "Slugs came. Moss Press original copyright contact They ate all. Moss Press original copyright contact Then it rained."
    _, pieces = cut_and_judge(text, matcher)
    assert texts(pieces) == ["Slugs came.", "They ate all.", "Then it rained."]
    assert {piece.role for piece in pieces if piece.state is State.REMOVED} == {Role.STAMP}


def test_what_follows_the_end_of_an_article_goes_unless_it_reads_as_one(matcher):
    long = "The old gardener told us that the winter of that year had been so mild that slugs came out in January, ate the first lettuce and never left again."
    _, pieces = cut_and_judge(f"Slugs eat lettuce in the rain.\n\nRecommend\n\nTen hats for a hot day\n\nHow a hat is made in the hi...\n\n{long}", matcher)
    assert texts(pieces) == ["Slugs eat lettuce in the rain."]
    assert texts(pieces, State.DOUBTFUL) == [long]


def test_an_element_that_holds_the_page_is_no_furniture_whatever_it_is_called(matcher):
    prose = "".join(f"<p>Slugs ate the lettuce of garden {n} in the rain last night.</p>" for n in range(6))
    _, pieces = cut_and_judge(f"<html><body class='has-sidebar'><div class='header'><h1>Slugs</h1></div><div class='sidebar'><a href=a>Hats</a></div>{prose}</body></html>", matcher)
    assert len(texts(pieces)) == 7 and texts(pieces, State.REMOVED) == ["Hats"]


def test_where_nothing_would_be_kept_prose_is_doubtful(matcher):
    _, pieces = cut_and_judge("<html><body>" + "".join(f"<div class='ad'><p>Slugs ate the lettuce of garden {n} in the rain.</p></div>" for n in range(3)) + "</body></html>", matcher)
    assert len(texts(pieces, State.DOUBTFUL)) == 3 and not texts(pieces)


def test_lines_broken_to_a_width_are_paragraphs_again_without_the_head_of_the_page():
    lines = ["When frost comes early in the year the bark of a young tree may", "split on the side that has the morning sun, which is why old gar-", "{head}", "deners paint the stem white in autumn, long before the first cold", "night. They do it on a dry day, and once more after a wet winter", "{head}", "has washed the paint away, for bark that is dark and warm by day", "freezes and breaks when the sun is gone behind the hills again", "{head}"]
    text = "\n".join(line.format(head=f"Gardens in winter, page {n}") for n, line in enumerate(lines))
    blocks = blocks_of(text)
    assert [block.repeated for block in blocks].count(True) == 3
    assert "old gardeners paint" in " ".join(block.text for block in blocks)


def test_a_part_of_teasers_ends_with_its_element(matcher):
    prose = "".join(f"<p>Slugs ate the lettuce of garden {n} in the rain last night.</p>" for n in range(6))
    _, pieces = cut_and_judge(f"<html><body><article>{prose}<aside><h3>More on this story</h3><a href=a>Hats</a></aside><p>They came back in the next week and ate the rest.</p></article></body></html>", matcher)
    assert len(texts(pieces)) == 7 and texts(pieces, State.REMOVED) == ["More on this story", "Hats"]


def test_a_sentence_beside_a_line_of_copyright_is_not_lost(matcher):
    _, pieces = cut_and_judge("Slugs ate the lettuce of all the gardens in our street. © 2020 Moss Press", matcher)
    assert texts(pieces, State.DOUBTFUL) == ["Slugs ate the lettuce of all the gardens in our street."]
