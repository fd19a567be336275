"""The questions of the finder: what they name exists, every answer leads somewhere, every row is seen by somebody."""

import pytest
from atlas.content.finder import SHOWN, Row, found
from atlas.rules.check import check
from atlas.rules.schema import FINDER

PATH = "docs/which-cause.yml"
WORDS = ", ".join(f"{word}: A word" for word in FINDER["properties"]["words"]["properties"])
DATA = f"""\
words: {{{WORDS}}}
danger: {{title: A sign, hint: Tick it., cards: [H-01]}}
questions:
- {{id: who, title: Who, hint: You., answers: [{{id: one, text: One, because: you are one}}, {{id: two, text: Two, because: you are two}}]}}
- {{id: what, several: true, title: What, hint: All., answers: [{{id: red, text: Red, because: it is red}}]}}
rows:
- {{page: causes/low-salt, when: {{danger: [H-01]}}, text: First.}}
- {{page: causes/low-salt, when: {{who: [one]}}, unless: {{what: [red]}}, text: One., cards: [H-01]}}
- {{page: causes/index, when: {{who: [two, unknown], what: [red, none]}}, text: Two.}}
otherwise: {{text: Nothing., links: [{{text: Home, about: All, to: index}}]}}
next: [{{text: Rest.}}]
"""
CARD = '- {id: H-01, level: same day, group: limb, short: A sign, act: do it, title: "Do it if:", signs: [A red arm], means: x, references: [good_2020]}\n'
PAGE = "---\ntitle: Which\ndescription: The page that asks the questions of this small site, one by one.\ngroup: basics\nreviewed: 2026-11-22\n---\n\nAsk. [@good_2020]\n\n[[which-cause]]\n\n[[danger-signs: H-01]]\n"
INDEX = "---\ntitle: Guides\ndescription: All guides of this small site in one list, by their groups.\ngroups: {basics: Basics}\nreviewed: 2026-11-22\n---\n\n[[list]]\n"


def problems(sound, old="", new="", **more):
    files = {PATH: DATA.replace(old, new), "docs/red-flags.yml": CARD, "docs/guides/which.md": PAGE, "docs/guides/index.md": INDEX}
    assert not old or old in DATA
    return [str(one) for one in check(sound(more={**files, **more})) if PATH in str(one)]


def test_sound_questions_break_no_rule(sound):
    assert problems(sound) == []


BREAKS = [
    ("page: causes/index", "page: causes/none", '9: rows.2.page: no page "causes/none"; '),
    ("to: index", "to: indexes", '10: otherwise.links.0.to: no page "indexes"; '),
    ("who: [one]", "whom: [one]", '8: rows.1.when.whom.0: no question "whom"; '),
    ("who: [one]", "who: [three]", '8: rows.1.when.who.0: no answer "three" to who; '),
    ("unless: {what: [red]}", "unless: {what: [blue]}", '8: rows.1.unless.what.0: no answer "blue" to what; '),
    ("text: One., cards: [H-01]", "text: One., cards: [H-02]", '8: rows.1.cards.0: no card "H-02" in docs/red-flags.yml; '),
    ("cards: [H-01]}\nquestions", "cards: [H-01, H-02]}\nquestions", '2: danger.cards.1: no card "H-02" in docs/red-flags.yml; '),
    ("cards: [H-01]}\nquestions", "cards: [H-01, H-02]}\nquestions", "2: danger.cards.1: no row has H-02; write one, or take it out"),
    ("- {id: what", "- {id: who", '5: questions.who: "who" is the id of another; give it one of its own'),
    ("- {id: what", "- {id: danger", '5: questions.danger: "danger" is the id of another; give it one of its own'),
    ("{id: two,", "{id: one,", '4: questions.who.answers.one: "one" is the id of another; give it one of its own'),
    ("{id: two,", "{id: unknown,", '4: questions.who.answers.unknown: "unknown" is the id of another; give it one of its own'),
    ("{id: red,", "{id: none,", '5: questions.what.answers.none: "none" is the id of another; give it one of its own'),
    ("who: [two, unknown]", "who: [unknown]", '4: questions.who.answers.two: no row has "two"; write one, or take it out'),
    ("unless: {what: [red]}", "unless: {who: [one]}", "8: rows.1: is never shown: its answers leave it out; change `when` or `unless`, or take it out"),
    ("page: causes/index, when: {who: [two, unknown], what: [red, none]}", "page: causes/low-salt, when: {who: [one], what: [none]}", "9: rows.2: is never shown: a row before it has the same page and the same answers; change `when` or `unless`, or take it out"),
    ("when: {danger: [H-01]}", "when: {}", "7: rows.0.when: asks for nothing, so it would always fit; name an answer"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), BREAKS, ids=[message for *_, message in BREAKS])
def test_what_is_wrong_is_reported_at_its_line(sound, old, new, message):
    assert [one for one in problems(sound, old, new) if one.startswith(f"{PATH}:{message}")]


def test_a_row_that_many_others_hide_is_reported(sound):
    pages = {f"docs/causes/c-{i}.md": "---\ntitle: Cause " + "abcdef"[i] + "\ndescription: A small page of this site that breaks none of the rules.\ngroup: salts\nevidence: {grade: likely, why: So.}\nreviewed: 2026-11-22\n---\n\nSo. [@good_2020]\n" for i in range(SHOWN)}
    rows = "".join(f"- {{page: causes/c-{i}, when: {{who: [two]}}, text: Before.}}\n" for i in range(SHOWN))
    found = problems(sound, "- {page: causes/index", rows + "- {page: causes/index", **pages)
    assert found == []  # with another answer, "unknown", it is seen
    rows = rows.replace("[two]", "[two, unknown]")
    found = problems(sound, "- {page: causes/index", rows + "- {page: causes/index", **pages)
    assert found == [f"{PATH}:14: rows.7: {SHOWN} others come before it, even with no more than its own answers; move it up"]


def test_questions_without_a_page_and_a_page_without_questions_are_reported(sound):
    (none,) = problems(sound, **{"docs/guides/which.md": PAGE.replace("[[which-cause]]", "Hm.")})
    assert none == f"{PATH}:1: file: no page asks its questions; write [[which-cause]] on one"
    (missing,) = problems(sound, **{PATH: ""})
    assert missing == f"{PATH}:1: file: missing or empty, and docs/guides/which.md has [[which-cause]]; bring it back"


def test_each_row_of_the_content_is_reached_by_its_own_path(real):
    """Whatever the rows say: each has answers with which it is seen at once, as the rule holds too."""
    rows = real.finder_rows
    for row in rows:
        assert any(row in found(rows, way)[:SHOWN] for way in row.ways), row


ROW = Row("causes/a", "A.", {"who": ("one", "two"), "what": ("red",)}, {"when": ("night",)})
FITS = [
    ({"who": ["one"], "what": ["red"]}, True),
    ({"who": ["two"], "what": ["blue", "red"], "when": ["day"]}, True),
    ({"who": ["one"]}, False),
    ({"who": ["one"], "what": ["unknown"]}, False),
    ({"who": ["one"], "what": ["red"], "when": ["night"]}, False),
    ({}, False),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "fits"), FITS)
def test_a_row_fits_when_each_of_its_questions_has_one_of_its_answers(answers, fits):
    assert ROW.fits(answers) is fits


def test_a_page_is_found_once_by_its_first_row():
    again = Row("causes/a", "Again.", {"who": ("one",)})
    assert found([ROW, again], {"who": ["one"], "what": ["red"]}) == [ROW]
    assert found([ROW, again], {"who": ["one"]}) == [again]

