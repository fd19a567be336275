"""What the rules are made of, each part by itself: sentences, words, measures, messages, places of entries."""

from dataclasses import replace

import pytest
from atlas.content.page import Kind, Page
from atlas.content.problems import Problem
from atlas.content.reader import read_atlas
from atlas.content.records import Medicine, RedFlag
from atlas.content.sheets import Sheet
from atlas.content.states import Level
from atlas.rules import cards, language, messages
from atlas.rules.advice import NO_FACT, NUMBER
from atlas.rules.cards import (
    box_texts,
    card_texts,
    count,
    has,
    sentences_everywhere,
    sentences_of,
    words_beside_cards,
    words_in_cards,
)
from atlas.rules.drawing import drawing_fault
from atlas.rules.ids import gap_before, run_of
from atlas.rules.language import (
    either,
    grade_limit,
    mask,
    measure,
    name_words,
    prose,
    read_by_people,
    same,
    sentences,
)
from atlas.rules.messages import hint, show, suggest, type_name
from atlas.rules.pages import texts
from atlas.rules.prune import prune, pruned
from atlas.rules.schema import told
from atlas.rules.syllables import syllables
from conftest import SITES

TINY, _ = read_atlas(SITES / "tiny")


def page(text: str, kind: Kind = Kind.CAUSE, **front: object) -> Page:
    return Page(f"docs/{kind.value}/a.md", kind, Sheet(f"docs/{kind.value}/a.md", front, {}), text, 5)


# -- sentences with a danger sign


SENTENCES = [
    ("One. Two? Three! Four: five; six", [(5, "One.", ""), (5, "Two?", ""), (5, "Three!", ""), (5, "Four:", ""), (5, "five;", ""), (5, "six", "")]),
    ("1.5 a", [(5, "1.5 a", "")]),
    ("| a | b |", [(5, "", ""), (5, "a", ""), (5, "b", ""), (5, "", "")]),
    ("a\n\nb", [(5, "a", ""), (7, "b", "")]),
    ("## Head #\n- a\n- b", [(6, "a", "Head"), (7, "b", "Head")]),
    ("## Head\ntext\n- a", [(6, "text", ""), (7, "a", "Head")]),
    ("## Head\nCall if: \n\n- a\n  1. b\ntext.\n- c", [(6, "Call if:", ""), (6, "", ""), (8, "a", "Call if: "), (9, "b", "Call if: "), (10, "text.", ""), (11, "c", "Head")]),
    ("Call if:\n## Head\n- a", [(5, "Call if:", ""), (7, "a", "Head")]),
    ("- a - b", [(5, "a - b", "")]),
    ("a [@b]", [(5, "a ", "")]),
]


@pytest.mark.parametrize(("text", "found"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence_has_its_line_and_what_leads_to_it(text, found):
    assert list(sentences_of(page(text))) == found


FLAG = {"id": "H-01", "level": "soon", "group": "g", "short": "Short one", "act": "act", "title": "Title two three:", "signs": ["sign"], "means": "means a lot", "references": ["a"], "lead": "Lead:", "action": ["Do a. Do b.", "Do c."]}
PILL = {"id": "x", "name": "name", "class": "a class", "used_for": "used for it", "how": "how", "how_often": "how often so", "strength": "weak", "timing": ["taking"], "warning": "w", "references": ["a"], "caution": "First. Second", "also_helps": "also"}
FULL = replace(
    TINY,
    pages=(page("One.\nTwo.", Kind.DRUG, medicines=[{**PILL, "caution": ""}, PILL]),),
    sheets={
        "red-flags": Sheet("docs/red-flags.yml", [FLAG], {"0": 3}),
        "warnings": Sheet("docs/warnings.yml", {"w": {"title": "Ask", "text": "Say so. Now"}}, {"w": 4}),
    },
)


def test_every_sentence_that_a_reader_sees_is_read():
    assert list(sentences_everywhere(FULL)) == [
        ("docs/drugs/a.md", 5, "urgency", "One.", ""),
        ("docs/drugs/a.md", 6, "urgency", "Two.", ""),
        ("docs/drugs/a.md", 1, "caution", "", ""),
        ("docs/drugs/a.md", 1, "caution", "First.", ""),
        ("docs/drugs/a.md", 1, "caution", "Second", ""),
        ("docs/red-flags.yml", 3, "H-01", "Lead: Short one", "soon"),
        ("docs/red-flags.yml", 3, "H-01", "Lead: sign", "soon"),
        ("docs/red-flags.yml", 3, "H-01", "Do a.", ""),
        ("docs/red-flags.yml", 3, "H-01", "Do b.", ""),
        ("docs/red-flags.yml", 3, "H-01", "Do c.", ""),
        ("docs/warnings.yml", 4, "w", "Ask.", ""),
        ("docs/warnings.yml", 4, "w", "Say so.", ""),
        ("docs/warnings.yml", 4, "w", "Now", ""),
    ]


@pytest.mark.parametrize(("text", "found"), [("Dark urine?", True), ("DARK URINE", True), ("dark urines", False), ("xdark urine", False), ("dark  urine", False), ("a+b", True), ("aab", False)])
def test_a_phrase_is_found_between_other_words(text, found):
    assert has(text, ("dark urine", "a+b")) == found and not has(text, ())


def test_a_text_names_the_levels_by_their_words_or_is_one():
    signs = Sheet("docs/signs.yml", {"numbers": [], "levels": {"emergency": ["999"], "same day": ["today"]}, "signs": []}, {})
    atlas = replace(FULL, sheets={**FULL.sheets, "signs": signs})
    assert cards.levels("Call 999 or ring today", atlas) == {Level.EMERGENCY, Level.SAME_DAY}
    assert cards.levels("soon", atlas) == {Level.SOON} and cards.levels("so soon", atlas) == set()


# -- the share of cards


def test_the_words_of_a_card_and_of_a_box_are_all_that_they_show():
    (card,), (_, pill) = FULL.red_flags.values(), FULL.pages[0].medicines
    assert isinstance(card, RedFlag) and isinstance(pill, Medicine)
    assert card_texts(card) == ["Title two three:", "Lead:", "means a lot", "sign", "Do a. Do b.", "Do c."]
    assert box_texts(pill) == ["name", "how", "how often so", "First. Second", "also", "used for it", "a class"]


def test_words_in_cards_and_beside_them_are_counted():
    assert count(["don't stop", "cramp-like", "a, b — 5", ""]) == 6
    whole = replace(FULL.pages[0], body="[[red-flags: H-01 H-09]]\n\n[[danger-signs: H-01]]")
    line = replace(FULL.pages[0], body="[[danger-signs: H-01 H-09]]")
    assert (words_in_cards(FULL, whole), words_in_cards(FULL, line)) == (14, 3)
    assert words_beside_cards(FULL, page("One [two](../a-b/c.md). [@d]\n\n[[list]]")) == 2
    assert words_beside_cards(FULL, replace(FULL.pages[0], body="One")) == 1 + 2 * 11 + 2


# -- plain language


PROSE = [
    ("a\n```\nb\n```\nc", "a c"),
    ("# a\n###### b\n#c", "#c"),
    (" | a | b |\nc", "c"),
    ("[[list]]\n[[count: causes]] more\na [[count: causes]] b", "a b"),
    ("<div>x\nb <b>c</b> < d", "b c < d"),
    ('=== "UK"\n??? "The figures"\na === b', "a === b"),
    ("a {.note} [b](c.md) ![d](e.svg)", "a b !d"),
    ("**a** `b` *c*", "a b c"),
    ("- a\n+ b\n* c\n1. d\n12. e\n  - f\na - b", "a b c d e f a - b"),
]


@pytest.mark.parametrize(("body", "words"), PROSE, ids=[body for body, _ in PROSE])
def test_prose_is_what_is_read_as_sentences(body, words):
    assert " ".join(prose(body).split()) == words


SPLIT = [
    ("One. Two! Three? Four", ("One.", "Two!", "Three?", "Four")),
    ("One. two", ("One. two",)),
    ('One. "Two." (Three.) “Four.” 5', ('One.', '"Two." (Three.) “Four.” 5')),
    ("One\ntwo\n\nthree\n \nfour", ("One two", "three", "four")),
    ("One. *** 12\n\n5", ("One.",)),
    ("1. One\n2. Two", ("One", "Two")),
]


@pytest.mark.parametrize(("body", "found"), SPLIT, ids=[body for body, _ in SPLIT])
def test_a_body_has_these_sentences(body, found):
    assert sentences(body) == found


@pytest.mark.parametrize(
    ("text", "words", "middle", "count", "long", "grade"),
    [
        ("", 0, 0, 0, 0, -10.5),
        ("Sit.", 1, 1, 1, 0, 1.3),
        ("Sit sit. Water water water.", 5, 2.5, 2, 0, 8.4),
        (f"Sit{' sit' * 24}.", 25, 25, 1, 0, 6.0),
        (f"Sit{' sit' * 25}.", 26, 26, 1, 1, 6.4),
    ],
)
def test_a_body_is_measured(text, words, middle, count, long, grade):
    found = measure(text, {})
    assert (found.words, found.median, found.sentences, len(found.long), found.grade) == (words, middle, count, long, grade)


def test_a_word_has_a_syllable_at_least():
    assert (syllables("a"), syllables("'"), syllables("water")) == (1, 1, 2)


def test_the_longest_name_is_one_word_in_the_singular_and_the_plural():
    names = {"low": [("low", "blood", "sugar"), ("low", "salt")], "statin": [("statin",)], "statins": [("statin",)]}
    assert mask("a low blood sugar, low salts and low salt's low blood", names) == ["a", "name", "name", "and", "name", "low", "blood"]
    assert mask("statins statin statine", names) == ["name", "name", "statine"]


@pytest.mark.parametrize(("found", "same_"), [(("a", "b"), True), (("a", "bs"), True), (("a", "b's"), True), (("as", "b"), False), (("a",), False), (("a", "c"), False), ((), False)])
def test_a_run_of_words_is_a_name_or_not(found, same_):
    assert same(found, ("a", "b")) == same_


def test_names_are_kept_by_their_first_word_the_longest_first():
    one = page("", title="Low salt", aliases=["low", "low blood salt", "PADS", "salty", "low brown salt"])
    assert name_words(replace(TINY, pages=(one,), sheets={})) == {
        "low": [("low", "blood", "salt"), ("low", "brown", "salt"), ("low", "salt")],
        "pads": [("pads",)],
        "padss": [("pads",)],
        "salty": [("salty",)],
        "saltys": [("salty",)],
    }


def test_a_page_has_the_grade_of_its_kind_or_its_own():
    assert [grade_limit(page("", kind)) for kind in (Kind.REMEDY, Kind.CAUSE, Kind.PAGE)] == [6, 7, 7]
    assert grade_limit(page("", Kind.PAGE, reading_grade=5)) == 5


def test_index_pages_are_lists_and_all_others_are_read():
    pages = tuple(page("", kind) for kind in Kind)
    assert [one.kind for one in read_by_people(replace(TINY, pages=pages))] == [kind for kind in Kind if kind is not Kind.SECTION]


def test_any_of_some_words_is_found_the_longest_first_between_other_words():
    found = language.re.compile(either(["low", "low risk", "e.g."])).findall("low risks low risk e.g. exgx lowly below low")
    assert found == ["low", "low risk", "e.g.", "low"]


# -- figures without a reference


@pytest.mark.parametrize(("text", "number"), [("1 in 20", "1"), ("30 seconds", None), ("1 minute", None), ("5 times", None), ("2 weeks", None), ("2 to 3", "3"), ("1,000.5 of", "1,000.5"), ("b12", None), ("5minutes", None), ("12 months", "12")])
def test_a_figure_is_a_number_that_is_no_time(text, number):
    match = NUMBER.search(text)
    assert (match[0] if match else None) == number


@pytest.mark.parametrize("text", ["[@a_2020]", "[#C-001]", "[[red-flags: H-01]]", "12. ", "# 5 days", "(page-2.md#x)", "### 5"])
def test_numbers_in_marks_lists_headings_and_addresses_state_nothing(text):
    assert not NUMBER.search(NO_FACT.sub("", text))


# -- messages


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "nothing"), ("é", '"é"'), (5, "5"), ("x" * 57, f'"{"x" * 57}"'), ("x" * 58, f'"{"x" * 56}..."'), ([*range(30)], f"{str([*range(30)])[:57]}..."), (True, "true"), (Level.SOON, '"soon"')],
)
def test_a_value_is_shown_as_it_is_written(value, text):
    assert show(value) == text


def test_what_is_missing_is_asked_for_by_its_type():
    kinds = {"a": {"type": "array"}, "o": {"type": "object"}, "s": {"type": "string"}, "n": {"type": ["integer", "null"]}, "e": {"enum": ["x", "y"]}, "reviewed": {"type": "string"}}
    told = [hint({"properties": kinds}, key) for key in kinds]
    assert told == ["a list", "its fields", "its text", "a number, or null when it is not known", "one of x, y", "the date of the last check, as 2026-11-21"]


def test_a_type_has_a_name():
    assert [type_name(one) for one in ("string", "array", "object", "boolean", "integer", "null")] == ["text", "a list", "keys with values", "true or false", "a whole number", "null"]
    assert type_name(["integer", "null"]) == "a whole number or null"


def test_a_guess_is_near_or_all_there_is():
    assert suggest("salt", ["salts", "x"]) == 'did you mean "salts"?'
    assert suggest("zz", ["b", "a"]) == "use one of a, b" and suggest("zz", []) == "there is none yet"


def test_a_number_that_is_too_small_or_too_large_is_told_with_its_limit():
    told = {name: messages.EXPLANATIONS[name](7, 5) for name in ("minimum", "maximum", "uniqueItems")}
    assert told == {"minimum": "7 is too small; write 5 or more", "maximum": "7 is too large; write 5 or less", "uniqueItems": "an entry appears twice; keep one"}


def test_a_list_of_the_wrong_length_is_told_with_both_lengths():
    few, many = (messages.EXPLANATIONS[name] for name in ("minItems", "maxItems"))
    assert (few([], 1), few([1], 2), many([1, 2, 3], 2)) == (
        "the list is empty; fill it or leave the key out", "has 1 entries; write 2", "has 3 entries; write 2"
    )  # fmt: skip


# -- ids and places


def test_a_run_of_ids_has_its_ends():
    assert run_of("C-007") == ["C-007"] and run_of("C-08 to C-10") == ["C-08", "C-09", "C-10"]
    assert run_of("C-002 to D-004") == run_of("C-003 to C-002") == []


@pytest.mark.parametrize(("after", "known", "missing"), [("C-001", set(), []), ("C-003", {"C-001"}, ["C-002"]), ("C-003", {"D-002"}, ["C-001", "C-002"]), ("H-12", {"H-09", "H-11"}, []), ("H-12", {"H-09"}, ["H-10", "H-11"])])
def test_the_ids_before_one_are_missing_back_to_the_next(after, known, missing):
    assert gap_before(after, known) == missing


def test_every_text_of_a_value_has_its_place():
    assert list(texts({"a": ["x", {"b": "y"}], "c": 5, "d": "z"})) == [("a.0", "x"), ("a.1.b", "y"), ("d", "z")]
    assert list(texts("x")) == [("", "x")] and list(texts(None)) == []


def test_a_place_that_is_not_there_takes_nothing_out():
    value = {"a": [1, 2], "b": "x", "c": None}
    for place in ("a.2", "a.x", "b.y", "c.d", "z", "a.-1", ""):
        assert prune(value, [place]) == value
    assert prune({"a": [[1, 2], 3]}, ["a.0.1", "a.1"]) == {"a": [[1]]}
    assert prune({"a": {"b": 1}, "a.b": 2}, ["a.b"]) == {"a": {"b": 1}}


def test_an_atlas_is_pruned_of_what_is_wrong_and_knows_what_it_could_not_read():
    assert pruned(TINY, []) is TINY
    path, sheet = "docs/causes/low-salt.md", "docs/references.yml"
    less = pruned(TINY, [Problem(path, 1, "group", "x"), Problem(path, 1, "aliases.0", "x"), Problem(sheet, 1, "file", "x"), Problem("docs/gone.md", 1, "title", "x")])
    here = less.by_id["causes/low-salt"]
    assert not here.group and here.listed("aliases") == ["hyponatraemia"]
    assert less.data("references") == {} and less.unread == TINY.unread | {sheet}
    assert less.by_id["causes/heat"] is not None and less.by_id["causes/heat"].meta == TINY.by_id["causes/heat"].meta


# -- drawings


SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize(
    ("svg", "fault"),
    [
        (SVG.format(""), None),
        (SVG.format("\n\n<a href='//e.org/'/>"), (3, '"//e.org/" asks another host or leads there; draw it here, or leave it out')),
        (SVG.format("\n<SCRIPT/>"), (1, "holds <script>, which is not for drawings; take it out")),
        (SVG.format("<g onx='' ona=''/>"), (1, "holds onx=, which is not for drawings; take it out")),
        (SVG.format("<a href = 'tel:112'/>"), (1, '"tel:112" asks another host or leads there; draw it here, or leave it out')),
        ("<svgx/>", (1, "is not an SVG; begin it with <svg>")),
        ("<svg>\n<g>\n</svg>", (3, "is not a whole SVG: mismatched tag; draw it again, or mend it")),
    ],
)
def test_a_drawing_has_no_fault_or_one_at_its_line(svg, fault):
    assert drawing_fault(svg) == fault


def test_entries_are_told_apart_by_what_they_say_and_not_by_the_order_of_their_keys():
    same = [{"a": 1, "b": [2, {"c": "3"}]}, {"b": [2, {"c": "3"}], "a": 1}]
    assert len(set(map(told, same))) == 1
    others = [1, "1", True, None, [1], ["1"], [[1]], {"a": 1}, {"a": "1"}, {1: 1}, [], {}, ""]
    assert len(set(map(told, [*others, *same]))) == len(others) + 1
