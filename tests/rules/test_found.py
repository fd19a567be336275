"""What a check has found, for programs and next to the check before."""

import json
import re

from atlas.content.problems import Problem
from atlas.rules.found import Found, as_data, find, news_lines
from conftest import ROOT

GONE = Problem("docs/a.md", 3, "title", "missing; add its text")
OTHER = Problem("docs/b.md", 1, "file", "is empty; fill it")


def last_line(before: Found | None, now: Found) -> str:
    (line,) = news_lines(before, now, "12:00:00")
    return line.removesuffix("; waiting for a change, ctrl-C ends")


def test_warnings_come_only_when_all_is_well(sound):
    assert [one.field for one in find(sound(), []).warnings] == ["evidence.share", "thin"]
    assert find(sound(), [GONE]) == Found(3, (GONE,))


def test_programs_get_every_part_of_a_problem():
    told = {"path": "docs/a.md", "line": 3, "field": "title", "text": "missing; add its text"}
    assert as_data(Found(3, (GONE,))) == {"pages": 3, "problems": [told], "warnings": [], "drafts": [], "needed": []}


def test_the_last_line_says_what_came_and_what_went():
    assert last_line(None, Found(3, (GONE,))) == "12:00:00  1 problem"
    assert last_line(Found(3, (GONE,)), Found(3, (GONE, OTHER))) == "12:00:00  2 problems (1 new)"
    assert last_line(Found(3, (GONE,)), Found(3, (OTHER,))) == "12:00:00  1 problem (1 new, 1 mended)"
    assert last_line(Found(3, (GONE,)), Found(3)) == "12:00:00  all is well (1 mended)"


def test_a_problem_that_only_moved_to_another_line_is_not_new():
    assert last_line(Found(3, (GONE,)), Found(3, (Problem("docs/a.md", 9, "title", GONE.text),))) == "12:00:00  1 problem"


def test_the_task_of_vs_code_finds_each_problem_and_where_a_look_begins_and_ends():
    task = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"][0]
    matcher = task["problemMatcher"]
    assert re.search(matcher["pattern"]["regexp"], str(GONE)).groups() == ("docs/a.md", "3", "title: missing; add its text")
    (last,) = news_lines(None, Found(3, (GONE,)), "12:00:00")
    assert re.search(matcher["background"]["endsPattern"], last) and not re.search(matcher["pattern"]["regexp"], last)
    assert re.search(matcher["background"]["beginsPattern"], "")
