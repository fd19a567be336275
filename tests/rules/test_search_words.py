"""The data of the search lead to pages that there are, and no word of every day sets off a danger sign."""

import pytest
from atlas.rules.check import check
from conftest import ROOT, read_yaml, to_yaml

SEARCH = read_yaml(ROOT / "docs" / "search.yml")
OWN = {
    "topics": {"causes/low-salt": ["crisps"]},
    "questions": [{"says": ["what help"], "lift": {"causes": 1}}],
    "groups": {"LIMB": ["leg", "causes/low-salt"], "PAIN": ["pain", "LIMB pain", "10-20 minute"]},
    "urgent": [{"level": "soon", "short": "Urgent", "act": "Ask.", "page": "causes/low-salt", "asked": ["LIMB+blue"]}],
    "sum": {
        **{"level": "soon", "short": "Some", "act": "See.", "page": "causes/low-salt", "least": 3},
        "long": [{"words": 6, "points": 1}],
        "lists": [{"sign": "odd", "points": 2, "words": ["blue", "LIMB red"]}, {"sign": "calm", "points": -2, "words": ["why"]}],
    },
    "neighbours": [{"title": "Elsewhere", "text": "Another.", "page": "causes/low-salt", "when": ["womb"]}],
    "several": {"causes/low-salt": 1},
    "medicines": {},
    "kinds": {},
}


@pytest.fixture
def found(sound):
    """The problems with some of the search data swapped."""

    def problems(**swapped):
        text = to_yaml({**SEARCH, **OWN, **swapped})
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


def test_an_urgent_sign_and_a_group_lead_to_a_page(found):
    assert any("urgent.0.page: no page" in text for text in found(urgent=[{**OWN["urgent"][0], "page": "causes/gone"}]))
    assert any("groups.LIMB.0: no page" in text for text in found(groups={**OWN["groups"], "LIMB": ["causes/gone"]}))


def test_groups_and_lists_name_groups_that_there_are(found):
    assert any('urgent.0.asked.0: no group "LIMBS"' in text for text in found(urgent=[{**OWN["urgent"][0], "asked": ["LIMBS+a"]}]))
    assert any('groups.PAIN.0: no group "LIMBS"' in text for text in found(groups={**OWN["groups"], "PAIN": ["my LIMBS"]}))
    signs = {**SEARCH["signs"], "denies": ["not LIMBS"]}
    assert any('signs.denies.0: no group "LIMBS"' in text for text in found(signs=signs))


def added(**swapped):
    """What adds up, with its first list swapped in part."""
    return {**OWN["sum"], "lists": [{**OWN["sum"]["lists"][0], **swapped}]}


def test_what_adds_up_leads_to_a_page_and_names_groups_that_there_are(found):
    assert any("sum.page: no page" in text for text in found(sum={**OWN["sum"], "page": "causes/gone"}))
    assert any('sum.lists.0.words.0: no group "LIMBS"' in text for text in found(sum=added(words=["LIMBS red"])))


@pytest.mark.parametrize(
    ("points", "message"),
    [
        (0, 'sum.lists.0.points: "odd" gives no points; give it some, or take it out'),
        (3, 'sum.lists.0.points: "odd" is enough alone; give it less than 3, or write its words in `urgent`'),
    ],
)
def test_each_list_adds_something_and_none_is_enough_alone(found, points, message):
    assert found(sum=added(points=points)) == [message]


def test_no_group_is_made_of_itself(found):
    problems = found(groups={"LIMB": ["sore PAIN"], "PAIN": ["pain", "LIMB pain"]})
    assert [problem.partition(":")[0] for problem in problems] == ["groups.LIMB", "groups.PAIN"]
    assert "made of itself, by way of the groups that it names; take one of them out" in problems[0]


def test_numbers_begin_with_the_smaller_one(found):
    (problem,) = found(neighbours=neighbour(when=["blue+20-10"]))
    assert problem == 'neighbours.0.when.0: "20-10" has no number in it; write it as 10-20'


@pytest.mark.parametrize("words", ["-blue", "-blue -leg+pain"])
def test_a_set_asks_for_something(found, words):
    (problem,) = found(neighbours=neighbour(when=[words]))
    assert problem == f'neighbours.0.when.0: "{words}" only says what must not be asked; add a word that must'


@pytest.mark.parametrize(
    "swapped",
    [
        {"neighbours": neighbour(when=["blue++leg"])},
        {"neighbours": neighbour(when=["blue+-leg"])},
        {"neighbours": neighbour(when=["blue - leg"])},
        {"neighbours": neighbour(when=["Blue"])},
        {"groups": {"LIMB": ["a leg+arm"], "PAIN": ["pain"]}},
        {"groups": {"LIMB": [], "PAIN": ["pain"]}},
        {"groups": {"LIMB": [False], "PAIN": ["pain"]}},
        {"groups": {"LIMB": "leg", "PAIN": ["pain"]}},
        {"groups": []},
        {"signs": {}},
        {"signs": {**SEARCH["signs"], "or": []}},
        {"urgent": []},
        {"urgent": [{**OWN["urgent"][0], "asked": []}]},
        {"urgent": [{**OWN["urgent"][0], "asked": [5]}]},
        {"urgent": [{**OWN["urgent"][0], "level": "never"}]},
        {"sum": {}},
        {"sum": {**OWN["sum"], "least": "3"}},
        {"sum": {**OWN["sum"], "lists": [{"sign": "odd", "points": "2", "words": ["blue"]}]}},
        {"sum": {**OWN["sum"], "lists": [{"sign": "odd", "points": 2, "words": ["leg+blue"]}]}},
    ],
)
def test_what_has_the_wrong_form_is_told_and_nothing_else(found, swapped):
    assert len(found(**swapped)) >= 1


@pytest.mark.parametrize("words", ["cramp", "leg pain", "now", "cramp -night", "leg+pain"])
def test_words_of_every_day_are_no_set(found, words):
    (problem,) = found(neighbours=neighbour(when=[words]))
    assert problem == f'neighbours.0.when.0: "{words}" are words of every day; add one that is not'


@pytest.mark.parametrize("words", ["leg blue", "now blue", "PAIN", "leg+blue", "5-9"])
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


def test_what_readers_call_medicines_is_written_to_one_that_there_is(found):
    (medicine,) = found(medicines={"nobodys-pill": ["brandname"]})
    assert medicine.startswith('medicines.nobodys-pill: no medicine "nobodys-pill"; ')
    (kind,) = found(kinds={"nobodys kind": ["odd pills"]})
    assert kind.startswith('kinds.nobodys kind: no kind of medicine "nobodys kind"; ')


def test_what_several_medicines_lead_to_is_a_page(found):
    (problem,) = found(several={"causes/gone": 1})
    assert problem.startswith('several.causes/gone: no page "causes/gone"')


@pytest.mark.parametrize("phrase", ["back", "Came back", "came back.", "came  back", "is-back"])
def test_what_is_said_aside_is_a_phrase(found, phrase):
    (problem,) = found(aside=["came back", "are back .", phrase])
    assert problem == f'aside.2: "{phrase}" has the wrong form; write it in small letters: came back, are back .'
