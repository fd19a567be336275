"""The file of Check my medicines: what is known of each medicine, under which names, and how small it is."""

import gzip
import json

import pytest
from atlas.content.atlas import Atlas
from atlas.content.reader import read_atlas
from atlas.content.states import Standing, Strength
from atlas.site.my_medicines import LINKED, ORDER, homes_of, medicine_entries, my_medicines, my_medicines_file, slug
from conftest import SITES

LARGEST = 46_000  # bytes, packed


@pytest.fixture(scope="module")
def made_up() -> Atlas:
    """The made-up site for the browser."""
    return read_atlas(SITES / "browser")[0]


@pytest.fixture(scope="module")
def known(made_up) -> dict[str, dict]:
    """Its medicines by their id."""
    return {entry["id"]: entry for entry in medicine_entries(made_up)}


def test_every_step_of_both_scales_has_its_place_in_one_order():
    assert sorted(ORDER) == sorted([*Strength, *Standing])
    assert {Standing.NOT_LISTED, Standing.UNREAD, Strength.UNTESTED, Strength.PLACEBO} == set(ORDER[LINKED:])
    assert ORDER[-1] == Standing.UNREAD


def test_a_medicine_with_a_fact_box_and_one_of_the_list_are_told_alike(known):
    box, listed = known["exampluride"], known["commonol"]
    assert box["names"] == ["exampluride", "Examplix", "Drainol"] and box["page"] == "drugs/water-pills"
    assert box["box"] == {"grade": "weak", "often": "3 in 100 people, and 1 in 100 on placebo.", "warning": "ask-first", "caution": "Weakness needs help today."}
    assert listed["text"] == {"grade": "common", "rows": [["cramps", "common", "4", "1", "EU leaflet", ""]]}
    assert ORDER[listed["rank"]] == "common" and "page" not in listed


def test_a_combined_tablet_says_what_is_in_it(known):
    assert known["exampluride-with-commonol"]["parts"] == ["exampluride", "commonol"]
    assert "parts" not in known["commonol"]


def test_a_name_belongs_to_the_medicine_that_product_information_has_it_under(sound):
    drug = """---
title: Pills
description: A small page on pills that breaks none of the rules.
group: salts
medicines:
- {id: pills, name: pills, includes: [onetol, twotol], brands: {any: [Pillix]}, class: a, used_for: b, how: c, how_often: d, strength: weak, timing: [taking], warning: ask, references: [good_2020]}
reviewed: 2026-11-22
---
"""
    listing = "medicines:\n- {id: onetol, name: onetol, class: a, used_for: b}\n"
    entries = {one["id"]: one for one in medicine_entries(sound(more={"docs/drugs/pills.md": drug, "docs/medicines.yml": listing}))}
    assert entries["pills"]["names"] == ["pills", "twotol", "Pillix"] and entries["pills"]["group"] is True
    assert entries["onetol"] == {"id": "onetol", "names": ["onetol"], "class": "a", "page": "drugs/pills", "place": "pills", "rank": ORDER.index("weak"), "text": {"grade": "unread"}}


def test_what_can_be_told_from_the_rest_is_not_sent(made_up):
    sent = {entry["names"][0]: entry for entry in my_medicines(made_up)["medicines"]}
    assert sent["nottedol"] == {"names": ["nottedol", "Nottex"], "rank": ORDER.index("not-listed")}
    assert "id" not in sent["exampluride"] and sent["commonol"]["text"]["rows"]
    assert slug("a with b (patch)") == "a-with-b-patch"


def test_pages_stand_for_the_names_that_no_medicine_has(made_up):
    kinds = {kind["page"]: kind["names"] for kind in my_medicines(made_up)["kinds"]}
    assert kinds["drugs/nightcaps"] == ["Nightcaps", "dozolin"]


def test_a_page_about_something_else_is_led_to_and_its_danger_signs_are_not_those_of_taking_it(sound):
    atlas = sound(more={"docs/medicines.yml": "medicines:\n- {id: salts, name: low salt, class: a, used_for: b}\n"})
    entries = medicine_entries(atlas)
    assert [entry["page"] for entry in entries if entry["id"] == "salts"] == ["causes/low-salt"]
    assert homes_of(atlas, entries)["causes/low-salt"] == ["Low salt", "causes/low-salt/", []]


def test_pairs_come_in_the_order_of_urgency_with_all_danger_signs_that_are_named(made_up):
    data = my_medicines(made_up)
    assert [pair["level"] for pair in data["pairs"]] == ["same-day", "soon"]
    assert data["pairs"][0]["sides"] == [["nightcaps", "drugs/nightcaps"], ["commonol", "commonol"]]
    assert {"H-02"} <= set(data["cards"])


def test_there_is_no_file_where_no_page_has_the_tool(sound):
    assert my_medicines_file(sound()) == {}


def test_the_file_of_the_real_site_is_small_and_each_page_of_it_exists(real):
    ((path, text),) = my_medicines_file(real).items()
    assert path.startswith("search/my-medicines.") and len(gzip.compress(text.encode(), 9, mtime=0)) <= LARGEST
    data = json.loads(text)
    assert {page for one in data["medicines"] if (page := one.get("page"))} <= set(data["pages"]) | set(real.by_id)
    assert [one["page"] for one in data["medicines"] if one.get("page") and one["page"] not in data["pages"]] == []
