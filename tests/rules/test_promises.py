"""A page says something about each name that it promises."""

import pytest
from atlas.rules.promises import check_promises
from conftest import CAUSE

MESSAGE = '"{0}" is promised, and the page says nothing of it; say something of it, move it to a page that does, or to ambiguous'
CARD = """\
- {id: H-01, level: soon, group: heat, short: hot and dry, act: ask soon, title: See a doctor if you have,
   signs: [a brine fever], means: it may be heat, references: [good_2020]}
"""
STUDY = """\
groups: {all: All}
outcomes: {often: how often}
rows:
- {id: S-001, about: causes/low-salt, what: A rinse of brine, against: water, control: dummy, group: all, outcome: often,
   population: people, people: 9, design: trial, result: same, certainty: low, funding: not seen, reference: good_2020,
   read: abstract, checked: 2026-11-22}
"""


def broken(sound, covers: str, text: str = "", more: str = "", files: dict[str, str] | None = None) -> list[str]:
    page = CAUSE.replace("reviewed:", f"covers: {covers}\n{more}reviewed:").replace("[@good_2020]", f"[@good_2020]\n{text}")
    return [str(problem) for problem in check_promises(sound(more={"docs/causes/low-salt.md": page, **(files or {})}))]


def test_a_promise_that_is_not_kept_is_reported_with_its_line(sound):
    listed = "\n- salty sweat\n- brine loss\n- heat"
    found = broken(sound, listed, "Sweat is salty.")
    assert found == [f"docs/causes/low-salt.md:{line}: covers.{number}: {MESSAGE.format(name)}" for line, number, name in ((11, 1, "brine loss"), (12, 2, "heat"))]


TOLD = [
    ("brine loss", "A loss of brine."),
    ("brine losses", "One brine loss."),
    ("Brine-loss", "BRINE LOSS"),
    ("brine tumor", "A brine tumour."),
    ("brine loss", "## Brine loss"),
    ("brine loss", "| a | b |\n|---|---|\n| brine | its loss |"),
    ("brine loss", "**Brine** [loss](low-salt.md)."),
    ("brine loss", "Bri<b>ne</b> loss."),
    ("Brinë loss", "A Brine\u0308 loss."),
    ("brine salt", "It is brine."),  # what is in the title counts for all of the page
    ("BRN", "Two BRNs."),
    ("Tom's brine", "The brine of Tom’s friend."),
]
UNTOLD = [
    ("brine loss", "Brine is salty.\n\nA loss hurts."),
    ("brine loss", "- brine\n- loss"),
    ("brine loss", "1. brine\n2. loss"),
    ("brine loss", "| brine | x |\n| loss | y |"),
    ("brine loss", "<!-- brine loss -->"),
    ("brine loss", "`brine loss`"),
    ("brine", "[it](brine.md)"),
    ("brine", '<span title="brine">it</span>'),
    ("brine", "[@brine]"),
    ("brine", "brinepool"),
    ("BRN", "A brn."),
]


@pytest.mark.parametrize(("name", "text"), TOLD)
def test_a_name_is_told_by_its_words_in_any_form_in_one_block(sound, name, text):
    assert broken(sound, f'["{name}"]', f"\n{text}\n") == []


@pytest.mark.parametrize(("name", "text"), UNTOLD)
def test_words_that_readers_do_not_see_or_that_stand_apart_tell_nothing(sound, name, text):
    (found,) = broken(sound, f'["{name}"]', f"\n{text}\n")
    assert MESSAGE.format(name) in found


def test_a_card_in_full_tells_of_its_signs_and_its_line_does_not(sound):
    cards = {"docs/red-flags.yml": CARD}
    assert broken(sound, "[brine fever]", "\n[[red-flags: H-01]]\n", files=cards) == []
    assert len(broken(sound, "[brine fever]", "\n[[danger-signs: H-01]]\n", files=cards)) == 1
    assert len(broken(sound, "[brine fever]", "\n[[red-flags: H-02]]\n", files=cards)) == 1


def test_the_box_of_a_medicine_tells_of_its_names(sound):
    box = "medicines: [{name: salol, brands: {UK: [Brinol]}}]\n"
    assert broken(sound, "[Brinol]", "\n[[medicines]]\n", more=box) == []


def test_a_table_of_studies_tells_of_what_was_tested(sound):
    studies = {"docs/studies.yml": STUDY}
    assert broken(sound, "[brine rinse]", "\n[[studies: S-001]]\n", files=studies) == []
    assert len(broken(sound, "[brine rinse]", "\n[[studies: S-002]]\n", files=studies)) == 1


def test_names_that_are_not_promised_are_free(sound):
    assert broken(sound, "[]", more="ambiguous: [brine]\n") == []
