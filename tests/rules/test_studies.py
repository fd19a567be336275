"""The rows of studies: the form of each field, what they name, and the numbers that texts take from them."""

import pytest
from atlas.rules.advice import advice
from atlas.rules.check import check
from conftest import INDEX, REFERENCES

PATH, PAGE = "docs/studies.yml", "docs/remedies/rest.md"
ROWS = """\
groups: {night: At night}
outcomes: {often: How often}
rows:
- id: S-001
  about: remedies/rest
  what: Rest
  against: no rest
  control: nothing
  group: night
  outcome: often
  population: people over 55
  people: 1200
  how_long: 6 weeks
  design: trial
  figures: {measure: mean, what: 2.1, against: 3.3, unit: Cramps a week}
  effect: {measure: difference, value: -1.2, low: -2, high: -0.4}
  result: better
  certainty: low
  funding: not seen
  reference: good_2020
  read: abstract
  checked: 2026-11-22
  note: It is new.
  derived: [{value: 7, how: made up}]
"""
REST = """\
---
title: Rest
description: A small page on rest, which one small trial has tested.
group: salts
evidence:
  grade: may-help
  why: A trial says so.
limits: One trial is too little.
purpose: [relief]
reviewed: 2026-11-22
---

Rest may help. [@good_2020]

[[studies: S-001]]
"""


@pytest.fixture
def told(sound):
    """The problems of a small site with a remedy and its study, with some text of one of them swapped."""

    def read(old: str, new: str, path: str = PATH, rows: str = ROWS) -> list[str]:
        index = INDEX.replace("title: Causes", "title: Remedies")
        files = {PATH: rows, PAGE: REST, "docs/remedies/index.md": index}
        assert old in files[path]
        files[path] = files[path].replace(old, new)
        return [str(problem) for problem in check(sound(more={"docs/references.yml": REFERENCES, **files}))]

    return read


def test_a_sound_row_has_no_problem(told):
    assert told("Rest", "Rest") == []


BREAKS = [
    ("id: S-001", "id: S-1", 'docs/studies.yml:4: rows.S-1.id: "S-1" has the wrong form; write it as S-001'),
    ("about: remedies/rest", "about: remedies/nap", 'docs/studies.yml:5: rows.S-001.about: no page "remedies/nap"; did you mean "remedies/index"?'),
    ("about: remedies/rest", "about: Rest", 'docs/studies.yml:5: rows.S-001.about: "Rest" has the wrong form; write it as the id of a page: causes/cold'),
    ("what: Rest", "what: 5", "docs/studies.yml:6: rows.S-001.what: 5 is not text; write text"),
    ("against: no rest", "against: '-'", 'docs/studies.yml:7: rows.S-001.against: "-" has the wrong form; write it with letters or digits, on one line, without spaces at its ends'),
    ("control: nothing", "control: notihng", 'docs/studies.yml:8: rows.S-001.control: "notihng" is not allowed; did you mean "nothing"?'),
    ("group: night", "group: nihgt", 'docs/studies.yml:9: rows.S-001.group: no group "nihgt"; did you mean "night"?'),
    ("outcome: often", "outcome: oftne", 'docs/studies.yml:10: rows.S-001.outcome: no outcome "oftne"; did you mean "often"?'),
    ("population: people over 55", "population: []", "docs/studies.yml:11: rows.S-001.population: [] is not text; write text"),
    ("people: 1200", "people: 0", "docs/studies.yml:12: rows.S-001.people: 0 is too small; write 1 or more"),
    ("people: 1200", "people: many", 'docs/studies.yml:12: rows.S-001.people: "many" is not a whole number or null; write a whole number or null'),
    ("how_long: 6 weeks", "how_long: 6", "docs/studies.yml:13: rows.S-001.how_long: 6 is not text; write text"),
    ("design: trial", "design: trail", 'docs/studies.yml:14: rows.S-001.design: "trail" is not allowed; did you mean "trial"?'),
    ("measure: mean", "measure: maen", 'docs/studies.yml:15: rows.S-001.figures.measure: "maen" is not allowed; did you mean "mean"?'),
    ("what: 2.1", "what: two", 'docs/studies.yml:15: rows.S-001.figures.what: "two" is not a number; write a number'),
    ("against: 3.3, ", "", "docs/studies.yml:15: rows.S-001.figures.against: missing; add a number"),
    ("unit: Cramps a week", "unit: ''", 'docs/studies.yml:15: rows.S-001.figures.unit: "" has the wrong form; write it with letters or digits, on one line, without spaces at its ends'),
    ("unit: Cramps a week}", "unit: Cramps, counts: some}", 'docs/studies.yml:15: rows.S-001.figures.counts: "some" is not allowed; use one of cramps, helped'),
    ("unit: Cramps a week}", "unit: Cramps, counts: helped}", "docs/studies.yml:15: rows.S-001.figures.counts: figures of people are a number or percent, at most 100; mend them"),
    ("measure: mean, what: 2.1, against: 3.3, unit: Cramps a week}", "measure: number, what: 2.1, against: 3.3, unit: People, counts: cramps, of: 3}", "docs/studies.yml:15: rows.S-001.figures.counts: figures of people are a number or percent, at most 3; mend them"),
    ("measure: difference", "measure: odds", 'docs/studies.yml:16: rows.S-001.effect.measure: "odds" is not allowed; use one of difference, percent difference, ratio'),
    ("value: -1.2", "value: less", 'docs/studies.yml:16: rows.S-001.effect.value: "less" is not a number; write a number'),
    ("high: -0.4}", "high: -0.4, unit: 5}", "docs/studies.yml:16: rows.S-001.effect.unit: 5 is not text; write text"),
    ("value: -1.2", "value: -3", "docs/studies.yml:16: rows.S-001.effect: -3 is not between -2 and -0.4; mend the three"),
    ("low: -2, ", "", "docs/studies.yml:16: rows.S-001.effect: has one end of its interval; write low and high, or neither"),
    ("high: -0.4", "high: 0.4", 'docs/studies.yml:17: rows.S-001.result: "better", and yet no difference lies in its interval; write "same"'),
    ("result: better", "result: bteter", 'docs/studies.yml:17: rows.S-001.result: "bteter" is not allowed; did you mean "better"?'),
    ("result: better", "result: same", 'docs/studies.yml:17: rows.S-001.result: "same", and yet its interval leaves out no difference; write what it showed'),
    ("certainty: low", "certainty: lwo", 'docs/studies.yml:18: rows.S-001.certainty: "lwo" is not allowed; did you mean "low"?'),
    ("  funding: not seen\n", "", "docs/studies.yml:4: rows.S-001.funding: missing; add its text"),
    ("reference: good_2020", "reference: godo_2020", 'docs/studies.yml:20: rows.S-001.reference: no reference "godo_2020"; did you mean "good_2020"?'),
    ("read: abstract", "read: abstarct", 'docs/studies.yml:21: rows.S-001.read: "abstarct" is not allowed; did you mean "abstract"?'),
    ("checked: 2026-11-22", "checked: 2026-13-22", 'docs/studies.yml:22: rows.S-001.checked: "2026-13-22" is not a date; write it as 2026-11-21'),
    ("checked: 2026-11-22", "checked: 2098-11-22", "docs/studies.yml:22: rows.S-001.checked: 2098-11-22 is in the future; write the day of the last check"),
    ("note: It is new.", "note: It is new. [@good_2020]", "docs/studies.yml:23: rows.S-001.note: [@good_2020] would be shown as it is written; take it out; only the text of a page can have marks"),
    ("value: 7", "value: x", 'docs/studies.yml:24: rows.S-001.derived.0.value: "x" is not a number; write a number'),
    (", how: made up", "", "docs/studies.yml:24: rows.S-001.derived.0.how: missing; add its text"),
    ("{night: At night}", "{night: At night, day: By day}", "docs/studies.yml:1: groups.day: no row and no grade has it; use it, or take it out"),
    ("{often: How often}", "{often: How often, bad: How bad}", "docs/studies.yml:2: outcomes.bad: no row and no grade has it; use it, or take it out"),
    ("{night: At night}", "{Night: At night}", 'docs/studies.yml:1: groups.Night: "Night" has the wrong form; write it with small letters, digits and - only'),
    ("id: S-001", "id: S-002", "docs/studies.yml:4: rows.S-002.id: no row has S-001 before it; bring it back, or name it in docs/retired.yml with the reason"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), BREAKS, ids=[message.partition(": ")[2] for _, _, message in BREAKS])
def test_a_wrong_field_of_a_row_is_told(told, old, new, message):
    assert message in told(old, new)


def test_an_id_has_one_row(told):
    row = ROWS.partition("rows:\n")[2]
    assert 'docs/studies.yml:25: rows.S-001.id: "S-001" appears twice; give one of them a new number' in told(row, row + row)


def test_a_row_is_shown_on_the_page_of_what_was_tested(told):
    found = told("\n[[studies: S-001]]\n", "", PAGE)
    assert found == ["docs/studies.yml:4: rows.S-001: docs/remedies/rest.md does not show it; write its id in [[studies: …]] there"]


def test_a_table_names_rows_that_exist_each_once(told):
    assert 'docs/remedies/rest.md:15: slot: no study "S-002"; did you mean "S-001"?' in told("S-001", "S-001 S-002", PAGE)
    assert 'docs/remedies/rest.md:15: slot: "S-001" appears twice on the page; keep one' in told("S-001", "S-001 S-001", PAGE)


def test_a_page_with_rows_needs_their_file(told):
    found = told(ROWS, "", PATH)
    assert "docs/studies.yml:1: file: missing or empty, and docs/remedies/rest.md shows rows of it; bring it back, or fill it" in found


# -- the numbers in a text

TEXTS = [
    ("In 1,200 people over 55 it fell from 3.3 to 2.1, which is 1.2 fewer (0.4 to 2). [@good_2020] [=S-001]", []),
    ("It fell to 2.2. [=S-001] [@good_2020]", ["2.2"]),
    ("It ran for 6 weeks. [=S-001] In 9 people. [@good_2020]", []),
    ("In 9 people. [@good_2020] It ran for 6 weeks. [=S-001]", []),
    ("In 9 people. It ran for 6 weeks. [@good_2020] [=S-001]", ["9"]),
    ("It may be 7, [as told](low.md#8), with vitamin B12. [@good_2020] [=S-001]", []),
    ("1. It is 7. [@good_2020] [=S-001]", []),
    ("It is 12 of 100. [=S-001] [@good_2020]", ["12", "100"]),
]


@pytest.mark.parametrize(("text", "missing"), TEXTS)
def test_each_number_of_a_marked_sentence_is_in_its_row(told, text, missing):
    text = text.replace("low.md", "../causes/low-salt.md")
    lines = [f'docs/remedies/rest.md:13: figures: {one} is not in S-001; mend it, or name it there under `derived`' for one in missing]
    assert [line for line in told("Rest may help. [@good_2020]", text, PAGE) if ": figures: " in line] == sorted(lines)


def test_a_share_may_be_told_as_so_many_in_100(told):
    swap = ("Rest may help. [@good_2020]", "It is 2.1 in 100. [@good_2020] [=S-001]", PAGE)
    assert told(*swap) == ["docs/remedies/rest.md:13: figures: 100 is not in S-001; mend it, or name it there under `derived`"]
    assert told(*swap, rows=ROWS.replace("measure: mean", "measure: percent")) == []


def test_a_mark_names_a_row_that_exists(told):
    found = told("Rest may help. [@good_2020]", "It is 9. [@good_2020] [=S-002] [=S-001]", PAGE)
    assert found == ['docs/remedies/rest.md:13: figures: no row "S-002" in docs/studies.yml; did you mean "S-001"?']


def test_a_number_may_be_in_any_row_of_marks_that_stand_together(told):
    assert told("Rest may help. [@good_2020]", "It is 2.1. [=S-001] [@good_2020] [=S-001]", PAGE) == []


def test_what_came_out_of_a_study_with_a_row_deserves_its_mark(sound):
    def advised(text: str) -> list[str]:
        rest = REST.replace("Rest may help. [@good_2020]", text)
        more = {PATH: ROWS, PAGE: rest, "docs/remedies/index.md": INDEX.replace("title: Causes", "title: Remedies")}
        return [str(problem) for problem in advice(sound(more=more)) if problem.field == "unmarked"]

    line = "docs/remedies/rest.md:13: unmarked: 2.1 is in S-001; write [=S-001] after the sentence"
    assert advised("It fell to 2.1. [@good_2020]") == [line]
    assert advised("It fell to 2.1. [@good_2020] [=S-001]") == []
    assert advised("It was in 1,200 people. [@good_2020]") == advised("It fell to 2.1. [@bad_2021]") == []


# -- grades

GRADES = [
    ("grade: may-help", "grade: helps", 'docs/remedies/rest.md:6: evidence.grade: "helps", and S-001 give "may-help": The best fair comparison speaks for it; write that, or the reason as `overruled`'),
    ("grade: may-help", "overruled: It is so.\n  grade: may-help", 'docs/remedies/rest.md:6: evidence.overruled: the comparisons give "may-help" as well; take it out'),
    ("grade: may-help", "group: nihgt\n  grade: may-help", 'docs/remedies/rest.md:6: evidence.group: no group "nihgt" in docs/studies.yml; did you mean "night"?'),
    ("grade: may-help", "outcome: oftne\n  grade: may-help", 'docs/remedies/rest.md:6: evidence.outcome: no outcome "oftne" in docs/studies.yml; did you mean "often"?'),
    ("grade: may-help", "advised_by: [nobody_1999]\n  grade: may-help", 'docs/remedies/rest.md:6: evidence.advised_by: "nobody_1999" is not cited on the page; cite it where the advice is told'),
    ("why: A trial says so.", "why: A trial says so.\n  also: [{grade: helps, why: So., group: night}]", 'docs/remedies/rest.md:8: evidence.also.0.grade: "helps", and S-001 give "may-help": The best fair comparison speaks for it; write that, or the reason as `overruled`'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), GRADES, ids=[new for _, new, _ in GRADES])
def test_a_grade_follows_from_the_rows_or_says_why_not(told, old, new, message):
    assert message in told(old, new, PAGE)


def test_a_grade_that_is_overruled_may_differ(told):
    assert told("grade: may-help", "grade: harm\n  overruled: It can kill.", PAGE) == []


def test_each_row_of_a_remedy_counts_for_a_grade(told):
    found = told("grade: may-help", "grade: not-shown\n  of: Sleep", PAGE)
    assert "docs/studies.yml:9: rows.S-001.group: docs/remedies/rest.md has no grade for it; add one under `evidence.also` there" in found


def test_only_a_remedy_is_graded_by_rows(sound):
    (problem,) = check(sound("grade: likely", "grade: likely\n  group: night"))
    assert str(problem) == 'docs/causes/low-salt.md:7: evidence.group: unknown key; use one of grade, search, share, share_why, why'


def test_a_harm_speaks_neither_for_nor_against(told):
    found = told("outcomes: {often: How often}", "outcomes: {}\nharms: {often: Side effects}")
    assert [line.partition(" give ")[2][:11] for line in found] == ['"not-shown"']
