"""What a reader acts on hangs on a work that was read first-hand, or its exception is told."""

from datetime import date, timedelta

import pytest
from atlas.content.states import ReadAs
from atlas.rules.check import check
from atlas.rules.primary import quality_lines

REFERENCE = "{0}:\n  title: A work\n  publisher: A journal\n  year: 2020\n  kind: {1}\n  read_as: {2}\n  read_on: 2026-11-20\n"
CARD = '- {id: H-01, level: soon, group: limb, short: A sign, act: act, title: "Call:", signs: [A sign], means: x, references: [good_2020]}\n'
WARNINGS = "ask: {title: Ask, text: Ask first}\n"
MIXTURE = """- id: pill-with-other
  one: {name: pillol, medicines: [pill]}
  with: {name: others, medicines: [pill]}
  happens: x
  what_to_do: y
  level: same day
  references: [good_2020]
"""
PILL = """---
title: Pills
description: A page of this small site about one medicine, and its box.
group: all
medicines:
- {id: pill, name: pillol, class: a, used_for: b, how: c, how_often: d, strength: weak, timing: [taking], warning: ask, references: [good_2020]}
reviewed: 2026-11-21
---

It is. [@good_2020]

[[medicines]]
"""
SECOND = "docs/second-hand.yml"
TOLD = "every reference is a copy, report or news; cite another, or say why in docs/second-hand.yml at"
PLACES = {
    "H-01": "docs/red-flags.yml:1: H-01.references",
    "drugs/pills#pill": "docs/drugs/pills.md:5: medicines.pill.references",
    "mixtures/pill-with-other": "docs/mixtures.yml:7: pill-with-other.references",
    "causes/low-salt": "docs/causes/low-salt.md:5: evidence.grade",
}


def found(sound, kind: str = "review", how: str = "copy", more: str = "", exceptions: str = "") -> list[str]:
    """What this rule finds on a small site whose card, medicine and grade hang on one reference."""
    files = {
        "docs/references.yml": REFERENCE.format("good_2020", kind, how) + more,
        "docs/red-flags.yml": CARD,
        "docs/warnings.yml": WARNINGS,
        "docs/mixtures.yml": MIXTURE,
        "docs/drugs/pills.md": PILL,
        SECOND: exceptions,
    }
    told = map(str, check(sound(more={name: text for name, text in files.items() if text})))
    return [line for line in told if "first-hand" in line or TOLD in line or line.startswith(SECOND) or "read_on" in line]


@pytest.mark.parametrize(("kind", "how"), [("review", "copy"), ("label", "report"), ("news and opinion", "full text")])
def test_what_is_acted_on_hangs_on_more_than_copies_reports_and_news(sound, kind, how):
    assert found(sound, kind, how) == sorted(f"{place}: {TOLD} {name}" for name, place in PLACES.items())


@pytest.mark.parametrize("how", ["full text", "label text", "abstract"])
def test_what_was_read_where_it_is_published_is_enough(sound, how):
    assert found(sound, how=how) == []


def test_an_exception_with_a_reason_is_enough(sound):
    assert found(sound, exceptions="".join(f"{name}: There is no other.\n" for name in PLACES)) == []


def test_an_exception_that_is_not_needed_goes(sound):
    text = "has a reference that was read first-hand; take the exception out"
    assert found(sound, how="abstract", exceptions="H-01: x\n") == [f"{SECOND}:1: H-01: {text}"]


def test_an_exception_of_nothing_is_reported(sound):
    text = "is no care card, medicine, mixture or graded page; write H-01, drugs/pills#pill or causes/cold"
    assert found(sound, how="abstract", exceptions="H-02: x\n") == [f"{SECOND}:1: H-02: {text}"]


def test_nothing_was_read_on_a_later_day(sound):
    later = (date.today() + timedelta(9)).isoformat()
    more = REFERENCE.format("late_2020", "review", "abstract").replace("2026-11-20", later)
    told = f"docs/references.yml:14: late_2020.read_on: {later} is in the future; write the day on which you read it"
    assert found(sound, how="abstract", more=more) == [told]


def test_the_report_counts_how_the_references_were_read(sound):
    more = REFERENCE.format("news_2020", "news and opinion", "copy") + REFERENCE.format("leaflet_2020", "label", "label text")
    atlas = sound(more={"docs/references.yml": REFERENCE.format("good_2020", "review", "abstract") + more})
    lines = [line.split(maxsplit=1) for line in quality_lines(atlas)][1:]
    counts = {name: int(count) for count, name in lines}
    assert [counts[how] for how in ReadAs] == [0, 1, 1, 0, 0]
    assert counts["news and opinion"] == 1
    assert counts["of 1 papers and guidelines have neither DOI nor PMID"] == 1
