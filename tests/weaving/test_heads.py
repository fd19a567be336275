"""The head of a page: how sure, and its other names."""

import pytest
from atlas.content.atlas import Atlas
from atlas.content.page import Kind, Page
from atlas.content.records import Medicine, required
from atlas.content.sheets import Sheet
from atlas.weaving.heads import chip, chips, grade_of, other_names


def page(kind: Kind, **front: object) -> Page:
    return Page(f"docs/{kind.value}/x.md", kind, Sheet(f"docs/{kind.value}/x.md", front, {}), "", 1)


def medicines(**strengths: str) -> Page:
    entries = [{**dict.fromkeys(required(Medicine), ""), "name": name, "strength": strength} for name, strength in strengths.items()]
    return page(Kind.DRUG, medicines=entries)


def test_medicines_of_one_grade_give_it_to_their_page():
    head = chip(medicines(a="weak", b="weak"), "../about/")
    assert head == {
        "scale": "medicines",
        "grade": "weak",
        "label": "Weak link",
        "why": "Only lists name it, or one uncertain figure.",
        "about_url": "../about/#scale-weak",
    }


def test_medicines_of_several_grades_are_reported_one_by_one():
    head = chip(medicines(a="weak", b="strong", c="weak", d="weak"), "../about/")
    assert (head["label"], head["why"]) == ("Differs by medicine", "Strong link: b. Weak link: a, c and d.")
    assert head["about_url"] == "../about/"


def test_a_page_without_medicines_or_evidence_has_no_grade():
    assert (grade_of(page(Kind.DRUG)), grade_of(page(Kind.GUIDE, title="x"))) == (None, None)


def remedy(also: int) -> Page:
    first = {"grade": "helps", "why": "why", "group": "night", "of": "Rest"}
    more = [{"grade": "harm", "why": "why", "group": "night", "outcome": "often"}] * also
    return page(Kind.REMEDY, evidence={**first, "also": more} if also else first)


@pytest.mark.parametrize(("also", "whys"), [(1, ["why"] * 2), (2, ["why"] * 3), (3, [""] * 4)])
def test_a_remedy_with_several_grades_has_a_chip_for_each_and_their_reasons_while_they_are_few(also, whys):
    words = Sheet("docs/studies.yml", {"groups": {"night": "At night"}, "outcomes": {"often": "how often"}}, {})
    found = chips(Atlas((), {"studies": words}), remedy(also), "../about/")
    assert [one["why"] for one in found] == whys
    assert [one["who"] for one in found[:2]] == ["Rest: At night", "At night: how often"]
    assert [(one["grade"], one["about_url"]) for one in found[:2]] == [
        ("helps", "../about/#scale-helps"),
        ("harm", "../about/#scale-harm"),
    ]


def test_a_remedy_with_one_grade_is_graded_for_everybody():
    (only,) = chips(Atlas(()), remedy(0))
    assert (only["who"], only["why"], only["about_url"]) == ("", "why", "")


def test_other_names_and_what_else_a_page_is_about_stand_apart_and_none_twice():
    cold = page(
        Kind.CAUSE, title="Low blood sugar", aliases=["low blood sugars", "hypo", "hypos", "PAD"], covers=["Hypo", "coma"]
    )
    assert other_names(cold) == {
        "parts": [{"label": "Also called", "names": ["hypo", "PAD"]}, {"label": "Also on this page", "names": ["coma"]}],
        "count": 3,
    }
    assert other_names(page(Kind.CAUSE, title="Cold", aliases=["colds"])) == {"parts": [], "count": 0}
    assert other_names(page(Kind.PAGE, title="Help", aliases=["hypo"])) == {"parts": [], "count": 0}
