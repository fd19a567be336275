"""The fact boxes of a page and the pages that tell of medicines without a row."""

from dataclasses import replace

from atlas.content.atlas import Atlas
from atlas.content.page import Page
from atlas.content.reader import read_atlas
from atlas.weaving.medicines import medicine_boxes, named_elsewhere
from conftest import SITES

TINY, _ = read_atlas(SITES / "tiny")
PILLS = TINY.by_id["drugs/water-pills"]


def pills(**front: object) -> Page:
    """The medicine page of the tiny site with other front matter."""
    return replace(PILLS, front=replace(PILLS.front, value={**PILLS.meta, **front}))


def test_a_warning_is_reported_in_full_once_a_page():
    twice = pills(medicines=[*PILLS.medicine_entries, *PILLS.medicine_entries])
    assert [box["warning_shown"] for box in medicine_boxes(TINY, twice, {})["medicines"]] == [False, True]


def test_a_name_without_a_row_stands_with_its_page():
    page = pills(covers=["Drainol", "otherpril"])
    assert named_elsewhere(Atlas((page,)), page) == [
        {"title": "Water pills", "url": "../../drugs/water-pills/", "names": ["otherpril"]}
    ]


def test_a_page_of_a_group_of_medicines_tells_of_them_too():
    index, rest = TINY.by_id["remedies/index"], TINY.by_id["remedies/rest"]
    index = replace(index, front=replace(index.front, value={**index.meta, "medicine_groups": ["move"]}))
    rest = replace(rest, front=replace(rest.front, value={**rest.meta, "aliases": ["lie-downol"]}))
    told = named_elsewhere(Atlas((index, rest)), index)
    assert [(page["title"], page["names"]) for page in told] == [("Rest", ["lie-downol"])]
    assert named_elsewhere(Atlas((TINY.by_id["remedies/index"], rest)), rest) == []
