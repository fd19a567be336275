"""The rules of charts: what a chart has, what it names, and the numbers of its title."""

import pytest
from atlas.rules.check import check
from conftest import INDEX, REFERENCES

PATH, PAGE, STUDIES = "docs/charts.yml", "docs/remedies/rest.md", "docs/studies.yml"
ROW = """\
  about: remedies/rest
  what: Rest
  against: no rest
  control: nothing
  group: night
  population: people over 55
  people: 1200
  design: trial
  result: better
  certainty: low
  funding: not seen
  reference: good_2020
  read: abstract
  checked: 2026-11-22
"""
ROWS = f"""\
groups: {{night: At night}}
outcomes: {{often: How often, bad: How bad}}
rows:
- id: S-001
  outcome: often
  effect: {{measure: difference, value: -1.2, low: -2, high: -0.4, unit: Cramps}}
{ROW}- id: S-002
  outcome: bad
  effect: {{measure: difference, value: -1, low: -2, high: -0.5, unit: Pain}}
{ROW}- id: S-003
  outcome: often
  figures: {{measure: percent, what: 3.6, against: 12, unit: People}}
{ROW}"""
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

[[studies: S-001 S-002 S-003]]

[[chart: asked]]

[[chart: rested]]

[[chart: hundred]]

[[chart: remedies]]
"""
CHARTS = """\
asked:
  kind: surveys
  title: Of 100 people 12 had cramps
  subtitle: How many
  surveys:
  - {who: Some, counts: cramps, in_100: 12, low: 10, high: 14, people: 40, reference: good_2020}
rested:
  kind: effects
  title: 8.4 fewer with rest
  subtitle: Cramps a week
  less: fewer
  more: more
  studies:
  - {study: S-001, label: Rest, times: 7}
hundred:
  kind: people
  title: Of 100 people 3.6 had cramps
  subtitle: One dot is one person
  studies:
  - {study: S-003, label: Rest}
remedies:
  kind: results
  title: 1 remedy was compared
  subtitle: One mark is one comparison
"""


@pytest.fixture
def told(sound):
    """The problems of a small site with charts, with some text of one of its files swapped."""

    def read(old: str, new: str, path: str = PATH) -> list[str]:
        index = INDEX.replace("title: Causes", "title: Remedies")
        files = {PATH: CHARTS, STUDIES: ROWS, PAGE: REST, "docs/remedies/index.md": index}
        assert old in files[path]
        files[path] = files[path].replace(old, new)
        return [str(problem) for problem in check(sound(more={"docs/references.yml": REFERENCES, **files}))]

    return read


def test_sound_charts_have_no_problem(told):
    assert told("asked", "asked") == []


BREAKS = [
    ("kind: surveys", "kind: survey", 'docs/charts.yml:2: asked.kind: "survey" is not allowed; did you mean "surveys"?'),
    ("in_100: 12", "in_100: 120", "docs/charts.yml:6: asked.surveys.0.in_100: 120 is too large; write 100 or less"),
    ("in_100: 12", "in_100: 15", "docs/charts.yml:6: asked.surveys.0: 15 is not between 10 and 14; mend the three"),
    ("low: 10, ", "", "docs/charts.yml:6: asked.surveys.0: has one end of its range; write low and high, or neither"),
    ("good_2020", "godo_2020", 'docs/charts.yml:6: asked.surveys.0.reference: no reference "godo_2020"; did you mean "good_2020"?'),
    ("people 12 had", "people 13 had", "docs/charts.yml:3: asked.title: 13 is not a number of the chart; mend the title"),
    ("times: 7", "times: 0", "docs/charts.yml:14: rested.studies.0.times: 0 is too small; write 0.01 or more"),
    ("times: 7", "times: 2", "docs/charts.yml:9: rested.title: 8.4 is not a number of the chart; mend the title"),
    ("S-001", "S-009", 'docs/charts.yml:14: rested.studies.0.study: no row "S-009" in docs/studies.yml; did you mean "S-003"?'),
    ("S-001", "S-003", "docs/charts.yml:14: rested.studies.0: S-003 has no effect with low and high, which this chart draws; take another row"),
    ("S-003", "S-001", "docs/charts.yml:20: hundred.studies.0: S-001 has no figures in percent, which this chart draws; take another row"),
    ("  less: fewer\n", "", 'docs/charts.yml:7: rested: a chart of effects shows nothing without "less"; add it'),
    ("  kind: people", "  kind: people\n  less: fewer", "docs/charts.yml:17: hundred.less: a chart of people does not show it; take it out"),
    ("times: 7}", "times: 7}\n  - {study: S-002, label: Pain}", "docs/charts.yml:15: rested.studies.1: S-002 measures another thing, or in other people, than S-001; give it a chart of its own"),
    ("title: 1 remedy", "title: 7 remedies", "docs/charts.yml:23: remedies.title: 7 is not a number of the chart; mend the title"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), BREAKS, ids=[message.partition(": ")[2] for _, _, message in BREAKS])
def test_what_is_wrong_with_a_chart_is_told(told, old, new, message):
    assert message in told(old, new)


def test_a_chart_stands_on_a_page(told):
    found = told("[[chart: hundred]]\n", "", PAGE)
    assert found == ["docs/charts.yml:15: hundred: no page shows it; write [[chart: hundred]] where it answers something, or cut it"]


def test_a_page_names_charts_that_exist(told):
    assert any('no chart "hundert"; did you mean "hundred"?' in one for one in told("chart: hundred", "chart: hundert", PAGE))


def test_a_page_with_charts_needs_their_file(told):
    assert any("docs/charts.yml:1: file: missing or empty" in one for one in told(CHARTS, ""))
