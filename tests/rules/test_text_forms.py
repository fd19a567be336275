"""The rules of a text, form by form: what is just a fault and what just is none."""

import pytest
from atlas.rules.check import check

HERE = "docs/causes/low-salt.md"
CARD = '- {{id: {0}, level: soon, group: nerves, short: Tingling, act: see a doctor, title: "See a doctor if:", signs: [Tingling], means: x, references: [good_2020]}}\n'
FLAGS = {"docs/red-flags.yml": "".join(CARD.format(f"H-0{number}") for number in (1, 2, 3))}
PLACED = "\n\n[[danger-signs: H-01 H-02 H-03]]"


def told(sound, text: str, field: str, **more: str) -> list[tuple[int, str]]:
    """What is told of one field when this text follows the sound page's sentence, which stands on line 12."""
    found = check(sound("[@good_2020]\n", f"[@good_2020]\n\n{text}\n", **more))
    return [(problem.line, problem.text) for problem in found if (problem.path, problem.field) == (HERE, field)]


# -- marks

MARK = "is not a mark; write it as [@key], [#C-001], [[name]] or [[name: words]]"


@pytest.mark.parametrize("text", ["[list]", "[list: x]", "a [medicine-table] b", "[count: causes]", "[[list]", "[@x"])
def test_what_lacks_a_bracket_is_told(sound, text):
    assert len(told(sound, text, "mark")) == 1


@pytest.mark.parametrize("text", ["[list](index.md)", "[list]: index.md", "[lists]", "[a list]", "\\[[x]]", "a[0]", "[ ] x"])
def test_brackets_of_links_and_words_are_no_marks(sound, text):
    assert told(sound, text, "mark") == []


@pytest.mark.parametrize(("text", "words"), [("[a [@good_2020] b](index.md)", "[a [@good_2020] b]"), ("[[#C-001]](index.md)", "[[#C-001]]"), ("[[@good_2020]](x)", "[[@good_2020]]")])
def test_a_mark_in_the_words_of_a_link_is_told(sound, text, words):
    assert told(sound, text, "link")[0] == (14, f'"{words}" has a mark in its words; write the mark after the link')


@pytest.mark.parametrize("text", ["[a](index.md) [@good_2020]", "[a] [@good_2020] (b)", "[a\n[@good_2020]](index.md)"])
def test_a_mark_beside_a_link_is_none_in_it(sound, text):
    assert [line for _, line in told(sound, text, "link") if "has a mark in its words" in line] == []


CLAIM = "- {id: C-001, topic: t, articles: [{article: '001', line: 1}], verdict: partly, claim: a, finding: b, references: [good_2020]}\n"
FACT = "- {id: F-001, topic: a, fact: b, references: [good_2020]}\n"
BOTH = {"docs/claims.yml": CLAIM, "docs/facts.yml": FACT}


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[#C-001] [#F-001]", []),
        ("[#C-001]\n[#C-001]", [(15, '"C-001" appears twice on the page; keep one')]),
        ("[#C-002]", [(14, 'no claim or fact "C-002" in docs/claims.yml or docs/facts.yml; did you mean "C-001"?')]),
        ("[#H-01]", [(14, 'no claim or fact "H-01" in docs/claims.yml or docs/facts.yml; did you mean "F-001"?')]),
    ],
)
def test_a_mark_names_a_claim_or_a_fact_once(sound, text, lines):
    assert told(sound, text, "mark", more={**BOTH, **FLAGS}) == lines


@pytest.mark.parametrize("name", ["claims", "facts"])
def test_a_mark_that_nothing_knows_is_no_fault_of_its_page_while_a_file_is_missing(sound, name):
    assert told(sound, "[#M-001]", "mark", more={f"docs/{name}.yml": BOTH[f"docs/{name}.yml"]}) == []


# -- slots


SLOTS = [
    ("[[red-flags]]", '"red-flags" needs the ids of red flags after a colon; write it as CONTRIBUTING.md shows'),
    ("[[drawing]]", '"drawing" needs the name of a drawing after a colon; write it as CONTRIBUTING.md shows'),
    ("[[count]]", '"count" needs what is to be counted after a colon; write it as CONTRIBUTING.md shows'),
    ("[[list: a]]", '"list" takes nothing after its name; write it as CONTRIBUTING.md shows'),
    ("[[red-flags: H-09 H-01]]", 'no red-flag "H-09"; did you mean "H-03"?'),
    ("[[count: red flags]]", 'no count "red flags"; did you mean "red-flags"?'),
    ("a\n[[list]]", '"list" is inside a paragraph; give it a paragraph of its own'),
    ("[[list]]\na", '"list" is inside a paragraph; give it a paragraph of its own'),
    ("[[list]] a", '"list" is inside a paragraph; give it a paragraph of its own'),
    ("a [[list]]", '"list" is inside a paragraph; give it a paragraph of its own'),
    *((f"[[{name}]]", f'"{name}" has nothing to show on this page; take it out') for name in ("medicines", "medicine-table", "list", "a-z", "glossary", "scale", "bibliography", "claims", "mistakes", "scores", "signs")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), SLOTS, ids=[text for text, _ in SLOTS])
def test_a_slot_that_cannot_be_filled_is_told(sound, text, message):
    (line,) = [message for _, message in told(sound, text + PLACED.replace("H-01 ", ""), "slot", more=FLAGS)]
    assert line == message


@pytest.mark.parametrize("text", ["[[count: causes]]", "a [[count: causes]] [[count: causes]]", "  [[danger-signs: H-01]]  ", "[[red-flags: H-01]]\n \n[[danger-signs: H-02]]", "[[drawing: calf]]\n\n[[drawing: calf]]"])
def test_a_slot_that_can_be_filled_is_no_problem(sound, text):
    drawing = {"docs/assets/drawings/calf.svg": "<svg></svg>"}
    assert told(sound, text, "slot", more={**FLAGS, **drawing}) == []


@pytest.mark.parametrize("text", ["[[danger-signs: H-01 H-01]]", "[[red-flags: H-01]]\n\n[[danger-signs: H-01]]"])
def test_a_card_has_one_place_on_a_page(sound, text):
    assert [line for _, line in told(sound, text, "slot", more=FLAGS)] == ['"H-01" appears twice on the page; keep one']


def test_a_list_has_one_place_on_a_page(sound):
    page = "docs/causes/index.md"
    found = check(sound("[[list]]", "[[list]]\n\n[[list]]", path=page))
    assert [str(problem) for problem in found] == [f'{page}:10: slot: "list" appears twice on the page; keep one']


def test_a_slot_may_begin_and_end_its_page(sound):
    assert check(sound("\n\n[[list]]\n", "\n[[list]]", path="docs/causes/index.md")) == []


# -- headings


INSIDE = "write it at the beginning of its line, out of quotes, lists and notes"


@pytest.mark.parametrize("start", [" ", "  ", "   ", "> ", "- ", "* ", "+ ", "1. ", "2) ", "> - ", "\t> ", "    "])
def test_a_heading_in_something_else_is_told(sound, start):
    assert told(sound, f"{start}## Low", "heading") == [(14, f"## is inside something else; {INSIDE}")]


@pytest.mark.parametrize("text", [">## a", "-## a", "    ## -", "    ##a", "a ## b", "a # b", "10 # 5"])
def test_what_only_has_its_sign_is_no_heading(sound, text):
    assert told(sound, text, "heading") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\n=", [(15, "is written by underlining; write ## before its words")]),
        ("a\n--  ", [(15, "is written by underlining; write ## before its words")]),
        ("a\nb\n---", []),
        ("a\n\n---", []),
        ("a\n-=-", []),
        ("a\n--- b", []),
        ("<H3 id=x>a</H3>", [(14, "is written as <h3>; write ### before its words")]),
        ("a <h2>b</h2>", [(14, "is written as <h2>; write ## before its words")]),
        ("<h7>a</h7><hr>", []),
        ("# A", [(14, "level 1 after 1; write ##")]),
        ("## A\n\n## B\n\n### C\n\n#### D\n\n## E", []),
        ("## A\n\n#### B\n\n##### C", [(16, "level 4 after 2; write ###"), (18, "level 5 after 4; write ####")]),
        ("##A\n\n### B", [(14, "no space after ##; write ## and a space")]),
        ("####### A", [(14, "no space after ######; write ###### and a space")]),
        ("## [[count: causes]]", [(14, "has a mark in it; move that into the text below")]),
    ],
)
def test_a_heading_is_written_with_its_signs_and_skips_no_level(sound, text, lines):
    assert told(sound, text, "heading") == lines


# -- links and pictures


@pytest.mark.parametrize(
    ("text", "target"),
    [("[a](gone.md)", "gone.md"), ("[a](<gone.md>)", "gone.md"), ("[a](gone.md#b 'c')", "gone.md"), ("[a](../gone.md)", "../gone.md"), ("[a]: <gone.md>", "gone.md"), ("![a](gone.md)", "gone.md")],
)
def test_a_link_to_a_page_that_is_not_there_is_told(sound, text, target):
    assert told(sound, text, "link")[0][1].startswith(f'"{target}" leads to no page; ')


@pytest.mark.parametrize(
    "text",
    ["[a](index.md#b)", "[a](<index.md> 'b')", "[a](#gone)", "[a](gone.html)", "[a](https://e.org/gone.md)", "[a](mailto:a@e.org)", "[a](tel:112)", "[a](HTTP://e.org)", "(gone.md)", "x [a]: gone.md", "`[a](gone.md)`"],
)
def test_a_link_that_can_be_followed_is_no_problem(sound, text):
    assert told(sound, text, "link") == []


@pytest.mark.parametrize("address", ["javascript:x", "ftp://e.org", "https://", "http:///a", "mailto:", "tel:", "data:a", "https://[x"])
def test_an_address_that_nobody_can_follow_is_told(sound, address):
    assert told(sound, f"[a](<{address}>)", "link") == [(14, f'"{address}" is not an address that a reader can follow; mend it')]


ASSETS = {"docs/assets/calf.svg": "<svg></svg>"}
OTHER_HOST = "asks another host; keep a copy in docs/assets/, or leave it out"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("![a](../assets/calf.svg)", []),
        ("![a](<../assets/calf.svg> 'b')", []),
        ("<img alt='a' src='calf.svg'>", []),
        ("[a](../assets/gone.svg)", []),
        ("![a](../assets/half.svg)", [(14, '"../assets/half.svg" is not a picture of docs/assets/; did you mean "docs/assets/calf.svg"?')]),
        ("![a](//e.org/x)", [(14, f'"//e.org/x" {OTHER_HOST}')]),
        ("a\n<IMG\nalt=a SRC=https://e.org/x>", [(15, f'"https://e.org/x" {OTHER_HOST}')]),
        ('<img src = "a"> <img src="//e.org/y">', [(14, f'"//e.org/y" {OTHER_HOST}')]),
    ],
)
def test_a_picture_is_one_of_the_site(sound, text, lines):
    assert told(sound, text, "picture", more=ASSETS) == lines
