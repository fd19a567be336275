"""Names and their forms: what is exact, what English makes of a noun, what is the same for the eye."""

import pytest
from atlas.linking.forms import How, curated, forms_of, is_exact, is_name, match_of, plurals_of, singulars_of
from atlas.linking.normalise import loose, normalise


@pytest.mark.parametrize("name", ["PAD", "B12", "Ca", "pH", "NSAIDs", "Eye", "COVID-19", "ÄÖ"])
def test_an_exact_name(name):
    assert is_exact(name)


@pytest.mark.parametrize("name", ["flu", "Gout", "ACE inhibitor", "vitamin B12", "東京", "123", "gas", "PADx"])
def test_a_name_in_any_letters(name):
    assert not is_exact(name)


@pytest.mark.parametrize(
    ("name", "answer"), [("A", False), ("癌", False), ("", False), ("-", False), ("B1", True), ("ab", True)]
)
def test_a_name_needs_two_letters_or_digits(name, answer):
    assert is_name(name) is answer


def test_forms_tell_how_they_were_made():
    assert forms_of("Tumours") == {
        "Tumours": (),
        "Tumour": (How.SINGULAR,),
        "Tumors": (How.SPELLING,),
        "Tumor": (How.SINGULAR, How.SPELLING),
    }


def test_an_exact_name_has_one_plural_and_no_spelling():
    assert forms_of("NSAID") == {"NSAID": (), "NSAIDs": (How.PLURAL,)}
    assert forms_of("OEDEMA") == {"OEDEMA": (), "OEDEMAs": (How.PLURAL,)}


def test_a_plural_is_not_cut_to_another_word():
    assert forms_of("axe") == {"axe": (), "axes": (How.PLURAL,)}


@pytest.mark.parametrize("word", sorted(curated().plurals))
def test_every_curated_plural_leads_back(word):
    assert {word} <= {one for many in plurals_of(word) for one in singulars_of(many)}


@pytest.mark.parametrize(
    "word", ["statin", "abscess", "virus", "box", "rash", "allergy", "disease", "cause", "size", "kidney", "hernia"]
)
def test_a_regular_plural_leads_back(word):
    assert word in [one for many in plurals_of(word) for one in singulars_of(many)]


@pytest.mark.parametrize("word", sorted(curated().uncut))
def test_an_uncut_word_has_neither_singular_nor_plural(word):
    assert (singulars_of(word), plurals_of(word)) == ([], [])


def test_the_curated_lists_do_not_contradict_each_other():
    words = curated()
    assert words.uncut & words.plurals.keys() == set()
    assert [uk for uk, us in words.spellings.items() if words.spellings[us] != uk] == []


@pytest.mark.parametrize("word", ["arthritis", "sepsis", "asbestos", "pus"])
def test_a_word_in_is_os_or_us_is_not_cut(word):
    assert [one for one in singulars_of(word) if one != "asbesto"] == []


def test_a_name_is_looked_up_by_its_key_or_its_own_letters():
    assert [match_of("X-Ray tube"), match_of("COVID-19")] == ["x ray tube", "COVID 19"]


def test_small_letters_keep_the_length():
    assert [loose("İstanbul"), loose("STRAẞE"), loose("A-b")] == ["İstanbul", "straße", "a b"]


def test_a_normal_text_leads_back_to_its_characters():
    original = "a&nbsp; cafe\u0301 para\xadceta\u2060mol&#39;s"
    normal = normalise(original)
    assert normal.text == "a café paracetamol's"
    assert [original[slice(*normal.source(*span))] for span in ((2, 6), (7, 18), (18, 19))] == [
        "cafe\u0301",
        "para\xadceta\u2060mol",
        "&#39;",
    ]


def test_a_span_that_cuts_an_entity_leads_nowhere():
    normal = normalise("&notaspirin;")
    assert (normal.text, normal.source(1, 8)) == ("¬aspirin;", None)
