"""Every address that was ever given out answers: the ledger, notes of what went, and places with a heading of today."""

import pytest
from atlas.content.headings import headings
from atlas.rules.check import check
from conftest import CAUSE, HOME

PLACED = CAUSE.replace("reviewed:", "{0}\nreviewed:") + "\n## At night\n\nIt comes at night.\n"
LEDGER = "- causes/index\n- causes/low-salt\n- index\n"


def found(sound, front: str = "limits", **files: str) -> list[str]:
    """The problems of a site whose page on low salt has a heading and this line in its front matter."""
    text = PLACED.replace("{0}\n", "" if front == "limits" else f"{front}\n")
    more = {f"docs/{name}.yml": content for name, content in files.items()}
    return [str(one) for one in check(sound(CAUSE, text, more=more))]


@pytest.mark.parametrize("place", ["'#in-bed'", "causes/low-salt#in-bed", "index#in-bed", "gone#in-bed"])
def test_an_old_place_leads_to_a_heading(sound, place):
    gone = "gone: {title: Gone, why: It said nothing., on: 2026-11-20}\n"
    assert found(sound, f"moved_places: {{{place}: at-night}}", withdrawn=gone) == []


@pytest.mark.parametrize(
    ("place", "there", "text"),
    [
        ("'#in-bed'", "at-nigt", 'no heading "at-nigt" on this page; did you mean "at-night"?'),
        ("causes/low-slat#in-bed", "at-night", 'no page "causes/low-slat" is or was there; did you mean "causes/low-salt"?'),
        ("'#at-night'", "at-night", '"at-night" is a heading of docs/causes/low-salt.md; take it out here, or rename that'),
    ],
)
def test_an_old_place_that_leads_nowhere_is_a_problem(sound, place, there, text):
    (problem,) = found(sound, f"moved_places: {{{place}: {there}}}")
    assert problem == f"docs/causes/low-salt.md:9: moved_places.{place.strip(chr(39))}: {text}"


def test_an_old_place_is_told_once(sound):
    home = HOME.replace("reviewed", "moved_places: {causes/low-salt#in-bed: at-night}\nreviewed") + "\n## At night\n\nIt is.\n"
    text = PLACED.replace("{0}", "moved_places: {'#in-bed': at-night}")
    (problem,) = map(str, check(sound(CAUSE, text, more={"docs/index.md": home})))
    assert problem == "docs/index.md:4: moved_places.causes/low-salt#in-bed: docs/causes/low-salt.md says where it is too; keep one"


@pytest.mark.parametrize(
    ("note", "message"),
    [
        ("causes/low-salt: {title: A b, why: Why., on: 2026-11-20}", "causes/low-salt: docs/causes/low-salt.md has this address; take the note out"),
        ("causes/brine: {title: A b, why: Why., on: 2026-11-20}", "causes/brine: docs/causes/low-salt.md says that it moved there; keep one"),
        ("gone: {title: A b, why: Why., on: 2031-11-20}", "gone.on: 2031-11-20 is in the future; write the day on which it was"),
        ("gone: {title: A b, why: Why., on: 2026-11-20, see: [causes/low-slat]}", 'gone.see.0: no page "causes/low-slat"; did you mean "causes/low-salt"?'),
    ],
)
def test_a_note_that_a_page_was_withdrawn_fits_what_is_there(sound, note, message):
    assert found(sound, "moved_from: [causes/brine]", withdrawn=f"{note}\n") == [f"docs/withdrawn.yml:1: {message}"]


def test_every_address_of_the_ledger_answers(sound):
    assert found(sound, addresses=LEDGER) == []
    text = "write it into moved_from: of the page that has its words, or say in docs/withdrawn.yml why it went"
    problem = f'docs/addresses.yml:1: causes/brine: no page "causes/brine", and nothing stands at its address; {text}'
    assert found(sound, addresses=f"- causes/brine\n{LEDGER}") == [problem]


@pytest.mark.parametrize("answer", ["moved_from: [causes/brine]", "limits"])
def test_a_page_that_moved_or_was_withdrawn_answers(sound, answer):
    note = "causes/brine: {title: Brine, why: Why., on: 2026-11-20}\n" if answer == "limits" else "x: {title: X y, why: Why., on: 2026-11-20}\n"
    assert found(sound, answer, addresses=f"- causes/brine\n{LEDGER}", withdrawn=note) == []


def test_every_page_is_in_the_ledger(sound):
    text = "is not in docs/addresses.yml, where each address that is given out stands; add the line: - causes/low-salt"
    assert found(sound, addresses="- causes/index\n- index\n") == [f"docs/causes/low-salt.md:1: id: {text}"]


@pytest.mark.parametrize(
    ("line", "identifier"),
    [("## At night", "at-night"), ("### *A* **b** `c`", "a-b-c"), ("## [Cold](../cold.md) & <b>wet</b>", "cold-wet"), ("## a_b _c_ &amp; d", "a_b-c-d"), ("## Who? ##", "who")],
)
def test_a_heading_has_the_id_that_the_engine_gives_it(line, identifier):
    assert [one.id for one in headings(f"text\n{line}\ntext\n")] == [identifier]


def test_the_same_words_again_have_an_id_of_their_own():
    assert [one.id for one in headings("## A\n\n## A\n\n### A\n")] == ["a", "a_1", "a_2"]
