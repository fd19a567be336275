"""Each word that readers stumble over is told, with the plain one to write."""

import pytest
from atlas.rules.check import check

WORDS = {
    "medication": "medicine",
    "medications": "medicines",
    "physician": "doctor",
    "approximately": "about",
    "utilise": "use",
    "utilize": "use",
    "individuals": "people",
    "in order to": "to",
    "prior to": "before",
    "commence": "start",
    "facilitate": "help",
    "demonstrate": "show",
    "discontinue": "stop",
    "e.g.": "for example",
    "i.e.": "that is",
    "patients": "people",
}


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_is_not_plain_is_told(sound, word):
    atlas = sound("[@good_2020]", f"[@good_2020]\nIt is {word.capitalize()} so.")
    assert [str(problem) for problem in check(atlas) if problem.field == "word"] == [
        f'docs/causes/low-salt.md:13: word: "{word.capitalize()}" is not plain; write "{WORDS[word]}"'
    ]
