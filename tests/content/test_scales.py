"""The line of evidence: which grades have a place on it, and that a place means the same on every scale."""

from atlas.content.scales import CERTAINTY, HELP, PLACES, STRENGTH
from atlas.content.states import Certainty, Help, Strength

OFF_THE_LINE = {Certainty.LOOK_ALIKE, Certainty.BACKGROUND}  # what is not one question that could be graded


def test_every_grade_has_a_place_but_those_that_answer_no_question():
    assert PLACES.keys() == {*CERTAINTY, *HELP, *STRENGTH} - OFF_THE_LINE


def test_the_surest_stands_rightmost_and_what_is_open_in_the_middle():
    assert {PLACES[one] for one in (Certainty.SHOWN, Help.HELPS, Strength.STRONG)} == {max(PLACES.values())}
    assert {PLACES[one] for one in (Certainty.UNKNOWN, Help.NOT_LOOKED_UP, Strength.UNTESTED)} == {0}
    assert {key for key, place in PLACES.items() if place == min(PLACES.values())} == {Help.HARM}


def test_what_is_surer_is_never_further_left():
    for steps in ((Certainty.SHOWN, Certainty.LIKELY, Certainty.POSSIBLE), (Strength.STRONG, Strength.MODERATE, Strength.WEAK)):
        assert [PLACES[step] for step in steps] == [3, 2, 1]
