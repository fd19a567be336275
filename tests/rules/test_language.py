import pytest
from atlas.rules.language import check_plain, mask, measure, prose, sentences
from conftest import HOME


def test_prose_has_no_headings_tables_marks_or_link_targets():
    body = "## Head\n\nOne [two](x.md). [@a] [#C-001]\n\n| a | b |\n|---|---|\n\n[[red-flags: H-01]]\n\n```\ncode\n```\n"
    assert prose(body).split() == ["One", "two."]


def test_each_item_of_a_list_ends_a_sentence():
    assert sentences("Take:\n\n- water\n- salt\n") == ("Take:", "water", "salt")


def test_an_abbreviated_number_does_not_end_a_sentence():
    assert sentences("It was 1.5 in one test. It was 2 in another.") == ("It was 1.5 in one test.", "It was 2 in another.")


def test_a_measure_counts_words_and_long_sentences():
    found = measure("One two three. Word " + "word " * 25 + "end.", {})
    assert (found.words, found.sentences, len(found.long), found.median) == (30, 2, 1, 15)


def test_short_words_in_short_sentences_need_little_schooling():
    assert measure("The cat sat. The dog ran. We ate.", {}).grade < 1


def test_a_name_counts_as_one_short_word():
    names = {"hydrochlorothiazide": [("hydrochlorothiazide",)], "kidney": [("kidney", "disease")]}
    assert mask("hydrochlorothiazide and kidney disease", names) == ["name", "and", "name"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("Take your medication. [@good_2020]", "word"),
        ("word " * 30 + ". [@good_2020]", "sentences"),
        ("Extraordinarily sophisticated multidisciplinary considerations predominate. [@good_2020]", "grade"),
    ],
)
def test_what_is_not_plain_is_a_problem(sound, body, field):
    atlas = sound("Low salt can bring on cramps. [@good_2020]", body)
    assert field in [problem.field for problem in check_plain(atlas)]


HARD = "Several important considerations matter here. Many sentences follow naturally."


@pytest.mark.parametrize(("key", "limit"), [("", 8), ("reading_grade: 6\n", 6)])
def test_a_page_can_set_itself_a_lower_grade(sound, key, limit):
    page = HOME.replace("Home", "A page").replace("Hello.", HARD).replace("reviewed", f"{key}reviewed")
    (problem,) = [problem for problem in check_plain(sound(more={"docs/page.md": page})) if problem.field == "grade"]
    assert f" is over {limit};" in problem.text


def test_a_plain_page_has_no_problem(sound):
    assert list(check_plain(sound())) == []
