"""Names and texts with signs: where a name ends in one, where one follows, where a slash parts two words."""

import pytest
from atlas.linking.linker import link_article
from atlas.linking.vocabulary import Term, build_vocabulary


def linked(name: str, text: str) -> bool:
    """Whether a name becomes a link in a text."""
    term = Term(name, "causes/one", "causes", "causes/one/", description="x", where="docs/causes/one.md:2")
    article = f"<article><p>{text}</p></article>"
    return "<a " in link_article(article, build_vocabulary([term]), "guides/x", page_url="guides/x/", root="../../").html


@pytest.mark.parametrize(("name", "text"), [("warm bath!", "a warm bath"), ("warm bath (hot)", "a warm bath (hot"), ("(!) bath", "bath"), ("warm bath ++", "warm bath")])
def test_a_name_that_ends_in_a_sign_is_not_found_beyond_the_end_of_a_text(name, text):
    assert not linked(name, text)


@pytest.mark.parametrize(
    ("text", "is_link"),
    [
        ("Try a ⭐️warm bath before bed.", True),
        ("Try 1️⃣warm bath.", True),
        ("Rest (lying down)/warm bath, then walk.", True),
        ("Say “rest”/warm bath.", True),
        ("See /warm bath/ there.", False),
        ("See (a/b)/c/warm bath/ there.", False),
        ("A wa\u0308rm bath.", False),
    ],
)
def test_signs_beside_a_name_part_it_from_what_is_there_and_paths_do_not(text, is_link):
    assert linked("warm bath", text) is is_link
