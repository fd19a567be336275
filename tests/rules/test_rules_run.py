"""No rule is written and then forgotten: each one runs when the content is checked."""

import ast
import sys
from dataclasses import replace
from types import FrameType

import pytest
from atlas.content.reader import read_atlas
from atlas.rules.advice import advice
from atlas.rules.check import check
from conftest import ROOT, SITES

WRITTEN = sorted(
    f"{path.relative_to(ROOT / 'scripts').as_posix()}: {node.name}"
    for path in (ROOT / "scripts" / "atlas").rglob("*.py")
    if path.parent.name != "site"  # what stands there reads the finished site, and is tested there
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(node, ast.FunctionDef) and node.name.startswith(("check_", "advise_"))
)


@pytest.fixture(scope="module")
def ran() -> set[str]:
    """Every function that runs while the tiny site is checked, by file and name."""
    atlas, _ = read_atlas(SITES / "tiny")
    seen: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            seen.add((frame.f_code.co_filename, frame.f_code.co_name))

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        check(atlas)
        advice(atlas)
    finally:
        sys.setprofile(before)
    scripts = str(ROOT / "scripts") + "/"
    return {f"{path.removeprefix(scripts)}: {name}" for path, name in seen if path.startswith(scripts)}


@pytest.mark.parametrize("rule", WRITTEN)
def test_a_rule_that_is_written_is_run(ran, rule):
    assert rule in ran, f"{rule} is never run; name it among the rules, or delete it"


@pytest.mark.parametrize("name", ["tiny", "hostile"])
def test_no_rule_speaks_of_a_sound_site_that_uses_what_there_is(name):
    atlas, problems = read_atlas(SITES / name)
    atlas = replace(atlas, templates=frozenset({"home.html", "main.html", "now.html"}))
    assert [str(problem) for problem in (*problems, *check(atlas))] == []
