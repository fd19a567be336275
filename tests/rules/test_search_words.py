"""The data of the search lead to pages that there are, and no word of every day sets off a danger sign."""

import pytest
import yaml
from atlas.rules.check import check
from conftest import ROOT

SEARCH = yaml.safe_load((ROOT / "docs" / "search.yml").read_text(encoding="utf-8"))
OWN = {
    "topics": {"causes/low-salt": ["crisps"]},
    "questions": [{"says": ["what help"], "lift": {"causes": 1}}],
    "neighbours": [{"title": "Elsewhere", "text": "Another.", "page": "causes/low-salt", "when": ["womb"]}],
}


@pytest.fixture
def found(sound):
    """The problems with some of the search data swapped."""

    def problems(**swapped):
        text = yaml.safe_dump({**SEARCH, **OWN, **swapped}, sort_keys=False)
        return [str(problem).partition(": ")[2] for problem in check(sound(more={"docs/search.yml": text}))]

    return problems


def neighbour(**swapped):
    return [{**OWN["neighbours"][0], **swapped}]


def test_sound_data_have_no_problem(found):
    assert found() == []


def test_a_question_a_topic_and_a_neighbour_lead_to_a_page_or_a_kind(found):
    assert 'questions.0.lift.causes/low-slat: no page "causes/low-slat"; did you mean "causes/low-salt"?' in found(
        questions=[{"says": ["x"], "lift": {"causes/low-slat": 1}}]
    )
    assert any("topics.causes/gone: no page" in text for text in found(topics={"causes/gone": ["x"]}))
    assert any("neighbours.0.page: no page" in text for text in found(neighbours=neighbour(page="causes/gone")))


def test_a_set_names_a_group_that_there_is(found):
    (problem,) = found(neighbours=neighbour(when=["LIMBS blue"]))
    assert problem == 'neighbours.0.when.0: no group "LIMBS" in docs/search.yml; did you mean "LIMB"?'


@pytest.mark.parametrize("words", ["cramp", "leg pain", "now", "cramp -night"])
def test_words_of_every_day_are_no_set(found, words):
    (problem,) = found(neighbours=neighbour(when=[words]))
    assert problem == f'neighbours.0.when.0: "{words}" are words of every day; add one that is not'


@pytest.mark.parametrize("words", ["leg blue", "now blue", "PAIN"])
def test_one_word_that_is_not_of_every_day_is_enough(found, words):
    assert found(neighbours=neighbour(when=[words])) == []


@pytest.mark.parametrize(
    ("ending", "message"),
    [
        (["s", 2, ""], "endings.0.0.1: 2 is not text; write text"),
        (["", "x", 1], 'endings.0.0.0: "" has the wrong form; write it as one word in small letters'),
        (["s", ""], "endings.0.0: has 2 entries; write 3"),
        (["s", "", 1, 2], "endings.0.0: has 4 entries; write 3"),
        ([], "endings.0.0: the list is empty; fill it or leave the key out"),
    ],
)
def test_an_ending_has_its_three_parts_in_their_order(found, ending, message):
    assert message in found(endings=[[ending]])
