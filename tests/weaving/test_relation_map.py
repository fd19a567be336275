"""The map: where pages stand, and which lines join them."""

from atlas.content.reader import read_atlas
from atlas.weaving.relation_map import COLUMNS, GAP, WIDTH, Spot, curve, is_far, lane, place_on_map, relation_map
from conftest import SITES

TINY, _ = read_atlas(SITES / "tiny")
HOSTILE, _ = read_atlas(SITES / "hostile")


def drawn(atlas):
    return relation_map(atlas, atlas.showing("map"))


def test_every_line_ends_at_pages_of_the_picture():
    for atlas in (TINY, HOSTILE):
        spots = {spot["id"] for spot in drawn(atlas)["spots"]}
        ends = {line[end] for one in drawn(atlas)["relations"] for line in one["lines"] for end in ("from", "to")}
        assert ends and ends == spots


def test_a_relation_that_both_pages_declare_is_one_line():
    lines = [(one["key"], frozenset((line["from"], line["to"]))) for one in drawn(HOSTILE)["relations"] for line in one["lines"]]
    assert len(lines) == len(set(lines))


def test_pages_of_a_column_stand_below_each_other():
    for spots in ([spot for spot in drawn(HOSTILE)["spots"] if spot["kind"] == kind] for kind in COLUMNS):
        below = [spot["down"] + spot["height"] / 2 for spot in spots]
        above = [spot["down"] - spot["height"] / 2 for spot in spots]
        assert all(one <= other for one, other in zip(below, above[1:], strict=False))


def test_the_words_tell_all_that_the_lines_do():
    for atlas in (TINY, HOSTILE):
        told = {page["id"]: page["relations"] for kind in drawn(atlas)["kinds"] for page in kind["pages"]}
        assert {spot["id"] for spot in drawn(atlas)["spots"]} == told.keys()
        assert all(told.values())


def test_a_line_joins_the_sides_that_face_each_other():
    page = TINY.pages[0]
    left, right = Spot(page, 0, 50, ("a",)), Spot(page, WIDTH + GAP, 90, ("b",))
    assert curve(left, right, 100) == curve(right, left, 100)
    assert curve(left, right, 100).startswith(f"M{WIDTH} 50C") and curve(left, right, 100).endswith(f" {WIDTH + GAP - 6} 90")


def test_a_line_behind_other_columns_goes_straight_on_there_and_is_marked():
    left, right = Spot(TINY.pages[0], 0, 50, ("a",)), Spot(TINY.pages[0], 2 * (WIDTH + GAP), 90, ("b",))
    assert curve(left, right, 100).endswith(f" {WIDTH + GAP - 6} 90H{2 * (WIDTH + GAP) - 6}")
    assert is_far(left, right) and not is_far(left, Spot(TINY.pages[0], WIDTH + GAP, 90, ("b",)))


def test_lines_have_lanes_of_their_own_which_do_not_cross_within_a_gap():
    down, up = [lane(depth / 10, True) for depth in range(11)], [lane(depth / 10, False) for depth in range(11)]
    assert down == sorted(set(down), reverse=True) and up == sorted(set(up))
    assert min(down + up) > 0 and max(down + up) < GAP


def test_a_line_within_a_column_bends_out_and_comes_back():
    one, other = Spot(TINY.pages[0], 0, 50, ("a",)), Spot(TINY.pages[0], 0, 90, ("b",))
    assert curve(other, one, 100).endswith(f" {WIDTH} 90")


def test_only_a_page_with_a_line_leads_to_the_map():
    ends = {spot["id"] for spot in drawn(TINY)["spots"]}
    led = {page.id for page in TINY.pages if place_on_map(TINY, page)}
    assert led == ends
    assert place_on_map(TINY, TINY.by_id["remedies/rest"])["url"] == "../../a-z/#remedies/rest"
