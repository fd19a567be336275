"""Care cards say what counts, stay few, and a danger sign has one urgency everywhere."""

from pathlib import Path

import pytest
from atlas.rules.check import check
from conftest import read_yaml

HERE = "docs/causes/low-salt.md"
CARD = '- {{id: {0}, level: {1}, group: limb, short: A sign, act: do it, title: "Do it if:", signs: {2}, means: x, references: [good_2020]{3}}}\n'
LEVELS = "levels: {emergency: [emergency], same day: [today, same day], soon: [doctor soon]}\n"
CASES = read_yaml(Path(__file__).parent.parent / "cases" / "urgency.yml")


def card(identifier="H-01", level="same day", signs="[A swollen arm]", more=""):
    return CARD.format(identifier, level, signs, more)


def found(sound, text, flags, **files):
    more = {"docs/red-flags.yml": flags, **{f"docs/{name}.yml": content for name, content in files.items()}}
    return [str(problem) for problem in check(sound("[@good_2020]\n", f"[@good_2020]\n{text}\n", more=more))]


def test_a_card_with_several_signs_says_whether_one_is_enough(sound):
    (problem,) = found(sound, "\n[[danger-signs: H-01]]\n", card(signs="[A swollen arm, A red arm]"))
    assert problem == "docs/red-flags.yml:1: H-01.need: is missing; write any or together"


def test_a_card_with_one_sign_needs_no_such_word(sound):
    (problem,) = found(sound, "\n[[danger-signs: H-01]]\n", card(more=", need: any"))
    assert problem == "docs/red-flags.yml:1: H-01.need: one sign needs none; take it out"


def test_a_page_shows_two_cards_in_full_at_most(sound):
    flags = "".join(card(f"H-0{number}") for number in (1, 2, 3))
    problems = found(sound, "\n[[red-flags: H-01 H-02 H-03]]\n" + "word " * 500, flags)
    assert f"{HERE}:11: cards: 3 cards in full, 2 at most; write others as [[danger-signs: H-03]]" in problems


def test_there_may_be_more_cards_than_two_digits_can_count(sound):
    text, cards = "\n[[danger-signs: H-100]]\n", [card(f"H-{number:02}") for number in range(1, 101)]
    assert not [one for one in found(sound, text, "".join(cards)) if "H-100" in one or "form" in one]
    (gap,) = [one for one in found(sound, text, "".join(cards[:98] + cards[99:])) if "H-99" in one]
    assert "H-100: no entry has H-99 before it" in gap


def test_cards_are_at_most_a_third_of_the_words_of_a_page(sound):
    flags = card(signs="[A swollen arm that " + "swells " * 60 + "]")
    long = "Low salt is low.\n" * 50
    assert [p for p in found(sound, f"\n[[red-flags: H-01]]\n\n{long}", flags) if ": cards: " in p] == []
    (problem,) = [p for p in found(sound, "\n[[red-flags: H-01]]\n", flags) if ": cards: " in p]
    assert problem.startswith(f"{HERE}:11: cards: 68 of 74 words are in cards, a third at most;")


def test_a_card_has_a_group_of_the_page_that_shows_every_sign(sound):
    page = "---\ntitle: Help\ndescription: Where every danger sign of this small site can be found.\ngroups: {chest: Chest}\nreviewed: 2026-11-22\n---\n\n[[signs]]\n"
    signs = f'numbers: ["112"]\n{LEVELS}signs:\n- {{id: arm, level: same day, words: [red arm]}}\n'
    files = {"docs/red-flags.yml": card(), "docs/help.md": page, "docs/signs.yml": signs}
    problems = [str(problem) for problem in check(sound(more=files))]
    assert problems == ['docs/red-flags.yml:1: group: no group "limb" in docs/help.md; use one of chest']


def test_a_card_that_speaks_of_some_medicines_names_such_as_there_are(sound):
    (problem,) = [one for one in found(sound, "", card(more=", taken: [causes/low-salt, glowdrops]")) if "taken" in one]
    assert problem.startswith('docs/red-flags.yml:1: H-01.taken: no medicine and no page "glowdrops"; ')


@pytest.mark.parametrize("case", CASES, ids=[f"{case['sign']['id']}: {case['text']}" for case in CASES])
def test_a_sign_has_one_urgency(sound, case):
    sign = case["sign"]
    signs = f'numbers: ["112"]\n{LEVELS}signs:\n- {sign}\n'
    problems = found(sound, f"\n{case['text']}\n\n[[danger-signs: H-01]]\n", card(level=sign["level"], signs="[A fit]"), signs=signs)
    told = [problem for problem in problems if ": urgency: " in problem]
    if "wrong" not in case:
        assert told == []
    else:
        (problem,) = told
        assert f'"{sign["id"]}" is {sign["level"]} in docs/signs.yml, and here {case["wrong"]}: ' in problem


def test_a_sign_in_a_card_of_another_level_is_reported(sound):
    signs = f'numbers: ["112"]\n{LEVELS}signs:\n- {{id: arm, level: emergency, card: H-02, words: [swollen arm]}}\n'
    flags = card() + card("H-02", level="emergency", signs="[A fit]")
    (problem,) = found(sound, "\n[[danger-signs: H-01 H-02]]\n", flags, signs=signs)
    assert problem.startswith('docs/red-flags.yml:1: H-01: "arm" is emergency in docs/signs.yml, and here same day: ')


@pytest.mark.parametrize(("act", "wrong"), [("get help today", []), ("do it", []), ("see a doctor soon", ["soon"]), ("emergency, today", [])])
def test_what_a_card_tells_to_do_is_as_urgent_as_its_level(sound, act, wrong):
    signs = f'numbers: ["112"]\n{LEVELS}signs:\n- {{id: arm, level: same day, card: H-01, words: [red arm]}}\n'
    problems = found(sound, "\n[[danger-signs: H-01]]\n", card().replace("act: do it", f'act: "{act}"'), signs=signs)
    assert problems == [f'docs/red-flags.yml:1: H-01.act: "{act}" is {level}, and level is same day; make them agree' for level in wrong]


def test_a_sign_leads_to_a_card_of_its_level(sound):
    signs = f'numbers: ["112"]\n{LEVELS}signs:\n- {{id: arm, level: soon, card: H-01, words: [red arm]}}\n'
    (problem,) = found(sound, "\n[[danger-signs: H-01]]\n", card(), signs=signs)
    assert problem == "docs/signs.yml:4: arm: is soon, and H-01 is same day; make them agree"


def test_the_warning_of_a_medicine_has_the_urgency_of_its_sign(sound):
    signs = f'numbers: ["112"]\n{LEVELS}signs:\n- {{id: arm, level: same day, card: H-01, words: [red arm]}}\n'
    warnings = "any: {title: Ask, text: With a red arm see a doctor soon.}\n"
    (problem,) = found(sound, "\n[[danger-signs: H-01]]\n", card(), signs=signs, warnings=warnings)
    assert problem.startswith('docs/warnings.yml:1: any: "arm" is same day in docs/signs.yml, and here soon: ')
