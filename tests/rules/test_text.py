import pytest
from atlas.rules.check import check

HERE = "docs/causes/low-salt.md"


def found(sound, more_text: str, **more: str) -> list[str]:
    """The problems of the sound small site with some text after its one sentence, which stands on line 12."""
    return [str(problem).removeprefix(f"{HERE}:") for problem in check(sound("[@good_2020]\n", f"[@good_2020]\n{more_text}", **more))]


NO_MARKS = ["[[red-flags:H-08]]", "[[Red-flags: H-08]]", "[[red_flags: H-08]]", "[[ list ]]", "[[red-flags: H-03]", "[[]]", "[@good.2020]", "[@good_2020, @b]", "[#c-044]", "[#C-44444]", "[@good_2020", "[red-flags: H-01]", "[list]"]  # fmt: skip


@pytest.mark.parametrize("mark", NO_MARKS)
def test_a_mark_that_readers_would_see_is_reported(sound, mark):
    assert found(sound, f"\n{mark}\n") == [f'14: mark: "{mark}" is not a mark; write it as [@key], [#C-001], [=S-001], [?Q-001], [[name]] or [[name: words]]']


@pytest.mark.parametrize("text", ["`[@nobody]`", "```\n[[no slot]]\n\n# no heading\n```", "<!-- [#C-999] -->", "~~~~\n~~~\n[@x\n~~~~"])
def test_code_and_comments_may_say_anything(sound, text):
    assert found(sound, f"\n{text}\n") == []


HEADINGS = [
    ("Low salt\n====", "15: heading: is written by underlining; write ## before its words"),
    ("Low salt\n---", "15: heading: is written by underlining; write ## before its words"),
    ("##Low", "14: heading: no space after ##; write ## and a space"),
    ("<h1>Low</h1>", "14: heading: is written as <h1>; write ## before its words"),
    ("````\n```\n````\n\n# Low", "18: heading: level 1 after 1; write ##"),
    ("## Low [@good_2020]", "14: heading: has a mark in it; move that into the text below"),
    ("## Low\n\n##### Deep", "16: heading: level 5 after 2; write ###"),
]


@pytest.mark.parametrize(("text", "message"), HEADINGS, ids=[text for text, _ in HEADINGS])
def test_a_heading_that_breaks_the_order_is_reported(sound, text, message):
    assert found(sound, f"\n{text}\n") == [message]


@pytest.mark.parametrize("text", ["---", "One.\n\n---\n\nTwo.", "| a | b |\n|---|---|\n| 1 | 2 |", "## Low\n\n### Lower\n\n## High"])
def test_rules_tables_and_ordered_headings_are_no_problem(sound, text):
    assert found(sound, f"\n{text}\n") == []


LINKS = [
    ("[here](../causes/low-sald.md#there)", '12: link: "../causes/low-sald.md" leads to no page; did you mean "causes/low-salt.md"?'),
    ('[here](index.md "The list") and [not](indices.md "x")', '12: link: "indices.md" leads to no page; did you mean "causes/index.md"?'),
    ("[a][b]\n\n[b]: nowhere.md", '14: link: "nowhere.md" leads to no page; did you mean "causes/index.md"?'),
]


@pytest.mark.parametrize(("text", "message"), LINKS, ids=[text for text, _ in LINKS])
def test_a_link_to_no_page_is_reported_with_its_line(sound, text, message):
    problems = check(sound(" [@good_2020]", f" {text} [@good_2020]"))
    assert [str(problem) for problem in problems] == [f"{HERE}:{message}"]


def test_a_link_to_a_page_or_another_site_is_no_problem(sound):
    assert found(sound, "\nSee [the list](index.md#group-salts), [it](https://example.org/a.md) and [all](../causes/low-salt.md).\n") == []


CARD = '- {{id: {0}, level: soon, group: nerves, short: Tingling, act: see a doctor, title: "See a doctor if:", signs: [Tingling], means: x, references: [good_2020]}}\n'


def test_a_card_stands_once_on_a_page(sound):
    flags = {"docs/red-flags.yml": CARD.format("H-01")}
    problems = found(sound, "\n[[red-flags: H-01]]\n\n[[red-flags: H-01]]\n", more=flags)
    assert problems == ['16: slot: "H-01" appears twice on the page; keep one']


def test_a_site_wide_list_stands_on_a_page_of_its_own(sound):
    assert found(sound, "\n[[scores]]\n") == ['14: slot: "scores" has nothing to show on this page; take it out']


FACT = "- {{id: F-001, topic: a, fact: b, references: [good_2020], together: {0}}}\n"
FLAGS = "".join(CARD.format(f"H-{number:02}") for number in (1, 2, 3))
TOGETHER = [
    ("{cards: [H-02], why: salt needs heat}", "[#F-001]", ["salt needs heat; add [[danger-signs: H-02]]"]),
    ("{cards: [H-02, H-03], why: salt needs heat}", "[#F-001]\n\n[[danger-signs: H-03]]", ["salt needs heat; add [[danger-signs: H-02]]"]),
    ("{cards: [H-02], why: salt needs heat}", "[#F-001]\n\n[[red-flags: H-02]]", []),
    ("{words: [Rarely so], why: it frightens}", "[#F-001]", ['it frightens; add the words "Rarely so"']),
    ("{words: [Rarely so], why: it frightens}", "[#F-001]\nIt is rarely so.", []),
    ("{words: [Rarely so], why: it frightens}", "[#F-001]\n<!-- It is rarely so. -->", ['it frightens; add the words "Rarely so"']),
    ("{cards: [H-02], why: salt needs heat}", "", []),
]


@pytest.mark.parametrize(("together", "text", "messages"), TOGETHER, ids=[f"{one} {text}" for one, text, _ in TOGETHER])
def test_what_would_mislead_apart_appears_together(sound, together, text, messages):
    more = {"docs/facts.yml": FACT.format(together), "docs/red-flags.yml": FLAGS}
    problems = [str(p) for p in check(sound("[@good_2020]\n", f"[@good_2020] {text}\n", more=more)) if p.path == HERE and p.field != "cards"]
    assert problems == [f"{HERE}:11: F-001: {message}" for message in messages]


def test_a_card_can_need_another_card(sound):
    flags = CARD.format("H-01").replace("}", ", together: {cards: [H-02], why: one never without two}}") + CARD.format("H-02")
    problems = found(sound, "\n[[danger-signs: H-01]]\n", more={"docs/red-flags.yml": flags})
    assert "11: H-01: one never without two; add [[danger-signs: H-02]]" in problems
