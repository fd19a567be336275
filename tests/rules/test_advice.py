from datetime import date, timedelta

import pytest
from atlas.rules.advice import advice
from atlas.rules.grades import check_shares


def told(atlas, field: str) -> list[str]:
    return [str(problem) for problem in advice(atlas) if problem.field == field]


def test_a_page_is_checked_once_a_year(sound):
    earlier = date.today() - timedelta(800)
    (old,) = told(sound("2026-11-22", earlier.isoformat()), "review")
    assert old.endswith(f"the check of {earlier} is over a year old; check the whole against its sources, then set the day")
    assert told(sound("2026-11-22", (date.today() - timedelta(30)).isoformat()), "review") == []


@pytest.mark.parametrize("words", ["There is a good chance of it.", "It is VERY likely."])
def test_a_vague_risk_is_reported(sound, words):
    (line,) = told(sound("[@good_2020]", f"[@good_2020] {words}"), "vague")
    assert line.startswith("docs/causes/low-salt.md:12: vague: ")


@pytest.mark.parametrize("text", ["Hold it for 30 seconds.", "1. Stop.\n2. Rest.", "See [it](2-times.md).", "`40`"])
def test_times_lists_and_addresses_are_no_figures(sound, text):
    assert told(sound("[@good_2020]", f"[@good_2020]\n\n{text}"), "number") == []


def test_a_figure_needs_a_reference_in_its_paragraph(sound):
    assert len(told(sound("[@good_2020]", "[@good_2020]\n\nIt hits 1 in 5 people."), "number")) == 1
    assert told(sound("[@good_2020]", "[@good_2020]\n\nIt hits 1 in 5 people. [@good_2020]"), "number") == []


def test_a_thin_page_is_reported_and_a_full_one_is_not(sound):
    assert len(told(sound(), "thin")) == 1
    assert told(sound("[@good_2020]", "[@good_2020] " + "It is a short one of these. " * 20), "thin") == []


def test_advice_says_what_it_is_about_and_what_to_do(sound):
    text = "[@good_2020]\n\nIt is a HIGH risk, in 1 of 5."
    assert [str(problem) for problem in advice(sound("[@good_2020]", text))] == [
        'docs/causes/low-salt.md:14: number: "1" has no reference in its paragraph; cite where it comes from',
        'docs/causes/low-salt.md:14: vague: "HIGH risk" is vague; give the number, or say what is known',
        "docs/causes/low-salt.md:11: thin: 15 words; add what a reader needs, or share",
        "docs/causes/low-salt.md:5: evidence.share: missing; say how often it is the reason for cramps, and why you say so in share_why",
    ]


WHY = "why: A good review says so."


@pytest.mark.parametrize("grade", ["look-alike", "background", "unlikely"])
def test_of_what_brings_on_no_cramp_nobody_asks_how_often(sound, grade):
    assert told(sound("grade: likely", f"grade: {grade}"), "evidence.share") == []
    both = sound("grade: likely\n  " + WHY, f"grade: {grade}\n  {WHY}\n  share: seldom\n  share_why: It is so.")
    assert [(one.line, one.text) for one in check_shares(both)] == [(8, f"a page of the grade {grade} has none; take it out")]


def test_how_often_something_is_the_reason_has_a_reason(sound):
    whole = sound(WHY, f"{WHY}\n  share: seldom\n  share_why: It is so.")
    assert (list(check_shares(whole)), told(whole, "evidence.share")) == ([], [])
    for half in ("share: seldom", "share_why: It is so."):
        (problem,) = check_shares(sound(WHY, f"{WHY}\n  {half}"))
        assert (problem.line, problem.text) == (8, "needs both share and share_why; add the other")


VAGUE = ("good chance", "small chance", "high risk", "low risk", "very likely", "very unlikely", "significant")


@pytest.mark.parametrize("words", VAGUE)
def test_each_vague_word_is_told_and_a_longer_one_is_not(sound, words):
    found = told(sound("[@good_2020]", f"[@good_2020] {words}. {words}ly, non{words}"), "vague")
    assert found == [f'docs/causes/low-salt.md:12: vague: "{words}" is vague; give the number, or say what is known']


@pytest.mark.parametrize(
    ("text", "lines"),
    [("5 a [@good_2020]", []), ("5 a\n[@good_2020]\n5 b", []), ("5 a\n\n[@good_2020]\n\n6 b", [14, 18]), ("[@good_2020]\n\n7 a", [16]), ("a\n5 b", [14])],
)
def test_a_paragraph_has_its_own_reference(sound, text, lines):
    atlas = sound("[@good_2020]", f"[@good_2020]\n\n{text}")
    assert [problem.line for problem in advice(atlas) if problem.field == "number"] == lines


def test_a_page_of_lists_states_no_figures_and_is_never_thin(sound):
    found = advice(sound("[[list]]", "[[list]]\n\nIt is a high risk in 1 of 5.", path="docs/causes/index.md"))
    assert [problem.field for problem in found if problem.path == "docs/causes/index.md"] == []


@pytest.mark.parametrize(("letters", "reported"), [(51, 0), (52, 1)])
def test_a_title_that_search_results_cut_is_reported(sound, letters, reported):
    found = told(sound("title: Low salt", f"title: {'Low salt ' * 9}"[: 7 + letters].replace("t ", "tx").ljust(7 + letters, "x")), "title")
    assert len(found) == reported
    assert all(line.startswith(f"docs/causes/low-salt.md:2: title: {letters} characters, ") for line in found)
