"""What people check has its day, and the report says what to look at next."""

from datetime import date, timedelta

import pytest
from atlas.rules.advice import advice
from atlas.rules.check import check
from atlas.rules.due import due_lines, next_checks

ARTICLE = "---\ntitle: An article\ndescription: What one of the articles says, and what we found when we checked it.\narticle: '001'\nreviewed: 2026-11-22\n---\n\nIt is short.\n"
CLAIM = "- {{id: {0}, topic: t, claim: a, verdict: partly, finding: b, references: [good_2020], articles: [{{article: '001', line: 1}}], dropped: c{1}}}\n"
CARD = '- {{id: H-01, level: soon, group: limb, short: A sign, act: act, title: "Call:", signs: [A sign], means: x, references: [good_2020]{0}}}\n'
WARNINGS = "ask: {{title: Ask, text: Ask first{0}}}\n"
FACT = "- {{id: F-001, topic: a, fact: b, references: [good_2020]{0}}}\n"
PILL = """---
title: Pills
description: A page of this small site about one medicine, and its box.
group: all
medicines:
- {{id: pill, name: pillol, class: a, used_for: b, how: c, how_often: d, strength: weak, timing: [taking], warning: ask, references: [good_2020]{0}}}
reviewed: 2026-11-21
---

It is. [@good_2020]

[[medicines]]
"""
LATER = (date.today() + timedelta(9)).isoformat()


def site(sound, **days: str):
    """A small site with one of each thing that is checked; ``days`` is what its entry says of its check."""
    said = {name: f", {days[name]}" if name in days else "" for name in ("claims", "facts", "red_flags", "warnings", "pill")}
    return sound(
        more={
            "docs/sources/article-1.md": ARTICLE,
            "docs/claims.yml": CLAIM.format("C-001", said["claims"]) + CLAIM.format("C-002", ", harm: 3, checked: 2026-11-20"),
            "docs/facts.yml": FACT.format(said["facts"]),
            "docs/red-flags.yml": CARD.format(said["red_flags"]),
            "docs/warnings.yml": WARNINGS.format(said["warnings"]),
            "docs/drugs/pills.md": PILL.format(said["pill"]),
        }
    )


PLACES = [
    ("claims", "docs/claims.yml:1: C-001"),
    ("facts", "docs/facts.yml:1: F-001"),
    ("red_flags", "docs/red-flags.yml:1: H-01"),
    ("warnings", "docs/warnings.yml:1: ask"),
    ("pill", "docs/drugs/pills.md:6: medicines.pill"),
]


@pytest.mark.parametrize("field", ["checked", "second_check"])
@pytest.mark.parametrize(("name", "place"), PLACES)
def test_no_check_is_of_a_later_day(sound, name, place, field):
    found = [str(one) for one in check(site(sound, **{name: f"{field}: {LATER}"}))]
    assert f"{place}.{field}: {LATER} is in the future; write the day of the last check" in found


def test_a_clinical_review_is_not_of_a_later_day(sound):
    atlas = sound(more={"docs/frame.yml": f"reviewer: {{name: A Person, role: doctor, checked: {LATER}}}\n"})
    assert f"docs/frame.yml:1: reviewer.checked: {LATER} is in the future; write the day of the last check" in map(str, check(atlas))


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_a_check_is_over_a_year_old(sound, name, place):
    place = place.rpartition(" ")[0]
    found = [str(one) for one in advice(site(sound, **{name: "checked: 2020-01-02"})) if one.field == "review"]
    assert found == [f"{place} review: the check of 2020-01-02 is over a year old; check the whole against its sources, then set the day"]


def test_the_most_harmful_come_first_and_then_the_oldest(sound):
    atlas = site(sound, warnings="checked: 2026-11-19, second_check: 2026-11-22")
    names = [one.name for one in next_checks(atlas)]
    assert names[:4] == ["H-01", "ask", "C-002", "drugs/pills#pill"] and names[-1] == "C-001"


def test_a_medicine_without_a_day_was_checked_with_its_page(sound):
    days = {one.name: one.last[1] for one in next_checks(site(sound))}
    assert days["drugs/pills#pill"] == days["drugs/pills"] == "2026-11-21"
    assert {one.name: one.last[1] for one in next_checks(site(sound, pill="checked: 2026-11-20"))}["drugs/pills#pill"] == "2026-11-20"


def test_the_report_counts_what_has_no_day(sound):
    first, second, *_ = due_lines(site(sound))
    assert first == "To check next, by the harm of a mistake and by age: 11, 4 of them without a day"
    assert second == "  harm 4  no day      H-01 (docs/red-flags.yml)"
