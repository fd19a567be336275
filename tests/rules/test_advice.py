from datetime import date, timedelta

import pytest
from atlas.rules.advice import advice


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
