"""The command, run as an author runs it."""

import json
import subprocess
import sys
import time
from pathlib import Path

import build
import pytest
from atlas.content.problems import Problem
from atlas.site.kept import PLACE
from conftest import HANGS, ROOT, SITES, SOUND, lay


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=HANGS)


def test_a_sound_site_is_checked_with_its_counts(tmp_path):
    done = run("check", "--root", str(lay(tmp_path, SOUND)))
    assert (done.returncode, done.stdout) == (0, "3 pages, no problems, 2 warnings (1 evidence.share, 1 thin)\n")


def test_all_problems_are_shown_and_the_exit_is_1():
    done = run("check", "--root", str(SITES / "broken"))
    expected = (SITES / "broken" / "expected.txt").read_text()
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == expected + f"{len(expected.splitlines())} problems; nothing was built\n"


def test_what_is_found_goes_into_a_file_for_programs(tmp_path):
    made = tmp_path / "found.json"
    done = run("check", "--root", str(SITES / "broken"), "--json", str(made))
    told = json.loads(made.read_text())
    lines = [f"{one['path']}:{one['line']}: {one['field']}: {one['text']}" for one in told["problems"]]
    assert (done.returncode, lines) == (1, (SITES / "broken" / "expected.txt").read_text().splitlines())


def test_a_watch_checks_again_after_each_change_and_ends_in_order(tmp_path):
    page = lay(tmp_path, SOUND) / "docs" / "causes" / "low-salt.md"
    aside = tmp_path / "aside.md"
    aside.write_text(SOUND["docs/causes/low-salt.md"].replace("title:", "titel:"))
    command = [sys.executable, "-u", str(ROOT / "scripts" / "build.py"), "check", "--watch", "--root", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as watching:
        shown = []
        for change in (lambda: None, lambda: aside.replace(page), page.unlink):
            change()
            for line in watching.stdout:
                shown.append(line)
                if "waiting for a change" in line:
                    break
        watching.terminate()
        watching.wait(HANGS)
        assert watching.stderr.read() == "stopped\n"
    told = [line.partition("  ")[2].partition(";")[0] for line in shown if "waiting" in line]
    assert told[:2] == ["all is well", "2 problems (2 new)"] and "2 mended" in told[2]
    assert 'docs/causes/low-salt.md:2: titel: unknown key; did you mean "title"?\n' in shown


@pytest.mark.parametrize("verb", ["check", "build", "report"])
def test_a_folder_that_is_no_project_is_reported(verb, tmp_path):
    done = run(verb, "--root", str(tmp_path / "nowhere"))
    text = f"docs:1: folder: there is none in {tmp_path / 'nowhere'}; give the project's folder as --root"
    assert (done.returncode, done.stderr) == (1, f"{text}\n1 problem; nothing was built\n")


@pytest.mark.parametrize(("text", "part"), [(None, "1: file: missing or empty"), ("theme: [", "1: YAML: "), ("site_name: x\ntheme: nobodys\n", "2: theme: Unrecognised theme name: 'nobodys'")])
def test_a_broken_configuration_of_the_engine_is_reported_without_a_traceback(tiny, text, part):
    (tiny / "mkdocs.yml").unlink() if text is None else (tiny / "mkdocs.yml").write_text(text)
    done = run("build", "--root", str(tiny))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert f"mkdocs.yml:{part}" in done.stderr
    assert not (tiny / "site").exists()


def test_a_broken_template_is_reported_without_a_traceback(tiny):
    (tiny / "overrides" / "main.html").write_text("{% block %}")
    done = run("build", "--root", str(tiny))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "overrides/main.html:1: template: " in done.stderr


def test_a_disk_that_cannot_be_written_is_reported_and_the_old_site_stands(tiny, monkeypatch):
    monkeypatch.setattr("atlas.site.publish.tempfile.mkdtemp", lambda **_: (_ for _ in ()).throw(OSError(28, "No space left", "x")))
    with pytest.raises(SystemExit, match=r"^the disk is full: No space left; mend that; what was published is unchanged"):
        build.main(["build", "--root", str(tiny)])


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["told when all is written", "told in the midst of writing"])
def test_a_reader_who_has_read_enough_is_no_error(tiny, monkeypatch, unbuffered):
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "report", "--root", str(tiny)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as report:
        report.stdout.close()
        assert (report.wait(HANGS), report.stderr.read()) == (0, b"")


def test_a_build_that_is_stopped_says_so_and_leaves_nothing(tiny):
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "build", "--root", str(tiny)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while not any(Path(tiny).glob(".site/build-*")) and process.poll() is None:
        time.sleep(0.01)
    process.terminate()
    assert (process.communicate(timeout=HANGS), process.returncode) == (("", "stopped\n"), 1)
    assert {path.name for path in (tiny / ".site").iterdir()} <= {PLACE.name}  # what was made is kept for the next build


def test_a_problem_is_a_note_on_its_line_in_a_workflow(monkeypatch):
    problem = Problem("docs/a.md", 3, "title", "missing; add its text")
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert build.annotate(problem) == "docs/a.md:3: title: missing; add its text"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert build.annotate(problem) == "::error file=docs/a.md,line=3::title: missing; add its text"


def test_a_dead_link_of_a_template_is_reported_once_at_its_line_and_nothing_is_published(tiny):
    footer = tiny / "overrides" / "partials" / "footer.html"
    text = footer.read_text()
    footer.write_text(text + "\n<a href=\"{{ 'gone/' | url }}\">x</a>")
    done = run("build", "--root", str(tiny))
    place = f"overrides/partials/footer.html:{text.count(chr(10)) + 2}"
    assert (done.returncode, done.stderr) == (1, f'{place}: link: "gone/" leads to no file; mend or remove it\n1 problem; nothing was published\n')


def test_a_draft_is_never_published(tiny):
    page = (tiny / "docs" / "guides" / "night.md").read_text()
    (tiny / "docs" / "guides" / "quux.md").write_text(page.replace("---\n", "---\ndraft: true\n", 1).replace("title: ", "title: Quux "))
    done = run("build", "--root", str(tiny))
    assert done.returncode == 0, done.stderr
    assert not (tiny / "site" / "guides" / "quux").exists()
    said = [path.name for path in (tiny / "site").rglob("*") if path.suffix in (".html", ".json", ".xml", ".txt") and b"Quux" in path.read_bytes()]
    assert said == []
