from pathlib import Path

import pytest
from atlas.advice import advice
from atlas.reader import read_atlas
from atlas.rules import check, prune
from conftest import SITES


def test_a_sound_site_has_no_problem(sound):
    assert check(sound()) == []


def test_the_dreadful_site_gives_exactly_these_messages():
    atlas, problems = read_atlas(SITES / "broken")
    found = sorted({*problems, *check(atlas)})
    assert "\n".join(map(str, found)) + "\n" == (SITES / "broken" / "expected.txt").read_text(encoding="utf-8")


BREAKS = [
    ("title: Low salt", "", "docs/causes/low-salt.md:1: title: missing; add its text"),
    ("title: Low salt", "title: 5", 'docs/causes/low-salt.md:2: title: "5" is not text; write text'),
    ("group: salts", "grupo: salts", 'docs/causes/low-salt.md:4: grupo: unknown key; did you mean "group"?'),
    ("group: salts", "group: salt", 'docs/causes/low-salt.md:4: group: no group "salt" in docs/causes/index.md; did you mean "salts"?'),
    ("grade: likely", "grade: like", 'docs/causes/low-salt.md:6: evidence.grade: "like" is not allowed; did you mean "likely"?'),
    ("why: A good", "because: A good", "docs/causes/low-salt.md:7: evidence.because: unknown key; use one of grade, why"),
    ("aliases: [salt lack]", "aliases: salt lack", 'docs/causes/low-salt.md:8: aliases: "salt lack" is not a list; write a list'),
    ("aliases: [salt lack]", "related: [causes/high-salt]", 'docs/causes/low-salt.md:8: related: no page "causes/high-salt"; did you mean "causes/low-salt"?'),
    ("aliases: [salt lack]", "helps: [causes/low-salt]", "docs/causes/low-salt.md:8: helps: unknown key; use one of aliases, ambiguous, description, evidence, group, never_link, no_links, plurals, related, reviewed, title, unlike"),
    ("2026-11-22", "2026-13-01", 'docs/causes/low-salt.md:9: reviewed: "2026-13-01" is no date; write it as 2026-11-21'),
    ("reviewed: 2026-11-22", "", "docs/causes/low-salt.md:1: reviewed: missing; add the date of the last check, as 2026-11-21"),
    ("[@good_2020]", "", "docs/causes/low-salt.md:11: references: none is cited; add one as [@key] after a sentence"),
    ("[@good_2020]", "[@good_2021]", 'docs/causes/low-salt.md:12: citation: no reference "good_2021" in docs/references.yml; did you mean "good_2020"?'),
    ("[@good_2020]", "[@good_2020] [#C-001]", 'docs/causes/low-salt.md:12: mark: no claim or fact "C-001"; use one of '),
    ("[@good_2020]", "[@good_2020]\n\n[[lists]]", 'docs/causes/low-salt.md:14: slot: no slot "lists"; did you mean "list"?'),
    ("[@good_2020]", "[@good_2020]\n\n### Deep", "docs/causes/low-salt.md:14: heading: level 3 after 1; write ##"),
    ("[@good_2020]", "[@good_2020] [[count: causes]] [[list]]", 'docs/causes/low-salt.md:12: slot: "list" stands in a text; give it a paragraph of its own'),
    ("[@good_2020]", "[@good_2020]\n\n[[list]]", 'docs/causes/low-salt.md:14: slot: "list" has nothing to show on this page; take it out'),
    ("[@good_2020]", "[@good_2020]\n\n[[claims]]", 'docs/causes/low-salt.md:14: slot: "claims" has nothing to show on this page; take it out'),
    ("[@good_2020]", "[@good_2020]\n\n[[drawing: calf]]", 'docs/causes/low-salt.md:14: slot: no drawing "calf"; use one of '),
    ("[@good_2020]", "[@good_2020] [[count: cause]]", 'docs/causes/low-salt.md:12: slot: no count "cause"; did you mean "causes"?'),
    ("aliases: [salt lack]", "no_links: [salt lac]", 'docs/causes/low-salt.md:8: no_links: "salt lac" is no name; take it out'),
    ("aliases: [salt lack]", "never_link: [Low sald]", 'docs/causes/low-salt.md:8: never_link: "Low sald" is no name; did you mean "Low salt"?'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), BREAKS, ids=[new or old for old, new, _ in BREAKS])
def test_each_broken_rule_gives_its_message_with_path_and_line(sound, old, new, message):
    assert message in [str(problem) for problem in check(sound(old, new))]


def test_a_name_of_two_pages_is_told_with_both_places(sound):
    other = {"docs/causes/sweat.md": sound().by_id["causes/low-salt"].path and _page("Sweat", "salt lack")}
    (problem,) = check(sound(more=other))
    assert "docs/causes/low-salt.md:8" in str(problem) and "docs/causes/sweat.md:8" in str(problem)


def _page(title: str, alias: str) -> str:
    return (
        f"---\ntitle: {title}\ndescription: Another small page that breaks none of the rules but one.\n"
        f"group: salts\nevidence:\n  grade: likely\n  why: A review.\naliases: [{alias}]\nreviewed: 2026-11-22\n---\n\n"
        "It can bring on cramps. [@good_2020]\n"
    )


def test_a_relation_is_written_on_one_side_only(sound):
    both = {"docs/causes/sweat.md": _page("Sweat", "sweating").replace("reviewed", "related: [causes/low-salt]\nreviewed")}
    (problem,) = check(sound("reviewed", "related: [causes/sweat]\nreviewed", more=both))
    assert str(problem) == 'docs/causes/sweat.md:9: related: docs/causes/low-salt.md says so too; take "causes/low-salt" out here'


def test_tetany_never_stands_without_severe_low_calcium(sound):
    card = '- {{id: {0}, level: soon, title: "See a doctor if:", signs: [Tingling], means: x, references: []}}\n'
    flags = {"docs/red-flags.yml": card.format("H-15") + card.format("H-26")}
    found = check(sound("[@good_2020]", "[@good_2020]\n\n[[red-flags: H-15]]", more=flags))
    assert [problem.field for problem in found] == ["H-15", "H-26"]


def test_an_unused_reference_is_told_but_stops_nothing(sound):
    more = {"docs/references.yml": SOUND_TWO}
    atlas = sound(more=more)
    assert check(atlas) == []
    assert [str(p) for p in advice(atlas) if p.field == "unused"] == [
        'docs/references.yml:6: unused: "lone_2021" is cited nowhere; cite it or take it out'
    ]


SOUND_TWO = """\
good_2020:
  title: A good review
  publisher: A journal
  year: 2020
  kind: review
lone_2021:
  title: A lonely review
  publisher: A journal
  year: 2021
  kind: review
"""


def test_a_number_without_a_reference_near_it_is_told(sound):
    atlas = sound("[@good_2020]", "[@good_2020]\n\nAbout 40 people in 100 have it.")
    assert [p.line for p in advice(atlas) if p.field == "number"] == [14]


def test_pruning_takes_out_exactly_what_stands_at_the_places():
    value = {"a": {"b": 1, "c": [1, 2, 3]}, "d": 4}
    assert prune(value, ["a.b", "a.c.1", "x.y"]) == {"a": {"c": [1, 3]}, "d": 4}


def test_the_real_content_has_no_problem(real):
    assert [str(problem) for problem in check(real)] == []


def test_the_rules_read_nothing_outside_the_site(sound, monkeypatch):
    atlas = sound()
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("a rule opened a file"))
    assert check(atlas) == []


WRONG_SHAPES = [
    ("docs/claims.yml", "a: b\n", 'docs/claims.yml:1: front matter: "{\'a\': \'b\'}" is not a list; write a list'),
    ("docs/references.yml", "- a\n", 'docs/references.yml:1: front matter: "[\'a\']" is not keys with values; write keys with values'),
    ("docs/glossary.yml", "5\n", 'docs/glossary.yml:1: front matter: "5" is not keys with values; write keys with values'),
    ("docs/drugs/a.md", "---\nmedicines:\n- hello\n---\n", 'docs/drugs/a.md:3: medicines.0: "hello" is not keys with values; write keys with values'),
    ("docs/drugs/a.md", "---\nmedicines: {a: b}\n---\n", 'docs/drugs/a.md:2: medicines: "{\'a\': \'b\'}" is not a list; write a list'),
    ("docs/drugs/a.md", "---\naliases: [5]\n---\n", 'docs/drugs/a.md:2: aliases.0: "5" is not text; write text'),
    ("docs/drugs/a.md", "---\naliases: &x [*x]\n---\n", 'docs/drugs/a.md:2: aliases.0: "[[...]]" is not text; write text'),
    ("docs/drugs/a.md", "---\n- a\n---\n", 'docs/drugs/a.md:1: front matter: "[\'a\']" is not keys with values; write keys with values'),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "message"), WRONG_SHAPES, ids=[text for _, text, _ in WRONG_SHAPES])
def test_a_value_of_the_wrong_shape_is_told_and_stops_no_other_rule(sound, path, text, message):
    found = [str(problem) for problem in check(sound("[@good_2020]", "[@nobody_1999]", more={path: text}))]
    assert message in found
    assert any("nobody_1999" in line for line in found)
