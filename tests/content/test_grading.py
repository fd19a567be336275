"""The grade that follows from comparisons: equal evidence gets equal grades."""

from dataclasses import replace

import pytest
from atlas.content.grading import STEPS, Balance, balance_of, step_of
from atlas.content.records import Evidence
from atlas.content.states import Control, Design, Help, RatedCertainty, Read, Result
from atlas.content.studies import Study

TRIAL = Study(
    *("S-001", "remedies/rest", "Rest", "no rest", Control.NOTHING, "night", "often", "people", 40, Design.TRIAL),
    *(Result.BETTER, RatedCertainty.MODERATE, "not seen", "good_2020", Read.ABSTRACT, "2026-11-22"),
)
AGAINST = replace(TRIAL, result=Result.SAME)
CASES = [
    ("two of moderate certainty for it", [TRIAL, TRIAL], False, Help.HELPS),
    ("two for it, one not rated", [TRIAL, replace(TRIAL, certainty=RatedCertainty.UNRATED)], False, Help.MAY_HELP),
    ("two for it and one as good against it", [replace(TRIAL, people=90), TRIAL, AGAINST], False, Help.MAY_HELP),
    ("one for it", [TRIAL], False, Help.MAY_HELP),
    ("a larger one for it", [TRIAL, replace(AGAINST, people=39)], False, Help.MAY_HELP),
    ("a larger one against it", [TRIAL, replace(AGAINST, people=41)], False, Help.NOT_SHOWN),
    ("one as large against it", [TRIAL, AGAINST], False, Help.NOT_SHOWN),
    ("a review against a larger trial", [replace(AGAINST, design=Design.REVIEW, people=9), TRIAL], False, Help.NOT_SHOWN),
    ("a trial against a larger study", [TRIAL, replace(AGAINST, design=Design.STUDY, people=900)], False, Help.MAY_HELP),
    ("a mixed review", [replace(TRIAL, design=Design.REVIEW, result=Result.MIXED), TRIAL], False, Help.NOT_SHOWN),
    ("one against it, and advice", [AGAINST], True, Help.NOT_SHOWN),
    ("very low certainty alone", [replace(TRIAL, certainty=RatedCertainty.VERY_LOW)], False, Help.NOT_SHOWN),
    ("another treatment alone, and advice", [replace(TRIAL, control=Control.ANOTHER)], True, Help.ADVISED),
    ("before and after alone", [replace(TRIAL, control=Control.BEFORE)], False, Help.NOT_SHOWN),
    ("an unread one alone", [replace(TRIAL, result=Result.UNREAD)], True, Help.NOT_LOOKED_UP),
    ("an unread one, and one for it", [replace(TRIAL, result=Result.UNREAD), TRIAL], False, Help.MAY_HELP),
    ("nothing but advice", [], True, Help.ADVISED),
    ("nothing at all", [], False, Help.NOT_SHOWN),
    ("an unknown number of people", [replace(TRIAL, people=None), replace(AGAINST, people=1)], False, Help.NOT_SHOWN),
]


@pytest.mark.parametrize(("studies", "advised", "grade"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_grade_is_that_of_the_first_step_that_holds_in_any_order(studies, advised, grade):
    for rows in (studies, studies[::-1]):
        assert step_of(Balance(tuple(rows), advised)).grade is grade


def test_a_grade_counts_the_rows_of_its_page_group_outcome_and_treatment():
    others = [replace(TRIAL, **{field: "x"}) for field in ("about", "group", "outcome", "what")]
    narrow = Evidence(Help.HELPS, "why", group="night", outcome="often", of="Rest", advised_by=("good_2020",))
    assert balance_of(narrow, "remedies/rest", [*others, TRIAL]) == Balance((TRIAL,), True)
    assert len(balance_of(Evidence(Help.HELPS, "why"), "remedies/rest", [*others, TRIAL]).studies) == 4


def test_every_grade_but_harm_has_a_step():
    assert {step.grade for step in STEPS} == set(Help) - {Help.HARM}
