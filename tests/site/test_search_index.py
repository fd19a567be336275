"""The index holds what a reader may ask for, and the engine answers from it: the same words on both sides."""

import json
import shutil
import subprocess
from dataclasses import replace

import pytest
from atlas.content.atlas import Atlas
from atlas.content.reader import read_atlas
from atlas.content.sheets import Sheet
from atlas.site import search_index
from atlas.site.kept import keeping
from atlas.site.page_text import passages_of, sections_of
from atlas.site.search_index import (
    DIGITS,
    Stemmer,
    compact,
    found_pages,
    front_coded,
    hashed,
    index_files,
    make_index,
    passage_files,
    steps,
)
from conftest import CAUSE, ROOT, SOUND, lay, read_yaml, to_yaml

SCRIPTS = ROOT / "docs" / "assets" / "search"
SEARCH = read_yaml(ROOT / "docs" / "search.yml")
OWN = {
    "aside": ["goes warm", "is warm ."],
    "topics": {"causes/low-salt": ["crisps"]},
    "questions": [{"says": ["what help"], "lift": {"causes/low-salt": 1}}],
    "neighbours": [
        {"title": "Elsewhere", "text": "It is another thing.", "page": "causes/low-salt", "when": ["womb"]}
    ],
    "groups": {"ARM": ["arm", "front paw", "causes/warm"], "LONG": ["10-59 minute"], "GREEN": ["gone green", "mossy ARM"]},
    "signs": {"between": ["very", "my"], "denies": ["not", "never had"], "or": ["or"], "harmless": ["blue cheese"]},
    "urgent": [
        {"level": "emergency", "short": "Urgent", "act": "call", "page": "causes/warm", "asked": ["bone showing", "arm blue"]}
    ],
    "sum": {
        **{"level": "soon", "short": "Some of it", "act": "see which", "page": "causes/low-salt", "least": 3},
        "long": [{"words": 6, "points": 1}],
        "lists": [
            {"sign": "odd", "points": 2, "words": ["turquoise", "like a frog", "ARM dotted"]},
            {"sign": "loud", "points": 1, "words": ["hooting", "turquoise"]},
            {"sign": "calm", "points": -2, "words": ["why"]},
        ],
    },
}
CARDS = """\
- id: H-01
  level: emergency
  group: limb
  short: A blue arm
  act: call
  title: "Call if:"
  signs: [a blue arm]
  means: a warm Meniere bath
  asked: [arm blue -paint, womb torn]
  references: [good_2020]
- id: H-02
  level: same day
  group: limb
  short: A sore arm
  act: ask
  title: "Ask if:"
  signs: [a sore arm]
  means: x
  asked: [arm blue sore, GREEN, ARM+cold, ARM LONG, no pulse]
  references: [good_2020]
"""
OTHER = CAUSE.replace("title: Low salt", "title: Warm Ménière bath").replace("[salt lack]", "[oedema of the runs, MS]")
PAGES = {
    "causes/low-salt/": '<article><h1>Low salt</h1><div data-atlas="also">hidden</div><p>Salted <a data-atlas="term">quagga</a> stew.</p>'
    '<h2 id="taste">How it tastes</h2><p>Bitter kumquat.</p><p>People like it with:</p><ul><li>sour plums and kumquat jam</li></ul></article>',
    "causes/warm/": "<article><h1>Warm</h1><p>Water and soap.</p></article>",
    "": "<article><h1>Home</h1></article>",
}


def own_search() -> str:
    """The words of the search without what leads to pages of the real site."""
    return to_yaml({**SEARCH, **OWN})


@pytest.fixture
def atlas(tmp_path) -> Atlas:
    more = {"docs/search.yml": own_search(), "docs/red-flags.yml": CARDS, "docs/causes/warm.md": OTHER}
    read, problems = read_atlas(lay(tmp_path, {**SOUND, **more}))
    assert not problems
    return read


PARTS = """
      for (const round of [0, 1, 2]) {
        const needed = round ? engine.partsOf(made, engine.search(made, text, options)) : engine.partsFor(made, text);
        needed.forEach((path) => engine.addPart(made, path, files[path]));
      }"""


@pytest.fixture
def engine(tmp_path) -> str:
    """A line of JavaScript with which Node has the engine; a copy, for Node wants to be told that it is of modules."""
    if not shutil.which("node"):
        pytest.skip("Node is not there; the browser tests ask the engine too")
    shutil.copytree(SCRIPTS, tmp_path / "search")
    (tmp_path / "search" / "package.json").write_text('{"type": "module"}')
    return f"""
      import {{ readFileSync }} from "fs";
      import * as engine from {json.dumps(str(tmp_path / "search" / "engine.js"))};"""


def run_node(program, given):
    """What a program in Node prints for what it is given, both as JSON."""
    command = ["node", "--input-type=module", "-e", program]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True)
    assert not done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def asked_in_parts(atlas, engine, tmp_path, monkeypatch):
    """Asks the engine in Node with an index that was split as a large one is."""
    monkeypatch.setattr(search_index, "PART_SIZE", 5)
    core, parts = search_index.split(make_index(atlas, found_pages(atlas, PAGES)))
    files = {"core": compact(core), **parts}
    assert len([path for path in files if "text-" in path]) > 1
    path = tmp_path / "files.json"
    path.write_text(json.dumps({name: json.loads(text) for name, text in files.items()}))
    program = f"""{engine}
      const files = JSON.parse(readFileSync({json.dumps(str(path))}));
      const made = engine.prepare(files[{json.dumps(next(iter(files)))}]);
      const [text, options] = JSON.parse(readFileSync(0));{PARTS}
      console.log(JSON.stringify(engine.search(made, text, options)));"""

    return lambda text: run_node(program, [text, {}])


@pytest.fixture
def asked(atlas, engine, tmp_path):
    """Asks the engine in Node."""
    path = tmp_path / "index.json"
    path.write_text(json.dumps(make_index(atlas, found_pages(atlas, PAGES))))
    program = f"""{engine}
      const made = engine.prepare(JSON.parse(readFileSync({json.dumps(str(path))})));
      const [call, text, options] = JSON.parse(readFileSync(0));
      console.log(JSON.stringify(engine[call](made, text, options, options.found)));"""

    def ask(text, call="search", **options):
        return run_node(program, [call, text, options])

    return ask


def cards(answer):
    return [card["card"] for card in answer["danger"]]


def urls(answer):
    return [result["url"] for result in answer["results"]]


# -- the index


def test_a_section_has_its_heading_and_what_a_reader_reads_under_it():
    assert list(sections_of(PAGES["causes/low-salt/"])) == [
        ("", "", ("Salted quagga stew.",)),
        ("taste", "How it tastes", ("Bitter kumquat.", "People like it with:", "sour plums and kumquat jam")),
    ]


def test_words_are_cut_to_their_stem_whatever_the_spelling_and_the_apostrophe(atlas):
    words = Stemmer(atlas.data("search"))
    assert words.of("cramp cramps cramping cramped") == ["cramp"] * 4
    assert words.of("oedema, edema; Ménière Meniere") == words.of("edema oedema meniere Ménière")
    assert words.of("Parkinson’s Parkinson's Parkinsons") == ["parkinson"] * 3


def test_a_word_of_the_page_is_reported_with_its_sections_and_no_other(atlas):
    index = make_index(atlas, found_pages(atlas, PAGES))
    found = dict(zip(decoded(index["text"]["stems"]), index["text"]["places"].split(), strict=True))
    assert DIGITS.index(found["kumquat"]) == DIGITS.index(found["quagga"]) + 1 and "hidden" not in found


def decoded(text):
    before, words = "", []
    for coded in text.split():
        before = before[: int(coded[0])] + coded[1:]
        words.append(before)
    return words


def test_front_coded_words_can_be_read_again():
    words = ["calf", "calcium", "calciumcarbonates", "calciumcarbonating"]
    assert decoded(front_coded(words)) == words


def test_steps_are_one_sign_when_small_and_more_when_large():
    assert len(steps([0, 1, 2])) == 3 and len(steps([44])) == 1 and len(steps([45])) == 2 and len(steps([40_000])) == 3


def test_the_name_of_a_part_changes_with_its_text(atlas):
    assert hashed("a/b.json", "x") != hashed("a/b.json", "y")


def test_the_index_says_the_same_each_time(atlas):
    assert index_files(atlas, found_pages(atlas, PAGES)) == index_files(atlas, found_pages(atlas, PAGES))


def test_what_is_kept_of_the_index_is_as_it_is_made(atlas, tmp_path):
    """After a heading, the pages that there are, or what a card means changed."""
    (card, other), salt = atlas.data("red-flags"), PAGES["causes/low-salt/"]
    cards = Sheet("docs/red-flags.yml", [{**card, "means": "low salt"}, other], {})
    turns = [
        (atlas, PAGES),
        (atlas, {**PAGES, "causes/low-salt/": salt.replace("How it tastes", "How it smells")}),
        *((atlas, {address: PAGES[address] for address in PAGES if address != gone}) for gone in PAGES),
        (replace(atlas, sheets={**atlas.sheets, "red-flags": cards}), PAGES),
    ]
    for one, pages in turns:
        with keeping(tmp_path) as keep:
            assert make_index(one, found_pages(one, pages, keep), keep) == make_index(one, found_pages(one, pages))


def test_without_search_data_there_is_no_index(sound):
    assert index_files(sound(), found_pages(sound(), PAGES)) == {}


def test_a_passage_is_some_sentences_that_say_something_by_themselves():
    assert passages_of(
        ["It is so. It helps most people at night. Why? For it warms.", "Too short.", "a · row · of a table"]
    ) == ["It is so. It helps most people at night. Why? For it warms."]
    assert passages_of(["Likely if you:", "drink a lot of tea", "Sleep well and long."]) == [
        "Likely if you: drink a lot of tea",
        "Sleep well and long.",
    ]
    assert passages_of([f"{'A long word goes on ' * 7}. Next comes another one."]) == [
        f"{'A long word goes on ' * 7}.",
        "Next comes another one.",
    ]


def test_what_is_reported_of_a_word_stays_with_the_word():
    page = "<article><dl><dt>Mild cramps.</dt><dd>Keep on walking.</dd></dl></article>"
    assert [blocks for _, _, blocks in sections_of(page)] == [("Mild cramps: Keep on walking.",)]


def test_each_page_has_a_file_of_its_passages_by_its_address(atlas):
    made = {name: make for name, _, make in passage_files(found_pages(atlas, PAGES))}
    assert json.loads(made["search/passages/causes/low-salt.json"]()) == [
        [],
        ["People like it with: sour plums and kumquat jam"],
    ]


# -- the engine


TEXTS = {"causes/low-salt/": [["Salted quagga stew."], ["People like it with: sour plums and kumquat jam"]]}


def passage(asked, text):
    (said,) = asked(text, call="passages", found=[{"url": url, "texts": texts} for url, texts in TEXTS.items()])
    return said


def test_a_result_shows_the_passage_that_says_most_of_what_was_asked(asked):
    said = passage(asked, "kumquats")
    assert said["text"] == TEXTS["causes/low-salt/"][1][0]
    assert said["section"] == {"url": "causes/low-salt/#taste", "title": "How it tastes"}
    assert [said["text"][start:end] for start, end in said["marks"]] == ["kumquat"]


def test_a_page_of_which_no_passage_says_more_keeps_its_description(asked):
    said = passage(asked, "soap")
    assert (said["text"], said["section"]) == (asked("low salt")["results"][0]["passage"], None)


@pytest.mark.parametrize("text", ["low salt", "LOW SALT?", "Salt lack", "what about the low salt", "crisps"])
def test_a_name_or_a_topic_brings_its_page_first(asked, text):
    assert urls(asked(text))[0] == "causes/low-salt/"


def test_a_text_word_brings_its_page_with_the_section(asked):
    (result,) = asked("kumquat")["results"]
    assert result["section"] == {"url": "causes/low-salt/#taste", "title": "How it tastes"}


def test_a_small_word_is_no_name_though_a_name_is_cut_to_it(asked):
    assert urls(asked("the runs"))[0] == "causes/warm/" and urls(asked("salt run lack"))[0] == "causes/low-salt/"


@pytest.mark.parametrize("text", ["meniree", "menire", "menizre", "meniire"])
def test_a_slip_is_corrected_and_searched_at_once(asked, text):
    answer = asked(text)
    assert answer["corrected"] == "meniere" and urls(answer)[0] == "causes/warm/"


def test_a_short_word_is_taken_as_it_is(asked):
    answer = asked("mz")
    assert answer["corrected"] is None and not answer["results"]


def test_only_the_word_being_typed_is_finished(asked):
    assert "causes/low-salt/" in urls(asked("quag kumq", typing=True)) and not asked("quag", typing=False)["results"]
    assert not asked("kumq ", typing=True)["results"]


def test_a_danger_sign_shows_its_card_with_the_words_that_set_it_off(asked):
    card, _ = asked("why is my ARM so blue")["danger"]
    assert (card["card"], card["level"], card["words"]) == ("H-01", "emergency", ["arm", "blue"])


def test_what_adds_up_shows_its_page_where_no_set_is_met(asked):
    (found,) = asked("turquoise and hooting")["danger"]
    assert (found["card"], found["level"], found["words"]) == ("causes/low-salt", "soon", ["turquoise", "hooting"])
    assert cards(asked("hooting front paw dotted")) == ["causes/low-salt"]  # a group, and in the order asked
    assert cards(asked("turquoise hooting blue arm")) == ["H-01", "causes/warm"]  # a set is met: nothing is added up


@pytest.mark.parametrize(
    "text",
    [
        "turquoise",  # no word counts for two lists
        "turquoise like a frog",  # a list counts once
        "turquoise and hooting, why",  # something takes points away
        "not turquoise, hooting",
        "long questions of six plain words",
    ],
)
def test_what_does_not_add_up_shows_nothing(asked, text):
    assert asked(text)["danger"] == []


def test_a_long_question_adds_points(asked):
    assert not asked("turquoise plates on tables")["danger"] and cards(asked("turquoise plates on tables of old houses")) == ["causes/low-salt"]


def test_the_most_urgent_card_comes_first(asked):
    assert cards(asked("sore blue arm")) == ["H-01", "causes/warm", "H-02"]


def test_what_the_signs_of_the_first_card_may_be_comes_before_what_the_question_also_names(asked):
    assert urls(asked("low salt"))[0] == "causes/low-salt/"
    assert urls(asked("blue arm and low salt"))[0] == "causes/warm/"


def test_the_pages_that_a_card_means_are_named_in_it_the_longest_name_first():
    names = {("heat", "cramp"): 1, ("heat",): 2, ("stroke",): 3}
    assert search_index.meant(["heat", "cramp", "stroke", "heat", "cramp"], names) == [1, 3]
    assert search_index.meant(["a", "cramp"], names) == []


def test_a_word_that_makes_it_another_matter_sets_nothing_off(asked):
    assert cards(asked("blue paint on my arm")) == ["causes/warm"] and cards(asked("my arm")) == []


def test_a_danger_sign_with_a_slip_is_known(asked):
    assert cards(asked("torn wommb")) == ["H-01"]


@pytest.mark.parametrize(
    "text",
    [
        "it has gone green",  # words beside each other
        "gone very very green",  # with words between that say nothing
        "gone very grene",  # one of them with a slip
        "mossy arm",  # a group in a group
        "mossy front paw",
        "mossy MS",  # a word and the name of a page that stands for its names
        "my front paw very cold",  # two parts of a set that stand beside each other
        "arm for 20 minutes",  # a number of a range
        "arm for 20minutes",
        "no pulse",
    ],
)
def test_a_phrase_of_a_group_sets_off_its_card(asked, text):
    assert cards(asked(text)) == ["H-02"]


@pytest.mark.parametrize(
    "text",
    [
        "green has gone",  # in another order
        "gone to the green",  # with a word between
        "cold arm",
        "arm for 9 minutes",
        "arm for 60 minutes",
        "not gone green",  # denied
        "not red or gone green",
        "arm and some blue cheese",  # harmless
    ],
)
def test_what_is_said_otherwise_sets_nothing_off(asked, text):
    assert cards(asked(text)) == []


def test_a_sign_that_no_card_names_leads_to_the_page_of_all(asked):
    (card,) = asked("the bone is showing")["danger"]
    assert card == {
        "card": "causes/warm",
        "level": "emergency",
        "short": "Urgent",
        "act": "call",
        "url": "causes/warm/",
        "words": ["bone", "showing"],
    }


def test_the_words_that_set_off_a_card_are_shown_as_typed(asked):
    assert asked("my paw has gone very grene")["danger"][0]["words"] == ["gone very grene"]


def test_a_neighbour_is_reported_with_where_to_go(asked):
    (told,) = asked("my womb")["neighbours"]
    assert told == {"title": "Elsewhere", "text": "It is another thing.", "url": "causes/low-salt/"}


def test_the_kind_of_question_moves_a_page_up(asked):
    assert urls(asked("what helps with soap"))[0] == "causes/low-salt/" and urls(asked("soap"))[0] == "causes/warm/"


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("kumquat goes warm", ["causes/low-salt/"]),
        ("kumquat is warm", ["causes/low-salt/"]),
        ("kumquat is warm soap", ["causes/low-salt/", "causes/warm/"]),
        ("kumquat in a warm bath", ["causes/low-salt/", "causes/warm/"]),
        ("it goes warm", ["causes/warm/"]),  # nothing else is asked for
    ],
)
def test_what_is_said_aside_is_not_asked_for(asked, text, pages):
    assert sorted(urls(asked(text))) == pages


def test_nothing_found_offers_the_nearest_names(asked):
    answer = asked("lowzzzzzzzz")
    assert not answer["results"] and "Low salt" in [name["title"] for name in answer["nearest"]]


@pytest.mark.parametrize("text", ["", "  ", "?", "-", "constructor", "__proto__ toString"])
def test_any_text_has_an_answer(asked, text):
    assert asked(text)["results"] == []


@pytest.mark.parametrize("text", ["kumquat", "quagga", "soap and water"])
def test_an_index_in_parts_answers_as_a_whole_one(asked, asked_in_parts, text):
    whole, parts = asked(text), asked_in_parts(text)
    assert [(one["url"], one["section"], one["passage"]) for one in parts["results"]] == [
        (one["url"], one["section"], one["passage"]) for one in whole["results"]
    ]


def test_marks_stand_where_the_words_stand(asked):
    (result, *_) = asked("salt")["results"]
    assert [result["title"][start:end] for start, end in result["marks"]["title"]] == ["salt"]


def test_kinds_and_limit_narrow_the_results(asked):
    assert urls(asked("soap salt", limit=1)) and len(urls(asked("soap salt", limit=1))) == 1
    assert urls(asked("soap salt", kinds=["drugs"])) == []


def test_python_and_the_engine_cut_words_alike(asked, atlas):
    words = Stemmer(atlas.data("search"))
    for word in ("haemorrhoids", "stopping", "ladies", "worried", "classes", "oestrogens", "paralysed", "using"):
        assert words.stem(word) == asked(word, call="stemOf")
