"""The rules of codes: what is broken, and the message. The bad inputs of ``cases/bad/data`` have the rest."""

import pytest
from atlas.content.codes import System, codes_of, things
from atlas.rules.check import check

CODES = """\
systems:
  toy: {name: Toy codes, about: Numbers for toys., address: 'https://example.org/toy/', letters: [T, U], fewest: 2, most: 4, example: T12, credit: Thanks., terms: 'https://example.org/terms'}
codes:
  causes/low-salt:
    toy: {code: T12, name: Low salt, reference: good_2020, seen_on: 2026-11-22}
"""
PAGE = """\
---
title: Codes
description: A page of this small site that shows all the codes in it.
reviewed: 2026-11-22
---

[[codes]]
"""
PLACE = "docs/codes.yml"


def said(sound, old, new, more=""):
    found = check(sound(old, new, PLACE, {PLACE: CODES + more, "docs/codes.md": PAGE}))
    return [str(one) for one in found if one.path == PLACE]


def test_sound_codes_break_no_rule(sound):
    assert said(sound, "", "") == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("code: T12", "code: V12", '5: codes.causes/low-salt.toy.code: "V12" is no code of Toy codes; write it as T12'),
        ("code: T12", "code: T1", '5: codes.causes/low-salt.toy.code: "T1" is no code of Toy codes; write it as T12'),
        ("code: T12", "code: '12'", '5: codes.causes/low-salt.toy.code: "12" is no code of Toy codes; write it as T12'),
        ("example: T12", "example: T12345", '2: systems.toy.example: "T12345" is not of the form that letters, fewest and most tell; mend one of them'),
        ("  causes/low-salt:", "  causes/low-sugar:", '4: codes.causes/low-sugar: no medicine, and no page about one thing, "causes/low-sugar"; did you mean "causes/low-salt"?'),
        ("  causes/low-salt:", "  causes/index:", '4: codes.causes/index: no medicine, and no page about one thing, "causes/index"; use one of causes/low-salt'),
        ("    toy: {code", "    toys: {code", '5: codes.causes/low-salt.toys: no system "toys" under systems:; did you mean "toy"?'),
        ("good_2020", "good_2021", '5: codes.causes/low-salt.toy.reference: no reference "good_2021" in docs/references.yml; did you mean "good_2020"?'),
        ("seen_on: 2026-11-22", "seen_on: 2098-11-22", '5: codes.causes/low-salt.toy.seen_on: "2098-11-22" is in the future; write the day on which you saw it'),
    ],
)
def test_a_code_is_of_a_thing_and_a_system_and_has_its_form(sound, old, new, line):
    assert f"{PLACE}:{line}" in said(sound, old, new)


def test_a_thing_has_codes_or_a_reason_for_having_none(sound):
    line = f"{PLACE}:7: none.causes/low-salt: has codes above; take the reason out, or the codes"
    assert said(sound, "", "", "none:\n  causes/low-salt: None.\n") == [line]


def test_the_credits_stand_on_a_page(sound):
    found = check(sound("", "", PLACE, {PLACE: CODES}))
    assert [one.field for one in found if one.path == PLACE] == ["systems"]


def test_one_code_is_not_of_two_pages(sound):
    other = {"docs/causes/salty.md": "low salt"}
    cause = sound("", "").by_id["causes/low-salt"]
    text = f"---\n{open_front(cause)}---\n\n{cause.body}"
    more = {PLACE: CODES + CODES[CODES.index("    toy: {code") :].join(["  causes/salty:\n", ""]), **dict.fromkeys(other, text)}
    found = [str(one) for one in check(sound("", "", PLACE, {**more, "docs/codes.md": PAGE})) if one.path == PLACE]
    assert found == [f'{PLACE}:7: codes.causes/salty.toy.code: "T12" is the code of causes/low-salt too; keep it where it is the same thing']


def open_front(page):
    return "".join(f"{key}: {value!r}\n" for key, value in page.meta.items())


def test_a_code_is_a_letter_of_its_system_and_so_many_digits():
    lettered = System("a", "A", "a", "https://example.org/", 2, 4, "T12", "c", "https://example.org/", ("T", "U"))
    bare = System("a", "A", "a", "https://example.org/", 1, 3, "1", "c", "https://example.org/")
    assert [code for code in ("T12", "U1234", "T1", "T12345", "12", "X12", "T", "", "T１２", "TT12") if lettered.fits(code)] == ["T12", "U1234"]
    assert [code for code in ("1", "123", "1234", "T1", "", "²") if bare.fits(code)] == ["1", "123"]


def test_the_codes_of_a_thing_come_in_the_order_of_the_systems(sound):
    atlas = sound("", "", PLACE, {PLACE: CODES, "docs/codes.md": PAGE})
    assert list(things(atlas)) == ["causes/low-salt"]
    assert [(key, one.code) for key, one in codes_of(atlas, "causes/low-salt").items()] == [("toy", "T12")]
    assert codes_of(atlas, "causes/none") == {}
