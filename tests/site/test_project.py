"""A fault of the theme stops every verb with the same line, and plain mkdocs too."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import build
import pytest
from atlas.rules import check
from atlas.site import workers
from atlas.site.project import read_project
from conftest import HANGS, ROOT

FAULTS = {
    "overrides/main.html": ("{% block site_meta %}", "{% block %}", "template: expected token 'name', got 'end of statement block'; mend the template"),
    "overrides/fragments/signs.html": ("<", "{{ 1 | nobodys }}<", "template: No filter named 'nobodys'; mend the template"),
    "mkdocs.yml": ("assets/tip.js", "assets/gone.js", 'extra_javascript: "assets/gone.js" leads to no file in docs/; mend or remove it'),
    "docs/assets/atlas.css": ("body {", "@import 'gone.css'; body {", 'file: "gone.css" leads to no file; mend or remove it'),
}  # fmt: skip


BROKEN = ROOT / "tests" / "sites" / "broken"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def plain(tiny: Path) -> Run:
    """Plain mkdocs, run in the tiny site: how it ended, and what it told."""
    shutil.copytree(ROOT / "scripts" / "atlas", tiny / "scripts" / "atlas")

    def run() -> tuple[int, str]:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        done = subprocess.run(command, cwd=tiny, capture_output=True, text=True, timeout=HANGS)
        return done.returncode, done.stdout + done.stderr

    return run


@pytest.fixture
def verb(tiny: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """A verb of the command, run on the tiny site: how it ended, and what it told."""

    def run(*arguments: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            build.main([*arguments, "--root", str(tiny)])
        told = "".join(capsys.readouterr())
        text = isinstance(end.value.code, str)
        return (1, f"{told}{end.value.code}\n") if text else (end.value.code, told)

    return run


@pytest.mark.parametrize("path", FAULTS)
def test_a_fault_of_the_theme_is_reported_alike_everywhere(tiny, verb, plain, path):
    old, new, text = FAULTS[path]
    before = (tiny / path).read_text()
    line = before[: before.index(old)].count("\n") + 1
    (tiny / path).write_text(before.replace(old, new, 1))
    ways = {"mkdocs": plain} | {name: partial(verb, name) for name in ("build", "report", "bench", "serve")}
    for name, run in ways.items():
        code, told = run()
        assert code == 1 and f"{path}:{line}: {text}" in told and "Traceback" not in told, name
    assert not (tiny / "site").exists()


UNDEFINED = "\n{{ nothing }}"


@pytest.mark.parametrize("path", ["overrides/partials/footer.html", "overrides/fragments/references.html"])
def test_an_undefined_value_is_reported_alike_everywhere(tiny, verb, plain, path):
    text = (tiny / path).read_text()
    (tiny / path).write_text(text + UNDEFINED)
    expected = f"{path}:{text.count(chr(10)) + 2}: template: 'nothing' is undefined; mend the template"
    for name, run in {"mkdocs": plain, "build": partial(verb, "build")}.items():
        code, told = run()
        assert code == 1 and expected in told.splitlines() and "Traceback" not in told, name


def test_several_processes_find_in_a_large_site_what_one_finds(monkeypatch):
    fork, begun = os.fork, []
    monkeypatch.setattr(os, "fork", lambda: begun.append(fork()) or begun[-1])
    found = read_project(BROKEN)[1]
    assert found and not begun
    monkeypatch.setattr(check, "LARGE", 1)
    monkeypatch.setattr(workers, "processes", lambda: 3)
    assert read_project(BROKEN)[1] == found
    assert len(begun) == 3
