"""The text of a page as the search reads it: its blocks, and the passages that say something by themselves."""

import pytest
from atlas.site.page_text import joined, passages_of, sections_of, with_leads


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>a <b>b</b>\nc</p>", ["a b c"]),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", ["a", "b", "c"]),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td></td></tr></table>", ["· a · b", "· c ·"]),
        ("<table><tr><td></td><td> </td></tr></table>", []),
        ("<dl><dt>a.</dt><dd>b</dd></dl>", ["a: b"]),
        ("<p> </p><p>[@a]</p>", []),
    ],
)
def test_a_block_is_a_paragraph_an_item_a_row_or_a_word_with_its_meaning(html, blocks):
    ((_, _, found),) = sections_of(f"<article>{html}</article>")
    assert [" ".join(block.split()) for block in found] == blocks


def test_short_sentences_of_a_block_are_one_passage():
    short, long = "It is so.", f"{'Word ' * 40}end."
    assert joined(f"{short} {short}") == [f"{short} {short}"]
    assert joined(f"{long} {long}") == [long, long] and joined("one") == ["one"]


def test_a_block_in_small_letters_follows_the_line_that_leads_to_it():
    assert list(with_leads(["Likely if you:", "drink much", "sweat", "Else not.", "rest"])) == [
        "Likely if you: drink much", "Likely if you: sweat", "Else not.", "rest"
    ]  # fmt: skip
    far = f"{'word ' * 60}:"
    assert list(with_leads([far, "drink"])) == [far, "drink"]


def test_a_passage_says_something_by_itself():
    whole = "This is a passage of several words that says enough."
    assert passages_of(["Too short.", whole, "A row · of a table that has very many words in it"]) == [whole]
