"""Each limit at its border: what is just allowed is not told, and the next step is."""

from datetime import date, timedelta

import pytest
from atlas.rules.advice import advice
from atlas.rules.check import check
from conftest import INDEX, REFERENCES

HERE = "docs/causes/low-salt.md"
SENTENCE = "Low salt can bring on cramps. [@good_2020]"
TODAY = date.today()


def told(atlas, field: str, path: str = HERE) -> list[str]:
    """What is reported of a field of a file, less the place."""
    return [problem.text for problem in check(atlas) if (problem.path, problem.field) == (path, field)]


def sentence(words: int, long: int = 0) -> str:
    """A sentence of so many words, so many of them with two syllables."""
    return " ".join(["Sit", *["sit"] * (words - long - 1), *["water"] * long]) + "."


def text(*lengths: int) -> str:
    return " ".join(map(sentence, lengths)) + " [@good_2020]"


# -- sentences


@pytest.mark.parametrize(
    ("lengths", "count"),
    [([25, 25], 0), ([26], 0), ([26, 26], 1), ([26, 26, *[5] * 37], 1), ([26, 26, *[5] * 38], 0)],
    ids=["25 words", "one", "two", "2 in 39", "2 in 40"],
)
def test_one_sentence_and_one_in_twenty_may_have_over_25_words(sound, lengths, count):
    long = [line for line in told(sound(SENTENCE, text(*lengths)), "sentences") if "over 25 words" in line]
    assert len(long) == count


@pytest.mark.parametrize(
    ("lengths", "lines"),
    [([17], []), ([16, 18], []), ([17, 18], ["the middle one has 17.5 words; 17 at most"]), ([18], ["the middle one has 18 words; 17 at most"])],
    ids=["17", "16 and 18", "17 and 18", "18"],
)
def test_the_middle_sentence_has_17_words_at_most(sound, lengths, lines):
    assert told(sound(SENTENCE, text(*lengths)), "sentences") == lines


SIX, OVER_SIX = sentence(10, 4), " ".join([sentence(12, 5), sentence(11, 5), sentence(11, 4)])
SEVEN = " ".join([sentence(9, 5), sentence(9, 4), sentence(9, 4)])
OVER_SEVEN = " ".join([sentence(12, 6), sentence(12, 6), sentence(12, 6), sentence(11, 5)])


def page(body: str, more: str = "") -> str:
    return f"---\ntitle: A page\ndescription: A page of this small site for the borders of its rules.\n{more}reviewed: 2026-11-22\n---\n\n{body} [@good_2020]\n"


REMEDY = "group: salts\nevidence: {grade: not-shown, why: It is so.}\nlimits: It is so.\npurpose: [relief]\n"
REMEDIES = {"docs/remedies/index.md": INDEX.replace("title: Causes", "title: Remedies")}
GUIDES = {"docs/guides/index.md": INDEX.replace("title: Causes", "title: Guides")}
GRADES = [
    ("docs/remedies/rest.md", REMEDY, REMEDIES, SIX, OVER_SIX, 6),
    ("docs/now.md", "reading_grade: 6\n", {}, SIX, OVER_SIX, 6),
    ("docs/about.md", "", {}, SEVEN, OVER_SEVEN, 7),
    ("docs/guides/night.md", "group: salts\n", GUIDES, SEVEN, OVER_SEVEN, 7),
]


@pytest.mark.parametrize(("path", "front", "more", "allowed", "over", "limit"), GRADES, ids=[path for path, *_ in GRADES])
def test_a_page_has_grade_7_at_most_and_6_where_it_brings_relief(sound, path, front, more, allowed, over, limit):
    assert told(sound(more={**more, path: page(allowed, front)}), "grade", path) == []
    (line,) = told(sound(more={**more, path: page(over, front)}), "grade", path)
    assert line == f"grade {limit}.1 is over {limit}; use shorter words and sentences"


@pytest.mark.parametrize(("lengths", "lines"), [([8, 8, 8], 0), ([8, 8, 8, 9, 8, 8, 8], 0), ([8, 8, 8, 8], 1), ([9, 8, 8, 8, 8], 1)])
def test_at_most_three_short_sentences_follow_each_other(sound, lengths, lines):
    assert len([line for line in told(sound(SENTENCE, text(*lengths)), "sentences") if "in a row" in line]) == lines


# -- cards


def card(identifier: str = "H-01", words: int = 5, more: str = "") -> str:
    """A card with so many words in full; as a line it has two."""
    return f'- {{id: {identifier}, level: soon, group: limb, short: Sign, act: act, title: "If:", signs: [{"sit " * (words - 2)}], means: x, references: [good_2020]{more}}}\n'


@pytest.mark.parametrize(
    ("in_cards", "beside", "lines"),
    [
        (60, 6, []),
        (61, 6, ["61 of 67 words are in cards, a third at most; show fewer in full, or leave some out"]),
        (90, 180, []),
        (90, 179, ["90 of 269 words are in cards, a third at most; show fewer in full, or leave some out"]),
    ],
)
def test_cards_have_60_words_or_a_third_of_the_page(sound, in_cards, beside, lines):
    body = f"{'sit ' * (beside - 1)}sit. [@good_2020]\n\n[[red-flags: H-01]]"
    assert told(sound(SENTENCE, body, more={"docs/red-flags.yml": card(words=in_cards)}), "cards") == lines


def test_a_line_about_a_sign_counts_with_its_own_words_alone(sound):
    flags = {"docs/red-flags.yml": card(words=59) + card("H-02", 50)}
    (line,) = told(sound("[@good_2020]", "[@good_2020]\n\n[[red-flags: H-01]]\n\n[[danger-signs: H-02]]", more=flags), "cards")
    assert line.startswith("61 of 67 words are in cards")


def test_all_that_a_card_says_counts(sound):
    more = ', lead: "A lead:", action: [An action.]'
    flags = {"docs/red-flags.yml": card(words=57, more=more)}
    (line,) = told(sound("[@good_2020]", "[@good_2020]\n\n[[red-flags: H-01]]", more=flags), "cards")
    assert line.startswith("61 of 67 words are in cards")


def test_the_tables_of_studies_count_beside_the_cards(sound):
    row = "{id: S-001, about: causes/low-salt, what: It is, against: it not, control: dummy, group: night, outcome: often, population: a b, people: 9, design: trial, result: better, certainty: low, funding: not seen, reference: good_2020, read: abstract, checked: 2026-11-22}"
    files = {"docs/red-flags.yml": card(words=61), "docs/studies.yml": f"groups: {{night: N}}\noutcomes: {{often: O}}\nrows:\n- {row}\n"}
    (line,) = told(sound("[@good_2020]", "[@good_2020]\n\n[[red-flags: H-01]]\n\n[[studies: S-001]]", more=files), "cards")
    assert line.startswith("61 of 73 words are in cards")


def test_two_cards_in_full_are_allowed_and_three_are_not(sound):
    flags = {"docs/red-flags.yml": card() + card("H-02") + card("H-03")}
    two, three = "[[red-flags: H-01 H-02]]\n\n[[danger-signs: H-03]]", "[[red-flags: H-01 H-02 H-03]]"
    assert told(sound("[@good_2020]", f"[@good_2020]\n\n{two}", more=flags), "cards") == []
    assert told(sound("[@good_2020]", f"[@good_2020]\n\n{three}", more=flags), "cards") == [
        "3 cards in full, 2 at most; write others as [[danger-signs: H-03]]"
    ]


# -- days and years


def test_the_day_of_a_check_may_be_tomorrow_and_no_later(sound):
    assert told(sound("2026-11-22", f"{TODAY + timedelta(1)}"), "reviewed") == []
    later = TODAY + timedelta(2)
    assert told(sound("2026-11-22", f"{later}"), "reviewed") == [f"{later} is in the future; write the day of the last check"]


def test_a_reference_may_be_of_next_year_and_no_later(sound):
    path = "docs/references.yml"
    for year, lines in ((TODAY.year + 1, []), (TODAY.year + 2, [f"{TODAY.year + 2} is in the future; write the year in which it came out"])):
        atlas = sound(more={path: REFERENCES.replace("2020\n", f"{year}\n")})
        assert told(atlas, "good_2020.year", path) == lines


def a_year_ago() -> date:
    """The first day whose next check is not over today."""
    try:
        return TODAY.replace(year=TODAY.year - 1)
    except ValueError:  # 29 February
        return date(TODAY.year - 1, 3, 1)


def test_a_check_is_good_for_a_year_and_no_longer(sound):
    for day, count in ((a_year_ago(), 0), (a_year_ago() - timedelta(1), 1)):
        found = [p for p in advice(sound("2026-11-22", f"{day}")) if (p.path, p.field) == (HERE, "review")]
        assert len(found) == count, day


# -- lengths


@pytest.mark.parametrize(("words", "texts"), [(119, ["119 words; add what a reader needs, or share"]), (120, [])])
def test_a_page_of_120_words_is_not_thin(sound, words, texts):
    atlas = sound(SENTENCE, f"{sentence(words)} [@good_2020]")
    assert [p.text for p in advice(atlas) if (p.path, p.field) == (HERE, "thin")] == texts


@pytest.mark.parametrize("level", [2, 3, 4, 5])
def test_headings_end_at_level_4(sound, level):
    body = "\n\n".join(f"{'#' * step} Head" for step in range(2, level + 1))
    lines = ["level 5 after 4; write ####"] if level == 5 else []
    assert told(sound("[@good_2020]", f"[@good_2020]\n\n{body}"), "heading") == lines


LENGTHS = [
    ("title: Low salt", "title: {}", "title", 2, 70),
    ("aliases: [salt lack]", "aliases: [{}]", "aliases.0", 2, 70),
    ("description: A small page on low salt that breaks none of the rules.", "description: {}", "description", 40, 170),
]


@pytest.mark.parametrize(("old", "new", "field", "least", "most"), LENGTHS, ids=[field for _, _, field, _, _ in LENGTHS])
def test_a_text_is_as_short_and_as_long_as_the_schema_says(sound, old, new, field, least, most):
    for length in (least, most):
        assert told(sound(old, new.format("a" * length)), field) == []
    assert f"has {least - 1} characters; write at least {least}" in told(sound(old, new.format("a" * (least - 1))), field)[0]
    assert f"has {most + 1} characters; shorten it to {most}" in told(sound(old, new.format("a" * (most + 1))), field)[0]


@pytest.mark.parametrize(("field", "old", "most"), [("short", "short: Sign", 110), ("act", "act: act", 70)])
def test_a_line_about_a_sign_is_short(sound, field, old, most):
    path = "docs/red-flags.yml"
    for length, count in ((most, 0), (most + 1, 1)):
        flags = card().replace(old, f"{field}: {'a' * length}")
        atlas = sound("[@good_2020]", "[@good_2020]\n\n[[danger-signs: H-01]]", more={path: flags})
        assert len(told(atlas, f"H-01.{field}", path)) == count, length


@pytest.mark.parametrize(
    ("harm", "lines"),
    [(-1, ["-1 is too small; write 0 or more"]), (0, []), (3, []), (4, ["4 is too large; write 3 or less"])],
)
def test_harm_goes_from_0_to_3(sound, harm, lines):
    path = "docs/claims.yml"
    claim = f"- {{id: C-001, topic: t, claim: It is., verdict: partly, finding: It is not., references: [good_2020], articles: [{{article: '001', line: 1}}], harm: {harm}}}\n"
    assert told(sound(more={path: claim}), "C-001.harm", path) == lines


@pytest.mark.parametrize(("year", "lines"), [(1499, ["1499 is too small; write 1500 or more"]), (1500, [])])
def test_a_reference_is_of_1500_or_later(sound, year, lines):
    path = "docs/references.yml"
    assert told(sound(more={path: REFERENCES.replace("2020\n", f"{year}\n")}), "good_2020.year", path) == lines


@pytest.mark.parametrize("count", [29, 30])
def test_a_guess_names_29_choices_and_counts_more(sound, count):
    groups = ", ".join(f"g{number}: Group {number}" for number in range(count))
    index = INDEX.replace("groups: {salts: Salts}", f"groups: {{{groups}}}")
    (line,) = told(sound(more={"docs/causes/index.md": index}), "group")
    assert line.endswith("use one of " + ", ".join(sorted(f"g{n}" for n in range(29))) if count == 29 else "; none of the 30 there is like it")


@pytest.mark.parametrize(("length", "shown"), [(57, "x" * 57), (58, "x" * 56 + "...")])
def test_a_long_value_is_cut_in_a_message(sound, length, shown):
    (line,) = told(sound("group: salts", f"group: {'x' * length}"), "group")
    assert line.startswith(f'no group "{shown}" in ')
