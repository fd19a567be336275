import pytest
from atlas.rules.language import check_plain, check_plain_words, mask, measure, prose, sentences
from atlas.rules.syllables import syllables
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
    assert measure("The cat sat. The dog ran. We ate.", {}).grade < 2


def test_a_text_cut_into_short_sentences_is_no_easier():
    whole, cut = "Drink water when it is hot, and rest in the shade.", "Drink water. It is hot. Rest. Sit in the shade."
    assert measure(whole, {}).grade == pytest.approx(measure(cut, {}).grade, abs=1.5) and measure(cut, {}).grade > 0


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *[(word, 1) for word in ("the", "cramps", "take", "eased", "stretched", "b", "through")],
        *[(word, 2) for word in ("water", "muscle", "people", "safely", "spasm", "fluid", "doses", "treated", "going", "night-time", "diet")],
        *[(word, 3) for word in ("medicine", "exercise", "evidence", "hospital", "uneasy", "serious")],
        *[(word, 4) for word in ("dialysis", "potassium", "magnesium", "bacteria", "emergency")],
    ],
)
def test_a_word_has_as_many_syllables_as_are_spoken(word, count):
    assert syllables(word) == count


def test_a_name_counts_as_one_short_word():
    names = {"hydrochlorothiazide": [("hydrochlorothiazide",)], "kidney": [("kidney", "disease")]}
    assert mask("hydrochlorothiazide and kidney disease", names) == ["name", "and", "name"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ("word " * 30 + ". [@good_2020]", "sentences"),
        ("Extraordinarily sophisticated multidisciplinary considerations predominate. [@good_2020]", "grade"),
    ],
)
def test_what_is_not_plain_is_a_problem(sound, body, field):
    atlas = sound("Low salt can bring on cramps. [@good_2020]", body)
    assert field in [problem.field for problem in check_plain(atlas)]


def test_a_word_with_a_plainer_one_is_a_problem_at_its_line(sound):
    words = {"docs/plain-words.yml": "medication: medicine\nPrior to: before\n"}
    atlas = sound("Low salt can bring on cramps. [@good_2020]", "Take the Medication prior to bed. [@good_2020]", more=words)
    assert [(one.field, one.text) for one in check_plain_words(atlas)] == [
        ("word", '"Medication" is not plain; write "medicine"'),
        ("word", '"prior to" is not plain; write "before"'),
    ]


def test_without_words_to_swap_nothing_is_swapped(sound):
    assert list(check_plain_words(sound("Low salt can bring on cramps. [@good_2020]", "Take your medication. [@good_2020]"))) == []


HARD = "Several important considerations matter here. Many sentences follow naturally."


@pytest.mark.parametrize(("key", "limit"), [("", 7), ("reading_grade: 6\n", 6)])
def test_a_page_can_set_itself_a_lower_grade(sound, key, limit):
    page = HOME.replace("Home", "A page").replace("Hello.", HARD).replace("reviewed", f"{key}reviewed")
    (problem,) = [problem for problem in check_plain(sound(more={"docs/page.md": page})) if problem.field == "grade"]
    assert f" is over {limit};" in problem.text


def test_a_plain_page_has_no_problem(sound):
    assert list(check_plain(sound())) == []
