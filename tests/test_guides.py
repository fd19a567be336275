"""The guides for people say what the code does: paths, commands, keys, grades, slots."""

import re

import pytest
from atlas.grades import HELP, LINK, STRENGTH
from atlas.model import RELATIONS
from atlas.rules_of_text import SLOTS
from atlas.schema import MEDICINE, REFERENCE, REFERENCE_KINDS
from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MADE = {"site/", "site/data/", "docs/<kind>/<id>.md", "docs/<kind>/index.md", ".venv/bin/python"}


@pytest.mark.parametrize("guide", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_path_that_a_guide_names_exists(guide):
    named = re.findall(r"`((?:docs|scripts|tests|overrides|site|\.github)/[^`\s]*)`|\]\(([^)#:]+)\)", guide)
    paths = {first or second for first, second in named} - MADE
    assert len(paths) > 3
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("guide", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_command_that_a_guide_names_is_in_the_makefile(guide):
    verbs = set(re.findall(r"\bmake ([a-z]+)\b", guide)) - {"up", "it"}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert verbs and verbs - targets == set()


def test_the_guide_names_every_grade():
    for scale in (LINK, HELP, STRENGTH):
        assert ", ".join(scale) in CONTRIBUTING


def test_the_guide_names_every_relation_field_and_slot():
    for name in (*RELATIONS, *MEDICINE["properties"], *REFERENCE_KINDS):
        assert name in CONTRIBUTING, name
    for name in SLOTS:
        assert f"[[{name}" in CONTRIBUTING, name


def test_the_guide_names_every_field_of_a_reference():
    for name in REFERENCE["properties"]:
        assert f"{name}:" in CONTRIBUTING or f"`{name}" in CONTRIBUTING, name
