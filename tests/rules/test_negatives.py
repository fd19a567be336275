"""A sentence that tells of nothing found leads to its search."""

from datetime import date, timedelta

import pytest
from atlas.content.reader import read_atlas
from atlas.rules.check import check
from atlas.rules.negatives import advise_old_searches
from conftest import CAUSE, SITES, lay, lay_site

SEARCHES = """\
repeat_after_days: 365
places: {web: stored pages}
groups: {salts: Salts}
phrases:
  words: {NONE: ["no", nothing, no one], FIND: [found, know of], STUDY: [study, studies, trial]}
  ours: [we FIND … NONE]
  anyone: [NONE … STUDY, no one knows]
  unless: [no studying]
  breaks: [and]
searches:
- id: Q-001
  group: salts
  question: Does low salt bring on hiccups?
  where: [web]
  words: [low salt hiccups]
  on: 2026-11-22
  found: Nothing near it.
  references: [good_2020]
"""
PAGE = """\
---
title: Where we looked
description: Every search of this small site that found nothing.
reviewed: 2026-11-22
---

[[searches]]
"""
MORE = {"docs/searches.yml": SEARCHES, "docs/searches.md": PAGE}
CITED = "[@good_2020]"
MARKED = f"{CITED} We found no study of hiccups. [?Q-001]"


def told(atlas) -> list[str]:
    return [str(problem) for problem in check(atlas)]


def test_a_marked_sentence_has_no_problem(sound):
    assert told(sound(CITED, MARKED, more=MORE)) == []


WANTING = [  # each has a place for the one mark of the page, that it may not use
    ("We found no study.\n\nX. [?Q-001]", "We found no"),
    ("We **found** no study. [@good_2020]\n\nX. [?Q-001]", "We found no"),
    ("Of it we know of\nnothing.\n\nX. [?Q-001]", "we know of nothing"),
    ("There is no good\nnew trial.\n\nX. [?Q-001]", "no good new trial"),
    ("It is old, but no one knows why.\n\nX. [?Q-001]", "no one knows"),
    ("No one knows why. [?Q-001] We found no study.", "We found no"),
    ("We found no study. It is old. [?Q-001]", "We found no"),
    ("- We found no study.\n- It is old. [?Q-001]", "We found no"),
    ("| a | b |\n|---|---|\n| We found no study. | c [?Q-001] |", "We found no"),
]


@pytest.mark.parametrize(("text", "words"), WANTING)
def test_a_sentence_without_its_mark_is_told(sound, text, words):
    (problem,) = told(sound(CITED, f"{CITED}\n\n{text}", more=MORE))
    assert ": negative: " in problem and problem.split('"')[1] == words


ENOUGH = [
    "There is no trial. [@good_2020]\n\nX. [?Q-001]",
    "There is no large, bitter trial.\n\nX. [?Q-001]",
    "No cramps and a study.\n\nX. [?Q-001]",
    "No studying helps.\n\nX. [?Q-001]",
    "## We found no study\n\nX. [?Q-001]",
    "`We found no study.`\n\nX. [?Q-001]",
    "| We found no study. [?Q-001] | b |\n|---|---|\n| a | b |",
]


@pytest.mark.parametrize("text", ENOUGH)
def test_what_is_marked_or_cited_or_another_matter_is_not_told(sound, text):
    assert told(sound(CITED, f"{CITED}\n\n{text}", more=MORE)) == []


def test_the_line_and_what_to_do_are_told(sound):
    text = f"{CITED}\nWe found no study.\n\nNo one knows. It is. [?Q-001]"
    how = "tells of nothing found; name the search: [?Q-001] after it"
    assert told(sound(CITED, text, more=MORE)) == [
        f'docs/causes/low-salt.md:13: negative: "We found no" {how}',
        f'docs/causes/low-salt.md:15: negative: "No one knows" {how}, or cite who says so',
    ]


WHY, GRADE = "why: A good review says so.", "why: No trial of it, we found none."
DESCRIPTION, NOTHING = "A small page on low salt that breaks none of the rules.", "We found no study of low salt in this small site."


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (DESCRIPTION, NOTHING, "3: description"),
        (DESCRIPTION, f"{NOTHING}\nsearch: Q-001", ""),
        (WHY, GRADE, "7: evidence.why"),
        (WHY, f"{GRADE}\n  search: Q-001", ""),
    ],
)
def test_front_matter_has_the_search_beside_its_text(sound, old, new, place):
    other = {"docs/causes/sweat.md": CAUSE.replace("Low salt", "Sweat").replace("aliases: [salt lack]\n", "").replace(CITED, MARKED)}
    found = told(sound(old, new, more={**MORE, **other}))
    assert [problem.split(' "')[0] for problem in found] == ([f"docs/causes/low-salt.md:{place}:"] if place else [])


def test_a_medicine_has_the_search_beside_its_text_or_references_for_what_is_known(tmp_path):
    box = TINY_PILLS.replace("how_often: ", "how_often: Nothing was found. We found no trial. ")
    assert box != TINY_PILLS
    lay_site("tiny", tmp_path / "tiny")
    lay(tmp_path / "tiny", {"docs/drugs/water-pills.md": box})
    (problem,) = told(read_atlas(tmp_path / "tiny")[0])
    assert ".how_often: " in problem and "`search: Q-001` beside it" in problem
    lay(tmp_path / "tiny", {"docs/drugs/water-pills.md": box.replace("We found no trial. ", "No trial. ")})
    assert told(read_atlas(tmp_path / "tiny")[0]) == []


CLAIM = """\
- id: C-001
  topic: salts
  articles: [{article: "000", line: 1}]
  verdict: unverifiable
  claim: Low salt brings on hiccups.
  finding: FINDING
  references: []
"""


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("FINDING", "We found no study.", "docs/claims.yml:6: C-001.finding: "),
        ("FINDING\n", "We found no study.\n  search: Q-001\n", ""),
        ("FINDING\n", "Old.\n  dropped: No study.\n", "docs/claims.yml:7: C-001.dropped: "),
        ("FINDING\n  references: []", "No study.\n  references: [good_2020]", ""),
        ("FINDING\n", "Old.\n  search: Q-002\n", 'docs/claims.yml:7: C-001.search: no search "Q-002"'),
    ],
)
def test_what_was_found_of_a_claim_has_the_search_beside_it(sound, old, new, place):
    atlas = sound(CITED, MARKED, more={**MORE, "docs/claims.yml": CLAIM.replace(old, new)})
    found = [problem for problem in told(atlas) if ".finding: " in problem or "search" in problem.lower()]
    assert [problem[: len(place)] for problem in found] == ([place] if place else [])


def test_a_source_page_tells_of_the_searches_of_its_claims(tmp_path):
    claims = (SITES / "tiny/docs/claims.yml").read_text(encoding="utf-8")
    lay_site("tiny", tmp_path / "tiny")
    lay(tmp_path / "tiny", {"docs/claims.yml": claims.replace("  verdict: supported\n", "  verdict: supported\n  search: Q-001\n", 1)})
    atlas = read_atlas(tmp_path / "tiny")[0]
    assert told(atlas) == []
    assert any(page.article for page in atlas.searched_on["Q-001"])


TINY_PILLS = (SITES / "tiny/docs/drugs/water-pills.md").read_text(encoding="utf-8")
BREAKS = [
    ("- id: Q-001", "- id: Q-1", '11: searches.Q-1.id: "Q-1" has the wrong form; write it as Q-001'),
    ("group: salts", "group: salt", '12: searches.Q-001.group: no group "salt" in groups:; did you mean "salts"?'),
    ("where: [web]", "where: [wed]", '14: searches.Q-001.where: no place "wed" in places:; did you mean "web"?'),
    ("[good_2020]", "[godo_2020]", '18: searches.Q-001.references: no reference "godo_2020" in docs/references.yml; did you mean "good_2020"?'),
    ("2026-11-22", "2099-11-22", "16: searches.Q-001.on: 2099-11-22 is in the future; write the day of the search"),
    ("2026-11-22", "soon", '16: searches.Q-001.on: "soon" is not a date; write it as 2026-11-21'),
    ("words: [low salt hiccups]", "words: []", "15: searches.Q-001.words: the list is empty; fill it or leave the key out"),
    ("NONE … STUDY", "NONE … STUDIES", '7: phrases.anyone.0: no group "STUDIES" in words:; did you mean "STUDY"?'),
    ("no one knows]", "no one knows!]", '7: phrases.anyone.1: "no one knows!" has the wrong form; write it as words of small letters, GROUPS, and … for up to 6 words between'),
    ("repeat_after_days: 365", "repeat_after_days: 1", "1: repeat_after_days: 1 is too small; write 30 or more"),
    ("- id: Q-001", "- id: Q-002", "11: searches.Q-002.id: no page names it; write [?Q-002] after the sentence that rests on it, or take it out"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), BREAKS, ids=[new for _, new, _ in BREAKS])
def test_a_wrong_search_is_told_at_its_line(sound, old, new, message):
    assert old in SEARCHES
    atlas = sound(CITED, MARKED, more={**MORE, "docs/searches.yml": SEARCHES.replace(old, new)})
    assert f"docs/searches.yml:{message}" in told(atlas)


def test_a_mark_names_a_search_and_appears_once(sound):
    found = told(sound(CITED, f"{MARKED}\nIt is. [?Q-001] [?Q-003]", more=MORE))
    assert found == [
        'docs/causes/low-salt.md:13: mark: "Q-001" appears twice on the page; say once what was not found',
        'docs/causes/low-salt.md:13: search: no search "Q-003" in docs/searches.yml; did you mean "Q-001"?',
    ]


def test_an_id_of_a_search_has_one_entry(sound):
    twice = SEARCHES + SEARCHES.partition("searches:\n")[2].replace("hiccups?", "sneezes?")
    (problem,) = told(sound(CITED, MARKED, more={**MORE, "docs/searches.yml": twice}))
    assert problem == 'docs/searches.yml:19: id: "Q-001" appears twice; give one of them a new number'


def test_a_site_with_marks_shows_its_searches(sound):
    (problem,) = told(sound(CITED, MARKED, more={"docs/searches.yml": SEARCHES}))
    assert problem == "docs/causes/low-salt.md:11: search: it names a search, and no page shows them; add [[searches]] to one"


def test_a_mark_without_the_data_file_is_told(sound):
    found = told(sound(CITED, MARKED, more={"docs/searches.md": PAGE}))
    assert found == ['docs/causes/low-salt.md:12: search: no search "Q-001" in docs/searches.yml; there is none yet']


def test_an_old_search_is_told_and_stops_nothing(sound):
    day = date.today() - timedelta(days=366)
    atlas = sound(CITED, MARKED, more={**MORE, "docs/searches.yml": SEARCHES.replace("2026-11-22", day.isoformat())})
    (problem,) = advise_old_searches(atlas)
    assert str(problem) == f"docs/searches.yml:11: search: Q-001 is of {day}; search again, then set the date and say what came up"
    assert told(atlas) == [] and list(advise_old_searches(sound(CITED, MARKED, more=MORE))) == []
