"""Each scaffold, filled in as its questions ask, passes the check; none overwrites what is there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from atlas.rules.check import read_checked
from conftest import HANGS, ROOT, SITES, lay
from editing.__main__ import main
from editing.new import scaffolds
from editing.project import read_project

ABOUT = {"description": "A small page of a test, which says nothing of any weight.", "group": "salts", "grade": "likely", "why": "A good review says so.", "share": "seldom", "share_why": "A good review says so.", "limits": "One trial is too little to be sure.", "purpose": "[relief]"}
ENTRY = {"references": "[good_2020]", "topic": "salts", "level": "same day", "class": "a small tablet", "used_for": "many things", "finding": "A review agrees.", "verdict": "supported"}
STUDY = {"about": "remedies/rest", "against": "no rest", "control": "nothing", "group": "night", "outcome": "frequency", "population": "people", "people": "40", "design": "trial", "result": "better", "certainty": "low", "funding": "not seen", "reference": "good_2020", "read": "abstract"}
BOX = {"how": "It takes salt out of the body.", "how_often": "3 in 100 people, and 1 in 100 on placebo.", "strength": "strong", "timing": "[taking]", "warning": "ask-first"}
CARD = {"group": "limb", "act": "medical help today", "title": '"Get medical help today if:"', "signs": "[One arm is cold]", "means": "a blocked artery"}
REFERENCE = {"publisher": "A journal", "year": "2020", "kind": "review", "read_as": "full text", "url": "https://example.org/a"}
REST, SALT, PILLS = "docs/remedies/rest.md", "docs/causes/low-salt.md", "docs/drugs/water-pills.md"
# By kind: its name, more answers, and where it has to be shown: a file, what stands there, and what is to stand there.
CASES = {
    "cause": ("Quux", ABOUT, ()),
    "disease": ("Quux", ABOUT | {"group": "vessels"}, ()),
    "drug": ("Quux", ABOUT | {"group": "heart"}, ()),
    "remedy": ("Quux", ABOUT | {"group": "move", "grade": "not-shown"}, ()),
    "guide": ("Quux", ABOUT | {"group": "when"}, ()),
    "source": ("Quux", ABOUT, ()),
    "page": ("Quux", ABOUT, ()),
    "medicine": ("quux", ENTRY, ()),
    "fact-box": ("quux", ENTRY | BOX, ()),
    "mixture": ("Quux with baz", ENTRY | {"one": "{name: quux, medicines: [drugs/water-pills]}", "with": "{name: baz, medicines: [exampluride]}", "happens": "Salt is lost.", "what_to_do": "Ask a pharmacist."}, ()),
    "study": ("Quux", STUDY, ((REST, "S-001]]", "S-001 S-002]]"),)),
    "claim": ("Quux is a salt.", ENTRY | {"articles": "[{article: '000', line: 3}]"}, ((SALT, "[#C-001]", "[#C-001] [#C-003]"),)),
    "fact": ("Quux is a salt.", ENTRY, ((SALT, "[#C-001]", "[#C-001] [#F-002]"),)),
    "card": ("One arm is cold", ENTRY | CARD, ((SALT, "H-01 H-02", "H-01 H-03"),)),
    "search": ("Is quux a salt?", {"group": "causes", "where": "[web]", "words": "[quux salt, quux trial]", "found": "Nothing came up."}, ((SALT, "## Who", "We found no quux. [?Q-002]\n\n## Who"),)),
    "sign": ("cold arm", {"level": "same day", "words": "[cold arm]"}, ()),
    "glossary": ("quux", {"quux": "A salt of the sea."}, ()),
    "warning": ("Quux", {"title": "Ask about quux", "text": "Ask a pharmacist about quux."}, ()),
    "reference": ("A good paper", REFERENCE, ()),
    "change": ("Salt and rest", {"what": "Rest is told apart now.", "why": "It was not.", "kind": "changed", "size": "major"}, ()),
}
OPEN = re.compile(r"^( *(?:- )?)([\w-]+): # .*\?.*$|^( *(?:- )?)([\w-]+): # .*$", re.MULTILINE)
BODY = re.compile(r"<!--.*?-->", re.DOTALL)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(SITES / "tiny", tmp_path, dirs_exist_ok=True)
    return lay(tmp_path, {"overrides/home.html": "", "overrides/now.html": ""})


def problems(root: Path) -> list[str]:
    return [str(one) for one in read_checked(root)[1]]


def make(root: Path, kind: str, name: str, *more: str) -> None:
    main(["--root", str(root), "new", "--kind", kind, "--name", name, *more])


def filled(text: str, answers: dict[str, str]) -> str:
    """A text with an answer to each question, and some words where a page has none."""
    text = OPEN.sub(lambda line: f"{line[1] or line[3] or ''}{line[2] or line[4]}: {answers[line[2] or line[4]]}", text)
    return BODY.sub("It is a small thing. [@good_2020]", text)


def groups(root: Path, kind: str) -> str:
    """A group of the list of a kind."""
    index = (root / "docs" / kind / "index.md").read_text(encoding="utf-8")
    found = re.search(r"groups: \{([a-z-]+):", index)
    return found[1] if found else ""


def test_every_kind_is_tried():
    assert CASES.keys() == scaffolds().keys()


@pytest.mark.parametrize("kind", CASES)
def test_a_scaffold_that_is_filled_in_passes_the_check(site, kind):
    assert problems(site) == []
    name, answers, places = CASES[kind]
    before = read_project(site)
    make(site, kind, name, *(["--on", "drugs/water-pills"] if kind == "fact-box" else []))
    made = read_project(site)
    changed = {path: text for path, text in made.items() if before.get(path) != text}
    folder = scaffolds()[kind]["file"].split("/")[-2:][0]
    if "under" not in scaffolds()[kind] and folder not in ("docs", "sources"):
        answers = answers | {"group": groups(site, folder)}
    assert len(changed) == 1
    lay(site, {path: filled(text, answers) for path, text in changed.items()})
    for path, old, new in places:
        text = (site / path).read_text(encoding="utf-8")
        assert old in text
        lay(site, {path: text.replace(old, new, 1)})
    assert problems(site) == []


@pytest.mark.parametrize("kind", CASES)
def test_what_is_not_filled_in_is_told(site, kind):
    make(site, kind, CASES[kind][0], *(["--on", "drugs/water-pills"] if kind == "fact-box" else []))
    assert problems(site) != []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--kind", "caus", "--name", "Quux"], 'there is no such kind; did you mean "cause"?'),
        (["--kind", "", "--name", "Quux"], "KIND: missing; use one of"),
        (["--kind", "cause", "--name", " "], "NAME: missing"),
        (["--kind", "page", "--name", "Causes"], "docs/causes/index.md: is there already"),
        (["--kind", "cause", "--name", "Low salt"], "docs/causes/low-salt.md: is there already"),
        (["--kind", "cause", "--name", "!?"], "has no letter"),
        (["--kind", "reference", "--name", "good 2020"], 'has "good_2020" already'),
        (["--kind", "fact-box", "--name", "exampluride", "--on", "drugs/water-pills"], 'has "exampluride" already'),
        (["--kind", "fact-box", "--name", "quux", "--on", "drugs/water-pill"], 'is no page that can have it; did you mean "drugs/water-pills"?'),
        (["--kind", "fact-box", "--name", "quux", "--on", "causes/low-salt"], "ON=causes/low-salt: is no page that can have it"),
    ],
)
def test_what_cannot_be_made_says_why_and_writes_nothing(site, arguments, says):
    before = read_project(site)
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(site), "new", *arguments])
    assert says in str(stop.value)
    assert read_project(site) == before


def test_an_entry_stands_at_its_sorted_place(site):
    make(site, "reference", "A good paper")
    make(site, "reference", "Zebra")
    keys = re.findall(r"^(\w+):$", (site / "docs/references.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert keys.index("a_good_paper") == 0
    assert keys[-1] == "zebra"


@pytest.mark.parametrize("name", ["Yes", "404", "1e3", "Null"])
def test_an_id_that_yaml_would_take_for_something_else_stays_a_text(site, name):
    ids = sorted(page.id for page in read_checked(site)[0].pages)
    lay(site, {"docs/addresses.yml": "".join(f"- {one}\n" for one in ids)})
    make(site, "medicine", name)
    make(site, "page", name)
    atlas = read_checked(site)[0]
    assert name.lower() in [one["id"] for one in atlas.data("medicines")["medicines"]]
    assert name.lower() in atlas.data("addresses")
    assert not [one for one in problems(site) if "addresses" in one or ".id: " in one]


@pytest.mark.parametrize("on", ["docs/drugs/water-pills.md", "/drugs/water-pills/", " drugs/water-pills"])
def test_a_page_may_be_named_by_its_file_or_its_address(site, on):
    make(site, "fact-box", "quux", "--on", on)
    assert "- id: quux" in (site / PILLS).read_text(encoding="utf-8")


@pytest.mark.skipif(not shutil.which("make"), reason="make is not installed")
def test_make_hands_over_what_was_typed_as_it_is():
    typed = "It costs $5, $(HOME) `id` \"or\" a \\ more"
    command = ["make", "--no-print-directory", "-o", ".venv/.site", "new", "RUN=printf '%s\\n'", "KIND=claim", f"NAME={typed}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=HANGS, check=True)
    assert typed in done.stdout.splitlines()
