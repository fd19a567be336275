"""What works, ranked: entries by group, the surest first, people helped of 100 only from fair counts of people."""

from dataclasses import replace

import pytest
from atlas.content.grading import Balance
from atlas.content.page import Kind, Page
from atlas.content.sheets import Sheet
from atlas.content.states import Control, Counts, Design, Help, Measure, RatedCertainty, Read, Result
from atlas.content.studies import Figures, Study
from atlas.weaving.ranking import Entry, helped, rank

COUNTED = Figures(Measure.PERCENT, 60, 25, "People", Counts.HELPED)
ROW = Study("S-001", "remedies/a", "A", "dummy", Control.DUMMY, "night", "often", "people", 40, Design.TRIAL, Result.BETTER, RatedCertainty.LOW, "x", "r", Read.ABSTRACT, "2026-11-28", figures=COUNTED)  # fmt: skip
PAGE = Page("docs/remedies/a.md", Kind.REMEDY, Sheet("docs/remedies/a.md", {"title": "A"}, {}), "", 1)


def entry(*studies, grade=Help.MAY_HELP, name="A"):
    return Entry(PAGE, name, "night", "", grade, "So.", Balance(studies, advised=False))


FIGURES = [
    (COUNTED, (60, 25)),
    (replace(COUNTED, counts=Counts.CRAMPS), (40, 75)),
    (Figures(Measure.NUMBER, 139, 315, "People in 1,000", Counts.CRAMPS, 1000), (86.1, 68.5)),
    (replace(COUNTED, counts=None), None),
]


@pytest.mark.parametrize(("figures", "both"), FIGURES)
def test_figures_that_count_people_give_how_many_of_100_it_helped(figures, both):
    assert figures.helped == both


def test_people_helped_come_from_the_fair_comparison_with_a_dummy_that_counts_most():
    larger = replace(ROW, id="S-002", people=90)
    silent = replace(ROW, id="S-003", people=900, figures=None)
    open_ = replace(ROW, id="S-004", people=800, control=Control.NOTHING)
    before = replace(ROW, id="S-005", people=700, control=Control.BEFORE)
    assert entry(ROW, larger, silent, open_, before).counted is larger
    assert entry(open_, before).counted is None and helped(None) is None


def test_what_is_told_of_people_helped():
    told = helped(ROW)
    assert told and {key: told[key] for key in ("what", "against", "more", "order", "fewer", "chance")} == {"what": "60", "against": "25", "more": "35", "order": -35, "fewer": False, "chance": False}
    worse = helped(replace(ROW, result=Result.SAME, figures=replace(COUNTED, what=20)))
    assert worse and worse["fewer"] and worse["chance"]


def test_the_comparison_that_counts_most_is_a_fair_one_if_there_is_any():
    watched = replace(ROW, id="S-002", people=900, control=Control.BEFORE)
    assert entry(watched, ROW).best is ROW and entry(watched).best is watched and entry().best is None


def test_the_surest_comes_first_then_what_was_compared_best_then_the_name():
    review = replace(ROW, design=Design.REVIEW)
    entries = [
        entry(ROW, grade=Help.HELPS, name="Z"),
        entry(review, name="Y"),
        entry(replace(ROW, people=90), name="X"),
        entry(ROW, name="A"),
        entry(ROW, name="b"),
        entry(replace(ROW, people=None), name="A"),
        entry(name="A"),
        entry(review, grade=Help.HARM, name="A"),
    ]
    assert sorted(reversed(entries), key=rank) == entries
