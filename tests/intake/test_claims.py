"""Same, opposite, new; and what looks broken."""

from __future__ import annotations

import pytest
from intake.article import take_in
from intake.flags import numbering
from intake.snapshot import Source


@pytest.mark.parametrize(
    ("text", "relation", "identifier"),
    [
        ("In cold nights the bark of young trees splits.", "same", "G-1"),
        ("Frost may crack the bark.", "same", "G-1"),
        ("Cold nights do not split the bark of young trees.", "same", "G-1"),  # "do not" tells what to do
        ("Cold nights never split the bark of young trees.", "opposite", "G-1"),
        ("Land snails eat lettuce after rain.", "same", "G-2"),
        ("Bees sleep in foxgloves.", "new", ""),
        ("", "new", ""),
    ],
)
def test_a_sentence_is_matched(matcher, text, relation, identifier):
    match = matcher.match(text)
    assert (match.relation, match.id) == (relation, identifier)


def rows(matcher, text):
    return take_in(Source("one", text.encode()), matcher).rows


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Dig the bed in March (before rain. Then wait.", "a bracket that does not close"),
        ("Maybe it is the soil of the bed. what", "goes on after its end"),
        ("In spring the soil of the bed behind the house of my old aunt was very dry and the", "does not end"),
        ("the soil was dry.", "begins with a small letter"),
        ("Salts * * * make soil.", "odd words"),
        ("It was bought from Mister Plumtree in May.", "a name that the site does not know"),
    ],
)
def test_what_looks_broken_is_flagged(matcher, text, flag):
    assert flag in [kind for row in rows(matcher, text + "\n\nSlugs eat lettuce.") for kind, _ in row.flags]


def test_broken_numbers_are_flagged_across_blocks(matcher):
    found = rows(matcher, "1. Dig.\n\n2. Rake.\n\n4. Sow.")
    assert [words for row in found for kind, words in row.flags if kind == "broken numbering"] == ["4. where 3 is due"]
    assert not list(numbering([]))


def test_numbers_doses_and_requests_are_marked(matcher):
    marks = [mark for row in rows(matcher, "Take 20 mg of it. You should wait 3 to 4 days. It grew.") for mark in row.marks]
    assert marks == [("dose", "20 mg"), ("request", "Take"), ("number", "3 to 4 days"), ("request", "You")]
