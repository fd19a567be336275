"""The guides for people say what the code does: paths, commands, keys, grades, slots."""

import re

import pytest
import yaml
from atlas.content.page import Kind
from atlas.content.scales import CERTAINTY, HELP, STRENGTH
from atlas.content.sheets import parse_sheet
from atlas.content.states import (
    ChangeKind,
    ChangeSize,
    Control,
    Design,
    EffectMeasure,
    Measure,
    RatedCertainty,
    Read,
    ReferenceKind,
    Result,
)
from atlas.rules.messages import file_mistakes
from atlas.rules.schema import CHANGE, CODE, FILES, LISTED_ROW, LISTING, MEDICINE, MIXTURE, STUDY, SYSTEM, page_schema
from atlas.weaving.slots import SLOTS
from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS = [re.sub(r"(?m)^   ", "", block) for block in re.findall(r"```yaml\n(.*?)```", CONTRIBUTING, re.DOTALL)]
MADE = {"docs/<kind>/<id>.md", "docs/sources/<id>.md", "docs/<kind>/index.md", ".venv/bin/python", "docs/assets/theme.css"}


GUIDES = {path.name: path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("*.md"))}


@pytest.mark.parametrize("name", GUIDES)
def test_every_path_that_a_guide_names_exists(name):
    guide = GUIDES[name]
    named = re.findall(r"`((?:docs|scripts|tests|overrides|site|\.github)/[^`\s]*)`|\]\(([^)#:]+)\)", guide)
    paths = {first or second for first, second in named} - MADE
    paths = {path for path in paths if not path.startswith("site/")}  # what a build makes
    assert len(paths) > 3 or name not in ("README.md", "CONTRIBUTING.md")
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("name", GUIDES)
def test_every_command_that_a_guide_names_is_in_the_makefile(name):
    verbs = set(re.findall(r"`make ([a-z-]+)\b|^make ([a-z-]+)\b", GUIDES[name], re.MULTILINE))
    verbs = {first or second for first, second in verbs}
    lines = re.findall(r"^([a-z -]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    targets = {name for line in lines for name in line.split()}
    assert verbs or name not in ("README.md", "CONTRIBUTING.md")
    assert verbs - targets == set()


@pytest.mark.parametrize("name", GUIDES)
def test_every_link_from_one_guide_to_another_leads_there(name):
    links = re.findall(r"\]\(([^)\s]+)\)", GUIDES[name])
    assert [link for link in links if not re.match(r"https?:|#", link) and not (ROOT / link.partition("#")[0]).exists()] == []


FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


@pytest.mark.parametrize("path", [path for path in FORMS if path.name != "config.yml"], ids=lambda path: path.stem)
def test_a_form_for_issues_is_one(path):
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert form.keys() <= {"name", "description", "title", "labels", "body"} and form["name"] and form["description"]
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert {part["type"] for part in asked} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert len({part["id"] for part in asked}) == len(asked) and all(part["attributes"]["label"] for part in asked)
    assert all(part["attributes"]["options"] for part in asked if part["type"] in ("dropdown", "checkboxes"))


def test_the_guide_names_every_grade():
    for scale in (CERTAINTY, HELP, STRENGTH):
        assert ", ".join(scale) in CONTRIBUTING


def test_the_guide_names_every_kind_of_reference():
    for name in ReferenceKind:
        assert name in CONTRIBUTING, name


def block(start: str) -> str:
    """The one block of YAML that begins so."""
    (found,) = [text for text in BLOCKS if text.lstrip("-\n").startswith(start)]
    return found


def block_below(heading: str) -> str:
    """The first block of YAML below a heading."""
    return CONTRIBUTING.partition(f"\n## {heading}\n")[2].partition("```yaml\n")[2].partition("```")[0]


def test_the_page_shown_has_every_key_of_every_kind():
    shown = yaml.safe_load(block("title:").strip("-\n"))
    assert shown.keys() == {key for kind in Kind for key in page_schema(kind)["properties"]}


def test_the_medicine_shown_has_every_key():
    (shown,) = yaml.safe_load(block("medicines:"))["medicines"]
    assert shown.keys() == MEDICINE["properties"].keys()


def test_the_reference_shown_is_one_and_every_other_key_is_reported():
    sheet, _ = parse_sheet("docs/references.yml", block_below("Add a reference"))
    assert list(file_mistakes("references", sheet)) == []
    told = {key for entry in sheet.value.values() for key in entry} | set(re.findall(r"`([a-z_]+):", CONTRIBUTING))
    assert FILES["references"]["additionalProperties"]["properties"].keys() <= told


@pytest.mark.parametrize("name", ["claims", "facts", "red-flags"])
def test_the_entry_of_a_data_file_shown_has_every_key_and_is_one(name):
    sheet, _ = parse_sheet(f"docs/{name}.yml", block(f"# docs/{name}.yml"))
    assert list(file_mistakes(name, sheet)) == []
    assert sheet.value[0].keys() == FILES[name]["items"]["properties"].keys()


@pytest.mark.parametrize("name", ["medicines", "mixtures"])
def test_what_is_shown_of_medicines_is_whole(name):
    sheet, _ = parse_sheet(f"docs/{name}.yml", block(f"# docs/{name}.yml"))
    assert list(file_mistakes(name, sheet)) == []
    schema, shown = (MIXTURE, sheet.value) if name == "mixtures" else (LISTING, sheet.value["medicines"])
    assert shown[0].keys() == schema["properties"].keys()
    if name == "medicines":
        assert shown[0]["listed"][0].keys() == LISTED_ROW["properties"].keys()


def test_the_codes_shown_are_a_file_and_have_every_key():
    sheet, _ = parse_sheet("docs/codes.yml", block("# docs/codes.yml"))
    assert list(file_mistakes("codes", sheet)) == []
    assert sheet.value.keys() == FILES["codes"]["properties"].keys()
    (system,), (own, *_) = sheet.value["systems"].values(), sheet.value["codes"].values()
    assert system.keys() == SYSTEM["properties"].keys() and own["mesh"].keys() == CODE["properties"].keys()


def test_the_studies_shown_are_a_file_and_have_every_key():
    sheet, _ = parse_sheet("docs/studies.yml", block("# docs/studies.yml"))
    assert list(file_mistakes("studies", sheet)) == []
    assert sheet.value.keys() == FILES["studies"]["properties"].keys()
    assert sheet.value["rows"][0].keys() == STUDY["properties"].keys()


def test_the_change_shown_is_one_and_has_every_key():
    sheet, _ = parse_sheet("docs/changes.yml", block("# docs/changes.yml"))
    shown = sheet.value["changes"][0]
    assert [one for one in file_mistakes("changes", sheet) if one.field != "words"] == []
    assert shown.keys() == CHANGE["properties"].keys()
    for state in (*ChangeKind, *ChangeSize):
        assert state in CONTRIBUTING.partition("## Tell of a change")[2].partition("## ")[0]


def test_the_guide_names_every_state_of_a_study():
    for state in (*Control, *Design, *EffectMeasure, *Measure, *RatedCertainty, *Read, *Result):
        assert state in block("# docs/studies.yml"), state


def test_every_slot_is_shown():
    assert set(SLOTS) == set(re.findall(r"`\[\[([a-z-]+)", CONTRIBUTING))
