"""A drawing that is a file of its own: what stands for it in the page, and which files are published."""

from atlas.content.reader import read_atlas
from atlas.weaving.drawings import drawing_file, drawing_files
from conftest import SITES

HOSTILE = read_atlas(SITES / "hostile")[0]
NOW = next(page for page in HOSTILE.pages if page.id == "now")


def test_a_drawing_is_told_in_words_and_has_its_size():
    told = drawing_file(HOSTILE, NOW, "hostile")
    assert told == {
        "address": "../assets/drawings/hostile.svg",
        "told": "A title with <b> & \" '. What it shows, with <b> & \" '",
        "box": "0 0 9 9",
        "width": "9",
        "height": "9",
    }


def test_only_what_a_page_asks_for_is_published():
    assert drawing_files(HOSTILE) == {"assets/drawings/hostile.svg": HOSTILE.drawings["hostile"]}
    assert drawing_files(read_atlas(SITES / "tiny")[0]) == {}
