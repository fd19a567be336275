"""The fact boxes of a page and the pages that tell of medicines without a row."""

from dataclasses import replace

from atlas.content.atlas import Atlas
from atlas.content.page import Page
from atlas.content.reader import read_atlas
from atlas.content.states import Standing
from atlas.site.search_medicines import kinds_in, medicine_names
from atlas.weaving.foot import side_effects
from atlas.weaving.listings import medicine_list
from atlas.weaving.medicines import medicine_boxes, named_elsewhere
from atlas.weaving.mixtures import listings_by_page, not_with
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


# -- product information, and what does harm together

HOSTILE, _ = read_atlas(SITES / "hostile")
LIST = medicine_list(HOSTILE, HOSTILE.by_id["drugs/index"])
ITEMS = {item["id"]: item for group in LIST["groups"] for item in group["items"]}


def test_what_the_rows_of_a_medicine_come_to_is_the_highest_band():
    assert {one.id: one.standing for one in HOSTILE.listings} == {
        "aa-all": Standing.VERY_COMMON,
        "bb-common": Standing.COMMON,
        "cc-uncommon": Standing.UNCOMMON,
        "dd-rare": Standing.RARE,
        "ee-reported": Standing.REPORTED,
        "ff-sign": Standing.SIGN,
        "gg-not-listed": Standing.NOT_LISTED,
        "hh-unread": Standing.UNREAD,
        "zweitol": Standing.COMMON,
        "zz-cover": Standing.UNREAD,
    }


def test_the_list_goes_from_very_common_to_not_looked_up_and_says_what_each_means():
    assert [group["id"].removeprefix("listed-") for group in LIST["groups"]] == [standing.value for standing in Standing]
    assert all(group["meaning"] for group in LIST["groups"])


def test_a_medicine_with_a_fact_box_stands_with_its_box_alone():
    assert "zweitol" not in ITEMS
    (box,) = (box for box in LIST["boxes"] if box["name"] == "Zweitol")
    assert (box["product"], box["url"]) == ("Common", "../drugs/hostile/#zweitol")


def test_a_name_that_a_page_tells_of_leads_there():
    assert ITEMS["zz-cover"]["url"] == "../drugs/hostile/"
    assert ITEMS["hh-unread"]["url"] == ""


def test_a_band_is_said_only_where_the_group_does_not_say_it():
    assert [row["band"] for row in ITEMS["aa-all"]["rows"]] == ["", "common", "uncommon", "rare", "very rare", "not known"]
    assert [ITEMS[name]["rows"][0]["band"] for name in ("bb-common", "dd-rare", "ee-reported")] == ["", "very rare", ""]


def test_a_sign_leads_to_its_card_when_it_has_one():
    assert [sign["url"] for sign in ITEMS["aa-all"]["signs"]] == ["../help/#h-02", ""]


def test_a_mixture_is_told_to_each_side_with_the_other():
    page = HOSTILE.by_id["drugs/hostile"]
    assert [mix["title"] for mix in not_with(HOSTILE, page, listings_by_page(HOSTILE)[page.id])["mixtures"]] == ['two <b> & " \'', "four"]
    assert [mix["title"] for mix in ITEMS["gg-not-listed"]["mixtures"]] == ['one <b> & " \'']
    assert [mix["title"] for mix in ITEMS["zz-cover"]["mixtures"]] == ['two <b> & " \'']  # by the page of its class
    assert not_with(HOSTILE, HOSTILE.by_id["causes/hostile"], []) == {"mixtures": []}
    assert not_with(HOSTILE, HOSTILE.by_id["drugs/index"], []) == {}  # which shows all of them


def test_the_search_knows_the_names_that_only_the_list_has_with_their_state():
    rows = [(label, row) for label, _, *rows in medicine_names(HOSTILE)["told"] for row in rows]
    only = {row[0]: label for label, row in rows if any(name.startswith("+") for name in row[2:])}
    assert only["bb-common"] == "Common" and only["hh-unread"] == "Not looked up" and "zz-cover" not in only
    assert "+bebe" in next(row for _, row in rows if row[0] == "bb-common")  # as readers type it


def test_the_search_knows_each_medicine_with_a_page_of_its_own_by_its_grade():
    places = {row[0]: row for _, _, *rows in medicine_names(HOSTILE)["told"] for row in rows}
    page, box = HOSTILE.medicines[0]
    assert places[f"{page.url}#{box.id}"][1:3] == [page.url, box.name]


def test_the_search_knows_a_kind_of_medicines_by_its_name_and_by_what_readers_call_it():
    kinds = {row[3]: row for row in medicine_names(HOSTILE)["kinds"]}
    count, some, where, *names = kinds["class"]
    assert int(count) > 6 and some.endswith(", …") and where.endswith("?find=class") and names == ["class", "sort"]
    assert kinds_in("one (two) (three)", {"three"}) == ["one", "three"]


def test_a_side_effect_is_reported_from_pages_about_medicines_alone():
    assert side_effects(HOSTILE, HOSTILE.by_id["drugs/hostile"])["ways"]
    assert side_effects(HOSTILE, HOSTILE.by_id["causes/hostile"]) == {}
