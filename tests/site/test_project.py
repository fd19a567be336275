"""A fault of the theme stops every verb with the same line, and plain mkdocs too."""

import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

FAULTS = {
    "overrides/main.html": ("{% block site_meta %}", "{% block %}", "template: expected token 'name', got 'end of statement block'; mend the template"),
    "overrides/fragments/signs.html": ("<", "{{ 1 | nobodys }}<", "template: No filter named 'nobodys'; mend the template"),
    "mkdocs.yml": ("assets/tip.js", "assets/gone.js", 'extra_javascript: "assets/gone.js" leads to no file in docs/; mend or remove it'),
    "docs/assets/atlas.css": ("body {", "@import 'gone.css'; body {", 'file: "gone.css" leads to no file; mend or remove it'),
}  # fmt: skip


def run(root, *command: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, *command], cwd=root, capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("path", FAULTS)
def test_a_fault_of_the_theme_is_told_alike_everywhere(tiny, path):
    old, new, text = FAULTS[path]
    before = (tiny / path).read_text()
    line = before[: before.index(old)].count("\n") + 1
    (tiny / path).write_text(before.replace(old, new, 1))
    shutil.copytree(ROOT / "scripts" / "atlas", tiny / "scripts" / "atlas")
    verbs = [[str(ROOT / "scripts" / "build.py"), verb, "--root", str(tiny)] for verb in ("build", "report", "bench", "serve")]
    verbs[-1] += ["--port", "8765"]
    for command in (*verbs, ["-m", "mkdocs", "build", "--quiet"]):
        code, told = run(tiny, *command)
        assert code == 1 and f"{path}:{line}: {text}" in told and "Traceback" not in told, command
    assert not (tiny / "site").exists()


UNDEFINED = "\n{{ nothing }}"


@pytest.mark.parametrize("path", ["overrides/partials/footer.html", "overrides/fragments/references.html"])
def test_an_undefined_value_is_told_alike_everywhere(tiny, path):
    text = (tiny / path).read_text()
    (tiny / path).write_text(text + UNDEFINED)
    shutil.copytree(ROOT / "scripts" / "atlas", tiny / "scripts" / "atlas")
    expected = f"{path}:{text.count(chr(10)) + 2}: template: 'nothing' is undefined; mend the template"
    for command in ([str(ROOT / "scripts" / "build.py"), "build", "--root", str(tiny)], ["-m", "mkdocs", "build", "--quiet"]):
        code, told = run(tiny, *command)
        assert code == 1 and expected in told.splitlines() and "Traceback" not in told, command
