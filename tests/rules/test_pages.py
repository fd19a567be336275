from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from atlas.content.reader import read_atlas
from atlas.rules.advice import advice
from atlas.rules.check import check, read_checked
from conftest import HOME, REFERENCES, SITES, SOUND, lay


def test_a_sound_site_has_no_problem(sound):
    assert check(sound()) == []


def test_the_dreadful_site_gives_exactly_these_messages():
    _, found = read_checked(SITES / "broken")
    assert "\n".join(map(str, found)) + "\n" == (SITES / "broken" / "expected.txt").read_text(encoding="utf-8")


BREAKS = [
    ("title: Low salt", "", "docs/causes/low-salt.md:1: title: missing; add its text"),
    ("title: Low salt", "title: 5", 'docs/causes/low-salt.md:2: title: 5 is not text; write text'),
    ("group: salts", "grupo: salts", 'docs/causes/low-salt.md:4: grupo: unknown key; did you mean "group"?'),
    ("group: salts", "group: salt", 'docs/causes/low-salt.md:4: group: no group "salt" in docs/causes/index.md; did you mean "salts"?'),
    ("grade: likely", "grade: like", 'docs/causes/low-salt.md:6: evidence.grade: "like" is not allowed; did you mean "likely"?'),
    ("why: A good review says so.", 'why: "-"', 'docs/causes/low-salt.md:7: evidence.why: "-" has the wrong form; write it with letters or digits, without spaces at its ends'),
    ("why: A good", "because: A good", "docs/causes/low-salt.md:7: evidence.because: unknown key; use one of grade, search, share, share_why, why"),
    ("aliases: [salt lack]", "aliases: salt lack", 'docs/causes/low-salt.md:8: aliases: "salt lack" is not a list; write a list'),
    ("aliases: [salt lack]", "related: [causes/high-salt]", 'docs/causes/low-salt.md:8: related: no page "causes/high-salt"; did you mean "causes/low-salt"?'),
    ("aliases: [salt lack]", "helps: [causes/low-salt]", "docs/causes/low-salt.md:8: helps: unknown key; use one of aliases, ambiguous, covers, description, evidence, group, layout, moved_from, moved_places, never_link, related, reviewed, search, title, unlike"),
    ("2026-11-22", "2026-13-01", 'docs/causes/low-salt.md:9: reviewed: "2026-13-01" is not a date; write it as 2026-11-21'),
    ("reviewed: 2026-11-22", "", "docs/causes/low-salt.md:1: reviewed: missing; add the date of the last check, as 2026-11-21"),
    ("[@good_2020]", "", "docs/causes/low-salt.md:11: references: none is cited; add one as [@key] after a sentence"),
    ("[@good_2020]", "[@good_2021]", 'docs/causes/low-salt.md:12: citation: no reference "good_2021" in docs/references.yml; did you mean "good_2020"?'),
    ("[@good_2020]", "[@good_2020] [#C-001]", "docs/claims.yml:1: file: missing or empty, and docs/causes/low-salt.md has [#C-001], which no data file knows; bring it back, or mend the mark"),
    ("[@good_2020]", "[@good_2020]\n\n[[lists]]", 'docs/causes/low-salt.md:14: slot: no slot "lists"; did you mean "list"?'),
    ("[@good_2020]", "[@good_2020]\n\n### Deep", "docs/causes/low-salt.md:14: heading: level 3 after 1; write ##"),
    ("[@good_2020]", "[@good_2020] [[count: causes]] [[list]]", 'docs/causes/low-salt.md:12: slot: "list" is inside a paragraph; give it a paragraph of its own'),
    ("[@good_2020]", "[@good_2020]\n\n[[list]]", 'docs/causes/low-salt.md:14: slot: "list" has nothing to show on this page; take it out'),
    ("[@good_2020]", "[@good_2020]\n\n[[claims]]", 'docs/causes/low-salt.md:14: slot: "claims" has nothing to show on this page; take it out'),
    ("[@good_2020]", "[@good_2020]\n\n[[drawing: calf]]", 'docs/causes/low-salt.md:14: slot: no drawing "calf"; there is none yet'),
    ("[@good_2020]", "[@good_2020] [[count: cause]]", 'docs/causes/low-salt.md:12: slot: no count "cause"; did you mean "causes"?'),
    ("aliases: [salt lack]", "aliases: [low Salt]", 'docs/causes/low-salt.md:8: aliases.0: "low Salt" is under title too; keep one'),
    ("aliases: [salt lack]", "aliases: [salt lack]\nambiguous: [Salt lack]", 'docs/causes/low-salt.md:9: ambiguous.0: "Salt lack" is under aliases too; keep one'),
    ("aliases: [salt lack]", 'aliases: ["--"]', 'docs/causes/low-salt.md:8: aliases.0: "--" has the wrong form; write it with letters or digits, on one line, without spaces at its ends'),
    ("aliases: [salt lack]", 'aliases: ["12"]', 'docs/causes/low-salt.md:8: aliases.0: "12" has too few letters to be found; write at least two'),
    ("aliases: [salt lack]", "aliases: [Causes]", 'docs/causes/low-salt.md:8: aliases: "Causes" is the title of docs/causes/index.md; take it out here'),
    ("title: Low salt", "title: causes", 'docs/causes/low-salt.md:2: title: "causes" is the title of docs/causes/index.md too; give one of them another'),
    ("title: Low salt", "title: '...'", 'docs/causes/low-salt.md:2: title: "..." has the wrong form; write it with letters or digits, on one line, without spaces at its ends'),
    ("title: Low salt", "title: Low [@good_2020] salt", "docs/causes/low-salt.md:2: title: [@good_2020] would be shown as it is written; take it out; only the text of a page can have marks"),
    ("2026-11-22", "2099-11-22", "docs/causes/low-salt.md:9: reviewed: 2099-11-22 is in the future; write the day of the last check"),
    ("[@good_2020]", "[@good_2020]\n\n> ## Quoted", "docs/causes/low-salt.md:14: heading: ## is inside something else; write it at the beginning of its line, out of quotes, lists and notes"),
    ("[@good_2020]", "[@good_2020]\n\n- # Listed", "docs/causes/low-salt.md:14: heading: # is inside something else; write it at the beginning of its line, out of quotes, lists and notes"),
    ("[@good_2020]", "[@good_2020]\n\n ## Indented", "docs/causes/low-salt.md:14: heading: ## is inside something else; write it at the beginning of its line, out of quotes, lists and notes"),
    ("[@good_2020]", "[@good_2020] [the index [@good_2020]](index.md)", 'docs/causes/low-salt.md:12: link: "[the index [@good_2020]]" has a mark in its words; write the mark after the link'),
    ("[@good_2020]", "[@good_2020] [x](javascript:x)", 'docs/causes/low-salt.md:12: link: "javascript:x" is not an address that a reader can follow; mend it'),
    ("[@good_2020]", "[@good_2020] [x](http://[::1)", 'docs/causes/low-salt.md:12: link: "http://[::1" is not an address that a reader can follow; mend it'),
    ("[@good_2020]", "[@good_2020] ![x](../assets/gone.png)", 'docs/causes/low-salt.md:12: picture: "../assets/gone.png" is not a picture of docs/assets/; there is none yet'),
    ("[@good_2020]", "[@good_2020] ![x](https://e.org/a.png)", 'docs/causes/low-salt.md:12: picture: "https://e.org/a.png" asks another host; keep a copy in docs/assets/, or leave it out'),
    ("2026-11-22", "2026-W47-7", 'docs/causes/low-salt.md:9: reviewed: "2026-W47-7" is not a date; write it as 2026-11-21'),
    ("2026-11-22", "9999-11-22", 'docs/causes/low-salt.md:9: reviewed: "9999-11-22" is not a date; write it as 2026-11-21'),
    ("aliases: [salt lack]", "never_link: [Low sald]", 'docs/causes/low-salt.md:8: never_link: "Low sald" is not a name of this page; did you mean "Low salt"?'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), BREAKS, ids=[new or old for old, new, _ in BREAKS])
def test_each_broken_rule_gives_its_message_with_path_and_line(sound, old, new, message):
    assert message in [str(problem) for problem in check(sound(old, new))]


def test_a_name_of_two_pages_is_reported_with_both_places(sound):
    other = {"docs/causes/sweat.md": sound().by_id["causes/low-salt"].path and _page("Sweat", "salt lack")}
    (problem,) = check(sound(more=other))
    assert "docs/causes/low-salt.md:8" in str(problem) and "docs/causes/sweat.md:8" in str(problem)


def _page(title: str, alias: str) -> str:
    return (
        f"---\ntitle: {title}\ndescription: Another small page that breaks none of the rules but one.\n"
        f"group: salts\nevidence:\n  grade: likely\n  why: A review.\naliases: [{alias}]\nreviewed: 2026-11-22\n---\n\n"
        "It can bring on cramps. [@good_2020]\n"
    )


def test_a_name_for_the_search_is_no_name_of_another_page(sound):
    (problem,) = check(sound(more={"docs/causes/sweat.md": _page("Sweat", "x").replace("aliases: [x]", "ambiguous: [Salt lack]")}))
    assert str(problem) == (
        'docs/causes/sweat.md:8: ambiguous: "Salt lack" is a name of docs/causes/low-salt.md:8;'
        " take it out here, or its words link nowhere"
    )


@pytest.mark.parametrize(
    ("svg", "text"),
    [
        ("<svg><g></svg>", "is not a whole SVG: mismatched tag; draw it again, or mend it"),
        ("", "is not a whole SVG: no element found; draw it again, or mend it"),
        ("<p/>", "is not an SVG; begin it with <svg>"),
        ("<svg><script/></svg>", "holds <script>, which is not for drawings; take it out"),
        ('<svg onload="x()"/>', "holds onload=, which is not for drawings; take it out"),
        ('<svg><image href="//e.org/z.png"/></svg>', "holds <image>, which is not for drawings; take it out"),
        ('<svg><path style="fill:url(https://e.org/f)"/></svg>', "holds a style, which a strict policy leaves out; write fill= and stroke= instead"),
    ],
)
def test_a_drawing_is_a_whole_picture_that_runs_nothing(sound, svg, text):
    shown = "[@good_2020]\n\n[[drawing: calf]]"
    (problem,) = check(sound("[@good_2020]", shown, more={"docs/assets/drawings/calf.svg": svg}))
    assert (problem.path, problem.text) == ("docs/assets/drawings/calf.svg", text)


def test_the_home_page_is_missed(sound, tmp_path):
    atlas = sound()
    pages = tuple(page for page in atlas.pages if page.id != "index")
    assert [str(problem) for problem in check(replace(atlas, pages=pages))] == [
        "docs/index.md:1: file: missing; add the home page, with title, description and reviewed"
    ]


def test_a_reference_is_not_from_the_future(sound):
    (problem,) = check(sound(more={"docs/references.yml": REFERENCES.replace("2020\n", "2098\n")}))
    text = "2098 is in the future; write the year in which it came out"
    assert str(problem) == f"docs/references.yml:4: good_2020.year: {text}"


def test_a_relation_is_written_on_one_side_only(sound):
    both = {"docs/causes/sweat.md": _page("Sweat", "sweating").replace("reviewed", "related: [causes/low-salt]\nreviewed")}
    (problem,) = check(sound("reviewed", "related: [causes/sweat]\nreviewed", more=both))
    assert str(problem) == 'docs/causes/sweat.md:9: related: docs/causes/low-salt.md says so too; take "causes/low-salt" out here'


def test_a_group_of_medicines_is_a_group_of_its_list(sound):
    (problem,) = check(sound("reviewed", "medicine_groups: [salt]\nreviewed", path="docs/causes/index.md"))
    assert str(problem) == 'docs/causes/index.md:5: medicine_groups: no group "salt" on this page; did you mean "salts"?'


def test_one_page_says_how_the_site_is_made(sound):
    about = "---\ntitle: {0}\ndescription: How this small site is made, and by whom it is made.\nhow_we_work: true\nreviewed: 2026-11-22\n---\n\nWe read.\n"
    (problem,) = check(sound(more={"docs/about.md": about.format("About"), "docs/method.md": about.format("Method")}))
    assert str(problem) == "docs/method.md:4: how_we_work: docs/about.md says so too; keep one"


def test_an_unused_reference_is_reported_but_stops_nothing(sound):
    more = {"docs/references.yml": SOUND_TWO}
    atlas = sound(more=more)
    assert check(atlas) == []
    assert [str(p) for p in advice(atlas) if p.field == "unused"] == [
        'docs/references.yml:8: unused: "lone_2021" is cited nowhere; cite it or take it out'
    ]


SOUND_TWO = """\
good_2020:
  title: A good review
  publisher: A journal
  year: 2020
  kind: review
  read_as: full text
  read_on: 2026-11-20
lone_2021:
  title: A lonely review
  publisher: A journal
  year: 2021
  kind: review
  read_as: full text
  read_on: 2026-11-20
"""


def test_a_number_without_a_reference_near_it_is_reported(sound):
    atlas = sound("[@good_2020]", "[@good_2020]\n\nAbout 40 people in 100 have it.")
    assert [p.line for p in advice(atlas) if p.field == "number"] == [14]


def test_the_real_content_has_no_problem(real):
    assert [str(problem) for problem in check(real)] == []


def test_the_rules_read_nothing_outside_the_site(sound, monkeypatch):
    atlas = sound()
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("a rule opened a file"))
    assert check(atlas) == []


WRONG_SHAPES = [
    ("docs/claims.yml", "a: b\n", 'docs/claims.yml:1: file: {"a": "b"} is not a list; write a list'),
    ("docs/references.yml", "- a\n", 'docs/references.yml:1: file: ["a"] is not keys with values; write keys with values'),
    ("docs/glossary.yml", "5\n", 'docs/glossary.yml:1: file: 5 is not keys with values; write keys with values'),
    ("docs/drugs/a.md", "---\nmedicines:\n- hello\n---\n", 'docs/drugs/a.md:3: medicines.0: "hello" is not keys with values; write keys with values'),
    ("docs/drugs/a.md", "---\nmedicines: {a: b}\n---\n", 'docs/drugs/a.md:2: medicines: {"a": "b"} is not a list; write a list'),
    ("docs/drugs/a.md", "---\naliases: [5]\n---\n", 'docs/drugs/a.md:2: aliases.0: 5 is not text; write text'),
    ("docs/drugs/a.md", "---\n- a\n---\n", 'docs/drugs/a.md:1: front matter: ["a"] is not keys with values; write keys with values'),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "message"), WRONG_SHAPES, ids=[text for _, text, _ in WRONG_SHAPES])
def test_a_value_of_the_wrong_shape_is_reported_and_stops_no_other_rule(sound, path, text, message):
    found = [str(problem) for problem in check(sound("Low salt can", "### Low\n\nLow salt can", more={path: text}))]
    assert message in found
    assert "docs/causes/low-salt.md:12: heading: level 3 after 1; write ##" in found


@pytest.mark.parametrize("text", ["- a\n", "", "a: b: c\n"])
def test_a_data_file_that_says_nothing_is_one_problem(tmp_path, text):
    lay(tmp_path, {**SOUND, "docs/references.yml": text})
    _, (problem,) = read_checked(tmp_path)
    assert (problem.path, problem.line) == ("docs/references.yml", 1)


def test_a_claim_may_stand_on_a_page_that_cannot_be_read(tmp_path):
    lay(tmp_path, {**SOUND, "docs/claims.yml": CLAIM.format("001"), **ARTICLE_PAGES})
    unplaced = "docs/claims.yml:1: C-001: appears on no page; place it with [#C-001] after its sentence"
    assert [str(problem) for problem in read_checked(tmp_path)[1]] == [unplaced]
    (tmp_path / "docs" / "causes" / "dark.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    assert [problem.path for problem in read_checked(tmp_path)[1]] == ["docs/causes/dark.md"]


CLAIM = '''\
- {{id: C-001, topic: t, claim: Salt is all., verdict: partly, finding: It is not., references: [good_2020], articles: [{{article: '{0}', line: 1}}]}}
'''
SOURCE_PAGE = """\
---
title: {0} article
description: What one of the articles says, and what we found when we checked it.
article: '001'
reviewed: 2026-11-22
---

It is short.
"""
ARTICLE_PAGES = {"docs/sources/article-1.md": SOURCE_PAGE.format("The first")}


def test_a_claim_that_is_right_does_no_harm(sound):
    claim = CLAIM.format("001").replace("verdict: partly", "verdict: supported, harm: 2")
    (problem,) = check(sound("[@good_2020]", "[@good_2020] [#C-001]", more=ARTICLE_PAGES | {"docs/claims.yml": claim}))
    assert str(problem) == "docs/claims.yml:1: C-001.harm: the claim is right; take harm out, or give the verdict that the mistake deserves"


def test_the_topic_of_a_claim_is_a_group_of_the_list_of_all(sound):
    listed = HOME.replace("reviewed", "groups: {u: Others}\nreviewed").replace("Home", "All").replace("Hello.", "[[statements]]")
    more = ARTICLE_PAGES | {"docs/claims.yml": CLAIM.format("001"), "docs/all.md": listed}
    (problem,) = check(sound("[@good_2020]", "[@good_2020] [#C-001]", more=more))
    assert str(problem) == 'docs/claims.yml:1: C-001.topic: no group "t" in docs/all.md; use one of u'


OLD = "aliases: [salt lack]\nmoved_from: [{0}]"


def test_an_old_address_may_lead_to_a_page(sound):
    assert check(sound("aliases: [salt lack]", OLD.format("causes/brine, brine/index"))) == []


@pytest.mark.parametrize(
    ("old", "text"),
    [
        ("causes/low-salt", '"causes/low-salt/" is the address of docs/causes/low-salt.md; take it out'),
        ("index", '"" is the address of docs/index.md; take it out'),
        ("causes/index", '"causes/" is the address of docs/causes/index.md; take it out'),
    ],
)
def test_an_old_address_is_no_pages_own(sound, old, text):
    assert list(map(str, check(sound("aliases: [salt lack]", OLD.format(old))))) == [f"docs/causes/low-salt.md:9: moved_from.0: {text}"]


def test_an_old_address_leads_to_one_page(sound):
    home = {"docs/index.md": HOME.replace("reviewed", "moved_from: [causes/brine]\nreviewed")}
    (problem,) = check(sound("aliases: [salt lack]", OLD.format("causes/brine"), more=home))
    assert str(problem) == 'docs/index.md:4: moved_from.0: "causes/brine/" is an old address of docs/causes/low-salt.md too; keep one'


def test_an_article_has_one_source_page_and_a_claim_one_that_exists(sound):
    twice = {"docs/sources/article-2.md": SOURCE_PAGE.format("The other")}
    claims = {"docs/claims.yml": CLAIM.format("999")}
    found = [str(problem) for problem in check(sound("[@good_2020]", "[@good_2020] [#C-001]", more=ARTICLE_PAGES | twice | claims))]
    assert found == [
        'docs/claims.yml:1: C-001.articles.0.article: no page in docs/sources/ is about article "999"; use one of 001',
        "docs/sources/article-2.md:4: article: \"001\" is the article of docs/sources/article-1.md too; give one of them another number",
    ]


def test_the_template_of_a_page_is_one_that_exists(sound):
    page = "---\ntitle: About us\ndescription: A page of its own that has a template of its own, too.\ntemplate: abuot.html\nreviewed: 2026-11-22\n---\n\nWe say hi to you.\n"
    more = {"docs/about.md": page, "overrides/about.html": "x"}
    told = [str(problem) for problem in check(sound(more=more)) if problem.field == "template"]
    assert told == ['docs/about.md:4: template: no template "abuot.html" in overrides/; did you mean "about.html"?']


def test_an_index_page_lists_its_folder(sound):
    (problem,) = check(sound("[[list]]", "Hello.", path="docs/causes/index.md"))
    assert str(problem) == "docs/causes/index.md:7: slot: its pages are not listed; add [[list]]"


def test_a_folder_of_content_has_an_index_page(sound):
    more = {"docs/guides/night.md": _page("Night", "nightly").replace("group: salts\nevidence:\n  grade: likely\n  why: A review.\n", "group: x\n")}
    (problem,) = check(sound(more=more))
    assert str(problem) == "docs/guides/index.md:1: file: missing; add it, with [[list]] in its text"


def test_a_medicine_without_its_fields_is_reported_and_stops_nothing(sound):
    page = "---\ntitle: Pills\nmedicines:\n- {id: 5, name: null}\n---\n\n[[medicines]]\n\nWe know [[count: medicines]].\n"
    found = {(problem.line, problem.field) for problem in check(sound(more={"docs/drugs/pills.md": page}))}
    assert {(4, "medicines.0.id"), (4, "medicines.0.name"), (4, "medicines.0.warning")} <= found


def test_a_verdict_has_a_reference_unless_nothing_was_found(sound):
    bare = CLAIM.format("001").replace("[good_2020]", "[]")
    marked = ("[@good_2020]", "[@good_2020] [#C-001]")
    (problem,) = check(sound(*marked, more=ARTICLE_PAGES | {"docs/claims.yml": bare}))
    assert str(problem) == 'docs/claims.yml:1: C-001.references: none for the verdict "partly"; add what shows it, or write unverifiable'
    assert check(sound(*marked, more=ARTICLE_PAGES | {"docs/claims.yml": bare.replace("partly", "unverifiable")})) == []


def places(value: object, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a value, from the outside in."""
    yield way
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in inside:
        yield from places(inner, (*way, step))


def put(value: Any, way: tuple[Any, ...], new: object) -> Any:
    """A copy of a value with something else at one place."""
    if not way:
        return new
    copy = value.copy()
    copy[way[0]] = put(value[way[0]], way[1:], new)
    return copy


FITTING = [(("year",), None), (("line",), 5), (("people",), None), (("people",), 5), (("most",), 5)]  # fields that such a value suits

OPTIONAL = ("lists", (), None)  # lists do without their forms


@pytest.mark.parametrize("wrong", [None, 5, True, "", " x", [], [None], {"a": 1}, b"x", 1.5], ids=repr)
def test_a_wrong_value_anywhere_is_reported_and_ends_in_no_traceback(wrong):
    atlas, _ = read_atlas(SITES / "tiny")
    atlas = replace(atlas, templates=frozenset({"home.html", "now.html"}))
    assert check(atlas) == []
    page = atlas.by_id["drugs/water-pills"]
    for way in places(page.front.value):
        front = replace(page.front, value=put(page.front.value, way, wrong))
        pages = tuple(replace(other, front=front) if other is page else other for other in atlas.pages)
        if front.value != page.front.value:
            assert page.path in [problem.path for problem in check(replace(atlas, pages=pages))], way
    for name, sheet in atlas.sheets.items():
        for way in list(places(sheet.value))[:14]:
            broken = replace(sheet, value=put(sheet.value, way, wrong))
            if broken.value != sheet.value and (way[-1:], wrong) not in FITTING and (name, way, wrong) != OPTIONAL:
                found = check(replace(atlas, sheets={**atlas.sheets, name: broken}))
                assert found, (name, way)
