"""The picture of a page that is shared: everything in it has room, and the same page gives the same bytes."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from atlas.content.reader import read_atlas
from atlas.content.scales import SCALES, SHARE, STRIPS
from atlas.site.folder import write_pictures
from atlas.site.pictures import fingerprint, png
from atlas.site.share_cards import CARD_WIDTH, EDGE, INNER, card, pictured, strip_values
from atlas.site.typesetting import broken, fitted, shortened, width
from atlas.weaving.page import afresh, make_loom
from atlas.weaving.published import Published
from conftest import ROOT, SITES
from PIL import Image

SITE = Published("Small Atlas", "https://example.org/a/")
END, BOTTOM, ABOVE_STRIPS = EDGE + INNER, 600, 425  # where the text of a picture ends
LONG = "A very long title, with many words in it, that goes on and on, and an incomprehensibilityproblem at its end"


@pytest.fixture
def hostile():
    return read_atlas(SITES / "hostile")[0]


def drawing(values: dict) -> str:
    loom = make_loom(read_atlas(SITES / "tiny")[0], ROOT / "overrides" / "fragments")
    return loom.templates.get_template("share-card.svg").render(values)


# -- the text


def test_lines_break_between_words_and_keep_all_of_them():
    lines = broken(LONG, "serif", 60, 600)
    assert " ".join(lines) == LONG and len(lines) > 3
    assert [line for line in lines if width(line, "serif", 60) > 600 and " " in line] == []


def test_the_largest_size_is_taken_that_fits():
    assert fitted("Short", "serif", (90, 60), 600, 1) == (90, ["Short"])
    size, lines = fitted("Two words of some length", "serif", (90, 60, 30), 600, 1)
    assert (size, lines) == (30, ["Two words of some length"])


def test_what_fits_at_no_size_is_cut_where_the_room_ends():
    size, lines = fitted(LONG, "serif", (90, 60), 500, 2)
    assert (size, len(lines)) == (60, 2) and lines[-1].endswith("…")
    assert all(width(line, "serif", size) <= 500 for line in lines)


@pytest.mark.parametrize("word", ["W" * 90, "", "…"])
def test_a_word_without_an_end_is_cut_too(word):
    assert width(shortened(word, "bold", 50, 300), "bold", 50) <= 300
    assert all(width(line, "bold", 50) <= 300 for line in fitted(word, "bold", (50,), 300, 1)[1])


# -- where things stand


def test_every_page_has_a_picture_once_the_address_is_known(hostile):
    assert pictured(hostile, SITE) == list(hostile.pages)
    assert pictured(hostile, Published("Small Atlas")) == []


def test_nothing_stands_outside_or_on_something_else(hostile):
    for written in hostile.pages:
        for title in (written.title, LONG):
            page = replace(written)
            page.__dict__.update(title=title, description=f"{LONG}. {LONG}"[:170])
            values = card(page, SITE)
            lowest = max(line["y"] for line in values["title"] + values["lead"])
            assert lowest <= (ABOVE_STRIPS if values["strips"] else BOTTOM), page.id
            assert values["title"][-1]["y"] < values["lead"][0]["y"] - values["lead_size"] * 0.8
            for strip in values["strips"]:
                assert EDGE <= strip["x"] < strip["end"] <= END


@pytest.mark.parametrize(("name", "words"), [*SCALES.values(), ("share", SHARE)])
def test_grades_stand_side_by_side_with_room_for_their_names(name, words):
    strip = STRIPS[name]
    room = {"causes": INNER - 436, "share": 380}.get(name, INNER)
    for held in [{grade} for grade in strip.shows] + [set(strip.shows)]:
        found = strip_values(strip, words, held, EDGE, room)
        assert all(before["end"] < after["x"] for before, after in pairwise(found["marks"]))
        assert all(mark["text"] + width(mark["label"], "bold", found["size"]) <= EDGE + room for mark in found["marks"])
        assert [mark["grade"] for mark in found["marks"]] == [grade for grade in strip.shows if grade in held][: len(found["marks"])]
        assert len(found["marks"]) >= min(2 if room == INNER else 1, len(held))


@pytest.mark.parametrize("name", STRIPS)
def test_every_grade_of_a_scale_is_shown_or_is_left_out_on_purpose(name):
    words = SHARE if name == "share" else dict(SCALES.values())[name]
    assert set(STRIPS[name].shows) <= set(words)
    assert set(words) - set(STRIPS[name].shows) <= {"background", "not-counted"}


def test_a_grade_has_the_sign_that_it_has_on_its_page(hostile):
    values = card(hostile.by_id["causes/hostile"], SITE)
    loom = make_loom(read_atlas(SITES / "tiny")[0], ROOT / "overrides" / "fragments")
    sign = loom.templates.get_template("_parts.html").module.sign
    svg = drawing(values)
    assert values["strips"] and all(sign(mark["grade"]).strip() in svg for strip in values["strips"] for mark in strip["marks"])


# -- the bytes


def test_a_picture_is_light_of_its_size_and_the_same_each_time(hostile):
    svg = drawing(card(hostile.by_id["causes/hostile"], SITE))
    data = png(svg, CARD_WIDTH)
    image = Image.open(BytesIO(data))
    assert (image.size, image.format, len(data) < 60_000) == ((1200, 630), "PNG", True)
    assert png(svg, CARD_WIDTH) == data


def test_a_hostile_title_stays_text(hostile):
    svg = drawing(card(hostile.by_id["causes/hostile"], SITE))
    assert "<b>" not in svg and "&lt;b&gt; &amp; " in svg


def test_a_picture_is_drawn_once_and_anew_when_anything_changes(tmp_path: Path):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#123456"/></svg>'
    other, shelf = svg.replace("#123456", "#654321"), tmp_path / ".site" / "pictures"

    def pictures():
        write_pictures(tmp_path / "woven", {f"{place}.png": (fingerprint(one), lambda one=one: one) for place, one in enumerate((svg, other))}, tmp_path, afresh)
        return [path.read_bytes() for path in sorted((tmp_path / "woven").iterdir())]

    first, second = pictures()
    (shelf / f"{fingerprint(svg)}.png").write_bytes(b"kept")
    assert pictures() == [b"kept", second] and first not in (second, b"kept")
    assert fingerprint(svg) != fingerprint(svg + " ") and len(list(shelf.iterdir())) == 2
