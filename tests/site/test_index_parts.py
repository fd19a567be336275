"""The parts that the search index is made of, each by itself: words, numbers, sections, entries, files."""

import json
import re
from dataclasses import replace

import pytest
from atlas.content.reader import read_atlas
from atlas.content.sheets import Sheet
from atlas.site import search_index
from atlas.site.page_text import readable, sections_of
from atlas.site.search_index import (
    DIGITS,
    HALF,
    Said,
    Stemmer,
    card_entry,
    compact,
    found_pages,
    front_coded,
    hashed,
    index_files,
    is_telling,
    letters,
    meant,
    names_in_stems,
    page_entry,
    part_of,
    passage_files,
    split,
    steps,
    text_entry,
    text_parts,
    texts_of,
    with_short_groups,
)
from conftest import SITES

TINY, _ = read_atlas(SITES / "tiny")
WORDS = {
    "stop": "the of",
    "forms": {"ran": "run", "news": "news", "mice": "mouse"},
    "spellings": [["ae", "e"], ["our", "or"]],
    "endings": [[["ies", "y", 2], ["s", "", 3]], [["ing", "", 3]]],
}


# -- words


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("The Cramp OF cramps", ["cramp", "cramp"]),
        ("ran runs running", ["run", "run", "runn"]),
        ("news mice", ["news", "mouse"]),
        ("haema colours", ["hema", "color"]),
        ("ties fries ladies", ["tie", "fry", "lady"]),
        ("ies gas bus buses", ["ies", "gas", "bus", "buse"]),
        ("ring string bring", ["ring", "str", "bring"]),
        ("Ménière’s O'Brien rock`n´roll", ["meniere", "obrien", "rocknroll"]),
        ("b12-low x_y 5.5", ["b12", "low", "x", "y", "5", "5"]),
        ("", []),
    ],
)
def test_a_word_is_cut_by_the_lists(text, stems):
    assert Stemmer(WORDS).of(text) == stems


def test_a_word_shares_letters_with_the_one_before_it_nine_at_most():
    words = ["ab", "abc", "abd", "b", "calciumcarbonates", "calciumcarbonating"]
    assert front_coded(words) == "0ab 2c 2d 0b 0calciumcarbonates 9rbonating"
    assert search_index.decoded(front_coded(words)) == words and front_coded([]) == ""


def test_a_digit_is_a_sign_that_json_writes_as_it_is():
    assert len(DIGITS) == len(set(DIGITS)) == 2 * HALF == 90
    assert compact({"a": ["é", DIGITS]}) == f'{{"a":["é","{DIGITS}"]}}' and " " not in DIGITS and DIGITS[0] == "!"


def steps_read(text: str) -> list[int]:
    """The numbers of ``steps``, read as engine.js reads them."""
    numbers, step, unit, before = [], 0, 1, -1
    for sign in text:
        digit = DIGITS.index(sign)
        step, unit = step + digit % HALF * unit, unit * HALF
        if digit < HALF:
            before += step + 1
            numbers.append(before)
            step, unit = 0, 1
    return numbers


@pytest.mark.parametrize("numbers", [[], [0], [0, 1, 2], [44], [45], [46, 91, 137], [2025], [2024, 4049, 4050], [7, 95_000, 95_001]])
def test_numbers_are_written_as_the_steps_between_them(numbers):
    assert steps_read(steps(numbers)) == numbers


def test_small_steps_are_one_sign():
    assert [len(steps([number])) for number in (0, 44, 45, 2024, 2025)] == [1, 1, 2, 2, 3]
    assert steps([3, 4]) == DIGITS[3] + DIGITS[0] and steps([45]) == DIGITS[HALF] + DIGITS[1]


@pytest.mark.parametrize(
    ("stem", "count", "pages", "telling"),
    [("ab", 9, 9, True), ("ab", 10, 10, False), ("ab", 12, 80, True), ("ab", 13, 80, False), ("a", 1, 40, False), ("12", 1, 40, False), ("b12", 1, 40, True), ("aé", 1, 40, False)],
)
def test_a_stem_tells_pages_apart_or_not(stem, count, pages, telling):
    assert is_telling(stem, count, pages) == telling


def said(*sections):
    """A page whose sections have these stems."""
    stems = "\n".join(sections)
    return Said([], stems, "", lambda: (stems, ""))


@pytest.mark.parametrize("together", [1, 2, 5, 250])
def test_each_stem_has_its_sections_counted_through_all_pages(monkeypatch, together):
    monkeypatch.setattr(search_index, "GATHERED", together)
    pages = [said("calf cramp", "12 calf"), said("calf"), *[said("arm")] * 90, said("calf", "", "cramp")]
    assert text_entry(pages) == {
        "stems": "0calf 1ramp",
        "places": f"{steps([0, 1, 2, 93])} {steps([0, 95])}",
        "common": "0arm",
    }


def test_a_section_has_each_of_its_stems_once():
    assert Stemmer(WORDS).each_once("The calf, calves run; a calf ran") == "a calf calve run"


# -- sections


@pytest.mark.parametrize(
    ("html", "sections"),
    [
        ("<p>out</p><article><h1>T</h1><p>a</p> <p>b\n c</p></article>", [("", "", ("a", "b c"))]),
        ("<article><h2 id='x'>X <b>y</b></h2><p>a</p><h3 id='z'>Z</h3></article>", [("", "", ()), ("x", "X y", ("a",)), ("z", "Z", ())]),
        ("<article><h2>no id</h2><h4 id='x'>four</h4></article>", [("", "", ("no id", "four"))]),
        ("<article><h2 id='x'>X<a class='headerlink'>¶</a></h2></article>", [("", "", ()), ("x", "X", ())]),
        ("<article><ul><li>a</li><li>b</li></ul></article>", [("", "", ("a", "b"))]),
        ("<article><p>a [@b] c</p><style>x</style><script>y</script><svg>z</svg></article>", [("", "", ("a c",))]),
        ("<article><p data-atlas='chip'>a</p><p><a data-atlas='term'>b</a></p><div data-atlas='medicine'><p>c</p><span data-atlas='cite'>d</span></div></article>", [("", "", ("b", "cd"))]),
        ("<p>none</p>", [("", "", ())]),
    ],
)
def test_a_page_is_cut_at_its_headings_into_what_a_reader_reads(html, sections):
    assert list(sections_of(html)) == sections


def test_a_text_has_single_spaces_and_no_marks():
    assert readable(" a [@b]\n [[list]] c ") == "a c"


def test_the_first_section_has_the_description_and_each_its_heading():
    sections = [("", "", ("one", "more")), ("x", "Head", ("two",))]
    assert texts_of("It is so.", sections) == ["It is so.  one more", "Head two"]


# -- entries


def test_an_entry_has_the_names_of_its_page_and_no_field_that_is_empty():
    page = TINY.by_id["causes/low-salt"]
    assert page_entry(page, [("", ""), ("x", "Head")]) == {
        "url": "causes/low-salt/",
        "title": "Low salt",
        "kind": "causes",
        "grade": "Likely",
        "place": "2",
        "text": page.description,
        "alias": ["salt lack", "hyponatraemia"],
        "ambiguous": ["salt"],
        "headings": [["x", "Head"]],
    }
    home = page_entry(TINY.by_id["index"], [("", "")])
    assert home["url"] == "" and home.keys() <= {"url", "title", "kind", "text"}
    pills = page_entry(TINY.by_id["drugs/water-pills"], [("", "")])
    assert pills["medicines"] == [[one.id, *one.names] for one in TINY.by_id["drugs/water-pills"].medicines]
    covering = replace(page, front=replace(page.front, value={**page.meta, "covers": ["thirst"]}))
    assert page_entry(covering, [("", "")])["covers"] == ["thirst"]


def test_a_card_has_what_sets_it_off_and_the_pages_that_show_it_in_full():
    card = {"id": "H-01", "level": "soon", "short": "A sign", "act": "ask", "lead": "With a leg:", "signs": ["red", "warm"], "asked": ["leg red"]}
    numbers = {"causes/low-salt": 3, "look-alikes": 4}
    assert card_entry(card, TINY, numbers) == {
        "id": "H-01",
        "level": "soon",
        "short": "A sign",
        "act": "ask",
        "asked": "leg red",
        "url": "help/#h-01",
        "pages": [3],
    }
    bare = card_entry({**{key: card[key] for key in ("id", "level", "short", "act")}, "signs": ["red"]}, TINY, {})
    assert (bare["asked"], bare["pages"]) == ("", [])
    alone = replace(TINY, pages=(TINY.by_id["causes/low-salt"],))
    assert card_entry(card, alone, numbers)["url"] == ""


def test_groups_have_short_names_wherever_they_are_named():
    index = {
        "words": {"groups": {"LEG": "leg,foot", "SORE": "LEG ache,sore"}, "neighbours": [{"title": "x", "when": ["SORE womb"]}]},
        "cards": [{"asked": "LEG+blue,a -SORE"}, {"asked": "", "sum": {"least": 1, "lists": [{"points": 1, "words": "SORE hand,x"}]}}],
        "pages": [],
    }
    assert with_short_groups(index) == {
        "words": {"groups": {"A": "leg,foot", "B": "A ache,sore"}, "neighbours": [{"title": "x", "when": ["B womb"]}]},
        "cards": [{"asked": "A+blue,a -B"}, {"asked": "", "sum": {"least": 1, "lists": [{"points": 1, "words": "B hand,x"}]}}],
        "pages": [],
    }
    assert [letters(number) for number in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


# -- files


INDEX = {
    "words": {},
    "pages": [{"url": str(number), "title": "T", "text": "told", "headings": [["a", "A"]] * number} for number in range(3)],
    "cards": [],
    "text": {"stems": "0arm 0calf 0leg", "places": "! !! !!!", "common": "0the"},
}


def test_a_stem_is_in_the_part_that_its_letters_say():
    assert [part_of("a", 7), part_of("ab", 1000), part_of("", 7)] == [6, (97 * 31 + 98) % 1000, 0]
    assert part_of("zzzz", 70_000) == (122 * (31**3 + 31**2 + 31 + 1)) % 65521


def test_each_part_has_its_stems_with_their_places(monkeypatch):
    assert list(text_parts(INDEX["text"])) == [{"stems": "0arm 0calf 0leg", "places": "! !! !!!"}]
    monkeypatch.setattr(search_index, "PART_SIZE", 4)
    parts = list(text_parts(INDEX["text"]))
    assert len(parts) == 2
    for number, part in enumerate(parts):
        stems = search_index.decoded(part["stems"])
        assert [part_of(stem, 2) for stem in stems] == [number] * len(stems) and len(part["places"].split()) == len(stems)


def test_a_large_index_is_one_file_of_names_and_parts_of_text_and_pages(monkeypatch):
    monkeypatch.setattr(search_index, "PAGES_OF_A_PART", 2)
    core, files = split(INDEX)
    text, *pages = (json.loads(content) for content in files.values())
    assert [re.sub(r"\.[0-9a-f]{8}\.", ".", path) for path in files] == ["search/text-0.json", "search/pages-0.json", "search/pages-1.json"]
    assert core == {
        "words": {},
        "cards": [],
        "pages": [{"url": str(number), "title": "T", "count": number} for number in range(3)],
        "text": {"stems": "", "places": "", "common": "0the"},
        "parts": {"text": list(files)[:1], "pages": list(files)[1:]},
    }
    assert text == {"stems": "0arm 0calf 0leg", "places": "! !! !!!"}
    shown = [{"text": "told", "headings": [["a", "A"]] * number} for number in range(3)]
    assert pages == [{"from": 0, "pages": shown[:2]}, {"from": 2, "pages": shown[2:]}]


def test_a_page_without_headings_has_none_counted():
    core, _ = split({**INDEX, "pages": [{"url": "a"}]})
    assert core["pages"] == [{"url": "a", "count": 0}]


def test_an_index_is_split_when_it_is_larger_than_the_largest_file(monkeypatch):
    pages = {"causes/low-salt/": "<article><p>Salt</p></article>"}
    atlas = replace(TINY, sheets={**TINY.sheets, "search": Sheet("docs/search.yml", WORDS, {})})
    found = found_pages(atlas, pages)
    ((path, whole),) = index_files(atlas, found).items()
    ((_, _, passages),) = passage_files(found)
    assert json.loads(passages()) == [[]] and path == "search/index.json"
    monkeypatch.setattr(search_index, "LARGEST_FILE", len(whole))
    assert len(index_files(atlas, found)) == 1
    monkeypatch.setattr(search_index, "LARGEST_FILE", len(whole) - 1)
    assert len(index_files(atlas, found)) == 3
    assert index_files(TINY, found_pages(TINY, pages)) == {}


def test_a_file_has_the_hash_of_its_text_in_its_name():
    assert re.fullmatch(r"search/a\.[0-9a-f]{8}\.json", hashed("search/a.json", "x"))


# -- what a card may mean


@pytest.mark.parametrize(
    ("stems", "pages"),
    [
        (["a", "b", "c"], [1]),
        (["b", "c", "a"], [2, 0]),
        (["x", "a", "b"], [0, 3]),
        (["a", "a"], [0]),
        (["a", "b", "c", "b", "c"], [1, 2]),
        (["x"], []),
        ([], []),
    ],
)
def test_a_card_means_the_pages_that_its_words_name_the_longest_name_first(stems, pages):
    assert meant(stems, {("a",): 0, ("a", "b", "c"): 1, ("b", "c"): 2, ("b",): 3}) == pages


def test_names_of_content_pages_are_kept_as_stems_with_the_number_of_their_page():
    pages = [TINY.by_id["causes/index"], TINY.by_id["causes/low-salt"], TINY.by_id["help"]]
    assert names_in_stems(pages, Stemmer(WORDS)) == {("low", "salt"): 1, ("salt", "lack"): 1, ("hyponatremia",): 1}


def test_an_anchor_is_sent_only_when_the_words_of_its_heading_do_not_make_it():
    page, heads = TINY.by_id["causes/low-salt"], [("what-helps-now", "What helps now?"), ("x", "What else"), ("caf", "Café")]
    entry = page_entry(page, [("", ""), *heads])
    assert entry["headings"] == ["What helps now?", ["x", "What else"], "Café"]
